"""Rows are fetched as they are painted, and nothing is searched for meanwhile."""

from collections.abc import Sequence

from reader.library.api import Match, Row, Total
from reader.text.safe import SafeText
from reader.tui.row_windows import WINDOW, RowWindows
from tests.tui.render.test_rows import ROW


class Growing:
    """A listing of which more is found whenever somebody asks for what is not known."""

    match = Match.EXACT
    explanation = SafeText("")

    def __init__(self, known: int, there_are: int) -> None:
        self.known = known
        self.there_are = there_are
        self.asked: list[tuple[int, int]] = []

    @property
    def so_far(self) -> Total:
        return Total(self.known, exact=self.known == self.there_are)

    @property
    def total(self) -> Total:
        self.known = self.there_are
        return self.so_far

    def rows(self, start: int, stop: int) -> Sequence[Row | None]:
        self.asked.append((start, stop))
        self.known = max(self.known, min(stop, self.there_are))
        return [ROW._replace(id=str(n)) for n in range(start, min(stop, self.there_are))]

    def position(self, article_id: str) -> int | None:
        return int(article_id)

    def keys(self, start: int = 0, stop: int | None = None) -> Sequence[str]:
        return ()

    def ids(self) -> Sequence[str]:
        return [str(n) for n in range(self.there_are)]


def test_what_is_not_found_yet_is_not_looked_for_by_painting() -> None:
    listing = Growing(known=5, there_are=900)
    windows = RowWindows(listing)
    assert [windows.at(n) is not None for n in range(5)] == [True] * 5
    assert listing.asked == [(0, 5)]
    assert listing.so_far.count == 5


def test_rows_that_were_found_later_are_shown() -> None:
    listing = Growing(known=5, there_are=900)
    windows = RowWindows(listing)
    assert windows.at(4) is not None
    _ = listing.total
    last = windows.at(899)
    assert last is not None
    assert last.id == "899"
    later = windows.at(WINDOW - 1)
    assert later is not None
    assert later.id == str(WINDOW - 1)
