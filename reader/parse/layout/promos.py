"""Lists that advertise: where one item offers a subscription, its neighbours do as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.looks import PROMO
from reader.parse.layout.page import RESIDUE

if TYPE_CHECKING:
    from reader.parse.layout.page import Page


def mark_promos(page: Page) -> None:
    """Mark every item of a list of which one item is a promotion."""
    items: list[int] = []
    for place, block in enumerate(page.blocks):
        if block.marker != "-":
            _mark(page, items)
            items = []
        else:
            items.append(place)
    _mark(page, items)


def _mark(page: Page, items: list[int]) -> None:
    if any(page.looks[place].kind == PROMO for place in items) and len(items) <= _LONGEST:
        for place in items:
            page.set(place, RESIDUE, "promotion")


_LONGEST = 12
