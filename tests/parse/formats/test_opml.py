from reader.parse.formats import opml
from tests.parse.formats.examples import OPML


def test_a_list_of_feeds_is_shown_as_a_list() -> None:
    (draft,) = opml.parse(OPML.encode(), "x.opml").drafts
    assert (draft.headline, draft.byline) == ("Island feeds", "Bo Ek")
    assert [(block.kind, block.text) for block in draft.body] == [
        ("subhead", "Sea"),
        ("list", "Coast Wire — https://coastwire.example/rss"),
        ("list", "Bad — |sh -c evil"),
    ]


def test_only_web_addresses_can_be_followed() -> None:
    (draft,) = opml.parse(OPML.encode(), "x.opml").drafts
    assert [one.url for one in draft.related] == ["https://coastwire.example/"]


def test_an_empty_list_is_a_problem() -> None:
    (problem,) = opml.parse(b"<opml><body/></opml>", "x.opml").problems
    assert "lists nothing" in problem.reason
