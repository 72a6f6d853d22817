from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.identity import hexadecimal, signed
from reader.library.index.order import Order, entry, merge_order, number_in, stamp_of, write_order

if TYPE_CHECKING:
    from pathlib import Path

MOMENTS = st.floats(-1e12, 1e12, allow_nan=False)
SIGNED = st.integers(-(2**63), 2**63 - 1)


def made(path: Path, articles: list[tuple[float, int, int]]) -> Order:
    """The order of articles given as (moment, id, number)."""
    write_order(path, sorted(entry(*article, key=7) for article in articles), 3, sync=False)
    order = Order.open(path)
    assert order is not None
    return order


def test_newest_first_then_by_id(tmp_path: Path) -> None:
    order = made(tmp_path / "order", [(5.0, 1, 11), (9.0, 9, 12), (9.0, 2, 13), (-3.0, 4, 14)])
    assert list(order.numbers) == [13, 12, 11, 14]
    assert (order.count, order.generation) == (4, 3)


def test_positions_lead_back(tmp_path: Path) -> None:
    order = made(tmp_path / "order", [(5.0, 1, 11), (9.0, 9, 12), (-3.0, 4, 14)])
    assert [order.position(number) for number in (12, 11, 14)] == [0, 1, 2]
    assert [order.position(number) for number in (0, 13, 15, -1, 10**12)] == [None] * 5


@given(st.lists(st.tuples(st.sampled_from([0.0, 1.0, 2.5, -4.0]), SIGNED), unique=True))
def test_oldest_first_keeps_ties_in_the_order_of_ids(pairs: list[tuple[float, int]]) -> None:
    packed = sorted(entry(moment, name, at, 0) for at, (moment, name) in enumerate(pairs))
    order = Order.empty()
    order.count = len(packed)
    order.stamps = memoryview(b"".join(e[:8][::-1] for e in packed)).cast("Q")
    expected = sorted(range(len(pairs)), key=lambda at: (pairs[at][0], hexadecimal(pairs[at][1])))
    numbers = [number_in(e) for e in packed]
    assert [numbers[order.oldest(rank)] for rank in range(len(packed))] == expected
    assert [order.oldest(order.oldest_rank(place)) for place in range(len(packed))] == list(
        range(len(packed))
    )


@given(MOMENTS, MOMENTS)
def test_a_newer_moment_has_a_smaller_stamp(first: float, second: float) -> None:
    if first < second:
        assert stamp_of(first) > stamp_of(second)


@given(SIGNED)
def test_identifiers_come_back(number: int) -> None:
    assert signed(hexadecimal(number)) == number


def test_entries_come_back(tmp_path: Path) -> None:
    entries = sorted(entry(float(n % 3), -n, n, -5) for n in range(1, 20))
    write_order(tmp_path / "order", entries, 1, sync=True)
    order = Order.open(tmp_path / "order")
    assert order is not None
    assert list(order.entries()) == entries


def test_a_file_that_is_not_whole_is_none(tmp_path: Path) -> None:
    path = tmp_path / "order"
    assert Order.open(path) is None
    made(path, [(5.0, 1, 11), (9.0, 9, 12)])
    whole = path.read_bytes()
    for cut in (0, 10, 63, 64, len(whole) - 1):
        path.write_bytes(whole[:cut])
        assert Order.open(path) is None
    path.write_bytes(whole[:20] + b"\xff" + whole[21:])
    assert Order.open(path) is None


def test_an_open_order_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "order"
    before = made(path, [(5.0, 1, 11), (9.0, 9, 12)])
    made(path, [(1.0, 1, 21)])
    assert list(before.numbers) == [12, 11]


def test_no_articles(tmp_path: Path) -> None:
    order = made(tmp_path / "order", [])
    assert (order.count, order.position(0)) == (0, None)
    assert Order.empty().count == 0


ARTICLES = st.lists(st.tuples(st.sampled_from([0.0, 1.0, -4.0]), st.integers(-3, 3)), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ARTICLES, ARTICLES, st.sets(st.integers(0, 12)))
def test_an_order_is_merged_as_it_is_sorted(
    tmp_path: Path,
    before: list[tuple[float, int]],
    new: list[tuple[float, int]],
    gone: set[int],
) -> None:
    numbered = [(*article, number) for number, article in enumerate([*before, *new])]
    order = made(tmp_path / "order", numbered[: len(before)])
    added = [entry(*article, key=7) for article in numbered[len(before) :]]
    merge_order(tmp_path / "merged", order, added, gone, 4, sync=False)
    write_order(
        tmp_path / "sorted",
        sorted(
            entry(*article, key=7)
            for article in numbered
            if article[2] not in gone or article[2] >= len(before)
        ),
        4,
        sync=False,
    )
    assert (tmp_path / "merged").read_bytes() == (tmp_path / "sorted").read_bytes()


def test_moments_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    moments = [1e12, 3.25, 0.0, -0.5, -1e12]
    order = made(tmp_path / "order", [(moment, 1, at) for at, moment in enumerate(moments)])
    assert [order.moment(place) for place in range(len(moments))] == moments
