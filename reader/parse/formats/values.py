"""Text, names and blocks in values that may be strings, objects or lists of these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.formats.aliases import normalised
from reader.parse.formats.pieces import (
    block,
    looks_like_markup,
    text_blocks,
)
from reader.parse.references import unescaped
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from reader.parse.draft import DraftBlock, DraftRelated

_INNER = (
    "value rendered main text name headline title cdata content html label long full displayname "
    "fullname parsedvalue bodytext"
)
_INNER_KEYS = tuple(_INNER.split())
_DEPTH = 6


def text_of(value: object, depth: int = 0) -> str:
    """The text of a value that may be a string, a number, an object or a list of these."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None or depth > _DEPTH:
        return ""
    if isinstance(value, Mapping):
        return text_of(_inner(value), depth + 1)
    if isinstance(value, Sequence):
        return next(filter(None, (text_of(item, depth + 1) for item in value[:40])), "")
    return str(value)


def _inner(value: Mapping[object, object]) -> object:
    """What an object is called or says, by the names such fields have."""
    by_name = {normalised(key): inner for key, inner in value.items() if isinstance(key, str)}
    return next((by_name[key] for key in _INNER_KEYS if key in by_name), None)


def names_of(value: object, depth: int = 0) -> list[str]:
    """The names in a value: a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        inner = value.strip()
        if inner.startswith("[") and inner.endswith("]"):
            return [name.strip(" '\"") for name in inner[1:-1].split(",")]
        return [plain(value)]
    if isinstance(value, Mapping):
        return [plain(text_of(value))]
    if isinstance(value, Sequence) and depth < 3:
        return [name for item in value[:100] for name in names_of(item, depth + 1)]
    return []


def blocks_of(
    value: object, depth: int = 0
) -> tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]:
    """The blocks of a body given as text, HTML, a list of paragraphs or nested sections."""
    if isinstance(value, str):
        return _blocks_of_text(value)
    if depth > 6:
        return (), ()
    if isinstance(value, Mapping):
        return _blocks_of_mapping(value, depth)
    blocks: list[DraftBlock] = []
    related: list[DraftRelated] = []
    if isinstance(value, Sequence):
        if _are_renditions(value):
            return max((blocks_of(item, depth + 1) for item in value[:20]), key=_size)
        for item in value[: limits.MEMBERS]:
            inner, links = blocks_of(item, depth + 1)
            blocks += inner
            related += links
    return tuple(blocks), tuple(related)


def _are_renditions(value: Sequence[object]) -> bool:
    """Whether a list holds one text in several types (ninjs "bodies") and not its paragraphs."""
    types = [
        normalised(key) in ("contenttype", "role")
        for item in value[:20]
        if isinstance(item, Mapping)
        for key in item
        if isinstance(key, str)
    ]
    return sum(types) >= len(value) > 0


def _size(found: tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]) -> int:
    return sum(len(one.text) for one in found[0])


def plain(text: str) -> str:
    """`text` without markup and character references where it holds such."""
    if "<" not in text and "&" not in text:
        return text
    if looks_like_markup(text):
        blocks, _ = _blocks_of_text(text)
        return " ".join(one.text for one in blocks)
    return unescaped(text)


def _blocks_of_text(text: str) -> tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]:
    if looks_like_markup(text):
        from reader.parse.formats.markup.fragment import read_fragment

        return read_fragment(text)
    return text_blocks(text), ()


def _blocks_of_mapping(
    value: Mapping[str, object], depth: int
) -> tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]:
    by_name = {normalised(key): inner for key, inner in value.items() if isinstance(key, str)}
    for key in ("sections", "paragraphs", "blocks", "children", "nitf", "bodycontent", "p"):
        if by_name.get(key):
            headline = by_name.get("headline") or by_name.get("title")
            blocks, related = blocks_of(by_name[key], depth + 1)
            title = clean_line(text_of(headline)) if headline else SafeText("")
            return ((block("subhead", title), *blocks) if title else blocks), related
    return _blocks_of_text(text_of(value))


def address_text(value: object) -> str:
    """The address in a value: a string, an object that links, or a list of these."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        for key in ("@id", "href", "url", "value", "#text"):
            inner = value.get(key)
            if isinstance(inner, str):
                return inner
        return ""
    if isinstance(value, Sequence) and value:
        return address_text(value[0])
    return ""
