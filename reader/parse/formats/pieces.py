"""Small parts that formats share: safe strings, paragraphs, names, addresses, problems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.draft import BlockKind, DraftBlock, Problem
from reader.text.safe import SafeText, clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WEB = re.compile(r"(?i:https?)://[^ \t\n\r\f\v<>\"'\\^`{|}]{3,2000}")
_COMPARED = 60
_LONGEST_NAME = 200
_MOST_NAMES = 40
_BEGINNING = 300
_BLANK_LINES = re.compile(r"\n[ \t]*\n[\s]{0,1000}")
_BULLET = re.compile(r"(?:[-*•·–]|\d{1,3}[.)])[ \t]{1,8}(?=\S)")
_BULLETS = "-*•·–"
_LONG = 20_000
_ASCII = bytes(range(128))
_MARKUP = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|ul|ol|li|h[1-6]|img|span|blockquote|table|figure)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_TYPESET = "‘’“”–—…\u00a0"
"""What makes English text more than ASCII."""
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_BY = re.compile(
    r"(?:by|von|par|por|di|da|av|af|door|text|texto|autor|author|written by|posted by)[: ]{1,3}",
    re.IGNORECASE,
)


def problem(path: str, reason: str, line: int | None = None, *, skipped: bool = True) -> Problem:
    """A `Problem` of safe strings."""
    return Problem(clean_line(path), clean_line(reason), line, skipped)


def cut_records(path: str, most: int, line: int | None = None) -> Problem:
    """What is said of a file with more than `most` records (`limits.records_in`)."""
    reason = f"read as far as the first {most:,} records: it has too many for its size"
    return problem(path, reason, line, skipped=False)


def decoding_problems(path: str, warnings: Sequence[str]) -> list[Problem]:
    """What had to be put up with to read the letters of a file of many articles."""
    return [problem(path, warning, skipped=False) for warning in warnings]


def headline_of(text: str) -> SafeText:
    """A headline: one line; where it is over the limit, one character of that is kept.

    By that `reader.parse.capped` knows that it has to be cut, and says so.
    """
    most = limits.HEADLINE_CHARACTERS + 1
    return SafeText(clean_line(text[: 2 * most])[:most])


def optional_line(text: str | None) -> SafeText | None:
    """`text` on one safe line, None where nothing is left of it."""
    return (clean_line(text) or None) if text else None


def web_address(text: str | None) -> SafeText | None:
    """`text` if it is an http or https address without anything a shell or terminal could mind."""
    if not text:
        return None
    text = text.strip()
    if _WEB.fullmatch(text) is None:
        return None
    address = clean_line(text)
    return address if address == text else None


def looks_like_markup(text: str) -> bool:
    """Whether `text` holds HTML elements rather than plain words."""
    return "<" in text and _MARKUP.search(text) is not None


def text_blocks(text: str) -> tuple[DraftBlock, ...]:
    """Plain text as blocks: by blank lines where there are some, else by lines."""
    if text[:1].isalpha() and text.isascii() and text.isprintable() and "  " not in text:
        return (DraftBlock("paragraph", SafeText(text.strip(" "))),)
    safe = clean(text)
    spaced = _is_spaced(safe)
    if spaced and "\n\n" in safe and "\n\n\n" not in safe and "\n " not in safe:
        parts = safe.split("\n\n")
    elif "\n\n" in safe or _BLANK_LINES.search(safe):
        parts = _BLANK_LINES.split(safe)
    else:
        parts = safe.split("\n")
    if len(safe) > _LONG and max(map(len, parts)) > _LONG and safe.count("\n") > 4 * len(parts):
        parts = safe.split("\n")
    blocks: list[DraftBlock] = []
    for part in parts:
        joined = part.strip(" ") if spaced and "\n" not in part else " ".join(part.split())
        if not joined:
            continue
        if (joined[0] in _BULLETS or joined[0].isdecimal()) and _BULLET.match(joined):
            blocks += _list_items(part, joined)
        else:
            blocks.append(DraftBlock("paragraph", SafeText(joined)))
    return tuple(blocks)


def _is_spaced(safe: str) -> bool:
    """Whether words of clean text stand one plain space apart, as those of nearly every text do."""
    if "  " in safe:
        return False
    rest = "" if safe.isascii() else safe.encode().translate(None, _ASCII).decode()
    return not any(map(str.isspace, rest))


def _list_items(part: str, joined: str) -> list[DraftBlock]:
    """The blocks of `part`, which begins with a bullet or a number; `joined` is it on one line."""
    lines = [line for line in part.split("\n") if line.strip()]
    if len(lines) > 1 and all(_BULLET.match(line.lstrip()) for line in lines):
        return [block("list", line) for line in lines]
    return [block("list" if joined[0] in "-*•·" else "paragraph", joined)]


def block(kind: BlockKind, text: str) -> DraftBlock:
    """One block of the body on one safe line; the bullet of a list item is taken off."""
    line = clean_line(text)
    if kind == "list":
        bullet = _BULLET.match(line)
        line = SafeText(line[bullet.end() :]) if bullet else line
    return DraftBlock(kind, line)


def names_line(names: Iterable[str]) -> SafeText | None:
    """Names of authors as one byline: "Ada Lind, Bo Ek"; without "By", without repetitions."""
    kept: dict[str, SafeText] = {}
    for name in names:
        line = _name(name) if len(name) <= _LONGEST_NAME else _clean_name(name)
        if line:
            kept.setdefault(line.casefold(), line)
        if len(kept) == _MOST_NAMES:
            break
    return SafeText(", ".join(kept.values())) or None


def _clean_name(name: str) -> SafeText:
    """`name` without "By" and what does not belong to it, "" where it is none."""
    by = _BY.match(name.strip())
    line = SafeText(clean_line(name.strip()[by.end() if by else 0 :]).strip(" ,;|"))
    is_name = len(line) <= _LONGEST_NAME and not line.startswith(("http:", "https:"))
    return line if is_name else SafeText("")


_name = lru_cache(maxsize=256)(_clean_name)
"""The authors of a feed are few, and each has written many of its entries."""


def letters(text: str) -> str:
    """`text` without all but letters and digits, in one case: for finding one text in another."""
    for mark in _TYPESET:
        text = text.replace(mark, "")
    if text.isascii():
        return text.encode().translate(None, _NO_LETTERS).lower().decode()
    return "".join(filter(str.isalnum, text)).lower()


def repeats_beginning(summary: str, body: Sequence[DraftBlock]) -> bool:
    """Whether a summary is but the beginning of the text, cut: then it is no standfirst."""
    start = letters(summary[:_BEGINNING])[:_COMPARED]
    return not start or start in letters("".join([one.text[:_BEGINNING] for one in body[:4]]))


def language_tag(text: str | None) -> SafeText | None:
    """The primary tag of a BCP 47 language tag or locale: "en" for "en_GB"."""
    if not text:
        return None
    primary = text.strip().replace("_", "-").split("-")[0].lower()
    return (
        SafeText(primary)
        if primary.isascii() and primary.isalpha() and len(primary) in (2, 3)
        else None
    )
