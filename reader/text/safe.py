"""SafeText: the one door by which outside text comes in.

Nothing that a terminal could take for a command passes: C0 and C1 controls, DEL, bidirectional
controls, lone surrogates and invisible format characters. What is replaced and by what:

=====================================  ==============================================
in                                     out
=====================================  ==============================================
C0 controls but tab and newline, DEL   their visible picture, U+2400 to U+2421
tab                                    one space
CR LF, CR, NEL, U+2028, U+2029, VT, FF newline
C1 controls, surrogates, noncharacters U+FFFD
bidi embeddings, overrides, isolates   U+2426, the picture of a substitute
zero width, BOM, tags, soft hyphen     dropped (an emoji family comes apart; nothing hides)
more than 4 combining marks in a row   the first four
=====================================  ==============================================

Bidi classes: Unicode Standard Annex 9. Control pictures: Unicode block U+2400. The cap of four
marks keeps every word of a living language; stacks beyond it only climb over other lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import NamedTuple, NewType

SafeText = NewType("SafeText", str)
"""Text from outside that has passed `clean`; may hold newlines, never another control."""

_NEWLINES = "\x0b\x0c\r\x85\u2028\u2029"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NO_CHARACTERS = "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_MAX_MARKS = 4

_DROPPED_RANGES = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x115F, 0x1160),  # hangul fillers
    (0x17B4, 0x17B5),  # khmer inherent vowels
    (0x180B, 0x180F),  # mongolian selectors and separator
    (0x200B, 0x200D),  # zero width space and joiners
    (0x2060, 0x2065),  # word joiner, invisible operators, one that is reserved
    (0x206A, 0x206F),  # deprecated format characters
    (0x3164, 0x3164),  # hangul filler
    (0xFE00, 0xFE0F),  # variation selectors: terminals disagree on their width
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFA0, 0xFFA0),  # halfwidth hangul filler
    (0xFFF0, 0xFFFB),  # reserved, interlinear annotation
    (0x13430, 0x1343F),  # how hieroglyphs are joined
    (0x1BCA0, 0x1BCA3),  # how shorthand is joined
    (0x1D173, 0x1D17A),  # beams and slurs of music
    (0xE0000, 0xE0FFF),  # tags, variation selectors supplement
)


@cache
def _table() -> dict[int, str | None]:
    """What becomes of each character; made when there is one to replace, which is seldom."""
    table: dict[int, str | None] = {code: chr(0x2400 + code) for code in range(0x20)}
    table[0x09] = " "
    del table[0x0A]
    table[0x7F] = "\u2421"
    table.update(dict.fromkeys(range(0x80, 0xA0), "\ufffd"))
    table.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    table.update(dict.fromkeys(range(0xFDD0, 0xFDF0), "\ufffd"))
    table.update(dict.fromkeys(map(ord, _NO_CHARACTERS), "\ufffd"))
    table.update({ord(character): "\n" for character in _NEWLINES})
    table.update({ord(character): "\u2426" for character in _BIDI})
    for first, last in _DROPPED_RANGES:
        table.update(dict.fromkeys(range(first, last + 1), None))
    return table


_DROPPED = "".join(f"{chr(first)}-{chr(last)}" for first, last in _DROPPED_RANGES)
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0e31"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
# Searching first is twenty times cheaper than translating, and nearly all text is clean.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\u2028\u2029"
    f"{_NO_CHARACTERS}{_BIDI}{_DROPPED}]|{_MARK}{{{_MAX_MARKS + 1}}}"
)
_HARMLESS = b"\n" + bytes(range(0x20, 0x7F))


@cache
def _changes_length() -> re.Pattern[str]:
    # A stack of marks is counted across what is dropped from between them: one pass is enough.
    return re.compile(f"\r\n|{_MARK}(?:[{_DROPPED}]*{_MARK}){{{_MAX_MARKS},}}|[{_DROPPED}]+")


@cache
def _dropped_one() -> re.Pattern[str]:
    return re.compile(f"[{_DROPPED}]")


class Cleaned(NamedTuple):
    """Safe text, and how its offsets lead back to the text it was made from."""

    text: SafeText
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def raw_offset(self, offset: int) -> int:
        """The offset in the raw text of the character at `offset` of the safe text."""
        place = bisect_right(self.starts, offset) - 1
        return offset + (self.shifts[place] if place >= 0 else 0)


def clean(text: str) -> SafeText:
    """Return `text` with everything replaced that a terminal could act upon.

    Idempotent: ``clean(clean(x)) == clean(x)``. Never raises on any string.
    """
    if text.isascii() and text.isprintable():
        return SafeText(text)
    return clean_with_offsets(text).text


def clean_line(text: str) -> SafeText:
    """Return `text` as `clean` does, on one line: each run of white space becomes one space."""
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip(" "):
        return SafeText(text)
    return SafeText(" ".join(clean(text).split()))


def is_safe(text: str) -> bool:
    """Tell whether `clean` would leave `text` as it is."""
    # What is neither a letter of ASCII nor the like is little, and quickly looked through; only
    # there may marks stand together that do not in the text.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS)
    if not rest or _UNSAFE.search(rest.decode("utf-8", "surrogatepass")) is None:
        return True
    return _UNSAFE.search(text) is None


def clean_with_offsets(text: str) -> Cleaned:
    """Return the safe text together with the map of its offsets to those of `text`.

    Only CR LF pairs, dropped characters and cut stacks of marks change the length, so the map
    holds one entry for each of these and is empty for nearly every article.
    """
    if is_safe(text):
        return Cleaned(SafeText(text), (), ())
    if "\r\n" in text and is_safe(plain := text.replace("\r\n", "\n")):
        return _without_returns(text, plain)
    kept: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    length = position = 0
    for change in _changes_length().finditer(text):
        stays = _what_stays(change.group())
        kept += (text[position : change.start()], stays)
        length += change.start() - position + len(stays)
        position = change.end()
        starts.append(length)
        shifts.append(position - length)
    kept.append(text[position:])
    return Cleaned(SafeText("".join(kept).translate(_table())), tuple(starts), tuple(shifts))


def _without_returns(text: str, plain: str) -> Cleaned:
    """As `clean_with_offsets`, for a text that is safe but for CR LF pairs: it is `plain` then."""
    lengths = [len(line) + 1 for line in text.split("\r\n")]
    return Cleaned(SafeText(plain), tuple(accumulate(lengths[:-1])), tuple(range(1, len(lengths))))


def _what_stays(change: str) -> str:
    return "\n" if change == "\r\n" else _dropped_one().sub("", change)[:_MAX_MARKS]
