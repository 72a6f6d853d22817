"""Lists that advertise: where one item offers a subscription, its neighbours do as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.looks import LINE, PROMO, SENTENCE, WORDS
from reader.parse.layout.page import RESIDUE

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_LONGEST = 12


def mark_promos(page: Page) -> None:
    """Mark the items of a list of which one is a promotion, and what stands between two."""
    items: list[int] = []
    for place, block in enumerate(page.blocks):
        if block.marker == "-":
            items.append(place)
            continue
        _mark(page, items)
        items = []
        short = page.looks[place].kind in (SENTENCE, LINE, WORDS)
        between = _is_promo(page, place - 1) and _is_promo(page, place + 1)
        heads = page.looks[place].kind == WORDS and _is_promo(page, place + 1)
        if (short and between) or (heads and place > 0):
            page.set(place, RESIDUE, "promotion")
    _mark(page, items)


def _is_promo(page: Page, place: int) -> bool:
    return 0 <= place < len(page.looks) and page.looks[place].kind == PROMO


def _mark(page: Page, items: list[int]) -> None:
    if any(page.looks[place].kind == PROMO for place in items) and len(items) <= _LONGEST:
        for place in items:
            page.set(place, RESIDUE, "promotion")
