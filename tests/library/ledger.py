"""What is kept, and the changes that made it so: the plainest thing that can be undone."""

from __future__ import annotations

from dataclasses import dataclass, field

Cell = tuple[str, str, str]
"""Kind, key, item, as a line of an export has them."""


@dataclass
class Change:
    number: int
    owner: int
    cells: dict[Cell, tuple[str | None, str | None]]
    undone: bool = False


@dataclass(frozen=True)
class Owner:
    """Somebody who changes things: their own changes and those before their time are theirs."""

    name: int
    horizon: int


@dataclass
class Ledger:
    cells: dict[Cell, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    last: int = 0

    def mine(self, owner: Owner) -> list[Change]:
        return [
            one for one in self.changes if one.owner == owner.name or one.number <= owner.horizon
        ]

    def change(self, owner: Owner, wanted: dict[Cell, str | None]) -> int:
        """Make cells have values, as one change that can be undone; returns how many changed."""
        cells = {
            cell: (self.cells.get(cell), value)
            for cell, value in wanted.items()
            if self.cells.get(cell) != value
        }
        if not cells:
            return 0
        dropped = [one for one in self.mine(owner) if one.undone]
        self.changes = [one for one in self.changes if one not in dropped]
        self.last += 1
        self.changes.append(Change(self.last, owner.name, cells))
        for cell, (_, after) in cells.items():
            self.keep(cell, after)
        return len(cells)

    def move(self, owner: Owner, *, undone: bool) -> bool:
        """Undo the last change of `owner`, or do it again; what others made of it since stays."""
        candidates = [one for one in self.mine(owner) if one.undone == undone]
        if not candidates:
            return False
        change = candidates[0 if undone else -1]
        for cell, (before, after) in change.cells.items():
            old, new = (before, after) if undone else (after, before)
            if self.cells.get(cell) == old:
                self.put(cell, new)
        change.undone = not undone
        return True

    def put(self, cell: Cell, value: str | None) -> None:
        """Make one cell have a value; this is no change that could be undone."""
        self.cells.pop(cell, None)
        if value is not None:
            self.cells[cell] = value

    def keep(self, cell: Cell, value: str | None) -> None:
        """As `put`, where it is known which article is meant."""
        self.put(cell, value)
