"""Dates in text: one table parser for the forms that news is written in.

Nothing is guessed: where day and month could be either, `iso` is None and the text stays. The
forms, in the order they are tried: ISO 8601, RFC 822, seconds since 1970, then the written forms
of fifteen languages ("14 March 2026", "March 14, 2026, 9:30 p.m. EST", "14.3.2026",
"2026年3月14日"), with or without a weekday and a time on either side.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.parse.datevalues import DAYS, Day, Time, draft_date, is_date, offset_of
from reader.parse.datewords import DAY_FIRST, MONTH_FIRST, MONTHS, WEEKDAYS
from reader.parse.draft import DraftDate
from reader.parse.machinedates import machine_date, plain_machine_date
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 100

_WORD = r"[^\W\d_]{3,14}"
_WRITTEN = re.compile(
    # 14 March 2026, 14. März 2026, 14 de marzo de 2026, 14-Mar-2026
    rf"(?<![\w.:/])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|ste|de|[.ºª°])?[ ]?(?:d[eo']|of|na|-)?[ -]?"
    rf"(?P<m1>[בל]?{_WORD})[.,]?[ -]?(?:d[eo][ ]|del[ ]|,[ ])?(?P<y1>\d{{4}})(?!\d)"
    # March 14, 2026
    rf"|(?<!\w)(?P<m2>{_WORD})\.?[ ](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<y2>\d{{4}})(?!\d)"
    # 2026. március 14., 2026 March 14
    rf"|(?<![\w/])(?P<y3>\d{{4}})[.,]?[ -](?P<m3>{_WORD})\.?[ -](?P<d3>\d{{1,2}})(?!\d)"
    # 2026年3月14日, 2026년 3월 14일
    r"|(?P<y4>\d{4})[ ]?[年년][ ]?(?P<m4>\d{1,2})[ ]?[月월][ ]?(?P<d4>\d{1,2})[ ]?[日일]"
    # 14 tháng 3, 2026
    r"|(?<!\w)(?P<d5>\d{1,2})[ ]tháng[ ](?P<m5>\d{1,2})(?:,|[ ]năm)?[ ](?P<y5>\d{4})(?!\d)"
    # 2026-03-14, 2026/3/14, 2026. 3. 14.
    r"|(?<![\w.:/-])(?P<y6>\d{4})(?:[/.-]|\.[ ])"
    r"(?P<m6>\d{1,2})(?:[/.-]|\.[ ])(?P<d6>\d{1,2})(?!\d)"
    # 14.3.2026, 14/3/2026, 14-3-2026
    r"|(?<![\w.:/-])(?P<a7>\d{1,2})(?P<s7>[/.-]|\.[ ])"
    r"(?P<b7>\d{1,2})(?:[/.-]|\.[ ])(?P<y7>\d{4})(?![\d/-])"
)
_BEHIND = re.compile(r",? {0,1}[(]?(?:г\.?|р\.?|года|року|роки|([^\W\d_]{2,14}))[)]?\.?")
_MONTH_YEAR = re.compile(rf"({_WORD})\.?,?(?:[ ]d[eo])?[ ](\d{{4}})")
_DAY_MONTH = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th|\.)?[ ](?:of |de |d')?({_WORD})|({_WORD})\.?[ ](\d{{1,2}})"
    r"(?:st|nd|rd|th)?)\.?"
)
_CLOCK = (
    r"(?P<h>\d{1,2})(?:(?:[:.hH]|Uhr|[时時시][ ]?)(?P<mi>\d\d)(?::(?P<s>\d\d)(?:\.\d{1,9})?)?|"
    r"(?=[ ]?(?:[ap]\.?m\b|Uhr)))"
    r"[ ]?(?P<half>[aApP]\.?[mM]\.?)?[分분]?(?![\d])"
)
_ZONE = r"(?:[ ]?[(]?(?P<z>[+-]\d\d:?\d\d|(?:UTC|GMT)[+-]\d{1,2}(?::?\d\d)?|[^\W\d_]{1,5})\b[)]?)?"
_JOINT = (
    r"(?:[ ]?[,|·•–—-]?[ ]?(?:at|um|à|a las|alle|às|om|kl\.?|klo|o godz\.|в|о|pukul|saat)?[ ]?|T)"
)
_AFTER = re.compile(_JOINT + _CLOCK + _ZONE)
_BEFORE = re.compile(_CLOCK + _ZONE + r"(?:[ ]?[,|·•–—]?[ ]?(?:on[ ]|am[ ])?)")
_LEADING = re.compile(r"(?:(?P<w>[^\W\d_]{2,14}(?:-feira)?)\.?,?[ ](?:the |den |le |el )?)")
_YEAR = re.compile(r"\d{4}")


def parse_date(text: str, language: str | None = None) -> DraftDate | None:
    """Read `text` if the whole of it is one date.

    Args:
        text: any string.
        language: BCP 47 tag of the text around it; decides only what 3/4/2026 means.

    Returns:
        The date, or None if `text` is not one. `iso` is None where day and month are ambiguous
        or the year is missing.
    """
    if not text or len(text) > _LONGEST * 2:
        return None
    plain = plain_machine_date(text)
    if plain is not None:
        return plain
    line = SafeText(clean_line(text).rstrip("."))
    if not line or len(line) > _LONGEST:
        return None
    return machine_date(line) or _written_date(line, language)


def find_dates(line: str, language: str | None = None) -> list[tuple[int, int, DraftDate]]:
    """Every date in `line`: (start, end behind it, the date), ascending, never overlapping.

    A date without a year is not found; `line` should have passed `clean`.
    """
    if _YEAR.search(line) is None:
        return []
    return list(_scan(line, language))


def _written_date(line: SafeText, language: str | None) -> DraftDate | None:
    for start, end, date in _scan(line, language):
        if start == 0 and (end == len(line) or _is_tail(line, end)):
            return DraftDate(line, date.iso, date.precision)
        break
    match = _MONTH_YEAR.fullmatch(line)
    if match is not None and match[1].lower() in MONTHS:
        return draft_date(line, Day(int(match[2]), MONTHS[match[1].lower()]), None)
    match = _DAY_MONTH.fullmatch(line)
    if match is not None:
        day, name = (match[1], match[2]) if match[1] else (match[4], match[3])
        month = MONTHS.get(name.lower())
        if month is not None and 1 <= int(day) <= DAYS[month - 1]:
            return DraftDate(line, None, "day")
    return None


def _is_tail(line: str, position: int) -> bool:
    """Whether what stands behind a date is still of it: a weekday or the word for "year"."""
    match = _BEHIND.fullmatch(line, position)
    return match is not None and (match[1] is None or match[1].lower() in WEEKDAYS)


def _scan(line: str, language: str | None) -> Iterator[tuple[int, int, DraftDate]]:
    position = 0
    while True:
        match = _WRITTEN.search(line, position)
        if match is None:
            return
        day = _written_day(match, language)
        if day is None or not is_date(day):
            position = _behind_first_word(line, match)
            continue
        start, end = match.span()
        time, end = _time_after(line, end)
        if time is None:
            start, time = _time_before(line, start, position)
        start, weekday_time = _weekday_before(line, start, position, wanted=time is None)
        time = time or weekday_time
        if line[end : end + 1] == "." and line[end - 1].isdigit() and match["y3"]:
            end += 1
        date = draft_date(clean_line(line[start:end]), day, time)
        if date is not None:
            yield start, end, date
        position = end


def _behind_first_word(line: str, match: re.Match[str]) -> int:
    """Where to look on: behind the first run of letters or digits of a match that is no date."""
    position = match.start() + 1
    while position < match.end() and line[position].isalnum():
        position += 1
    return position


def _written_day(match: re.Match[str], language: str | None) -> Day | None:
    group = match.lastgroup or ""
    form = group[-1]
    if form == "7":
        return _numeric_day(match, language)
    year, day = int(match[f"y{form}"]), int(match[f"d{form}"])
    month_text = match[f"m{form}"]
    if month_text.isdigit():
        month = int(month_text)
    else:
        name = month_text.lower()
        found = MONTHS.get(name) or (MONTHS.get(name[1:]) if name[0] in "בל" else None)
        if found is None:
            return None
        month = found
    return Day(year, month, day) if month and day else None


def _numeric_day(match: re.Match[str], language: str | None) -> Day | None:
    """14.3.2026 has the day first everywhere; 3/4/2026 and 3-4-2026 only by evidence."""
    first, second, year = int(match["a7"]), int(match["b7"]), int(match["y7"])
    if not first or not second:
        return None
    tag = (language or "").lower()
    day_first = tag in DAY_FIRST or tag.split("-")[0] in DAY_FIRST
    if match["s7"].startswith(".") or first == second or first > 12:
        return Day(year, second, first)
    if second > 12 or tag in MONTH_FIRST:
        return Day(year, first, second)
    return Day(year, second, first) if day_first else Day(year, open=True)


def _time_after(line: str, position: int) -> tuple[Time | None, int]:
    match = _AFTER.match(line, position)
    if match is None:
        return None, position
    time, end = _time(match)
    return time, end if time is not None else position


def _time(match: re.Match[str]) -> tuple[Time | None, int]:
    hour, minute = int(match["h"]), int(match["mi"] or 0)
    second = int(match["s"]) if match["s"] else None
    half = match["half"]
    if half:
        if not 1 <= hour <= 12:
            return None, match.end()
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23 or minute > 59 or (second or 0) > 60:
        return None, match.end()
    offset = offset_of(match["z"])
    if offset is not None:
        return Time(hour, minute, second, offset), match.end("z") + _closing(match)
    return Time(hour, minute, second, ""), match.end("half") if half else _clock_end(match)


def _closing(match: re.Match[str]) -> int:
    return 1 if match.string[match.end("z") : match.end("z") + 1] == ")" else 0


def _clock_end(match: re.Match[str]) -> int:
    end = max(match.end("h"), match.end("mi"), match.end("s"))
    return end + (1 if match.string[end : end + 1] in ("分", "분") else 0)


def _time_before(line: str, start: int, floor: int) -> tuple[int, Time | None]:
    """A time that ends where the date starts: "9:30 p.m. EST, March 14, 2026"."""
    lowest = max(floor, start - 40)
    for match in _BEFORE.finditer(line, lowest, start):
        before = line[match.start() - 1 : match.start()]
        if match.end() == start and not (before.isalnum() or before in (":", ".")):
            time, _ = _time(match)
            zone = match["z"]
            if time is not None and (not zone or offset_of(zone) is not None):
                return match.start(), time
    return start, None


def _weekday_before(line: str, start: int, floor: int, wanted: bool) -> tuple[int, Time | None]:
    """A weekday that ends where the date starts, and a time before that if one is `wanted`."""
    for match in _LEADING.finditer(line, max(floor, start - 24), start):
        if match.end() == start and match["w"].lower() in WEEKDAYS:
            if wanted:
                return _time_before(line, match.start(), floor)
            return match.start(), None
    return start, None
