"""Screens as they were when somebody last looked at them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tests.golden.drawn import letters, with_looks

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

KEPT = Path(__file__).parent / "screens"
RENEW = "NEWSREADER_GOLDEN"
SIZES = ((80, 24), (120, 40), (200, 50))
LOOKED_AT = (120, 40)
"""The size at which the looks are compared as well."""
SETTLED = 1.2
"""Seconds after which, when screens are renewed, nothing more is expected to come."""


async def is_as_kept(desk: Desk, name: str, size: tuple[int, int]) -> bool:
    """Whether the screen is, or soon becomes, what is kept of it; what differs is printed."""
    file = KEPT / f"{size[0]}x{size[1]}" / f"{name}.txt"

    def drawn() -> str:
        if size == LOOKED_AT:
            return with_looks(desk, desk.app.palette.theme)
        return letters(desk)

    if os.environ.get(RENEW):
        await desk.pilot.pause(SETTLED)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawn(), encoding="utf-8")
        return True
    kept = file.read_text(encoding="utf-8")
    for _ in range(300):
        await desk.pilot.pause(0.02)
        if drawn() == kept:
            return True
    _show_difference(name, kept, drawn())
    return False


def _show_difference(name: str, kept: str, drawn: str) -> None:
    from difflib import unified_diff

    lines = unified_diff(kept.splitlines(), drawn.splitlines(), "kept", name, n=1, lineterm="")
    print("\n".join(list(lines)[:60]))  # noqa: T201 - pytest shows it with the failure
