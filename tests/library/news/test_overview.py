"""A collection in numbers, each with the query that finds what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.news.overview import Overview, growing, overview
from reader.library.query import parse

if TYPE_CHECKING:
    from tests.library.news.conftest import Collection


def whole(collection: Collection) -> Overview:
    *_, last = overview(collection.library)
    assert last.whole
    return last


def test_every_bar_counts_what_its_query_finds(collection: Collection) -> None:
    said = "MARRAM: The levy passed. ‘It is a bad day,’ said Ilse Dask, who owns a pan."
    collection.add("a", "Salt levy passed at last", "1 March 2026", said)
    collection.add("b", "Salt pans close after levy", "3 March 2026", said)
    collection.add("c", "Herring prices fall again", "3 March 2026")
    known = whole(collection)
    assert known.times is not None
    assert known.times.title == "articles per day"
    assert [bar.count for bar in known.times.bars] == [1, 0, 2]
    bars = [*known.times.bars, *(bar for chart in known.charts for bar in chart.bars)]
    for bar in bars:
        assert collection.library.listing(parse(bar.query)).total.count == bar.count, bar.query


def test_a_long_time_is_shown_in_months_or_years(collection: Collection) -> None:
    for number, year in enumerate((2019, 2021, 2025)):
        collection.add(f"a{number}", f"Notice from the harbour, {year}", f"1 March {year}")
    known = whole(collection)
    assert known.times is not None
    assert [bar.name for bar in known.times.bars][0::2] == ["2019", "2021", "2023", "2025"]
    assert sum(bar.count for bar in known.times.bars) == 3


def test_of_nothing_there_is_no_chart(collection: Collection) -> None:
    known = whole(collection)
    assert (known.times, known.charts, known.growing, known.wanted) == (None, (), (), ())
    assert growing(()) == ()


def test_counting_can_be_stopped(collection: Collection) -> None:
    collection.add("a", "Salt levy passed at last", "1 March 2026")
    *_, last = overview(collection.library, cancelled=lambda: True)
    assert last.growing == ()
