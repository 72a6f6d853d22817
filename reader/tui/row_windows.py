"""Rows of a listing, fetched a window at a time when they are painted. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.api import Listing, Row

WINDOW = 64
"""Rows fetched at once."""
_WINDOWS_KEPT = 16


class RowWindows:
    """The rows of one listing."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._windows: dict[int, list[Row | None]] = {}

    def at(self, position: int) -> Row | None:
        """The row at `position`; None where it is gone or beyond the last."""
        window, offset = divmod(position, WINDOW)
        rows = self._windows.get(window, [])
        if offset >= len(rows):
            rows = self._fetched(window)
        return rows[offset] if offset < len(rows) else None

    def _fetched(self, window: int) -> list[Row | None]:
        start = window * WINDOW
        # What has not been found yet is not to be looked for while a screen is painted.
        stop = min(start + WINDOW, self._listing.so_far.count)
        rows = list(self._listing.rows(start, stop))
        if len(self._windows) >= _WINDOWS_KEPT:
            del self._windows[next(iter(self._windows))]
        self._windows[window] = rows
        return rows
