from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.index.positions import NOWHERE, Run, moved, positions_of

NUMBERS = st.lists(st.integers(0, 300), unique=True, max_size=60)


@settings(deadline=None)
@given(NUMBERS, st.sets(st.integers(0, 60)), st.lists(st.integers(0, 60), max_size=8))
def test_positions_move_as_if_they_were_made_anew(
    numbers: list[int], gone: set[int], put_in: list[int]
) -> None:
    fresh = iter(range(301, 400))
    after: list[int] = []
    runs: list[Run] = []
    added: list[tuple[int, int]] = []
    for place in range(len(numbers) + 1):
        for _ in range(put_in.count(place)):
            added.append((next(fresh), len(after)))
            after.append(added[-1][0])
        if place < len(numbers) and place not in gone:
            runs.append(Run(place, place + 1, len(after) - place))
            after.append(numbers[place])
    found = moved(positions_of(numbers), numbers, runs, added)
    assert list(found) == list(positions_of(after))


def test_a_long_run_moves_past_numbers_that_are_nowhere() -> None:
    numbers = list(range(1, 4000, 3))
    count = len(numbers)
    for first, shift in ((0, 5), (2, -2), (300, -300), (0, 0)):
        new = [(5000 + place, place) for place in range(shift)]
        found = moved(positions_of(numbers), numbers, [Run(first, count, shift)], new)
        after = [number for number, _ in new] + numbers[first:]
        assert list(found) == list(positions_of(after))
    assert positions_of(numbers)[0] == NOWHERE
