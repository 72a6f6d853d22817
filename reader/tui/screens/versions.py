"""The same story, what changed: two versions sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from reader.library.api import ArticleGoneError
from reader.library.news.collecting import older_first
from reader.library.news.versions import Comparison, What, compare, summary
from reader.tui.render.entries import BLANK, Entry, Part, said
from reader.tui.render.story import when
from reader.tui.render.versions import SIDE_BY_SIDE, version_entries
from reader.tui.render.wrap import cut
from reader.tui.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.api import Row
    from reader.tui.render.palette import Palette
    from reader.tui.screens.main import MainScreen


_TWO_ARTICLES = "These are two articles rather than two versions: little stands in both."


class _Both(NamedTuple):
    old: Row
    new: Row
    found: Comparison


class VersionsScreen(BrowseScreen):
    """The older version on the left, the newer on the right; stacked where it is narrow."""

    title_text = "WHAT CHANGED"
    hints: ClassVar = (
        ("cursor.down", "next change"),
        ("open", "unfold"),
        ("read.on", "show all"),
    )
    performs: ClassVar[dict[str, str]] = {"read.on": "unfold_all"}

    def __init__(self, main: MainScreen, palette: Palette, ids: tuple[str, str]) -> None:
        """Set up for two articles, in either order."""
        super().__init__(main, palette)
        self._ids = ids
        self._unfolded: set[int] = set()

    def gather(self) -> _Both | None:
        """Both articles, the older first, compared."""
        rows = [row for name in self._ids if (row := self.library.row(name)) is not None]
        if len(rows) != len(self._ids):
            return None
        old, new = older_first(self.library, *rows)
        try:
            found = compare(self.library.article(old.id), self.library.article(new.id))
        except ArticleGoneError:
            return None
        return _Both(old, new, found)

    @property
    def _both(self) -> _Both | None:
        return self.gathered if isinstance(self.gathered, _Both) else None

    def about(self) -> str:
        """What changed, counted."""
        return summary(self._both.found) if self._both else ""

    def nothing(self) -> tuple[str, ...]:
        """One of them has gone."""
        return ("One of the two articles is no longer in the collection.",)

    def entries(self) -> Sequence[Entry]:
        """Whose versions they are, then the sentences."""
        both = self._both
        if both is None:
            return []
        lines = [BLANK, *self._titles(both)]
        if both.found.of_two_articles:
            lines += [BLANK, said(_TWO_ARTICLES)]
        if all(change.what is What.SAME for change in both.found.changes):
            lines += [BLANK, said("The two are word for word the same."), BLANK]
        else:
            lines.append(BLANK)
        lines += version_entries(both.found, self.columns, self._unfolded)
        if both.found.left_out:
            lines.append(said(f"{both.found.left_out:,} sentences further on are not compared."))
        return lines

    def _titles(self, both: _Both) -> list[Entry]:
        old, new = (f"{when(row.moment)} · {row.publisher or row.path}" for row in both[:2])
        if self.columns < SIDE_BY_SIDE:
            return [
                Entry((Part(" − ", "error", "b"), Part(old, "dim"))),
                Entry((Part(" + ", "success", "b"), Part(new, "dim"))),
            ]
        column = (self.columns - 6) // 2
        left = cut(old, column).ljust(column)
        return [Entry((Part("   "), Part(left, "dim"), Part(" │ ", "rule"), Part(new, "dim")))]

    def choose(self, value: object) -> None:
        """Unfold what is the same."""
        if isinstance(value, int):
            self._unfolded.add(value)
            self.lay_out()

    def unfold_all(self) -> None:
        """Show or hide everything that is the same."""
        both = self._both
        if both is not None:
            everything = set(range(len(both.found.changes)))
            self._unfolded = set() if self._unfolded >= everything else everything
            self.lay_out()
