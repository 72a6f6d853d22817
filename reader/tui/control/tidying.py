"""What the list is less than everything by: kept true, told, and let go of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.api import Scope

if TYPE_CHECKING:
    from reader.library.api import Listing
    from reader.tui.screens.main import MainScreen


class Tidying:
    """Keeps the filter and the mutes of the list in step with the rules."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def first_listing(self) -> Listing:
        """What the list shows at first: everything that is not muted."""
        library, narrowing = self._screen.library, self._screen.narrowing
        narrowing.take_rules(library.state.rules.all())
        return library.listing(narrowing.asked(None))

    def follow_rules(self) -> None:
        """Rules may have changed, here or in another newsreader: the list goes by them."""
        if self._screen.narrowing.take_rules(self._screen.library.state.rules.all()):
            self._screen.searching.show_what_is_left()
        elif self._screen.narrowing.mutes:
            self.count_muted()

    def count_muted(self) -> None:
        """Count what is muted, on a thread."""
        screen = self._screen
        narrowing, library = screen.narrowing, screen.library
        muted, unread = narrowing.muted_ones(), narrowing.unread_of_muted()
        if muted is None or unread is None:
            return

        def count() -> tuple[int, int]:
            return library.listing(muted).total.count, library.listing(unread).total.count

        def show(numbers: tuple[int, int]) -> None:
            narrowing.muted, narrowing.muted_unread = numbers

        screen.asides.do(count, show)

    def let_go(self) -> bool:
        """Show everything again; tell whether the list was less."""
        narrowing = self._screen.narrowing
        if not narrowing.active:
            return False
        narrowing.filter, narrowing.name, narrowing.only_muted = None, "", False
        self._screen.searching.show_narrowed()
        return True

    def about(self) -> str:
        """What the list shows, for the top line."""
        screen = self._screen
        narrowing, searching = screen.narrowing, screen.searching
        from reader.tui.control.counting import number_found

        found = number_found(screen.headlines.listing)
        parts = [narrowing.about()]
        if searching.query is not None:
            asked = searching.query.text
            parts.append(f"{found} for “{asked}” in {searching.scope.value}")
        elif searching.only:
            parts = [searching.only]
        else:
            if narrowing.active:
                parts.append(found)
            parts.append(searching.sort.value)
        if narrowing.muted:
            parts.append(f"{narrowing.muted:,} muted")
        return " · ".join(filter(None, parts))


def nothing_found(listing: Listing, scope: Scope) -> tuple[str, ...]:
    """What is said in place of headlines where a search finds none."""
    if listing.so_far.count:
        return ()
    other = "the full text" if scope is Scope.HEADLINES else "headlines only"
    return (
        f"Nothing found in {scope.value}.",
        listing.explanation,
        f"tab searches {other} · esc goes back",
    )


def nothing_left(screen: MainScreen, listing: Listing) -> tuple[str, ...]:
    """What is said in place of headlines where the filter leaves none."""
    if listing.so_far.count or not screen.narrowing.active:
        return ()
    return (
        f"Nothing is left by: {screen.narrowing.about()}.",
        listing.explanation,
        f"{screen.key_of('cancel')} shows everything · {screen.key_of('filter')} filters otherwise",
    )
