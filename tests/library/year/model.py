"""What a state should hold: a dictionary of cells and a list of changes, nothing more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from tests.library.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.library.ledger import Cell, Owner

Value = TypeVar("Value")
OF_ARTICLES = frozenset({"read", "starred", "tag", "note", "position", "speaker", "story", "ruled"})
"""What goes along when an article is edited."""
SEARCH = "search"


@dataclass
class Model(Ledger):
    places: dict[str, str] = field(default_factory=dict)
    """File -> the article that was there when something was kept of it."""
    now: dict[str, str] = field(default_factory=dict)
    """File -> the article that is there."""
    became: dict[tuple[str, str], int] = field(default_factory=dict)
    """(What an article was, what it was edited to be) -> the last change before that."""
    searches: dict[str, str] = field(default_factory=dict)
    """What their file holds: name -> order. The state keeps them for what is undone alone."""

    def value(self, kind: str, key: str, item: str = "") -> str | None:
        return self.cells.get((kind, key, item))

    def of_kind(self, kind: str) -> dict[Cell, str]:
        return {cell: value for cell, value in self.cells.items() if cell[0] == kind}

    def exported(self) -> dict[Cell, str]:
        """What an export holds, and what an import replaces."""
        return {cell: value for cell, value in self.cells.items() if cell[0] != SEARCH}

    def save_search(self, owner: Owner, name: str, sort: str | None) -> None:
        """Put a search into their file, or take it out with None."""
        cell = (SEARCH, name, "")
        self.put(cell, self.searches.get(name))
        self.change(owner, {cell: sort})
        self._write_search(name, sort)

    def move(self, owner: Owner, *, undone: bool) -> bool:
        """As `Ledger.move`; the file of searches follows where nobody else has changed it."""
        before = self.of_kind(SEARCH)
        moved = super().move(owner, undone=undone)
        after = self.of_kind(SEARCH)
        for cell in {*before, *after}:
            was, sort = before.get(cell), after.get(cell)
            if was != sort and self.searches.get(cell[1]) == was:
                self._write_search(cell[1], sort)
        return moved

    def _write_search(self, name: str, sort: str | None) -> None:
        self.searches.pop(name, None)
        if sort is not None:
            self.searches[name] = sort

    def keep(self, cell: Cell, value: str | None) -> None:
        """As `put`, where it is known which article is meant."""
        self.put(cell, value)
        self._touch(cell, value)

    def follow(self, cause: Cell, cell: Cell, value: str) -> None:
        """Keep what a record brings about; taking back what made the record takes this back."""
        before = self.cells.get(cell)
        self.keep(cell, value)
        made = [one for one in self.changes if one.cells.get(cause, ("", None))[1] is not None]
        made = [one for one in made if not one.undone]
        if before == value or not made:
            return
        kind, key, item = cell
        for reached in self._reached(key, made[-1].number):
            if reached == key or (kind, reached, item) not in made[-1].cells:
                made[-1].cells[kind, reached, item] = before, value

    def settle(self, now: dict[str, str]) -> None:
        """The files hold what `now` says: which of them were edited?"""
        before, self.now = self.now, now
        here = list(now.values())
        for name, old in list(self.places.items()):
            new = now.get(name)
            if new == old or (new is None and old not in here):
                continue
            del self.places[name]
            self.places |= {place: key for place, key in now.items() if key == old}
            came = any(key == new and other != name for other, key in before.items())
            if new is not None and old not in here and here.count(new) == 1 and not came:
                self.places[name] = new
                self.edit(old, new)
        placed = set(self.places.values())
        kept = {key for kind, key, _ in self.cells if kind in OF_ARTICLES} - placed
        self.places |= {name: key for name, key in now.items() if key in kept}

    def edit(self, old: str, new: str) -> None:
        """What was kept of `old` is kept of `new`, and taking it back takes it from both.

        Words that have marks of their own keep them, unless the one was made of the other.
        """
        own = any(kind in OF_ARTICLES and key == new for kind, key, _ in self.cells)
        back = self.leads(new, old)
        if own and not back and not self.leads(old, new):
            return
        was_read = self.value("read", old) is not None
        if back:
            for cell in [cell for cell, _ in self._renamed(self.cells, new, new)]:
                del self.cells[cell]
        for cell, value in self._renamed(self.cells, old, new):
            self.cells.setdefault(cell, value)
        for change in self.changes:
            for cell, (before, after) in self._renamed(change.cells, old, new):
                # What the change took from the new words is what they are to have again.
                first, last = change.cells.get(cell, (before, after))
                change.cells[cell] = (first, after if last is None else last)
        if was_read:
            self.cells["edited", new, ""] = old
        self.became[old, new] = self.last

    def leads(self, old: str, new: str) -> bool:
        """Whether `old` was edited, in however many steps, to become `new`."""
        return new in self._reached(old)

    def _reached(self, old: str, since: int = 0) -> set[str]:
        reached, size = {old}, 0
        while len(reached) > size:
            size = len(reached)
            reached |= {
                after
                for (before, after), last in self.became.items()
                if before in reached and last >= since
            }
        return reached

    def _touch(self, cell: Cell, value: str | None) -> None:
        if cell[0] in OF_ARTICLES and value is not None:
            self.places |= {name: key for name, key in self.now.items() if key == cell[1]}

    @staticmethod
    def _renamed(cells: Mapping[Cell, Value], old: str, new: str) -> list[tuple[Cell, Value]]:
        found: list[tuple[Cell, Value]] = []
        for (kind, key, item), value in cells.items():
            if kind in OF_ARTICLES and key == old:
                found.append(((kind, new, item), value))
            if kind == "story" and item == old:
                found.append(((kind, key, new), value))
        return found
