"""A screen with a plot of the times of articles, zoomed and panned by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.library.news.time_window import (
    Window,
    first_window,
    fitted,
    panned,
    stepped,
    zoomed,
)
from reader.library.news.times import STEPS
from reader.tui.render.time_plot import Period, room_for, time_plot
from reader.tui.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from reader.library.news.times import Step, Times
    from reader.tui.render.entries import Entry

_LEAST_LINES, _MOST_LINES = 2, 12
"""Lines of the highest bar, a quarter of the screen where that lies between."""
_ROOM_FOR_KEYS = 60
"""Columns from which on the keys stand beside what is chosen."""


class TimesScreen(BrowseScreen, inherit_bindings=False):
    """Knows which part of the time is in view."""

    performs: ClassVar[dict[str, str]] = {
        "pane.left": "bar_before",
        "pane.right": "bar_after",
        "story.join": "closer",
        "story.split": "wider",
        "back": "earlier",
        "forward": "later",
    }
    window: Window | None = None
    """What is in view; None before it is known, and where no article gives its date."""
    has_moved = False
    """Whether the reader has moved it: until then it is what suits what is counted so far."""

    @property
    def times(self) -> Times | None:
        """What is counted; None before it is known."""
        raise NotImplementedError

    def plot_of_times(self, times: Times) -> list[Entry]:
        """The lines of the plot, for what is in view."""
        room = self._room(times)
        if self.window is None or not times.dated or not self.has_moved:
            self.window = first_window(times, room)
        else:
            self.window = fitted(self.window, times, room)
        height = max(min(self.pane.size.height // 4, _MOST_LINES), _LEAST_LINES)
        keys = [self.main.key_of(action) for action in ("pane.left", "pane.right")]
        told = (
            f"{' '.join(filter(None, keys))} other bars" if self.columns >= _ROOM_FOR_KEYS else ""
        )
        return list(time_plot(times, self.window, self.columns, height, told))

    def _room(self, times: Times) -> int:
        return room_for(times, self.columns)

    # -- through time ------------------------------------------------------------------------

    def _look(self, change: Callable[[Window, Times, int], Window]) -> None:
        """Another part of the time, with the cursor on what is chosen in it."""
        times = self.times
        if times is None or self.window is None:
            return
        before, self.window = self.window, change(self.window, times, self._room(times))
        if self.window == before:
            self.say("There is nothing beyond.")
            return
        self.has_moved = True
        self.lay_out()
        self.pane.put_on(Period(self.window.chosen))

    def bar_before(self) -> None:
        """To the bar before; elsewhere, back to the list."""
        if isinstance(self.pane.value, Period):
            self._look(lambda window, times, room: stepped(window, times, room, -1))
        else:
            self.leave()

    def bar_after(self) -> None:
        """To the next bar."""
        if isinstance(self.pane.value, Period):
            self._look(lambda window, times, room: stepped(window, times, room, 1))

    def earlier(self) -> None:
        """A view back."""
        self.pan(-1)

    def later(self) -> None:
        """A view on."""
        self.pan(1)

    def pan(self, pages: int) -> None:
        """So many views further; back for less than 0."""
        self._look(lambda window, times, room: panned(window, times, room, pages))

    def closer(self) -> None:
        """Days rather than weeks, and so on."""
        self._step_by(-1)

    def wider(self) -> None:
        """Weeks rather than days, and so on."""
        self._step_by(1)

    def _step_by(self, steps: int) -> None:
        if self.window is None:
            return
        at = STEPS.index(self.window.step) + steps
        if 0 <= at < len(STEPS):
            self.to_step(STEPS[at])
        else:
            self.say(f"A bar is a {self.window.step.value} already.")

    def to_step(self, step: Step) -> None:
        """Bars that stand for `step`."""
        if self.window is not None and step is not self.window.step:
            self._look(lambda window, times, room: zoomed(window, times, room, step))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """With control closer, with shift back in time."""
        self._scrolled(event, self.closer, self.earlier)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """With control wider, with shift on in time."""
        self._scrolled(event, self.wider, self.later)

    def on_mouse_scroll_left(self) -> None:
        """Back in time."""
        self.earlier()

    def on_mouse_scroll_right(self) -> None:
        """On in time."""
        self.later()

    def _scrolled(
        self, event: events.MouseEvent, zoom: Callable[[], None], pan: Callable[[], None]
    ) -> None:
        if event.ctrl:
            zoom()
        elif event.shift:
            pan()
