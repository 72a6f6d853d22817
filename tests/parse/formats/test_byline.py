import pytest
from lxml import html as parser

from reader.parse.formats import html
from reader.parse.formats.markup.byline import shown_names
from tests.parse.formats.examples import FIRST, SECOND, THIRD


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        ("<p>By <a>Bo Ek</a></p>", ["Bo Ek"]),
        ("<p><span>Bo Ek</span><span>Vera Moss</span></p>", ["Bo Ek", "Vera Moss"]),
        ("<p>By <a>Bo Ek</a> and <a>Vera Moss</a></p>", ["Bo Ek", "Vera Moss"]),
        ("<p><b>Bo Ek</b><time>March 14, 2026</time></p>", ["Bo Ek"]),
        ("<p>Bo Ek @boek Mar 14, 2026 at 9:24 pm ET • 2 min read</p>", ["Bo Ek"]),
        ("<p>Bo Ek 14 March 2026 • 4:45pm</p>", ["Bo Ek"]),
        ("<p>Bo Ek | 9:30 Print this</p>", ["Bo Ek"]),
        ("<p>Bo Ek Updated this morning</p>", ["Bo Ek"]),
        ("<p><b>BO EK</b><i>coast wire services</i></p>", ["BO EK coast wire services"]),
        ("<p>14 March 2026</p>", []),
        ("<p>by</p>", []),
    ],
)
def test_names_stand_apart_from_what_is_beside_them(shown: str, names: list[str]) -> None:
    assert shown_names(parser.fragment_fromstring(shown)) == names


def test_the_byline_of_a_page_without_metadata_is_what_it_shows() -> None:
    page = (
        "<html><body><article><h1>Pier opens</h1><div class='byline'><span>Bo Ek</span>"
        f"<span>14 March 2026</span></div><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    )
    (draft,) = html.parse(page.encode(), "x.html").drafts
    assert draft.byline == "Bo Ek"


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("<h2>Out of the harbour - Pier opens at last</h2>", ""),
        ("", "<p>14 March 2026 (changed 15 March 2026 | 15:24)</p>"),
        ("", "<p>Lesen Sie mehr zum Thema</p>"),
    ],
)
def test_what_only_frames_the_text_is_no_part_of_it(before: str, behind: str) -> None:
    page = (
        f"<html><body><h1>Pier opens at last</h1><article>{before}<p>{FIRST}</p><p>{SECOND}</p>"
        f"<p>{THIRD}</p>{behind}</article></body></html>"
    )
    (draft,) = html.parse(page.encode(), "x.html").drafts
    assert [block.text for block in draft.body] == [FIRST, SECOND, THIRD]


def test_a_last_line_with_a_date_in_it_stays() -> None:
    last = "The festival of lights: 14 March 2026"
    page = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p><p>{last}</p></article>"
    (draft,) = html.parse(page.encode(), "x.html").drafts
    assert draft.body[-1].text == last
