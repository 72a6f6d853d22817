"""The collection as news: what is wanted, what is new, stories, and what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.api import Row
    from reader.library.news.collecting import Version
    from reader.library.news.wanted import Wish
    from reader.tui.screens.browse import BrowseScreen
    from reader.tui.screens.main import MainScreen
    from reader.tui.screens.overview import Place


class News(Controller):
    """Opens the screens of the news, and looks out for what is wanted."""

    performs: ClassVar[dict[str, str]] = {
        "want": "want",
        "wanted": "show_wanted",
        "stories": "show_stories",
        "thread": "show_thread",
        "map": "show_map",
        "overview": "show_overview",
        "compare": "compare",
        "story.split": "say_where",
        "story.join": "say_where",
    }

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self._told: set[str] = set()

    # -- stories -------------------------------------------------------------------------------

    def show_stories(self) -> None:
        """The stories among the newest articles."""
        from reader.tui.screens.stories import StoriesScreen

        self._push(StoriesScreen(self.screen, self.screen.palette))

    def show_thread(self) -> None:
        """The story of the article that is meant."""
        from reader.tui.screens.thread import ThreadScreen

        row = self._row()
        if row is not None:
            self._push(ThreadScreen(self.screen, self.screen.palette, row.id))

    def show_map(self) -> None:
        """What links to the article that is meant, and where it leads."""
        from reader.tui.screens.web import MapScreen

        row = self._row()
        if row is not None:
            self._push(MapScreen(self.screen, self.screen.palette, row.id))

    def _row(self) -> Row | None:
        """The row of the article that is meant; None, which is said, where there is none."""
        row = self.screen.marking.row
        if row is None:
            self.screen.say("There is no article here.")
        return row

    def compare(self) -> None:
        """What changed between the article that is meant and another version of it."""
        row = self._row()
        if row is None:
            return
        from reader.library.news.collecting import other_versions

        self.screen.chores.do(
            lambda: other_versions(self.library, row.id),
            lambda found: self._choose_version(row, found),
            "looking for other versions",
        )

    def _choose_version(self, row: Row, found: Sequence[Version]) -> None:
        if not found:
            self.screen.say("No other article reads like this one: there is nothing to compare.")
            return
        if len(found) == 1 or found[0].copy > found[1].copy:
            self.compare_two(found[0].row.id, row.id)
            return
        from reader.tui.screens.chooser import Choice, ChooserScreen

        choices = [
            Choice(one.row.headline, f"{one.alike:.0%} alike", one.row.id, detail=one.row.path)
            for one in found
        ]

        def chosen(name: str | None) -> None:
            if name is not None:
                self.compare_two(name, row.id)

        screen = ChooserScreen(self.screen.palette, "compare with", choices)
        self.screen.app.push_screen(screen, chosen)

    def compare_two(self, one: str, other: str) -> None:
        """What changed between two articles."""
        from reader.tui.screens.versions import VersionsScreen

        if one != other:
            self._push(VersionsScreen(self.screen, self.screen.palette, (one, other)))

    def show_overview(self, place: Place | None = None) -> None:
        """The collection in plots, from the top or from where the reader was."""
        from reader.tui.screens.overview import OverviewScreen

        def leave_word(left_at: Place) -> Callable[[], None]:
            return lambda: self.show_overview(left_at)

        self._push(OverviewScreen(self.screen, self.screen.palette, leave_word, place))

    def say_where(self) -> None:
        """Stories are split and joined where they are seen."""
        thread, stories = self.screen.key_of("thread"), self.screen.key_of("stories")
        self.screen.say(f"{thread} shows the story of this article, {stories} shows all: there.")

    def _push(self, screen: BrowseScreen) -> None:
        self.screen.app.push_screen(screen)

    # -- wanted --------------------------------------------------------------------------------

    def want(self) -> None:
        """Want the related headline under the cursor, or want it no longer."""
        link = self.screen.related.link if self.screen.speech is None else None
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
