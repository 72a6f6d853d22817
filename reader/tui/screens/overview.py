"""Overview: the collection in bars, each a link to its articles."""

from __future__ import annotations

from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from reader.library.news.overview import Bar, Chart, Overview, overview
from reader.tui.render.dates import day
from reader.tui.render.entries import BLANK, Entry, Part, heading
from reader.tui.render.story import WIDE, pulse, when
from reader.tui.render.wrap import cut, padded
from reader.tui.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.news.stories import Story
    from reader.tui.render.palette import Palette
    from reader.tui.screens.main import MainScreen

_LINE, _HALF = "━", "╸"
_LONGEST_NAME = 28
_LONGEST_BAR = 64


class _Ask(NamedTuple):
    """A query that a bar leads to."""

    query: str


class _Thread(NamedTuple):
    """The story around an article."""

    article: str


class _Do(NamedTuple):
    """An action that a line leads to."""

    action: str


class OverviewScreen(BrowseScreen):
    """Times, voices, places, sections, growing stories, what is wanted, problems."""

    title_text = "OVERVIEW"
    hints: ClassVar = (("open", "its articles"),)

    def __init__(self, main: MainScreen, palette: Palette) -> None:
        super().__init__(main, palette)
        self._stopped = Event()

    def on_unmount(self) -> None:
        """Count no further."""
        self._stopped.set()
        super().on_unmount()

    def gather(self) -> Overview:
        """Count; each step is shown as soon as it is known."""
        known = Overview()

        def report(done: int, total: int) -> None:
            self.report(f"stories: reading {done:,} of {total:,}")

        for known in overview(self.library, report, self._stopped.is_set):
            self.soon(lambda known=known: self._show_part(known))  # type: ignore[misc]
        return known

    def _show_part(self, known: Overview) -> None:
        self.gathered = known
        self.lay_out()
        self._refresh_bars("" if known.whole else "counting …")

    @property
    def _known(self) -> Overview:
        return self.gathered if isinstance(self.gathered, Overview) else Overview()

    def about(self) -> str:
        """How much there is."""
        summary = self.library.summary()
        articles = "article" if summary.articles == 1 else "articles"
        files = "file" if summary.files == 1 else "files"
        return f"{summary.name} · {summary.articles:,} {articles} in {summary.files:,} {files}"

    def nothing(self) -> tuple[str, ...]:
        """There are no articles."""
        return ("There are no articles to count yet.",)

    def entries(self) -> Sequence[Entry]:
        """Charts, stories, headlines and problems."""
        known = self._known
        lines: list[Entry] = []
        for chart in ((known.times,) if known.times else ()) + known.charts:
            lines += [BLANK, *self._chart(chart)]
        if known.growing:
            lines += [BLANK, heading("STORIES THAT GROW")]
            lines += [_story(story, count, self.columns) for story, count in known.growing]
        if known.wanted:
            lines += [BLANK, heading("MOST WANTED")]
            lines += [
                Entry(
                    (Part(f"{wish.count:>6,} ", "dim"), Part("○ ", "absent"), Part(wish.headline)),
                    "", _Do("wanted"), wish.headline,
                )
                for wish in known.wanted
            ]  # fmt: skip
        if known.problems:
            lines += [BLANK, heading("PROBLEMS")]
            lines += [
                Entry((Part(f"{count:>6,}   ", "warning"), Part(reason)), "", _Do("problems"),
                      reason)
                for reason, count in known.problems
            ]  # fmt: skip
        return lines

    def _chart(self, chart: Chart) -> Iterator[Entry]:
        yield heading(chart.title.upper())
        most = max((bar.count for bar in chart.bars), default=1) or 1
        names = min(max((len(_name(bar)) for bar in chart.bars), default=1), _LONGEST_NAME)
        room = min(max(self.columns - names - 16, 4), _LONGEST_BAR)
        for bar in chart.bars:
            yield _bar(bar, most, names, room)

    def choose(self, value: object) -> None:
        """Go where a line leads."""
        match value:
            case _Ask(query) if self.is_active:
                self.dismiss(None)
                self.main.searching.show_query(query)
            case _Thread(article):
                from reader.tui.screens.thread import ThreadScreen

                self.app.push_screen(ThreadScreen(self.main, self.palette, article))
            case _Do(action) if self.is_active:
                self.dismiss(None)
                self.main.perform(action)


def _bar(bar: Bar, most: int, names: int, room: int) -> Entry:
    halves = round(bar.count / most * room * 2)
    drawn = _LINE * (halves // 2) + _HALF * (halves % 2)
    return Entry(
        (
            Part(f"   {padded(cut(_name(bar), names), names)} "),
            Part(f"{bar.count:>8,} ", "foreground" if bar.count else "dim"),
            Part(drawn or (_HALF if bar.count else ""), "accent"),
        ),
        "",
        _Ask(bar.query),
        f"{bar.name} {_name(bar)}",
    )


def _name(bar: Bar) -> str:
    """The name as a person writes it: times as "14 Mar 2026" and "Mar 2026"."""
    if not bar.query.startswith("date:"):
        return bar.name or "—"
    try:
        first = datetime.fromisoformat(bar.name + "-01" * (bar.name.count("-") == 1))
    except ValueError:
        return bar.name
    shown = day(first)
    return shown if bar.name.count("-") == 2 else shown.partition(" ")[2]


def _story(story: Story, count: int, width: int) -> Entry:
    moved = when(story.latest)
    return Entry(
        (
            Part(f"{'+' + format(count, ','):>6} ", "accent"),
            Part(story.title, "headline"),
            Part(f" · {len(story.members)}", "accent"),
        ),
        f"{pulse(story)}  {moved:>11}" if width >= WIDE else moved,
        _Thread(story.members[-1].id),
        story.title,
    )
