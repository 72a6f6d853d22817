"""Stage seven: the dateline, where and when a report was written.

Forms: "MOSCOW: ", "MADRID — ", "HAYWARD, Calif. (AP) — ", "KATHMANDU, April 25 (Agency) - ",
"NEW YORK/LONDON - ", "Berlin. Der", "Paris, le 5 mai (AFP) – ", "(Agency) — " without a place,
"【ソウル=…】", "（北京 3日 …電）" and a place in a line of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.parse.datewords import MONTHS, WEEKDAYS
from reader.parse.draft import DraftDateline
from reader.parse.layout.dateline_parts import (
    SMALL,
    Parts,
    is_known_agency,
    is_no_place,
    is_place,
    read_parts,
)
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_REACH = 110
_OPENING, _TWO = 60, 2
_LEAST_BEHIND = 60
"""Characters that stand behind a place with a colon at least."""
_CAPITALS = re.compile(r"([A-Z]{3,20}(?: [A-Z]{3,20}){0,2}): (?=[A-Z\"'“„«‘])")
_SEPARATOR = re.compile(
    r"\.?[ \u00a0]{0,2}(?:—|―|–|--|-)[ \u00a0\n]|[ \u00a0]?(?:—|―)|:[ \u00a0]|\.[ \u00a0]"
)
_MARK = re.compile("[—―–:.-][ \u00a0\n]|[—―]")
"""What every separator holds; to look for it takes a tenth of the time."""
_EAST = re.compile(
    r"[【（(\[](?P<place>[^\W\d_]{2,10})(?:[=＝・]|[ 　]?(?:[\d０-９]{1,2}月)?[\d０-９]{1,2}日)"
    r"(?P<agency>[^】）)\]\n]{0,30})[】）)\]]"
    r"|(?P<service>新华社|新華社|中新社|中新网|共同社|中央社)(?:记者[^\W\d_]{2,6})?(?P<place2>[^\W\d_]{2,6}?)"
    r"(?:[\d０-９]{1,2}月)?[\d０-９]{1,2}日(?:电|電|讯|訊)(?:[（(][^）)\n]{0,40}[）)])?"
    r"|(?P<place3>[\u4e00-\u9fff]{2,4})(?:[\d０-９]{1,2}月)?[\d０-９]{1,2}日(?:电|電|讯|訊)"
)


def find_dateline(page: Page, first: int, standfirst: int | None) -> None:
    """Set `page.dateline` from the body's first paragraph, the standfirst or a line above."""
    for place in (first, standfirst):
        if place is not None and page.dateline is None:
            found = dateline_of(page, place)
            if found is not None and found.text[-1] == ":" and _speaks_in_turns(page, first):
                found = read_dateline(page.blocks[place].text, turns=True)
            page.dateline = found


def dateline_of(page: Page, place: int) -> DraftDateline | None:
    """The dateline that block `place` begins with, looked for once."""
    if place not in page.datelines:
        page.datelines[place] = read_dateline(page.blocks[place].text)
    return page.datelines[place]


def read_dateline(text: str, turns: bool = False) -> DraftDateline | None:
    """Read the dateline that `text`, a paragraph, begins with.

    Args:
        text: the paragraph.
        turns: whether other paragraphs too begin with capitals and a colon, as in an interview.

    Returns:
        The dateline with its closing mark, or None. `place` is None where only an agency stands.
    """
    if _is_plain(text):
        return None
    simple = _CAPITALS.match(text)
    if simple is not None and not turns and _is_simple(simple, text):
        return DraftDateline(SafeText(simple.group().rstrip()), SafeText(simple[1]))
    east = _EAST.match(text)
    if east is not None:
        place = east["place"] or east["place2"] or east["place3"]
        agency = (east["agency"] or east["service"] or "").strip(" =＝・") or None
        return _dateline(east.group(), Parts(place, agency, None))
    head = text[:_REACH].lstrip("*")
    if _MARK.search(head) is None:
        return None
    skipped = min(_REACH, len(text)) - len(head)
    for match in _SEPARATOR.finditer(head):
        if match.start() == 0:
            continue
        parts = read_parts(head[: match.start()], match.group()[0] == ".")
        if parts is not None and _is_dateline(
            parts, match.group().strip(), text[skipped + match.end() :], turns
        ):
            return _with_place(text, skipped + match.end(), parts)
        if match.group()[0] == ":":
            return None
    return None


