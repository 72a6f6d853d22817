"""Rows of a listing from drafts, and what of them is the same in every library."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.library.api import Row
from reader.library.moments import moment_of
from reader.parse.dates import parse_date
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from reader.parse.draft import Draft

_EMPTY = SafeText("")
_REST_OF_DAY = {4: "-01-01", 7: "-01", 10: ""}


def row_of(draft: Draft, path: SafeText, mtime: float, identity: str, key: str) -> Row:
    """Return the row of `draft`, which lies in the file at `path`."""
    published = draft.published.iso if draft.published else None
    return Row(
        id=identity,
        key=key,
        headline=draft.headline,
        path=path,
        section=section_of(draft.section, path),
        publisher=draft.publisher or _EMPTY,
        published=str(published) if published else None,
        moment=moment_of(published or _dateline_day(draft, mtime), mtime),
        place=draft.dateline.place if draft.dateline else None,
    )


def _dateline_day(draft: Draft, mtime: float) -> str | None:
    """The day of a dateline without a year, as ISO 8601: the last such day before the file.

    It only puts the article in its place in the list; `published` stays as the text gives it.
    """
    said = draft.dateline.date if draft.dateline else None
    if not said:
        return None
    try:
        written = datetime.fromtimestamp(mtime, UTC).date()
    except (OverflowError, ValueError, OSError):
        return None
    for year in (written.year, written.year - 1):
        found = parse_date(f"{said} {year}")
        if found is not None and found.iso is not None and found.iso <= written.isoformat():
            return found.iso
    return None


def section_of(section: str | None, path: str) -> SafeText:
    """Return the article's own section, else the folder it lies in, else ""."""
    return SafeText(section or path.rpartition("/")[0].rpartition("/")[2])


def day_of(published: str | None, moment: float) -> date:
    """Return the day that queries go by: as the article gives it, else that of its file in UTC."""
    said = _day_said(published[:10]) if published else None
    if said is not None:
        return said
    try:
        return datetime.fromtimestamp(moment, UTC).date()
    except (OverflowError, ValueError, OSError):
        return date.min


@lru_cache(4096)
def _day_said(day: str) -> date | None:
    try:
        return date.fromisoformat(day + _REST_OF_DAY.get(len(day), ""))
    except ValueError:
        return None
