"""Overview: the collection in plots, each bar a link to its articles."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from reader.library.news.overview import Overview, over, overview
from reader.tui.render.charts import (
    Listing,
    Reason,
    Thread,
    chart,
    growing,
    problems,
    wanted,
)
from reader.tui.render.entries import BLANK, Entry, said
from reader.tui.render.time_plot import Ask, Pan, Period, ToStep
from reader.tui.screens.over_time import TimesScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.api import Row
    from reader.library.news.time_window import Window
    from reader.library.news.times import Times
    from reader.tui.render.palette import Palette
    from reader.tui.screens.main import MainScreen


_LOOK_AGAIN_SECONDS = 3.0
"""How often it is seen whether there is something to count anew."""
_MUCH_MORE = 1.5
"""How many times as many articles are worth a new count while more are on their way."""


class Place(NamedTuple):
    """Where the reader was in the overview, and what they saw."""

    known: Overview
    window: Window | None
    counted: tuple[int, ...]
    """The state of the collection that is known."""
    value: object


class OverviewScreen(TimesScreen, inherit_bindings=False):
    """Times, voices, places, sections, growing stories, what is wanted, problems."""

    title_text = "OVERVIEW"
    waiting = "Counting …"
    hints: ClassVar = (
        ("open", "articles"),
        ("story.join", "closer"),
        ("story.split", "wider"),
        ("back", "earlier"),
        ("forward", "later"),
    )
    performs: ClassVar[dict[str, str]] = {
        **TimesScreen.performs,
        "pane.next": "next_plot",
        "pane.previous": "plot_before",
    }

    def __init__(
        self,
        main: MainScreen,
        palette: Palette,
        leave_word: Callable[[Place], Callable[[], None]],
        place: Place | None = None,
    ) -> None:
        """Set up.

        Args:
            main: what lies below.
            palette: the styles to paint with.
            leave_word: given where the reader leaves for a list; returns what brings them back.
            place: where they left before; None to begin at the top.
        """
        super().__init__(main, palette)
        self._stopped = Event()
        self._leave_word = leave_word
        self.window = place.window if place else None
        self.has_moved = place is not None
        self._landing = place.value if place else None
        self.gathered = place.known if place else None
        self._counted = place.counted if place else (0,)

    def on_mount(self) -> None:
        """Look again while articles come."""
        self.set_interval(_LOOK_AGAIN_SECONDS, self._look_again)

    def on_unmount(self) -> None:
        """Count no further."""
        self._stopped.set()
        super().on_unmount()

    # -- counting ----------------------------------------------------------------------------

    def gather(self) -> Overview:
        """Count, unless nothing has changed; each step is shown as soon as it is known."""
        now = self._state()
        if self._known.whole and now == self._counted:
            return self._known
        self._counted, known = now, Overview()

        def report(done: int, total: int) -> None:
            self.report(f"stories: reading {done:,} of {total:,}")

        for known in overview(self.library, report, self._stopped.is_set):
            self.soon(lambda known=known: self._show_part(known))  # type: ignore[misc]
        return known

    def _show_part(self, known: Overview) -> None:
        self.gathered = over(known, self._known)
        self.lay_out()
        self._refresh_bars("" if known.whole else "counting …")

    def _state(self) -> tuple[int, ...]:
        """Numbers that are others when there is something to count anew."""
        summary = self.library.summary()
        return summary.articles, summary.files, summary.problems, self.library.archive.unheard()

    def _look_again(self) -> None:
        if not self.idle:
            return
        articles, *_ = now = self._state()
        if self.main.updating.running and articles < self._counted[0] * _MUCH_MORE:
            return
        if now != self._counted:
            self.gather_again()

    def changed(self) -> None:
        """What is the reader's own has changed."""
        self._counted = (0,)
        super().changed()

    @property
    def times(self) -> Times | None:
        """When the articles are from."""
        return self._known.times

    @property
    def _known(self) -> Overview:
        return self.gathered if isinstance(self.gathered, Overview) else Overview()

    # -- what is shown -----------------------------------------------------------------------

    def about(self) -> str:
        """How much there is."""
        summary = self.library.summary()
        articles = "article" if summary.articles == 1 else "articles"
        files = "file" if summary.files == 1 else "files"
        return f"{summary.name} · {summary.articles:,} {articles} in {summary.files:,} {files}"

    def nothing(self) -> tuple[str, ...]:
        """There are no articles."""
        return (_NOTHING,)

    def entries(self) -> Sequence[Entry]:
        """The times, charts, stories, headlines and problems."""
        known, width = self._known, self.columns
        times = known.times
        plots = [self.plot_of_times(times)] if times and (times.dated or times.undated) else []
        plots += [list(chart(one, width, known.unheard)) for one in known.charts]
        plots += [list(growing(known.growing, width)), list(wanted(known.wanted, width)),
                  list(problems(known.problems, width))]  # fmt: skip
        if known.times and not (known.times.dated or known.times.undated):
            plots.insert(0, [said(_NOTHING)])
        return [entry for plot in plots if plot for entry in (BLANK, *plot)]

    def lay_out(self) -> None:
        """Make the entries anew; where the reader comes back, the cursor is where it was."""
        super().lay_out()
        if self._landing is not None and self.pane.size.width:
            self.pane.put_on(self._landing)
            if self.pane.value == self._landing:
                self._landing = None

    def perform(self, action: str) -> None:
        """Do `action`; from then on the cursor is where the reader puts it."""
        self._landing = None
        super().perform(action)

    # -- through the plots -------------------------------------------------------------------

    def next_plot(self) -> None:
        """To the first bar of the next plot."""
        self._to_plot(1)

    def plot_before(self) -> None:
        """To the first bar of the plot before."""
        self._to_plot(-1)

    def _to_plot(self, steps: int) -> None:
        firsts: list[int] = []
        begins = False
        for number, entry in enumerate(self.pane.shown):
            begins = begins or entry == BLANK
            if begins and entry.value is not None:
                firsts.append(number)
                begins = False
        if firsts:
            at = sum(first <= self.pane.cursor for first in firsts) - 1 + steps
            self.pane.put_on(self.pane.shown[firsts[at % len(firsts)]].value)

    # -- where bars lead ---------------------------------------------------------------------

    def choose(self, value: object) -> None:
        """Go where a bar leads."""
        match value:
            case Period(number):
                self._open_period(number)
            case ToStep(step):
                self.to_step(step)
            case Pan(pages):
                self.pan(pages)
            case Ask(query):
                self._ask(query, value)
            case Listing(headline, count):
                self.main.chores.do(
                    lambda: self.library.archive.naming(headline, count),
                    lambda rows: self._show_listing(rows, value),
                )
            case Thread(article):
                from reader.tui.screens.thread import ThreadScreen

                self.app.push_screen(ThreadScreen(self.main, self.palette, article))
            case Reason(reason):
                self.main.outside.show_problems(reason)

    def _open_period(self, number: int) -> None:
        times, window = self._known.times, self.window
        if times is None or window is None:
            return
        bar = times.bar(window.step, number)
        if not bar.count:
            self.say("No article is from then.")
            return
        self.window = replace(window, chosen=number)
        self._ask(bar.query, Period(number))

    def _ask(self, query: str, bar: object) -> None:
        if self.is_active:
            self.dismiss(None)
            self.main.searching.show_query(query, came_from=self._way_back(bar))

    def _show_listing(self, rows: Sequence[Row], bar: Listing) -> None:
        if self.is_active:
            self.dismiss(None)
            label = f"{len(rows):,} that list “{bar.headline}”"
            self.main.searching.show_only(rows, label, self._way_back(bar))

    def _way_back(self, bar: object) -> Callable[[], None]:
        return self._leave_word(Place(self._known, self.window, self._counted, bar))


_NOTHING = "There are no articles to count yet."