def _is_simple(match: re.Match[str], text: str) -> bool:
    """Whether capitals before a colon are a place beyond doubt: no date, no agency, no "UPDATE"."""
    place = match[1]
    if len(text) - match.end() <= _LEAST_BEHIND or is_no_place(place) or is_known_agency(place):
        return False
    return not any(word in MONTHS or word in WEEKDAYS for word in place.lower().split())


def _is_plain(text: str) -> bool:
    """Whether the first two words already tell that a text simply begins: "The council"."""
    words = text[:_OPENING].split(None, 2)
    if len(words) < _TWO or not words[0].isalpha() or not words[0][0].isupper():
        return False
    second = words[1]
    return second.isalpha() and second.islower() and second not in SMALL


def _with_place(text: str, end: int, parts: Parts) -> DraftDateline:
    """The dateline that ends at `end`; behind an agency alone a place may follow yet."""
    if not parts.place:
        after = read_dateline(text[end:].lstrip())
        if after is not None and after.place and after.agency is None:
            end = text.index(after.text, end) + len(after.text)
            return _dateline(text[:end], Parts(after.place, parts.agency, after.date))
    return _dateline(text[:end].rstrip(), parts)


def own_line(text: str) -> DraftDateline | None:
    """Read a line of its own, right above the first paragraph, that is but a dateline."""
    bare = text.rstrip(" -–—.:")
    parts = read_parts(bare)
    if parts is None or not parts.place or len(bare) > 60:
        return None
    known = is_place(parts.place)
    if (
        known
        or parts.date
        or (text != bare and text[-1] in "-–—")
        or (parts.agency and is_known_agency(parts.agency) and parts.place.isupper())
    ):
        return _dateline(text, parts)
    if parts.place.isupper() and "," in parts.place and len(parts.place.split()) <= 4:
        return _dateline(text, parts)
    return None


def _dateline(text: str, parts: Parts) -> DraftDateline:
    return DraftDateline(
        SafeText(text),
        SafeText(parts.place) if parts.place else None,
        SafeText(parts.agency) if parts.agency else None,
        SafeText(parts.date) if parts.date else None,
    )


def _is_dateline(parts: Parts, separator: str, rest: str, turns: bool) -> bool:
    rest = rest.lstrip()
    if not rest:
        return False
    if parts.agency is not None or parts.date is not None:
        return separator != "." or parts.agency is not None
    place = parts.place
    words = len(place.replace("/", " ").split())
    capitals = place.split(",")[0].isupper() and sum(map(str.isalpha, place)) >= 3
    opens = rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'“„«‘" or not rest[0].isalpha()
    if separator == ".":
        return is_place(place) and opens and not rest[:2].isupper()
    if separator == ":" and "," in place and is_place(place):
        return opens and len(rest) > _LEAST_BEHIND
    if separator == ":":
        return capitals and words <= 4 and not turns and opens and len(rest) > _LEAST_BEHIND
    if capitals:
        return words <= 5 and opens
    if is_place(place):
        return opens
    return (
        words <= 2 and "," not in place and opens and separator in ("-", "–") and place[-1] != "."
    )


def _speaks_in_turns(page: Page, first: int) -> bool:
    """Whether several paragraphs begin with capitals and a colon, as an interview's do."""
    found = 0
    for block in page.blocks[first : first + 40]:
        if ":" not in block.text[:40]:
            continue
        head = block.text[:40].partition(":")
        if head[0].isupper() and not is_no_place(head[0]):
            found += 1
            if found > 1:
                return True
    return False
