import pytest

from reader.parse.formats import markdown
from reader.parse.formats.markdown import plain
from tests.parse.formats.examples import FIRST, HEADLINE, MARKDOWN, SECOND


def test_fields_come_from_the_front_matter_and_blocks_from_the_text() -> None:
    (draft,) = markdown.parse(MARKDOWN.encode(), "x.md").drafts
    assert (draft.headline, draft.byline, draft.language) == (HEADLINE, "Bo Ek, Vera Moss", "en")
    assert draft.standfirst == "Two years after the storm the island has its pier again."
    assert draft.published is not None
    assert (draft.published.iso, draft.section) == ("2026-03-14", "islands")
    assert draft.url == "https://coastwire.example/2026/ferry"
    assert [(block.kind, block.text) for block in draft.body] == [
        ("paragraph", FIRST),
        ("subhead", "Flour for a month"),
        ("paragraph", SECOND),
        ("quote", "Nobody should have to wait two winters for a boat."),
        ("list", "Sailings at eight and at four"),
        ("list", "Bicycles go free"),
        ("table", "Day | Boats\nMonday | 2"),
        ("caption", "The new pier at Tarnholm"),
    ]
    (related,) = draft.related
    assert (related.label, related.headline, related.url) == (
        "Read more",
        "The storm that broke the pier",
        "https://coastwire.example/2026/storm",
    )


@pytest.mark.parametrize(
    "front",
    [
        "---\r\ntitle: Ferry returns\r\ndate: 14 March 2026\r\nauthor: Bo Ek\r\n---\r\n",
        '+++\ntitle = "Ferry returns"\ndate = "2026-03-14"\nauthor = "Bo Ek"\n+++\n',
        "---\ntitle: 'Ferry returns'\ndate: 2026-03-14 # published\nauthor: [Bo Ek]\n...\n",
        "---\ntitle: |\n  Ferry\n  returns\ndate: 2026-03-14\nauthor:\n  name: Bo Ek\n---\n",
    ],
)
def test_front_matter_of_every_kind(front: str) -> None:
    (draft,) = markdown.parse(f"{front}\n{FIRST}\n".encode(), "x.md").drafts
    assert (draft.headline, draft.byline) == ("Ferry returns", "Bo Ek")
    assert draft.published is not None
    assert draft.published.iso == "2026-03-14"
    assert [block.text for block in draft.body] == [FIRST]


def test_without_front_matter_the_first_heading_is_the_headline() -> None:
    text = f"Ferry returns\n=============\n\n{FIRST}\n\nFlour\n-----\n\n{SECOND}\n"
    (draft,) = markdown.parse(text.encode(), "x.md").drafts
    assert draft.headline == "Ferry returns"
    assert [block.kind for block in draft.body] == ["paragraph", "subhead", "paragraph"]


def test_front_matter_that_never_ends_is_text() -> None:
    (draft,) = markdown.parse(f"---\ntitle: x\n\n{FIRST}\n".encode(), "x.md").drafts
    assert FIRST in [block.text for block in draft.body]


def test_fields_that_would_build_objects_are_text() -> None:
    text = f"---\ntitle: !!python/object/apply:os.system [ls]\ndate: &a 2026\n---\n{FIRST}\n"
    (draft,) = markdown.parse(text.encode(), "x.md").drafts
    assert draft.headline.startswith("!!python")


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**bold** and *thin* and __both__", "bold and thin and both"),
        ("a [link](https://a.example/b) here", "a link here"),
        ("an ![image of a pier](x.jpg)", "an image of a pier"),
        ("`code` and <https://a.example>", "code and https://a.example"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        (r"\*not thin\*", "*not thin*"),
        ("<b>bold</b> words", "bold words"),
    ],
)
def test_marks_become_plain_words(marked: str, words: str) -> None:
    assert plain(marked) == words


def test_a_picture_without_a_description_has_its_title() -> None:
    text = f'# {HEADLINE}\n\n{FIRST}\n\n![](pier.jpg "The pier at noon")\n'
    (draft,) = markdown.parse(text.encode(), "x.md").drafts
    assert (draft.body[-1].kind, draft.body[-1].text) == ("caption", "The pier at noon")


def test_a_picture_keeps_its_place_and_a_text_its_dateline() -> None:
    text = (
        f"# {HEADLINE}\n\n![The new pier at Tarnholm](images/pier.jpg)\n\n{FIRST}\n\n"
        "![A band on deck](https://coastwire.example/band.png)\n\n![Nowhere](../../x.png)\n"
    )
    (draft,) = markdown.parse(text.encode(), "x.md").drafts
    assert [block.picture for block in draft.body] == [
        "images/pier.jpg",
        None,
        "https://coastwire.example/band.png",
        None,
    ]
    assert draft.dateline is not None
    assert draft.dateline.place == "TARNHOLM"


def test_a_line_that_goes_on_with_an_item_keeps_its_dashes_and_numbers() -> None:
    start = f"# {HEADLINE}\n\n{FIRST}\n\n"
    text = f"{start}- It left - so he said\nand on - 3. May - came back\n"
    (draft,) = markdown.parse(text.encode(), "x.md").drafts
    assert draft.body[-1].text == "It left - so he said and on - 3. May - came back"
