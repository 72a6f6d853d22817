"""Articles whose files are moved or deleted while they are read or stand under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.pinned import PinnedListing

if TYPE_CHECKING:
    from reader.library.api import Listing, Row
    from reader.tui.screens.main import MainScreen

GONE = "Its file is gone: what is shown is what was read."


def moved_to(screen: MainScreen, row: Row) -> Row | None:
    """The article of `row` at its new place; None where it is nowhere.

    What stood in the list before is a copy of it, not the article that was moved.
    """
    before = screen.headlines.listing
    names = (name for name in screen.library.state.ids_of(row.key) if name != row.id)
    rows = (screen.library.row(name) for name in names if before.position(name) is None)
    return next((found for found in rows if found is not None), None)


def kept_in(screen: MainScreen, listing: Listing, row: Row) -> tuple[Listing, str]:
    """`listing`, which lacks `row`, as it is to be shown, and the id the cursor is to stand on."""
    there = screen.library.row(row.id) or moved_to(screen, row)
    if there is None:
        return listing, neighbour_in(screen, listing)
    if listing.position(there.id) is None:
        # It answers no longer, say because it has been read: it stays until it is left.
        listing = PinnedListing(listing, there, screen.headlines.cursor)
    return listing, there.id


def neighbour_in(screen: MainScreen, listing: Listing) -> str:
    """Id of the row of `listing` that stands where the cursor stood; "" where there is none."""
    place = min(screen.headlines.cursor, max(listing.total.count - 1, 0))
    return next((row.id for row in listing.rows(place, place + 1) if row), "")


def follow_the_open(screen: MainScreen) -> str:
    """Go on reading an article whose file was moved, or say that it is gone.

    To be called when the library has changed, before the list shows that. Returns the id of the
    article if it was gone and has come back, else "".
    """
    reading = screen.reading
    row = reading.row
    if row is None:
        return ""
    there = screen.library.row(row.id) or moved_to(screen, row)
    was_gone = reading.gone
    if there is None:
        if reading.loaded is not None and not was_gone:
            reading.gone = True
            if screen.at != "headlines":
                screen.say(GONE, "warning")
    elif was_gone or there.id != row.id:
        reading.go_on_at(there)
        if was_gone and screen.status.message == GONE:
            screen.say("")
        return there.id if was_gone else ""
    return ""
