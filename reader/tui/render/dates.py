"""Dates as a reader wants them: "2h", "yesterday", "14 Mar", "14 Mar 2019"."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOW = "now"
_HOUR = 3600.0
_DAY = 24 * _HOUR


def age(moment: float, now: float, dated_to_the_day: bool = False) -> str:
    """How long ago `moment` was, in at most 11 cells.

    Args:
        moment: seconds since the epoch.
        now: seconds since the epoch.
        dated_to_the_day: the moment is a date without a time of day, so hours would be made up.
    """
    try:
        then = datetime.fromtimestamp(moment, UTC)
        today = datetime.fromtimestamp(now, UTC)
    except (OverflowError, OSError, ValueError):
        return ""
    days = (today.date() - then.date()).days
    if 0 <= now - moment < _DAY and not dated_to_the_day:
        hours = int((now - moment) // _HOUR)
        minutes = int((now - moment) // 60)
        return f"{hours}h" if hours else f"{minutes}m" if minutes else NOW
    if days == 0:
        return "today"
    if 0 < days < 7:
        return f"{days}d"
    return day(then, this_year=then.year == today.year)


def day(moment: date, this_year: bool = False) -> str:
    """A date as "14 Mar", with the year unless it is this one."""
    short = f"{moment.day} {_MONTHS[moment.month - 1]}"
    return short if this_year else f"{short} {moment.year}"


def iso_age(moment: float) -> str:
    """A moment as its ISO 8601 date in UTC; "" where the calendar has none."""
    try:
        return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}"
    except (OverflowError, OSError, ValueError):
        return ""


def iso_day(text: str) -> str:
    """An ISO 8601 date or moment as "14 March 2026"-like words; `text` itself if it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    shown = day(moment)
    return f"{shown}, {moment:%H:%M}" if len(text) > len("2026-03-14") else shown
