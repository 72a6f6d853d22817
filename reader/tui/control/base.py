"""What every controller knows: the screen's panes, the library, and which actions it performs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.screens.main import MainScreen

PaneName = Literal["headlines", "article", "related"]
PANES: tuple[PaneName, ...] = ("headlines", "article", "related")


class Controller:
    """Performs some of the actions of the main screen."""

    performs: ClassVar[dict[str, str]] = {}
    """Action id -> name of the method that does it."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self.library = screen.library

    def perform(self, action: str) -> bool:
        """Do `action` if it is one of this controller's; tell whether it was."""
        name = self.performs.get(action)
        if name is None:
            return False
        method: Callable[[], None] = getattr(self, name)
        method()
        return True

    def close(self) -> None:
        """Let go of threads."""
