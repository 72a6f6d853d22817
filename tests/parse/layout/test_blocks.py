"""Lines that were broken for reasons of their own become paragraphs again."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.layout.blocks import ends_sentence, read_blocks, wrap_width
from reader.parse.layout.lines import read_lines

FIRST = (
    "The harbour master of Port Ellery said on Monday that the ferries would sail again as soon "
    "as the wind had dropped, the ice had been cleared from the quay and a crew could be found "
    "that was willing to be away from home at the end of the week."
)
SECOND = (
    "Nobody had slept much, he added, and the coffee had run out on Saturday; what was left of it "
    "had been carried up to the lighthouse, where it was needed more than in the office."
)


def blocks(text: str) -> list[str]:
    return [block.text for block in read_blocks(text, read_lines(text))]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_paragraphs_are_rejoined(width: int) -> None:
    text = "\n\n".join(
        textwrap.fill(part, width, break_on_hyphens=False) for part in (FIRST, SECOND)
    )
    assert blocks(text) == [FIRST, SECOND]


def test_indented_paragraphs_without_blank_lines_are_told_apart() -> None:
    text = "\n".join(
        textwrap.fill(part, 66, initial_indent="    ", break_on_hyphens=False)
        for part in (FIRST, SECOND)
    )
    assert blocks(text) == [FIRST, SECOND]


def test_a_paragraph_a_line_stays_a_paragraph_a_line() -> None:
    assert blocks(f"{FIRST}\n{SECOND}") == [FIRST, SECOND]
    assert wrap_width(read_lines(f"{FIRST}\n{SECOND}")) == 0


def test_text_broken_at_every_link_is_rejoined() -> None:
    text = (
        "The council of Saltmere, which had met in the\nold fish market\n, voted for a wall.\n"
        "It will be built by\nHollin and Sons\nand paid for by a levy that the\nminister\n"
        "announced.\nNobody spoke against it."
    )
    assert blocks(text) == [
        "The council of Saltmere, which had met in the old fish market, voted for a wall.",
        "It will be built by Hollin and Sons and paid for by a levy that the minister announced.",
        "Nobody spoke against it.",
    ]


def test_a_byline_is_no_rest_of_the_headline() -> None:
    text = (
        "Ferries sail again after three weeks of ice\nby\nAnna Hall\nand more, she said, to come."
    )
    assert blocks(text)[0] == "Ferries sail again after three weeks of ice"


def test_a_word_cut_at_the_line_end_is_whole_again_where_the_text_has_it_whole() -> None:
    text = textwrap.dedent("""\
        The committee on the harbour met for the third time this week and its mem-
        bers agreed that the quay must be built again. All members of the committee
        were of one mind about the ice, the wind and the coffee, and said so in the
        minutes, which were read aloud and agreed upon before the lamps were put out.
        """)
    assert "its members agreed" in blocks(text)[0]


def test_markdown_is_plain_text_and_links_are_kept() -> None:
    text = (
        "# Ferries sail\n\n[Old quay to be **rebuilt**](https://example.org/quay)\n\nIt is \\- so."
    )
    found = read_blocks(text, read_lines(text))
    assert [block.text for block in found] == [
        "Ferries sail",
        "Old quay to be rebuilt",
        "It is - so.",
    ]
    assert [block.url for block in found] == [None, "https://example.org/quay", None]


def test_a_link_that_leads_nowhere_is_known_as_one() -> None:
    text = "[Old quay to be rebuilt](javascript:;)"
    assert read_blocks(text, read_lines(text))[0].url == "#"


@pytest.mark.parametrize(
    ("text", "ends"),
    [("He left.", True), ("‘He left.’", True), ("He left", False), ("(He left.)", True),
     ("‘He left’", False), ("Why?", True), ("終わった。", True), ("", False)],
)  # fmt: skip
def test_ends_of_sentences(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), max_size=90), max_size=12))
def test_pieces_lead_back_to_the_same_characters(lines: list[str]) -> None:
    text = "\n".join(lines)
    for block in read_blocks(text, read_lines(text)):
        for number, (offset, source) in enumerate(block.pieces):
            end = block.pieces[number + 1][0] if number + 1 < len(block.pieces) else len(block.text)
            piece = block.text[offset:end].rstrip(" ")
            assert text[source : source + len(piece)] == piece


@pytest.mark.parametrize(
    "opening", ["»Hun sad på kassen,« sagde han.", "”Hon satt där”, sade han."]
)
def test_a_mark_that_closes_elsewhere_opens_a_line(opening: str) -> None:
    text = f"Katten kom hjem i mandags efter elleve dage.\n{opening}\nHavnen er åben igen."
    assert [block.text for block in read_blocks(text, read_lines(text))] == text.split("\n")


def test_a_closing_mark_goes_with_the_line_before() -> None:
    text = "Le capitaine du ferry a dit « non\n», puis il est parti chercher son chat."
    blocks = read_blocks(text, read_lines(text))
    assert [block.text for block in blocks] == [text.replace("\n", "")]


def test_a_wrapped_line_behind_a_closing_mark_is_a_word_away() -> None:
    whole = "»Hun sad på fiskekassen, som om hun havde betalt for den,« siger Torben Vik. " * 4
    text = "\n".join(textwrap.wrap(whole, 61))
    assert "den,« siger" in " ".join(block.text for block in read_blocks(text, read_lines(text)))
    assert "den,«siger" not in " ".join(block.text for block in read_blocks(text, read_lines(text)))
