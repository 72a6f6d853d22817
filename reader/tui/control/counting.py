"""How many articles a search found: counted on a thread of its own, after the first are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.control.base import Controller
from reader.tui.latest import Latest

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.library.api import Listing
    from reader.tui.screens.main import MainScreen

_PAUSE_SECONDS = 0.15
"""Hits are counted when no key has come for so long."""


class Counting(Controller):
    """Counts the listing that the list shows."""

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self._counter: Latest[Listing] = Latest(screen.soon, lambda _: None)
        self._pause: Timer | None = None

    def close(self) -> None:
        """End the thread."""
        self._counter.close()

    def soon(self) -> None:
        """Count what the list shows, once no key has come for a moment."""
        self._counter.forget()
        if self._pause is not None:
            self._pause.stop()
        if not self.screen.headlines.listing.so_far.exact:
            self._pause = self.screen.set_timer(_PAUSE_SECONDS, self._count)

    def _count(self) -> None:
        listing = self.screen.headlines.listing
        self._counter.ask(lambda: _counted(listing), self._have_counted)

    def _have_counted(self, listing: Listing) -> None:
        if listing is self.screen.headlines.listing:
            self.screen.headlines.recount()
            self.screen.searching.note_total()
            self.screen.refresh_status()


def _counted(listing: Listing) -> Listing:
    _ = listing.total
    return listing


def number_found(listing: Listing) -> str:
    """How many rows there are: ``128+`` while they are being counted."""
    known = listing.so_far
    return f"{known.count:,}" + ("" if known.exact else "+")
