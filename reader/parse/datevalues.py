"""Dates and times of day as far as they are known, and the drafts they become."""

from __future__ import annotations

from typing import NamedTuple

from reader.parse.datewords import OPEN_ZONES, ZONES
from reader.parse.draft import DraftDate, Precision
from reader.text.safe import SafeText

_FIRST_YEAR, _LAST_YEAR = 1500, 2199
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A date as far as it is known; a month of 0 is unknown, `open` when it could be the day."""

    year: int
    month: int = 0
    day: int = 0
    open: bool = False


class Time(NamedTuple):
    """A time of day; `zone` is "+01:00", "" where none is fixed."""

    hour: int
    minute: int
    second: int | None
    zone: str


def draft_date(text: SafeText, day: Day, time: Time | None) -> DraftDate | None:
    """The draft of a date that stands as `text`; None if there is no such day."""
    if not is_date(day):
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


def is_date(day: Day) -> bool:
    """Whether there is such a day."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR or day.month > 12:
        return False
    if day.month and day.day > DAYS[day.month - 1]:
        return False
    return (day.month, day.day) != (2, 29) or _is_leap(day.year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def offset_of(zone: str | None) -> str | None:
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
