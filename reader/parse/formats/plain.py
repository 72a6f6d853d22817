"""Plain text: what everything is that decodes as text and is nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.draft import Draft, DraftBlock, Parsed, Problem
from reader.parse.endings import ending_of, promises_text
from reader.parse.formats.pieces import problem
from reader.text.safe import Cleaned, SafeText, clean_line, clean_with_offsets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parse.decode import Decoded

NAME = "text"

_LEAST = 0.1
_NAMED = 0.4
_ENDINGS = (".txt", ".text", ".asc", ".md")


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001
    """Hardly sure of anything: plain text is what is left; a little surer by the name."""
    return _NAMED if name.lower().endswith(_ENDINGS) else _LEAST


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:
    """Read `data` as one article of plain text; never raises."""
    decoded, cleaned = _texts(data)
    encoding = SafeText(decoded.encoding)
    if decoded.refused is not None and not promises_text(path) and ending_of(path):
        return Parsed((), (), SafeText("binary"), encoding)
    if decoded.refused is not None:
        return Parsed((), (problem(path, decoded.refused),), SafeText(NAME), encoding)
    if not any(map(str.isalnum, cleaned.text)):
        return Parsed((), (problem(path, _emptiness(data)),), SafeText(NAME), encoding)
    warnings = tuple(map(SafeText, decoded.warnings))
    draft = read(cleaned, explain, warnings)
    if not draft.headline:
        draft = replace(draft, headline=headline_from(path))
    problems = tuple(_problems(path, decoded.text, cleaned.text))
    return Parsed((draft,), problems, SafeText(NAME), encoding)


def _problems(path: str, text: str, shown: SafeText) -> Iterator[Problem]:
    """What the limits did to `text`, of which `shown` is read."""
    from reader.parse.layout.lines import end_of_told

    if len(text) > limits.ARTICLE_CHARACTERS:
        reason = f"cut after {limits.ARTICLE_CHARACTERS:,} characters"
        yield problem(path, reason, skipped=False)
    if end_of_told(shown) < len(shown):
        reason = f"{limits.LINES:,} lines are laid out; behind them each line is a paragraph"
        yield problem(path, reason, skipped=False)


def _texts(data: bytes) -> tuple[Decoded, Cleaned]:
    """The text of `data`, and as much of it as an article may have, cleaned."""
    from reader.parse.decode import Decoded, decode
    from reader.parse.plainly import safe_text

    text = safe_text(data)
    if text is not None:
        return Decoded(text, "utf-8"), Cleaned(SafeText(text[: limits.ARTICLE_CHARACTERS]), (), ())
    decoded = decode(data)
    return decoded, clean_with_offsets(decoded.text[: limits.ARTICLE_CHARACTERS])


def read(
    cleaned: Cleaned,
    explain: bool = False,
    warnings: tuple[SafeText, ...] = (),
) -> Draft:
    """Read the layout of a cleaned text; offsets lead to the text it was cleaned from."""
    from reader.parse.layout import read_layout

    draft = read_layout(cleaned.text, explain, warnings)
    if not cleaned.starts:
        return draft
    body = tuple(
        DraftBlock(
            block.kind, block.text, tuple(_raw_pieces(cleaned, block.pieces, len(block.text)))
        )
        for block in draft.body
    )
    return replace(draft, body=body, end=cleaned.raw_offset(draft.end))


def _raw_pieces(
    cleaned: Cleaned, pieces: tuple[tuple[int, int], ...], length: int
) -> list[tuple[int, int]]:
    """Pieces into the cleaned text as pieces into the raw one: a piece more at each shift."""
    from bisect import bisect_left, bisect_right

    raw: list[tuple[int, int]] = []
    for number, (offset, source) in enumerate(pieces):
        end = pieces[number + 1][0] if number + 1 < len(pieces) else length
        raw.append((offset, cleaned.raw_offset(source)))
        first = bisect_right(cleaned.starts, source)
        last = bisect_left(cleaned.starts, source + end - offset)
        raw += [
            (offset + start - source, cleaned.raw_offset(start))
            for start in cleaned.starts[first:last]
        ]
    return raw


def headline_from(path: str) -> SafeText:
    """A headline for a text that has none: the file's name without its ending."""
    name = path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0] if "." in name[1:] else name
    return clean_line(stem.replace("_", " ")) or SafeText("untitled")


def _emptiness(data: bytes) -> str:
    return "empty file" if not data else "no words in it"
