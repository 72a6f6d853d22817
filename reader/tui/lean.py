"""Textual without what the reader never uses of it: an eighth less time to the first screen.

`textual.app` takes four names from the command palette, which brings input fields, buttons, lists
and trees with it, and one from platformdirs; asyncio brings TLS. None of it is used before the
first screen, and palette and TLS never are.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NEVER_USED = ("textual.command", "platformdirs")


class StandIn(ModuleType):
    """In the place of a module whose names are taken but never used: each is an empty class."""

    def __getattr__(self, name: str) -> type:
        """An empty class of that name."""
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def import_textual() -> None:
    """Import asyncio and `textual.app` leanly; does nothing where they are imported already.

    Afterwards every module can be imported as ever. A Textual that does not bear with this is
    imported in full by whoever needs it next.
    """
    if "asyncio" not in sys.modules:
        with _in_place_of({"ssl": None}):  # asyncio does without, as on a Python built without TLS
            import asyncio  # noqa: F401
    if "textual.app" not in sys.modules:
        stand_ins = {name: StandIn(name) for name in _NEVER_USED}
        with suppress(Exception), _in_place_of(stand_ins):
            import textual.app  # noqa: F401


@contextmanager
def _in_place_of(stand_ins: Mapping[str, ModuleType | None]) -> Iterator[None]:
    absent = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    sys.modules.update(absent)  # type: ignore[arg-type]  # None: documented as "not to be found"
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
