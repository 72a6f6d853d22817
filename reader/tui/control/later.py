"""Controllers that are imported and made when their first action is asked for.

Nothing of them is needed for the first screen: what each can do is told here by name alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, TypeVar

from reader.tui.bindings import MACRO
from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from reader.tui.screens.main import MainScreen

Kind = TypeVar("Kind", bound=Controller)


class Later(Controller):
    """Stands for controllers that may never be needed."""

    homes: ClassVar[dict[str, tuple[str, ...]]] = {
        "annotating.Annotating": ("tag", "note"),
        "exporting.Exporting": ("export", "pipe", "path"),
        "filtering.Filtering": ("filter", "searches", "search.save"),
        "going.Going": (
            "read.on",
            "read.back",
            "article.next",
            "article.previous",
            "related.focus",
            "back",
            "forward",
        ),
        "macros.Macros": (),
        "setting.Setting": ("settings",),
        "ruling.Ruling": ("mute", "muted", "rules"),
        "news.News": (
            "want",
            "wanted",
            "stories",
            "thread",
            "map",
            "overview",
            "compare",
            "story.split",
            "story.join",
        ),
        "quote_steps.QuoteSteps": ("quote.next", "quote.previous", "speaker.next"),
        "quoting.Quoting": (
            "quotes.collection",
            "speaker.more",
            "speaker.correct",
            "keep",
            "notebook",
        ),
        "commanding.Commanding": ("command",),
        "visiting.Visiting": ("history", "new"),
        "selecting.Selecting": ("select", "select.range", "select.all"),
    }
    """Module and class below `reader.tui.control` -> the actions it performs."""

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self._made: dict[str, Controller] = {}
        self._home = {action: home for home, several in self.homes.items() for action in several}

    def perform(self, action: str) -> bool:
        """Do `action` if one of them performs it; tell whether one does."""
        if action.startswith(MACRO):
            from reader.tui.control.macros import Macros

            self.of(Macros).run(action.removeprefix(MACRO))
            return True
        home = self._home.get(action)
        return home is not None and self._controller(home).perform(action)

    def of(self, kind: type[Kind]) -> Kind:
        """The controller of a kind, made now if it was not yet."""
        name = f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
        found = self._controller(name)
        assert isinstance(found, kind)  # noqa: S101
        return found

    def close(self) -> None:
        """Let those that were made let go of their threads."""
        for controller in self._made.values():
            controller.close()

    def _controller(self, home: str) -> Controller:
        if home not in self._made:
            module, _, name = home.partition(".")
            kind = getattr(import_module(f"reader.tui.control.{module}"), name)
            self._made[home] = kind(self.screen)
        return self._made[home]
