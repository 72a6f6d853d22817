"""Filters, saved searches and the order of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.library.api import Scope, Sort
from reader.library.query import parse
from reader.text.safe import clean_line
from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.query import Query
    from reader.library.state.searches import SavedSearch, SearchError
    from reader.tui.screens.chooser import Choice, ChooserScreen

PRESETS = (
    ("unread", "is:unread"),
    ("starred", "is:starred"),
    ("today", "date:today"),
    ("this week", "since:1w"),
    ("has quotes", "has:quote"),
    ("has a note", "has:note"),
    ("leads somewhere", "is:linked"),
)
_EVERYTHING = ""
_EDIT = "\0edit"


class Filtering(Controller):
    """What the list is narrowed by, and names for it."""

    performs: ClassVar[dict[str, str]] = {
        "filter": "ask_filter",
        "searches": "choose_search",
        "search.save": "ask_name",
    }

    # -- filters ---------------------------------------------------------------------------

    def ask_filter(self) -> None:
        """Ask for a filter: one of the usual ones, or any query."""
        from reader.tui.screens.chooser import Choice
        from reader.tui.screens.prompt import Prompt, PromptScreen

        tags = [(f"tagged {tag}", f"tag:{tag}") for tag, _ in self.library.marks.all_tags()]
        options = (*PRESETS, *tags)

        def propose(text: str) -> list[Choice]:
            wanted = text.casefold().strip()
            return [
                Choice(name, query, query)
                for name, query in options
                if wanted in name or wanted in query
            ]

        now = self.screen.narrowing.filter
        prompt = Prompt(
            "filter",
            now.text if now is not None else "",
            propose=propose,
            tell=self._count,
            hint="stays while you search within it · enter on an empty line shows everything",
            empty=True,
        )

        def answered(text: str | None) -> None:
            if text is not None:
                self.filter(text)

        self.screen.app.push_screen(PromptScreen(self.screen.palette, prompt), answered)

    def _count(self, text: str) -> str:
        query = parse(text)
        total = self.library.listing(query).total.count
        passed = [note.message for note in query.notes[:1]]
        return " · ".join([f"{total:,} of {self.library.summary().articles:,}", *passed])

    def filter(self, text: str, name: str = "") -> None:
        """Narrow the list by a query; "" shows everything."""
        query = parse(text)
        self.screen.narrowing.filter = query if query.root is not None else None
        self.screen.narrowing.name = name
        self.screen.narrowing.only_muted = False
        self.screen.go_to("headlines")
        self.screen.searching.show_narrowed()
        if query.notes:
            self.screen.say(query.notes[0].message, "warning")

    def sort(self, word: str) -> None:
        """Order the list as `word` says."""
        found = [sort for sort in Sort if word.casefold() in sort.value]
        if not found or not word:
            orders = ", ".join(sort.value for sort in Sort)
            self.screen.say(
                clean_line(f"There is no order “{word}”; there are {orders}."), "warning"
            )
        else:
            self.screen.searching.sort_by(found[0])

    # -- saved searches --------------------------------------------------------------------

    def choose_search(self) -> None:
        """Show the saved searches, each with how many unread articles it has."""
        from reader.tui.screens.chooser import Choice, ChooserScreen

        saved, errors = self.library.state.searches.all()
        choices = [Choice("Everything", "…", _EVERYTHING)]
        choices += [
            Choice(search.name, "…", search.name, detail=_described(search)) for search in saved
        ]
        if not saved:
            key = self.screen.key_of("search.save")
            choices.append(
                Choice("No search is saved yet.", detail=f"{key} saves what the list shows")
            )
        choices += self._broken(errors)
        file = self.library.state.searches.file
        if file is not None and saved:
            choices.append(Choice("Edit the file", "", _EDIT, detail=clean_line(str(file))))
        screen = ChooserScreen(self.screen.palette, "saved", choices)

        def chosen(name: str | None) -> None:
            if name == _EDIT:
                self.screen.outside.edit_file(str(file))
            elif name is not None:
                self.show_saved(name, saved)

        self.screen.app.push_screen(screen, chosen)
        self._count_unread(screen, saved)

    def _broken(self, errors: Sequence[SearchError]) -> list[Choice]:
        from reader.tui.screens.chooser import Choice

        if not errors:
            return []
        lines = [Choice(f"line {error.line}", detail=error.reason) for error in errors]
        return [Choice("Not usable", heading=True), *lines]

    def _count_unread(self, screen: ChooserScreen, saved: Sequence[SavedSearch]) -> None:
        for name, text in ((_EVERYTHING, ""), *((search.name, search.query) for search in saved)):

            def count(text: str = text) -> str:
                from reader.library.query import Query, all_of
                from reader.library.query.settle import settle
                from reader.library.query.tree import Is, State

                root = parse(text).root
                parts = [Is(State.UNREAD), *([settle(root)] if root is not None else [])]
                query = self.screen.narrowing.unmuted(Query(all_of(*parts)))
                return f"{self.library.listing(query).total.count:,} unread"

            def show(counted: str, name: str = name) -> None:
                screen.note_of(name, counted)

            self.screen.asides.do(count, show)

    def show_saved(self, name: str, saved: Sequence[SavedSearch] | None = None) -> None:
        """Show a saved search in its order; "" shows everything."""
        if not name:
            self.filter("")
            return
        known = self.library.state.searches.all()[0] if saved is None else saved
        for search in known:
            if search.name == name:
                self.screen.searching.sort = search.sort
                self.filter(search.query, search.name)
                return
        names = ", ".join(search.name for search in known) or "none is saved"
        self.screen.say(clean_line(f"There is no search “{name}”; there are: {names}."), "warning")

    def ask_name(self) -> None:
        """Ask for the name that what the list shows is saved under."""
        from reader.tui.screens.prompt import Prompt, PromptScreen

        text = self._shown()
        if not text:
            self.screen.say("The list shows everything: filter or search first.", "warning")
            return

        def answered(name: str | None) -> None:
            if name is not None:
                self.save(name)

        name = self.screen.narrowing.name
        hint = f"saves  {text}  in this order: {self.screen.searching.sort.value}"
        prompt = Prompt("save as", name, hint=clean_line(hint))
        self.screen.app.push_screen(PromptScreen(self.screen.palette, prompt), answered)

    def save(self, name: str) -> None:
        """Save what the list shows; takes the place of a search with that name."""
        from reader.library.state.searches import SavedSearch

        text, searching = self._shown(), self.screen.searching
        if not text:
            self.screen.say("The list shows everything: filter or search first.", "warning")
            return
        search = SavedSearch(clean_line(name), clean_line(text), searching.sort)
        searches = self.library.state.searches
        there = any(known.name == search.name for known in searches.all()[0])
        try:
            searches.save(search)
        except OSError as error:
            self.screen.say(clean_line(f"not saved: {error.strerror or error}"), "error")
            return
        done = "saved anew" if there else "saved"
        self.screen.say(f"{done}: {search.name} · {self.screen.key_of('searches')} shows all")

    def remove(self, name: str) -> None:
        """Take a search out of the file."""
        try:
            gone = self.library.state.searches.remove(name)
        except OSError as error:
            self.screen.say(clean_line(f"not removed: {error.strerror or error}"), "error")
            return
        if gone:
            self.screen.marking.changed(clean_line(f"removed: {name}"))
        else:
            self.screen.say(clean_line(f"There is no search “{name}”."))

    def _shown(self) -> str:
        """What the list shows, as one query."""
        searching, narrowed = self.screen.searching, self.screen.narrowing.filter
        texts = [_grouped(narrowed)] if narrowed is not None else []
        if searching.query is not None:
            texts.append(_as_asked(searching.query, searching.scope))
        return " ".join(texts) if len(texts) > 1 else texts[0].strip() if texts else ""


def _grouped(query: Query) -> str:
    from reader.library.query import Or

    return f"({query.text})" if isinstance(query.root, Or) else str(query.text)


def _as_asked(query: Query, scope: Scope) -> str:
    """The text of a query that finds the same from headlines: what was widened says so."""
    from reader.library.query import Query, unparse
    from reader.library.query.settle import settle

    if scope is Scope.HEADLINES or query.root is None:
        return _grouped(query)
    return str(unparse(Query(settle(query.root, text=True))))


def _described(search: SavedSearch) -> str:
    order = "" if search.sort is Sort.NEWEST else f" · {search.sort.value}"
    return f"{search.query}{order}"
