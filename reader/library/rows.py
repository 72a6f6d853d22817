"""From drafts to rows, the same in every library."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from reader.library.api import Row
from reader.library.moments import moment_of
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from reader.parse.draft import Draft

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_LENGTH = len("2026-03-14")


def row_of(draft: Draft, path: SafeText, mtime: float, identity: str, key: str) -> Row:
    """The row of `draft`, which was read from the file at `path` last changed at `mtime`."""
    published = draft.published.iso if draft.published else None
    return Row(
        id=identity,
        key=key,
        headline=draft.headline,
        path=path,
        section=draft.section or folder_of(path),
        publisher=draft.publisher or SafeText(""),
        published=published,
        moment=moment_of(published, mtime),
        place=draft.dateline.place if draft.dateline else None,
    )


def folder_of(path: SafeText) -> SafeText:
    """The name of the folder that the file at `path` lies in; "" at the top."""
    return SafeText(path.rpartition("/")[0].rpartition("/")[2])


def day_of(published: str | None, moment: float) -> date:
    """The day that queries go by: as it was published, else that of `moment` in UTC."""
    if published and len(published) >= _DAY_LENGTH:
        try:
            return date.fromisoformat(published[:_DAY_LENGTH])
        except ValueError:
            pass
    try:
        return (_EPOCH + timedelta(seconds=moment)).date()
    except (OverflowError, ValueError):
        return date.max if moment > 0 else date.min
