"""History: the articles that were opened, by day, the latest first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from reader.library.news.visited import Opened, by_day, row_of_visit
from reader.library.state.visits import MOST
from reader.tui.render.dates import day
from reader.tui.render.entries import BLANK, Entry, Part, heading
from reader.tui.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Sequence


class VisitsScreen(BrowseScreen):
    """Where the reader was."""

    title_text = "HISTORY"
    hints: ClassVar = (("open", "read again"),)

    def gather(self) -> list[Opened]:
        """All that is remembered, an article once a day."""
        return by_day(self.library.state.visits.latest(MOST))

    @property
    def _opened(self) -> list[Opened]:
        return self.gathered if isinstance(self.gathered, list) else []

    def about(self) -> str:
        """How many there are."""
        number = len(self._opened)
        return f"{number:,} {'article' if number == 1 else 'articles'} by day, the latest first"

    def nothing(self) -> tuple[str, ...]:
        """Nothing was opened yet."""
        return (
            "You have not opened an article yet.",
            "",
            f"The latest {MOST:,} are remembered here, also when their files are moved.",
        )

    def entries(self) -> Sequence[Entry]:
        """A line for each visit, with the day above the first of a day."""
        lines: list[Entry] = []
        today, before = datetime.now(UTC).astimezone(), ""
        folders = {opened.visit.collection for opened in self._opened}
        for opened in self._opened:
            named = _named(opened.at, today)
            if named != before:
                lines += [BLANK, heading(named.upper())]
                before = named
            lines.append(_line(opened, tell_folder=len(folders) > 1))
        return lines

    def choose(self, value: object) -> None:
        """Read it again, wherever its file is now."""
        visits = (opened.visit for opened in self._opened)
        visit = next((one for one in visits if one.number == value), None)
        if visit is None:
            return
        row = row_of_visit(self.library, visit)
        if row is not None:
            self.read(row)
        else:
            self.say(f"It is not in this collection; it was read in {visit.collection}", "warning")


def _line(opened: Opened, *, tell_folder: bool) -> Entry:
    visit, at, times = opened
    folder = visit.collection.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return Entry(
        (
            Part(f"   {at:%H:%M}  " if at else "   --:--  ", "dim"),
            Part("› " if visit.followed else "  ", "dim"),
            Part(visit.headline or "(no headline)"),
            Part(f"  {times} times" if times > 1 else "", "dim"),
        ),
        folder if tell_folder else "",
        visit.number,
        f"{visit.headline} {visit.collection}",
    )


def _named(at: datetime | None, today: datetime) -> str:
    if at is None:
        return "at no time"
    days = (today.date() - at.date()).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    return f"{at:%A}, {day(at, this_year=at.year == today.year)}"
