"""Dates of a query: from text to values, and from values to days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, cast

from reader.library.query.tree import (
    Ago,
    Between,
    DateValue,
    NamedDay,
    Relation,
    Span,
    When,
)

_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)
_AGO = re.compile(r"(\d{1,6})(d|days?|w|weeks?|m|months?|y|years?)", re.ASCII | re.IGNORECASE)
_ONE_DAY = timedelta(days=1)
_MONTHS = 12
_DAYS_OF = {"d": 1, "w": 7}


def parse_date(text: str) -> DateValue | None:
    """Return the date that `text` gives (2025, 2025-05, 2025-05-11, 2w, today); else None."""
    if text.lower() in ("today", "yesterday"):
        return NamedDay(cast("Literal['today', 'yesterday']", text.lower()))
    ago = _AGO.fullmatch(text)
    if ago:
        return Ago(int(ago[1]), cast("Literal['d', 'w', 'm', 'y']", ago[2][0].lower()))
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    return _span(int(found[1]), *(int(part) for part in found.groups()[1:] if part))


def parse_when(relation: Relation, text: str) -> When | Between | None:
    """Return what ``relation:text`` asks for; None if `text` is no date.

    ``date:`` also takes a range: 2025-05..2025-07, open at either end.
    """
    if relation is Relation.ON and ".." in text:
        first, _, last = text.partition("..")
        between = Between(parse_date(first), parse_date(last))
        understood = bool(first or last) and (
            (not first or between.first is not None) and (not last or between.last is not None)
        )
        return between if understood else None
    value = parse_date(text)
    return None if value is None else When(relation, value)


def bounds(node: When | Between, today: date) -> tuple[date | None, date | None]:
    """Return the first day and the day behind the last one; None where an end is open.

    ``date:2w`` means the last two weeks, as ``since:2w`` does.
    """
    if isinstance(node, Between):
        return (
            None if node.first is None else _resolved(node.first, today).start,
            None if node.last is None else _resolved(node.last, today).end,
        )
    span = _resolved(node.value, today)
    match node.relation:
        case Relation.ON:
            return span.start, None if isinstance(node.value, Ago) else span.end
        case Relation.SINCE:
            return span.start, None
        case Relation.AFTER:
            return span.end, None
        case Relation.BEFORE:
            return None, span.start
        case Relation.UNTIL:
            return None, span.end


def write_date(value: DateValue) -> str:
    """Return the text that `parse_date` reads as `value`."""
    match value:
        case Ago(count, unit):
            return f"{count}{unit}"
        case NamedDay(name):
            return name
        case Span(start, end):
            length = (end - start).days
            parts = 3 if length <= 1 else 2 if length <= 31 else 1
            return "-".join(start.isoformat().split("-")[:parts])


def _resolved(value: DateValue, today: date) -> Span:
    match value:
        case Span():
            return value
        case NamedDay(name):
            day = today if name == "today" else _days_before(today, 1)
        case Ago(count, unit):
            day = _before(today, count, unit)
    return Span(day, _day_after(day))


def _span(year: int, month: int | None = None, day: int | None = None) -> Span | None:
    try:
        start = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if day is not None:
        return Span(start, _day_after(start))
    months = _MONTHS if month is None else 1
    index = year * _MONTHS + start.month - 1 + months
    if index >= date.max.year * _MONTHS + _MONTHS:
        return Span(start, date.max)
    return Span(start, date(index // _MONTHS, index % _MONTHS + 1, 1))


def _day_after(day: date) -> date:
    return day if day == date.max else day + _ONE_DAY


def _before(today: date, count: int, unit: str) -> date:
    if unit in _DAYS_OF:
        return _days_before(today, count * _DAYS_OF[unit])
    index = today.year * _MONTHS + today.month - 1 - count * (_MONTHS if unit == "y" else 1)
    if index < _MONTHS:
        return date.min
    first = date(index // _MONTHS, index % _MONTHS + 1, 1)
    month_end = _span(first.year, first.month)
    last = 28 if month_end is None else (month_end.end - first).days
    return first.replace(day=min(today.day, last))


def _days_before(today: date, days: int) -> date:
    return date.min if days >= today.toordinal() else today - timedelta(days=days)
