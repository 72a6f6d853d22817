"""Dates as programs write them: ISO 8601, RFC 822, the C library's, seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from reader.parse.datevalues import Day, Time, draft_date, offset_of
from reader.parse.datewords import MONTHS
from reader.parse.draft import DraftDate
from reader.text.safe import SafeText

_FIRST, _LAST = "1500", "2200"
_EPOCH = range(300_000_000, 5_000_000_000)
_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:(?:[Tt]| {1,2})(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?"
    r" {0,2}([Zz]|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?)?)?(?![\w:])",
    re.ASCII,
)
# The two forms of nearly every feed and page; what they leave open is left to the others.
_WHOLE_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]0\d:\d\d|)", re.ASCII
)
_WHOLE_RFC = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"(\d{4}) (\d\d:\d\d:\d\d) (?:([+-]0\d)(\d\d)|GMT|UTC|Z)",
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
_CTIME = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?: ([A-Z]{1,4}))? (\d{4})"
)


def plain_machine_date(text: str) -> DraftDate | None:
    """The date that the whole of `text` is in the commonest two forms; None for any other.

    What it takes is as `machine_date` reads it, at a quarter of the time.
    """
    match = _WHOLE_ISO.fullmatch(text) if text[:1].isdigit() else None
    if match is not None:
        day, clock, zone = match.groups()
    else:
        match = _WHOLE_RFC.fullmatch(text)
        if match is None:
            return None
        number, name, year, clock, hours, minutes = match.groups()
        day = f"{year}-{MONTHS[name.lower()]:02}-{number}"
        zone = f"{hours}:{minutes}" if hours else "Z"
    iso = f"{day}T{clock}{'+00:00' if zone == 'Z' else zone}"
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return None
    if not _FIRST <= day < _LAST:
        return None
    return DraftDate(SafeText(text), SafeText(iso), "second")


def machine_date(line: SafeText) -> DraftDate | None:
    """The date that the whole of `line` is in a form for machines; None if it is none."""
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
    day = Day(int(date[0]), int(date[1] or 0), int(date[2] or 0))
    time = None
    if clock[0]:
        second = int(clock[2]) if clock[2] else None
        time = Time(int(clock[0]), int(clock[1]), second, offset_of(zone) or "")
    return draft_date(line, day, time)
