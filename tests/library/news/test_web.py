"""What is around an article, two steps each way."""

from reader.library.news.web import Node, web_around
from tests.library.news.conftest import Collection


def _shape(nodes: tuple[Node, ...]) -> list[tuple[str, list[str]]]:
    return [(node.headline, [each.headline for each in node.further]) for node in nodes]


def test_what_links_here_and_where_it_leads(collection: Collection) -> None:
    collection.add(
        "c",
        "Bell of Marram rings at midnight",
        "1 March 2026",
        related=("Ferry stays away for the winter",),
    )
    collection.add(
        "b",
        "Salt levy is passed at night",
        "2 March 2026",
        related=(
            "Bell of Marram rings at midnight",
            "Nobody wrote this headline on Marram",
            "Bell of Marram rings at midnight!",
        ),
    )
    collection.add(
        "a",
        "Panners meet on the quay today",
        "3 March 2026",
        related=("Salt levy is passed at night",),
    )
    collection.add(
        "z", "Lamp on the mole is lit", "4 March 2026", related=("Panners meet on the quay today",)
    )
    web = web_around(collection.library, collection.id("b"))
    assert web is not None
    assert web.centre.headline == "Salt levy is passed at night"
    assert _shape(web.leading) == [
        ("Bell of Marram rings at midnight", ["Ferry stays away for the winter"]),
        ("Nobody wrote this headline on Marram", []),
    ]
    assert web.leading[1].row is None
    assert _shape(web.linking) == [("Panners meet on the quay today", ["Lamp on the mole is lit"])]


def test_what_leads_in_a_circle_is_told_once(collection: Collection) -> None:
    collection.add(
        "a",
        "Cormorant turns east of the mole",
        "1 March 2026",
        related=("Dunlin turns west at the lamp",),
    )
    collection.add(
        "b",
        "Dunlin turns west at the lamp",
        "2 March 2026",
        related=("Cormorant turns east of the mole",),
    )
    web = web_around(collection.library, collection.id("a"))
    assert web is not None
    (leading,) = web.leading
    assert (leading.headline, leading.seen) == ("Dunlin turns west at the lamp", True)
    assert leading.further == ()


def test_around_an_article_that_has_gone_there_is_nothing(collection: Collection) -> None:
    assert web_around(collection.library, "0" * 16) is None
