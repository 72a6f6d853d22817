"""Dates in text: one table parser for the forms that news is written in.

Nothing is guessed: where day and month could be either, `iso` is None and the text stays. The
forms, in the order they are tried: ISO 8601, RFC 822, seconds since 1970, then the written forms
of fifteen languages ("14 March 2026", "March 14, 2026, 9:30 p.m. EST", "14.3.2026",
"2026年3月14日"), with or without a weekday and a time on either side.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.datewords import DAY_FIRST, MONTH_FIRST, MONTHS, OPEN_ZONES, WEEKDAYS, ZONES
from reader.parse.draft import DraftDate, Precision
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 100
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EPOCH = range(300_000_000, 5_000_000_000)

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:(?:[Tt]| {1,2})(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?"
    r" {0,2}([Zz]|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?)?)?(?![\w:])",
    re.ASCII,
)
_BASIC_ISO = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_RFC = re.compile(
    r"(?:[A-Za-z]{3,9},? {1,2})?(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4}|\d\d),?"
    r"(?: {1,2}(\d{1,2}):(\d\d)(?::(\d\d))?(?: {0,2}([A-Za-z]{1,4}|[+-]\d{2}:?\d{2}))?)?",
    re.ASCII,
)
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
_CTIME = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?: ([A-Z]{1,4}))? (\d{4})"
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
_CTIME = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?: ([A-Z]{1,4}))? (\d{4})"
)
_BEHIND = re.compile(r",? {0,1}[(]?(?:г\.?|р\.?|года|року|роки|([^\W\d_]{2,14}))[)]?\.?")
_YEAR = re.compile(r"\d{4}")


class _Day(NamedTuple):
    """A date as far as it is known; a month of 0 is unknown, `open` when it could be the day."""

    year: int
    month: int = 0
    day: int = 0
    open: bool = False


class _Time(NamedTuple):
    hour: int
    minute: int
    second: int | None
    zone: str


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
    line = SafeText(clean_line(text).rstrip("."))
    if not line or len(line) > _LONGEST:
        return None
    return _machine_date(line) or _written_date(line, language)


def find_dates(line: str, language: str | None = None) -> list[tuple[int, int, DraftDate]]:
    """Every date in `line`: (start, end behind it, the date), ascending, never overlapping.

    A date without a year is not found; `line` should have passed `clean`.
    """
    if _YEAR.search(line) is None:
        return []
    return list(_scan(line, language))


def _machine_date(line: SafeText) -> DraftDate | None:
    match = _ISO.fullmatch(line)
    if match is not None:
        year, month, day, *clock, zone = match.groups()
        return _from_parts(line, (year, month, day), clock, zone)
    if line.isascii() and line.replace(".", "", 1).isdigit():
        return _number(line)
    match = _RFC.fullmatch(line)
    if match is not None:
        day, name, year, *clock, zone = match.groups()
        month_number = MONTHS.get(name.lower())
        if month_number is not None:
            return _from_parts(line, (_full_year(year), str(month_number), day), clock, zone)
    match = _BASIC_ISO.fullmatch(line)
    if match is not None:
        year, month, day, *clock, zone = match.groups()
        return _from_parts(line, (year, month, day), clock, zone)
    match = _CTIME.fullmatch(line)
    if match is not None and match[1].lower() in MONTHS:
        *clock, zone, year = match.groups()[2:]
        return _from_parts(line, (year, str(MONTHS[match[1].lower()]), match[2]), clock, zone)
    return None


def _full_year(year: str) -> str:
    """RFC 5322 section 4.3: two digits up to 49 are of this century, the others of the last."""
    if len(year) == 4:
        return year
    return f"20{year}" if int(year) < 50 else f"19{year}"


def _number(line: SafeText) -> DraftDate | None:
    """Seconds or milliseconds since 1970, or a basic ISO date."""
    whole = line.split(".")[0]
    if len(whole) in (8, 12, 14) and "." not in line:
        match = _BASIC_ISO.fullmatch(line)
        if match is not None:
            year, month, day, *clock, zone = match.groups()
            found = _from_parts(line, (year, month, day), clock, zone)
            if found is not None:
                return found
    seconds = int(whole[:16])
    if len(whole) == 13:
        seconds //= 1000
    elif len(whole) == 16:
        seconds //= 1_000_000
    if len(whole) in (9, 10, 13, 16) and seconds in _EPOCH:
        iso = datetime.fromtimestamp(seconds, UTC).isoformat()
        return DraftDate(line, SafeText(iso), "second")
    return None


def _from_parts(
    line: SafeText, date: tuple[str, str | None, str | None], clock: list[str], zone: str | None
) -> DraftDate | None:
    day = _Day(int(date[0]), int(date[1] or 0), int(date[2] or 0))
    time = None
    if clock[0]:
        second = int(clock[2]) if clock[2] else None
        time = _Time(int(clock[0]), int(clock[1]), second, _offset(zone) or "")
    return _draft_date(line, day, time)


def _draft_date(text: SafeText, day: _Day, time: _Time | None) -> DraftDate | None:
    if not _is_date(day):
        return None
    if day.open:
        return DraftDate(text, None, "day")
    if day.month == 0:
        return DraftDate(text, SafeText(f"{day.year:04}"), "year")
    if day.day == 0:
        return DraftDate(text, SafeText(f"{day.year:04}-{day.month:02}"), "month")
    iso = f"{day.year:04}-{day.month:02}-{day.day:02}"
    precision: Precision = "day"
    if time is not None and time.hour < 24 and time.minute < 60 and (time.second or 0) < 61:
        iso += f"T{time.hour:02}:{time.minute:02}"
        precision = "minute"
        if time.second is not None:
            iso += f":{min(time.second, 59):02}"
            precision = "second"
        iso += time.zone
    return DraftDate(text, SafeText(iso), precision)


def _is_date(day: _Day) -> bool:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR or day.month > 12:
        return False
    if day.month and day.day > _DAYS[day.month - 1]:
        return False
    return (day.month, day.day) != (2, 29) or _is_leap(day.year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _offset(zone: str | None) -> str | None:
    """The offset of `zone` as "+01:00"; None if it is no zone, "" if it fixes no offset."""
    if not zone:
        return None
    lower = zone.lower().removeprefix("utc").removeprefix("gmt") or "utc"
    if lower[0] in "+-":
        digits = lower[1:].replace(":", "")
        digits = digits.zfill(2) + "00" if len(digits) <= 2 else digits.zfill(4)
        return f"{lower[0]}{digits[:2]}:{digits[2:]}" if int(digits[:2]) < 15 else ""
    if lower in ZONES:
        return ZONES[lower]
    return "" if lower in OPEN_ZONES else None


def _written_date(line: SafeText, language: str | None) -> DraftDate | None:
    for start, end, date in _scan(line, language):
        if start == 0 and (end == len(line) or _is_tail(line, end)):
            return DraftDate(line, date.iso, date.precision)
        break
    match = _MONTH_YEAR.fullmatch(line)
    if match is not None and match[1].lower() in MONTHS:
        return _draft_date(line, _Day(int(match[2]), MONTHS[match[1].lower()]), None)
    match = _DAY_MONTH.fullmatch(line)
    if match is not None:
        day, name = (match[1], match[2]) if match[1] else (match[4], match[3])
        month = MONTHS.get(name.lower())
        if month is not None and 1 <= int(day) <= _DAYS[month - 1]:
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
        if day is None or not _is_date(day):
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
        date = _draft_date(clean_line(line[start:end]), day, time)
        if date is not None:
            yield start, end, date
        position = end


def _behind_first_word(line: str, match: re.Match[str]) -> int:
    """Where to look on: behind the first run of letters or digits of a match that is no date."""
    position = match.start() + 1
    while position < match.end() and line[position].isalnum():
        position += 1
    return position


def _written_day(match: re.Match[str], language: str | None) -> _Day | None:
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
    return _Day(year, month, day) if month and day else None


def _numeric_day(match: re.Match[str], language: str | None) -> _Day | None:
    """14.3.2026 has the day first everywhere; 3/4/2026 and 3-4-2026 only by evidence."""
    first, second, year = int(match["a7"]), int(match["b7"]), int(match["y7"])
    if not first or not second:
        return None
    tag = (language or "").lower()
    day_first = tag in DAY_FIRST or tag.split("-")[0] in DAY_FIRST
    if match["s7"].startswith(".") or first == second or first > 12:
        return _Day(year, second, first)
    if second > 12 or tag in MONTH_FIRST:
        return _Day(year, first, second)
    return _Day(year, second, first) if day_first else _Day(year, open=True)


def _time_after(line: str, position: int) -> tuple[_Time | None, int]:
    match = _AFTER.match(line, position)
    if match is None:
        return None, position
    time, end = _time(match)
    return time, end if time is not None else position


def _time(match: re.Match[str]) -> tuple[_Time | None, int]:
    hour, minute = int(match["h"]), int(match["mi"] or 0)
    second = int(match["s"]) if match["s"] else None
    half = match["half"]
    if half:
        if not 1 <= hour <= 12:
            return None, match.end()
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23 or minute > 59 or (second or 0) > 60:
        return None, match.end()
    offset = _offset(match["z"])
    if offset is not None:
        return _Time(hour, minute, second, offset), match.end("z") + _closing(match)
    return _Time(hour, minute, second, ""), match.end("half") if half else _clock_end(match)


def _closing(match: re.Match[str]) -> int:
    return 1 if match.string[match.end("z") : match.end("z") + 1] == ")" else 0


def _clock_end(match: re.Match[str]) -> int:
    end = max(match.end("h"), match.end("mi"), match.end("s"))
    return end + (1 if match.string[end : end + 1] in ("分", "분") else 0)


def _time_before(line: str, start: int, floor: int) -> tuple[int, _Time | None]:
    """A time that ends where the date starts: "9:30 p.m. EST, March 14, 2026"."""
    lowest = max(floor, start - 40)
    for match in _BEFORE.finditer(line, lowest, start):
        before = line[match.start() - 1 : match.start()]
        if match.end() == start and not (before.isalnum() or before in (":", ".")):
            time, _ = _time(match)
            zone = match["z"]
            if time is not None and (not zone or _offset(zone) is not None):
                return match.start(), time
    return start, None


def _weekday_before(line: str, start: int, floor: int, wanted: bool) -> tuple[int, _Time | None]:
    """A weekday that ends where the date starts, and a time before that if one is `wanted`."""
    for match in _LEADING.finditer(line, max(floor, start - 24), start):
        if match.end() == start and match["w"].lower() in WEEKDAYS:
            if wanted:
                return _time_before(line, match.start(), floor)
            return match.start(), None
    return start, None
