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

FIELD_KEY = "field:"
"""What the action of a hint begins with that stands for a key of the search field."""

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
        narrow = self._narrow_top()
        name, about = narrow or self._top()
        work = (screen.chores.activity, screen.updating.activity()) if self._counting else ()
        leads_to = "pane.left" if narrow else ""
        screen.top.set(name, about, " · ".join(filter(None, work)), leads_to)
        screen.status.offer(self._hints(), screen.article.place if screen.at == "article" else "")
        screen.title_line.set(screen.title_line.text, active=screen.at == "headlines")
        if self._counting:
            self.explain_emptiness()

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
        unread, articles = self.screen.narrowing.shown_of(
            library.marks.unread_count(), summary.articles
        )
        counted = f"{articles:,}"
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
        row = screen.reading.row
        name = "‹ HEADLINES" if screen.at == "article" else "‹ ARTICLE"
        return name, row.headline if row else ""

    def _hints(self) -> list[tuple[str, str, str]]:
        """(key, word, action) of what can be done here."""
        screen = self.screen
        if screen.field.has_focus:
            return self._field_hints()
        if screen.at == "headlines" and screen.headlines.selection.count:
            return self._with_keys(actions.SELECTION_WORDS)
        first = {
            "headlines": self._words_of_the_list,
            "article": self._words_of_the_article,
            "related": self._words_of_the_sidebar,
        }[screen.at]()
        known = {action for action, _ in first}
        offered = [] if self._nothing_to_list else actions.for_place(_PLACES[screen.at])
        words = [(action.id, action.short) for action in offered if action.id not in known]
        return self._with_keys([(action, word) for action, word in (*first, *words) if word])

    @property
    def _nothing_to_list(self) -> bool:
        screen = self.screen
        return screen.at == "headlines" and not (
            screen.headlines.count or screen.narrowing.active or self._searched
        )

    @property
    def _searched(self) -> bool:
        # The first screen needs no search: to ask is not to make one.
        return "searching" in vars(self.screen) and self.screen.searching.live

    def _field_hints(self) -> list[tuple[str, str, str]]:
        """Of the search field, whose keys are its own."""
        searching, field = self.screen.searching, self.screen.field
        words = [("enter", "open", "enter"), ("↑↓", "move", "down")]
        if searching.in_article:
            words = [("enter", "keep", "enter"), ("↑↓", "matches", "down")]
            words += [] if field.text else [("/", "search headlines", "slash")]
        else:
            words.append(("tab", searching.other_scope, "tab"))
        words.append(("esc", "back as it was", "escape"))
        return [(key, word, f"{FIELD_KEY}{name}") for key, word, name in words]

    def _words_of_the_list(self) -> list[tuple[str, str]]:
        """What comes first there; where there is room for few, help knows all the others."""
        words = [("help", "help")]
        if self._nothing_to_list:
            bad = bool(self.screen.library.summary().problems)
            words += [("rescan", "look again"), ("problems", "problems" if bad else "")]
            looked = self._counting and not self.screen.updating.running
            return [*words, ("sample", "sample" if looked else ""), ("leave", "quit")]
        if self.screen.narrowing.active or self._searched:
            words.append(("cancel", "all"))
        return words

    def _words_of_the_article(self) -> list[tuple[str, str]]:
        screen = self.screen
        narrow = screen.has_class("-narrow")
        came = "came from" if screen.reading.history.past else ""
        seeking = "next match" if screen.finding.active else ""
        words = [
            ("pane.left", "headlines"),
            ("pane.right" if narrow else "related.focus", "related"),
            ("help", "help"),
            ("find.next", seeking),
            ("find.previous", "previous" if seeking else ""),
            ("quote.next", "quotes"),
            ("search", "find"),
            ("read.on", "read on"),
            ("back", came),
        ]
        if screen.reading.history.followed:
            words.insert(3, words.pop())
        return [*words, ("related.focus", "")]

    def _words_of_the_sidebar(self) -> list[tuple[str, str]]:
        screen = self.screen
        if screen.speech is not None:
            return [
                ("cancel", "sidebar"),
                ("help", "help"),
                ("open", "read"),
                ("pane.right", "all voices"),
                ("want", ""),
            ]
        link, absent = screen.related.link, False
        if link is not None:
            absent = link.target is None and not link.candidates
        chosen = "search for it" if absent else "open"
        came = "came from" if screen.reading.history.past else ""
        return [
            ("pane.left", "article"),
            ("help", "help"),
            ("open", "quotes" if screen.related.voice is not None else chosen),
            ("want", "want" if absent else ""),
            ("back", came),
            ("search", "search"),
        ]

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
            link, narrow = entry.link, self.screen.has_class("-narrow")
            leads = link.target is not None or bool(link.candidates)
            # Where there is little room, what can be done about it is more worth than why.
            self.screen.say(link_sentence(link) if leads or not narrow else link.state.value)
        elif entry is not None and entry.row is not None:
            self.screen.say(entry.row.headline)
        else:
            self.screen.say("")

    def explain_emptiness(self) -> None:
        """Say why there is nothing in the list, where there is nothing."""
        screen = self.screen
        if not (screen.headlines.count or screen.narrowing.active or self._searched):
            summary = screen.library.summary()
            updating = screen.updating
            title, *said = nothing_here(summary, working=updating.running, fault=updating.fault)
            # The narrow column beside an empty page is no place for sentences.
            beside = not screen.has_class("-narrow")
            screen.headlines.explain_emptiness((title,) if beside else _with_air(title, *said))
            screen.article.say(*said)


def _with_air(*paragraphs: str) -> tuple[str, ...]:
    """Lines with an empty one between each two."""
    return tuple(line for paragraph in paragraphs for line in (paragraph, ""))
