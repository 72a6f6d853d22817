"""A screen that threads can ask to do something."""

from __future__ import annotations

from asyncio import get_running_loop
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from reader.tui import actions
from reader.tui.compositor import LeanCompositor
from reader.tui.straight import StraightScreen

if TYPE_CHECKING:
    from asyncio import TimerHandle
    from collections.abc import Callable

    from reader.tui.render.palette import Palette


class SteppingScreen(StraightScreen, Screen[None], inherit_bindings=False):
    """Runs what threads have to say on the interface's own thread, and answers keys."""

    palette: Palette

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._compositor = LeanCompositor()

    class Step(Message, bubble=False):
        """Something to do on the interface's thread."""

        def __init__(self, do: Callable[[], None]) -> None:
            super().__init__()
            self.do = do

    def soon(self, do: Callable[[], None]) -> None:
        """Run `do` on the interface's thread; callable from any thread."""
        self.post_message(self.Step(do))

    def after(self, seconds: float, do: Callable[[], None]) -> TimerHandle:
        """Run `do` after some time, unless what is returned is cancelled before.

        For what is begun and given up with every key: a timer of Textual is a task of its own.
        """
        return get_running_loop().call_later(seconds, self.soon, do)

    def on_stepping_screen_step(self, event: Step) -> None:
        """Do what a thread asked for."""
        if self.is_attached:
            event.do()

    def perform(self, action: str) -> None:
        """Do `action`."""
        raise NotImplementedError

    def title_of(self, action: str) -> str:
        """What `action` does, in a few words."""
        return actions.BY_ID[action].title if action in actions.BY_ID else ""

    def say(self, message: str, tone: str = "foreground") -> None:
        """Answer the last key in the status line."""
        raise NotImplementedError
