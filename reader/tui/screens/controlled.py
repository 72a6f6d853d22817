"""The controllers of the main screen, each imported and made when it is first needed.

The first screen needs none of them, and all together they take as long as painting it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.tui.control.base import Controller
    from reader.tui.control.counting import Counting
    from reader.tui.control.finding import Finding
    from reader.tui.control.later import Later
    from reader.tui.control.likening import Likening
    from reader.tui.control.marking import Marking
    from reader.tui.control.moving import Moving
    from reader.tui.control.outside import Outside
    from reader.tui.control.reading import Reading
    from reader.tui.control.searching import Searching
    from reader.tui.control.staying import Staying
    from reader.tui.control.updating import Updating
    from reader.tui.screens.main import MainScreen


class Controlled:
    """The part of the main screen that has its controllers.

    No screen of its own: to define one takes Textual as long as ten other classes.
    """

    _ORDER = (
        "reading",
        "marking",
        "searching",
        "finding",
        "updating",
        "moving",
        "outside",
        "likening",
        "counting",
        "later",
        "staying",
    )
    """Who is asked first whether an action is theirs."""

    @property
    def _main(self) -> MainScreen:
        from reader.tui.screens.main import MainScreen

        assert isinstance(self, MainScreen)  # noqa: S101 - it is never used on its own
        return self

    def controllers(self) -> Iterator[Controller]:
        """All of them, made where they were not yet."""
        return (getattr(self, name) for name in self._ORDER)

    def close_controllers(self) -> None:
        """Let those that were made let go of their threads."""
        for name in self._ORDER:
            if name in vars(self):
                getattr(self, name).close()

    @cached_property
    def reading(self) -> Reading:
        """Which article is read, and the way there and back."""
        from reader.tui.control.reading import Reading

        return Reading(self._main)

    @cached_property
    def marking(self) -> Marking:
        """What the reader does with articles."""
        from reader.tui.control.marking import Marking

        return Marking(self._main)

    @cached_property
    def searching(self) -> Searching:
        """The search field and what comes of it."""
        from reader.tui.control.searching import Searching

        return Searching(self._main)

    @cached_property
    def finding(self) -> Finding:
        """Finding within the article."""
        from reader.tui.control.finding import Finding

        return Finding(self._main)

    @cached_property
    def updating(self) -> Updating:
        """Keeping the list true to the files."""
        from reader.tui.control.updating import Updating

        return Updating(self._main)

    @cached_property
    def moving(self) -> Moving:
        """Where the focus is."""
        from reader.tui.control.moving import Moving

        return Moving(self._main)

    @cached_property
    def outside(self) -> Outside:
        """What leads out of the reader."""
        from reader.tui.control.outside import Outside

        return Outside(self._main)

    @cached_property
    def likening(self) -> Likening:
        """Similar articles."""
        from reader.tui.control.likening import Likening

        return Likening(self._main)

    @cached_property
    def counting(self) -> Counting:
        """How many rows there are, counted beside everything else."""
        from reader.tui.control.counting import Counting

        return Counting(self._main)

    @cached_property
    def later(self) -> Later:
        """Controllers that may never be needed."""
        from reader.tui.control.later import Later

        return Later(self._main)

    @cached_property
    def staying(self) -> Staying:
        """The place in the list and in the article, kept."""
        from reader.tui.control.staying import Staying

        return Staying(self._main)
