"""Pieces of HTML inside other formats: what a reader should get of them."""

import pytest

from reader.parse.formats.markup.fragment import read_fragment


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_fragment(text)[0]]


def test_a_list_ends_where_it_ends() -> None:
    text = "<p>Boats:</p><ul><li>At eight<li>At four</ul><p>Bicycles go free.</p>"
    assert kinds(text) == [
        ("paragraph", "Boats:"),
        ("list", "At eight"),
        ("list", "At four"),
        ("paragraph", "Bicycles go free."),
    ]


def test_a_list_in_a_list_does_not_end_the_outer_one() -> None:
    text = "<ul><li>Boats<ul><li>At eight</li></ul></li><li>Trains</li></ul><p>Free.</p>"
    assert [kind for kind, _ in kinds(text)] == ["list", "list", "list", "paragraph"]


def test_definitions() -> None:
    text = "<dl><dt>Pier</dt><dd>Where boats land.</dd></dl><p>More tomorrow.</p>"
    assert [kind for kind, _ in kinds(text)] == ["subhead", "paragraph", "paragraph"]


@pytest.mark.parametrize("player", ["audio", "video", "canvas", "object"])
def test_what_a_player_says_to_old_browsers_is_not_text(player: str) -> None:
    text = f"<p>Hear it.</p><{player}>Your browser does not support this element.</{player}>"
    assert kinds(text) == [("paragraph", "Hear it.")]


@pytest.mark.parametrize(
    "words",
    ["Continue reading", "Read the full story →", "More information...", "Click here for the app"],
)
def test_a_call_is_no_headline(words: str) -> None:
    blocks, related = read_fragment(f'<p>Text.</p><p><a href="https://a.example/1">{words}</a></p>')
    assert related == ()
    assert [block.text for block in blocks] == ["Text."]


def test_an_address_is_no_headline_and_stays_in_the_text() -> None:
    address = "https://coastwire.example/2026/ferry-map"
    blocks, related = read_fragment(f'<p><a href="{address}">{address}</a></p>')
    assert related == ()
    assert [block.text for block in blocks] == [address]


def test_pictures_are_told_by_caption_or_description() -> None:
    blocks, _ = read_fragment(
        '<figure><img src="/pier.jpg" alt="x"><figcaption>The new pier.</figcaption></figure>'
        '<p><img src="https://a.example/band.jpg" alt="A brass band on deck on Saturday">Text.</p>'
        '<img src="logo.png" width="40" alt="The logo of the Coast Wire">',
        "https://coastwire.example/2026/",
    )
    assert [(block.kind, block.text, block.picture) for block in blocks] == [
        ("caption", "The new pier.", "https://coastwire.example/pier.jpg"),
        ("paragraph", "Text.", None),
        ("caption", "A brass band on deck on Saturday", "https://a.example/band.jpg"),
    ]


@pytest.mark.parametrize(
    "source", ["javascript:alert(1)", "data:image/png;base64,AAAA", "../../x.png", "file:///x.png"]
)
def test_a_picture_elsewhere_has_no_address(source: str) -> None:
    blocks, _ = read_fragment(f'<img src="{source}" alt="A brass band on deck on Saturday">')
    assert [block.picture for block in blocks] == [None]
