"""What is new since the last visit, and the way through it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from reader.library.news.fresh import MOST_ROWS, Fresh, Moved, sentence
from reader.tui.render.dates import age, day
from reader.tui.render.entries import BLANK, Entry, Part, heading, said
from reader.tui.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.api import Row
    from reader.library.news.archive import Counted
    from reader.tui.render.palette import Palette
    from reader.tui.screens.main import MainScreen


class FreshScreen(BrowseScreen):
    """New articles, people first quoted, wishes come true."""

    title_text = "NEW"
    hints: ClassVar = (("read.on", "walk through"), ("open", "read"))
    performs: ClassVar[dict[str, str]] = {"read.on": "walk"}

    def __init__(
        self,
        main: MainScreen,
        palette: Palette,
        look: Callable[[Callable[[Fresh], None]], Fresh],
        walk: Callable[[Sequence[Row]], None],
    ) -> None:
        """Set up; `look` finds what is new and shows what it knows at once; `walk` leads on."""
        super().__init__(main, palette)
        self._look = look
        self._walk = walk

    def gather(self) -> Fresh:
        """What is new."""
        return self._look(lambda fresh: self.show_so_far(fresh, "looking for stories that moved …"))

    @property
    def _fresh(self) -> Fresh:
        return self.gathered if isinstance(self.gathered, Fresh) else Fresh()

    def about(self) -> str:
        """Since when, and what."""
        return f"{sentence(self._fresh)}{_since(self._fresh)}"

    def nothing(self) -> tuple[str, ...]:
        """Nothing has come."""
        return (
            f"Nothing has come{_since(self._fresh) or ' since you opened this collection'}.",
            "",
            (
                "New articles, stories that moved, people quoted for the first time and wanted "
                "headlines that arrived are told here, and in one line at the start."
            ),
        )

    def entries(self) -> Sequence[Entry]:
        """Wishes, articles, people."""
        fresh = self._fresh
        lines: list[Entry] = []
        if fresh.wishes:
            lines += [BLANK, heading("WANTED, AND HERE")]
            lines += [self._line(wish.arrived) for wish in fresh.wishes if wish.arrived]
        if fresh.moved:
            lines += [BLANK, heading("STORIES THAT MOVED")]
        known = {row.id: row for row in fresh.rows}
        for moved in fresh.moved:
            lines.append(_moved(moved))
            new = (known[member.id] for member in moved.new if member.id in known)
            lines += [self._line(row, 3) for row in new]
        told = {member.id for moved in fresh.moved for member in moved.new}
        others = [row for row in fresh.rows if row.id not in told]
        if others:
            lines += [BLANK, heading("NEW ARTICLES"), *map(self._line, others)]
        if fresh.rows:
            more = fresh.arrived.count - len(fresh.rows)
            if more > 0:
                lines.append(said(f"and {more:,} more: the newest {MOST_ROWS:,} are listed here"))
            if not fresh.arrived.exact:
                lines.append(said("told by their dates: the index was made anew since then"))
        if fresh.voices:
            lines += [BLANK, heading("QUOTED FOR THE FIRST TIME"), *map(_voice, fresh.voices)]
        return lines

    def _line(self, row: Row, indent: int = 0) -> Entry:
        read = self.library.marks.is_read(row.key)
        changed = row.id in self._fresh.changed
        when = age(row.moment, time.time(), dated_to_the_day=len(row.published or "") == 10)
        return Entry(
            (
                Part(" " * indent + ("   " if read else " ● "), "unread"),
                Part(row.headline, "dim" if read else "headline"),
                Part("  changed since you read it" if changed else "", "warning"),
                Part(f"  {row.publisher}" if row.publisher else "", "dim"),
            ),
            when,
            row,
            f"{row.headline} {row.publisher}",
        )

    def choose(self, value: object) -> None:
        """Read the article; show what the person says."""
        from reader.library.api import Row

        if isinstance(value, Row):
            self.read(value)
        elif isinstance(value, Moved):
            from reader.tui.screens.thread import ThreadScreen

            last = value.story.members[-1].id
            self.app.push_screen(ThreadScreen(self.main, self.palette, last))
        elif isinstance(value, str) and self.is_active:
            self.dismiss(None)
            self.main.searching.show_query(f'speaker:"{value}"')

    def walk(self) -> None:
        """Go through the new articles one after another."""
        if self._fresh.rows and self.is_active:
            self.dismiss(None)
            self._walk(self._fresh.rows)


def _moved(moved: Moved) -> Entry:
    story = moved.story
    return Entry(
        (
            Part(" ▸ ", "accent"),
            Part(story.title, "headline", "b"),
            Part(f" · {len(story.members)}", "accent"),
        ),
        f"+{len(moved.new)}",
        moved,
        story.title,
    )


def _voice(voice: Counted) -> Entry:
    number = f"{voice.count:,} {'article' if voice.count == 1 else 'articles'}"
    return Entry((Part("   "), Part(voice.name)), number, str(voice.name), voice.name)


def _since(fresh: Fresh) -> str:
    try:
        at = datetime.fromtimestamp(fresh.since, UTC).astimezone()
    except (OverflowError, ValueError, OSError):
        return ""
    this_year = at.year == datetime.now(UTC).year
    return f" since {day(at, this_year=this_year)}, {at:%H:%M}" if fresh.since else ""
