"""Numbers of a collection, each with the query that finds what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.news.archive import Named
    from reader.text.safe import SafeText


@dataclass(frozen=True, slots=True)
class Bar:
    """A number, what it counts, and the query that finds it."""

    name: SafeText
    count: int
    query: SafeText


@dataclass(frozen=True, slots=True)
class Chart:
    """What stands in the most articles."""

    of: Named
    bars: tuple[Bar, ...]
    whole: bool = True
    """False where there are more than these."""
