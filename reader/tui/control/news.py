"""The collection as news: what is wanted, what is new, stories, and what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from reader.library.news.wanted import Wish
    from reader.tui.screens.browse import BrowseScreen
    from reader.tui.screens.main import MainScreen


class News(Controller):
    """Opens the screens of the news, and looks out for what is wanted."""

    performs: ClassVar[dict[str, str]] = {
        "want": "want",
        "wanted": "show_wanted",
    }

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self._told: set[str] = set()

    def _push(self, screen: BrowseScreen) -> None:
        self.screen.app.push_screen(screen)

    # -- wanted --------------------------------------------------------------------------------

    def want(self) -> None:
        """Want the related headline under the cursor, or want it no longer."""
        link = self.screen.related.link
        if link is None:
            self.screen.say("Put the cursor on a related headline in the sidebar first.")
            return
        wanted = self.library.state.wanted
        undo = self.screen.key_of("undo")
        if link.headline in wanted:
            wanted.remove(link.headline)
            self.screen.say(f"no longer wanted · {undo} undo")
        elif link.target is not None:
            self.screen.say("This one is here already: enter opens it.")
        else:
            loaded = self.screen.reading.loaded
            wanted.add(link.headline, loaded.row.key if loaded else "")
            listed = self.screen.key_of("wanted")
            self.screen.say(f"wanted: it is on the list ({listed}) · {undo} undo")
        self.screen.related.look_again()

    def show_wanted(self) -> None:
        """Related headlines that lead nowhere."""
        from reader.tui.screens.wanted import WantedScreen

        self._push(WantedScreen(self.screen, self.screen.palette))

    def look_out(self) -> None:
        """The collection has changed: see whether something has come that was wanted."""
        from reader.library.news.wanted import wishes_of

        self.screen.chores.do(lambda: wishes_of(self.library), self._tell)

    def _tell(self, wishes: tuple[Wish, ...]) -> None:
        arrived = [wish for wish in wishes if wish.arrived and wish.headline not in self._told]
        self._told |= {wish.headline for wish in arrived}
        key = self.screen.key_of("wanted")
        if len(arrived) == 1:
            self.screen.say(
                f"wanted, and here: “{arrived[0].headline}” · {key} shows it", "success"
            )
        elif arrived:
            self.screen.say(
                f"{len(arrived):,} wanted headlines are here · {key} shows them", "success"
            )
