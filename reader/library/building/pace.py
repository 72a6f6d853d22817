"""How quickly an update goes, and how long it still takes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.api import Progress

_SOONEST = 2.0
_LONG = 100


def rate(progress: Progress) -> float:
    """Files a second; 0 while it is too early to tell."""
    return progress.done / progress.seconds if progress.seconds >= _SOONEST else 0.0


def pace(progress: Progress) -> str:
    """``3,900 a second · 4 min left``; "" while it is too early to tell."""
    speed = rate(progress)
    if not speed:
        return ""
    words = f"{speed:,.0f} a second"
    if progress.done >= progress.total:
        return words
    left = (progress.total - progress.done) / speed
    return f"{words} · " + (f"{left:.0f} s left" if left < _LONG else f"{left / 60:.0f} min left")
