import pytest

from reader.parse.formats import newsml
from reader.parse.read import read
from tests.parse.formats.examples import FIRST, HEADLINE, NEWSML_1, NEWSML_G2, NITF, SECOND


@pytest.mark.parametrize("text", [NEWSML_G2, NEWSML_1])
def test_an_item_is_an_article(text: str) -> None:
    (draft,) = newsml.parse(text.encode(), "x.xml").drafts
    assert (draft.headline, draft.byline, draft.language) == (HEADLINE, "Bo Ek", "en")
    assert draft.standfirst == "The pier is back."
    assert draft.published is not None
    assert draft.published.iso == "2026-03-14T09:30:00+00:00"
    assert [block.text for block in draft.body] == [FIRST, SECOND]


def test_nitf_inside_an_item_is_read() -> None:
    start = NEWSML_G2.index("<inlineXML")
    end = NEWSML_G2.index("</contentSet>")
    inner = NITF[NITF.index("<nitf") :]
    text = f"{NEWSML_G2[:start]}<inlineXML>{inner}</inlineXML>{NEWSML_G2[end:]}"
    (draft,) = newsml.parse(text.encode(), "x.xml").drafts
    assert [block.text for block in draft.body] == [FIRST, "Flour", SECOND]


def test_a_message_holds_many_items() -> None:
    item = NEWSML_G2[NEWSML_G2.index("<newsItem") :]
    text = f"<newsMessage><itemSet>{item}{item}</itemSet></newsMessage>"
    assert len(newsml.parse(text.encode(), "x.xml").drafts) == 2


def test_a_package_lists_its_items_as_related() -> None:
    text = (
        '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta>'
        "<headline>Top of the day"
        '</headline></contentMeta><groupSet><group><itemRef href="https://coastwire.example/f">'
        "<headline>Ferry returns</headline></itemRef></group></groupSet></packageItem>"
    )
    (draft,) = newsml.parse(text.encode(), "x.xml").drafts
    assert draft.headline == "Top of the day"
    assert [(one.headline, one.url) for one in draft.related] == [
        ("Ferry returns", "https://coastwire.example/f")
    ]


def test_a_package_without_a_headline_is_called_by_its_first_item() -> None:
    item = '<itemRef residref="urn:newsml:iptc.org:1"><title>Ferry {}</title></itemRef>'
    items = item.format("returns") + item.format("sinks")
    package = f'<groupSet root="G1"><group id="G1">{items}</group></groupSet>'
    for text in (package, f'<packageItem xmlns="http://iptc.org/x/">{package}</packageItem>'):
        (draft,) = read(text.encode(), "a.xml").drafts
        assert draft.headline == "Ferry returns"
        assert [one.headline for one in draft.related] == ["Ferry returns", "Ferry sinks"]


def test_an_item_about_a_concept_says_what_it_is() -> None:
    text = '<conceptItem xmlns="http://iptc.org/std/nar/2006-10-01/"><concept/></conceptItem>'
    (problem,) = newsml.parse(text.encode(), "x.xml").problems
    assert problem.reason == "conceptItem without an article in it"
