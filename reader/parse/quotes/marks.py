"""Where the quotes are: pairs quote marks paragraph by paragraph, knowing no language.

Three things make this more than matching brackets: the same sign closes a quote and stands for
a missing letter (‘the workers’ demands’), several conventions use each other's signs the other
way round („…“, “…”, »…«, «…», ”…”), and real text forgets marks. A mark is therefore judged by
the characters at its two sides, and a single mark opens only if a closing partner is found.

Every loop moves forward only, and a search that may fail looks ahead a bounded number of marks,
so the work is linear in the number of marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.parse.limits import QUOTES
from reader.parse.quotes.model import Mark
from reader.parse.quotes.sides import (
    PUNCTUATION,
    SPACE,
    closes,
    closing_strength,
    opens,
    single_opens,
)
from reader.parse.quotes.signs import SINGLE, Event, signs_by_paragraph
from reader.parse.quotes.typed import widened, with_double_marks

_LOOK_AHEAD = 60
_DEEPEST = 3

_CLOSERS = {
    "“": '”"', "„": '“”"‟', "‟": '”"', "”": '”"', '"': '"”', "``": "”\"'",
    "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』",
}  # fmt: skip
_SINGLE_CLOSERS = {
    "‘": "’'´", "‚": "‘’'", "'": "'’´", "`": "'’´`", "’": "’'", "‛": "’'", "´": "´’'",
}  # fmt: skip
# Both signs of what is paired without a search.
_PLAIN_PAIRS = {"“": "“”", '"': '""'}
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")


def find_marks(text: str, typewritten: bool = False) -> list[Mark]:
    """Return every outermost stretch between quote marks, in order, none overlapping.

    `typewritten`: whether '' may be one double mark; `typed` decides it for the whole text.
    Knows no language. Stretches inside a stretch are not returned. At most `limits.QUOTES` are
    returned, and marks beyond the first `signs.MAX_MARKS` are not looked at.
    """
    if typewritten and "''" in text and (repaired := with_double_marks(text)):
        return [widened(text, mark) for mark in _find(repaired)]
    return _find(text)


def _find(text: str) -> list[Mark]:
    found: list[Mark] = []
    for events, end in signs_by_paragraph(text):
        marks = _pair(text, events, end)
        if marks and found and not found[-1].closed:
            last = found[-1]
            if not text[last.end : marks[0].start].strip():
                found[-1] = Mark(last.start, last.end, False, True)
        found += marks
        if len(found) >= QUOTES:
            break
    return found[:QUOTES]


def _pair(text: str, events: list[Event], end: int) -> list[Mark]:
    """Pair the marks of one paragraph into outermost stretches."""
    plain = _pair_plain(text, events)
    if plain is not None:
        return plain
    marks: list[Mark] = []
    index, count = 0, len(events)
    while index < count and len(marks) < QUOTES:
        start, sign = events[index]
        if sign in SINGLE:
            partner = _single_partner(text, events, index, end)
        elif opens(text, start, sign):
            partner = _double_partner(text, events, index, count)
        else:
            partner = None
        if partner is None:
            index += 1
        elif partner < 0:  # a new opening mark stands where the closing one should
            index = -partner
        elif partner == count:
            stop = _end_of_words(text, start, end)
            if stop - start > 2:
                marks.append(Mark(start, stop, False, False))
            break
        else:
            position, closer = events[partner]
            wide = 2 if sign == "``" and closer == "'" else 1
            if position > start + len(sign):
                marks.append(Mark(start, position + wide, True, False))
            index = partner + wide
    return marks


def _pair_plain(text: str, events: list[Event]) -> list[Mark] | None:
    """The marks of a paragraph that holds nothing but “...” “...” or "..." "...".

    None where it holds more, or where it is not plain that these are the pairs.
    """
    half, odd = divmod(len(events), 2)
    sign = events[0][1]
    pair = _PLAIN_PAIRS.get(sign)
    if odd or pair is None or "".join([sign for _, sign in events]) != pair * half:
        return None
    starts = [position for position, _ in events]
    marks = []
    for start, end in zip(starts[::2], starts[1::2], strict=True):
        if end == start + 1 or not _is_plain(text, start, end, sign):
            return None
        marks.append(Mark(start, end + 1, True, False))
    return marks[:QUOTES]


def _is_plain(text: str, start: int, end: int, sign: str) -> bool:
    """Whether a mark surely opens, and the one after it closes it."""
    if sign == "“":
        return text[start + 1] not in SPACE
    if text[end - 1].isdigit():
        return False
    return opens(text, start, sign) and closes(text, end, sign)


def _end_of_words(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in SPACE:
        end -= 1
    return end


def _double_partner(text: str, events: list[Event], index: int, limit: int) -> int:
    """The index of the mark that closes the double mark at `index`.

    `len(events)` if the paragraph ends first; minus the index of a mark that opens anew.
    """
    opener = events[index][1]
    closers = _CLOSERS[opener]
    for other in range(index + 1, limit):
        position, sign = events[other]
        if sign in SINGLE:
            if sign in closers and text.startswith("''", position):
                return other
            continue
        if sign in closers:
            if sign != '"' and opener != '"':
                return other
            if _FEET.search(text, max(0, position - 6), position):
                continue
            if closes(text, position, sign):
                return other
            if sign == opener and opens(text, position, sign):
                return -other
        elif sign in "“„" and opener in '“„"”':
            return other if closes(text, position, sign) else -other
        elif sign == opener and opens(text, position, sign):
            return -other
    return len(events)


def _single_partner(text: str, events: list[Event], index: int, end: int) -> int | None:
    """The index of the mark that closes the single mark at `index`, None if it does not open.

    `len(events)` if the quote goes on in the next paragraph; minus the index of a mark that opens
    anew.
    """
    start, opener = events[index]
    if not single_opens(text, start, opener):
        return None
    limit = min(len(events), index + _LOOK_AHEAD)
    search = _Search(None, None)
    partner = _walk(text, events, index + 1, limit, _SINGLE_CLOSERS[opener], search)
    if partner is not None:
        return partner
    if limit == len(events) and not search.broken:
        alone = search.weak is None and search.anew is None
        if _goes_on(text, start, end, alone):
            return len(events)
    return search.weak if search.anew is None else search.anew


@dataclass(slots=True)
class _Search:
    """What the search for a single mark's partner met on its way.

    `weak`: a mark that closes or is a plural possessive; `anew`: minus the index of a mark that
    opens; `broken`: it cannot be looked further.
    """

    weak: int | None
    anew: int | None
    broken: bool = False


def _walk(
    text: str, events: list[Event], other: int, limit: int, closers: str, search: _Search
) -> int | None:
    """Go from mark to mark to the one that surely closes; quotes inside are passed over."""
    depth = 1
    while other < limit:
        position, sign = events[other]
        if sign in _CLOSERS:
            other = _double_partner(text, events, other, limit)
            if not 0 <= other < limit:
                search.broken = True
                return None
        elif sign in closers and (strength := closing_strength(text, position)):
            if strength > 1 or (strength == 1 and (search.weak is None or depth > 1)):
                depth -= 1
                if not depth:
                    return other
            elif strength < 1 and search.weak is None:
                search.weak = other
        elif single_opens(text, position, sign):
            depth += 1
            if search.weak is not None or depth > _DEEPEST + 1:
                search.broken = True
                return search.weak
            search.anew = search.anew or -other
        other += 1
    return None


def _goes_on(text: str, start: int, end: int, alone: bool) -> bool:
    """Whether a quote in single marks that opened at `start` goes on in the next paragraph.

    `alone`: nothing in the paragraph could close it.
    """
    following = text[end : end + 6].lstrip()[:1]
    if following not in ("‘", "'") or text[end - 1 : end] not in PUNCTUATION:
        return False
    before = text[max(0, start - 2) : start].strip()
    return not before or before[-1] in ".,:;!?—" or (alone and end - start > 40)
