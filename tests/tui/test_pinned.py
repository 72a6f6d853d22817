"""A pinned row is one row more, and every other stays where one expects it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.library.api import Listing, Match, Row
from reader.library.memory.answers import MemoryListing
from reader.text.safe import SafeText
from reader.tui.pinned import PinnedListing
from reader.tui.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence


def row(name: str) -> Row:
    text = SafeText(name)
    return Row(name, f"key {name}", text, text, text, text, None, 0.0)


def listing(names: Sequence[str]) -> Listing:
    return MemoryListing(names, Match.EXACT, SafeText(""), row)


NAMES = [str(number) for number in range(8)]


@given(st.integers(0, 8), st.integers(-1, 10), st.integers(0, 12), st.integers(0, 12))
def test_slices_of_it_are_slices_of_the_whole(
    count: int, place: int, start: int, stop: int
) -> None:
    pinned = PinnedListing(listing(NAMES[:count]), row("pinned"), place)
    whole = NAMES[:count]
    whole.insert(max(0, min(place, count)), "pinned")
    assert pinned.total.count == len(whole)
    assert [one.id for one in pinned.rows(start, stop) if one] == whole[start:stop]
    assert pinned.keys(start, stop) == [f"key {name}" for name in whole[start:stop]]
    assert [pinned.position(name) for name in whole] == list(range(len(whole)))


STEPS = st.lists(
    st.tuples(st.sampled_from(["toggle", "begin", "extend", "fix", "settle", "clear"]),
              st.integers(0, 7)),
    max_size=12,
)  # fmt: skip


@given(STEPS)
def test_what_is_counted_is_what_is_held_and_handed_out(steps: list[tuple[str, int]]) -> None:
    whole = listing(NAMES)
    selection = Selection()
    for step, place in steps:
        if step == "toggle":
            selection.toggle(row(NAMES[place]))
        elif step == "begin":
            selection.begin(whole, place)
        elif step == "extend" and selection.ranging:
            selection.extend(place)
        elif step in ("fix", "settle", "clear"):
            getattr(selection, step)()
        held = [name for n, name in enumerate(NAMES) if selection.holds(name, n)]
        assert selection.count == len(held)
        assert sorted(selection.keys()) == [f"key {name}" for name in held]
