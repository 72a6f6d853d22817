"""A collection in numbers, each with the query that finds what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.news.archive import Named
from reader.library.news.overview import NAMES, Overview, growing, overview
from reader.library.news.times import Step
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
    days = list(known.times.every(Step.DAY))
    assert [bar.count for bar in days] == [1, 2]
    bars = [*days, *(bar for chart in known.charts for bar in chart.bars)]
    for bar in bars:
        assert collection.library.listing(parse(bar.query)).total.count == bar.count, bar.query


def test_of_more_names_than_are_shown_it_is_told(collection: Collection) -> None:
    places = ("MARRAM", "ORRAN", "AVERNE", "OSTREY", "DUNMARROW", "SALTMERE", "MERROW", "HESSARY")
    for place in (*places[:NAMES], "KHARSUND"):
        said = f"{place}: The levy on salt was passed on Monday, it was said on the quay."
        collection.add(place, f"Salt levy passed in {place.title()}", "1 March 2026", said)
    (shown,) = (chart for chart in whole(collection).charts if chart.of is Named.PLACE)
    assert (len(shown.bars), shown.whole) == (NAMES, False)


def test_of_nothing_there_is_no_chart(collection: Collection) -> None:
    known = whole(collection)
    assert known.times is not None
    assert (known.times.dated, known.times.undated) == (0, 0)
    assert (known.charts, known.growing, known.wanted) == ((), (), ())
    assert growing(()) == ()


def test_counting_can_be_stopped(collection: Collection) -> None:
    collection.add("a", "Salt levy passed at last", "1 March 2026")
    *_, last = overview(collection.library, cancelled=lambda: True)
    assert last.growing == ()
