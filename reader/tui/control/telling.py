"""What the bars say: counts, work in hand, keys, and whose quote is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui import actions
from reader.tui.render.words import link_sentence, nothing_here, quote_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.control.base import PaneName
    from reader.tui.render.related import Entry
    from reader.tui.screens.main import MainScreen

_PLACES: dict[PaneName, actions.Place] = {
    "headlines": "headlines",
    "article": "article",
    "related": "sidebar",
}


class Telling:
    """Keeps the top line and the status line true."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._counting = False

    def refresh(self) -> None:
        """Bring the bars and titles up to date."""
        screen = self.screen
        name, about = self._narrow_top() or self._top()
        work = (screen.chores.activity, screen.updating.activity()) if self._counting else ()
        screen.top.set(name, about, " · ".join(filter(None, work)))
        screen.status.offer(self._hints(), screen.article.place if screen.at == "article" else "")
        screen.title_line.set(screen.title_line.text, active=screen.at == "headlines")

    def start_counting(self) -> None:
        """The first screen stands: from now on the top line says all that it can."""
        self._counting = True
        self.refresh()

    def _top(self) -> tuple[str, str]:
        library = self.screen.library
        summary = library.summary()
        counted = f"{summary.articles:,}"
        if not self._counting:
            return summary.name, counted if summary.articles else ""
        unread = library.marks.unread_count()
        if unread is not None:
            counted = f"{unread:,} unread of {counted}"
        about = f"{counted} · {self.screen.tidying.about()}" if summary.articles else ""
        selected = self.screen.headlines.selection.count
        if selected:
            about = f"{selected:,} selected · {about}"
        return summary.name, about

    def _narrow_top(self) -> tuple[str, str] | None:
        """One pane at a time: the top line says which, and what it is of."""
        screen = self.screen
        if not screen.has_class("-narrow") or screen.at == "headlines":
            return None
        row = screen.reading.loaded.row if screen.reading.loaded else None
        name = "‹ HEADLINES" if screen.at == "article" else "‹ ARTICLE"
        return name, row.headline if row else ""

    def _hints(self) -> list[tuple[str, str, str]]:
        """(key, word, action) of what can be done here."""
        if self.screen.field.has_focus:
            return list(actions.SEARCH_HINTS)
        if self.screen.at == "headlines" and self.screen.headlines.selection.count:
            return self._with_keys(actions.SELECTION_WORDS)
        offered = actions.for_place(_PLACES[self.screen.at])
        # Where there is room for few, help comes first: it knows all the others.
        offered.sort(key=lambda action: action.id != "help")
        words = [(action.id, action.short) for action in offered]
        if self.screen.at == "headlines" and self.screen.narrowing.active:
            words.insert(1, ("cancel", "all"))
        return self._with_keys(words)

    def _with_keys(self, words: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
        """(key, word, action) of those actions that have a key."""
        key_of = self.screen.key_of
        return [(key_of(action), word, action) for action, word in words if key_of(action)]

    def say_quote(self) -> None:
        """Say whose the selected quote is and how that was found."""
        pane = self.screen.article
        quote, number = pane.selected, pane.selected_number
        if quote is None or number is None or pane.page is None:
            self.screen.say("")
        else:
            self.screen.say(quote_sentence(quote, number + 1, len(pane.page.quotes)))

    def say_item(self, entry: Entry | None) -> None:
        """Say why a related headline leads where it does, and a long headline in full."""
        if entry is not None and entry.link is not None:
            self.screen.say(link_sentence(entry.link))
        elif entry is not None and entry.row is not None:
            self.screen.say(entry.row.headline)
        else:
            self.screen.say("")

    def explain_emptiness(self) -> None:
        """Say in the list why there is nothing in it, where there is nothing."""
        screen = self.screen
        if not screen.headlines.count and not screen.searching.live:
            summary = screen.library.summary()
            said = nothing_here(summary, working=screen.updating.running)
            screen.headlines.explain_emptiness(said)
