"""Whole pages: what each line is taken for, and that nothing is ever lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.parse.draft import Draft
from reader.parse.layout import read_layout
from reader.text.safe import SafeText, clean, is_safe

ONE = "The council of Saltmere voted on Monday for a wall of sixty kilometres along the coast."
TWO = (
    "Nobody spoke against it, though one member asked whether the wall could be painted, and the "
    "mayor answered that she had been thinking of the same thing all evening."
)
THREE = (
    "‘We would rather have dry feet than a view,’ said Anna Hall, who has lived there for years."
)
FOUR = (
    "Work begins in May, the mayor said, and should be over before the storms of the next winter."
)
HEADLINE = "Saltmere votes for a wall along the coast"


def read(*lines: str) -> Draft:
    return read_layout(clean("\n".join(lines)))


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.body]


def related(draft: Draft) -> list[str]:
    return [each.headline for each in draft.related]


def test_a_plain_article() -> None:
    draft = read(
        HEADLINE, "‘Dry feet,’ says mayor", "By Anna Hall", "3 March 2026",
        f"SALTMERE: {ONE}", TWO, THREE,
        "-", "Ferries sail again after the ice", "-", "Who owns the harbour?",
    )  # fmt: skip
    assert draft.headline == HEADLINE
    assert draft.standfirst == "‘Dry feet,’ says mayor"
    assert draft.byline == "Anna Hall"
    assert draft.published is not None
    assert draft.published.iso == "2026-03-03"
    assert draft.dateline is not None
    assert draft.dateline.place == "SALTMERE"
    assert texts(draft) == [f"SALTMERE: {ONE}", TWO, THREE]
    assert related(draft) == ["Ferries sail again after the ice", "Who owns the harbour?"]
    assert draft.residue == ()


def test_a_menu_before_the_headline_is_no_headline() -> None:
    menu = ["Home", "News", "Sport", "Coast and islands", "Weather", "Search", "Log in"]
    draft = read(*menu, HEADLINE, "By Anna Hall", ONE, TWO, THREE)
    assert draft.headline == HEADLINE
    assert texts(draft) == [ONE, TWO, THREE]
    assert {each.text for each in draft.residue} >= set(menu)


def test_a_list_of_other_headlines_before_the_headline_is_related() -> None:
    others = [
        "Ferries sail again after three weeks of ice", "Whale seen off the old lighthouse",
        "Bakers warn of dearer bread before the summer",
    ]  # fmt: skip
    draft = read("Trending", *others, "Home", "News", "Sport", HEADLINE, "By Anna Hall", ONE, TWO)
    assert draft.headline == HEADLINE
    assert related(draft) == others


def test_the_title_of_the_page_above_its_menu_is_the_headline_once() -> None:
    draft = read(
        f"{HEADLINE} | Coast Wire", "", "Home", "News", "Sport", "", HEADLINE, "", ONE, TWO
    )
    assert draft.headline == HEADLINE
    assert [each.reason for each in draft.residue if each.text == HEADLINE] == ["repeat"]


def test_the_headline_among_others_in_a_list_is_not_related_to_itself() -> None:
    draft = read(HEADLINE, ONE, TWO, "Most read", "Whale seen off the old lighthouse", HEADLINE)
    assert related(draft) == ["Whale seen off the old lighthouse"]


def test_a_related_headline_counts_once() -> None:
    other = "Whale seen off the old lighthouse"
    draft = read(HEADLINE, ONE, TWO, "Read more", other, "Most read", other)
    assert related(draft) == [other]


def test_a_related_headline_in_other_marks_or_capitals_counts_once() -> None:
    draft = read(
        HEADLINE, ONE, TWO, "-", "‘Whale’ seen off the old lighthouse", "-", f"“{HEADLINE}”", "-",
        "WHALE seen off the old lighthouse", "-", "Boats wait for better weather at the pier",
    )  # fmt: skip
    assert related(draft) == [
        "‘Whale’ seen off the old lighthouse", "Boats wait for better weather at the pier",
    ]  # fmt: skip


def test_a_short_line_above_the_headline_is_a_kicker() -> None:
    draft = read("Coast", HEADLINE, "By Anna Hall", "3 March 2026", ONE, TWO)
    assert (draft.kicker, draft.headline) == ("Coast", HEADLINE)


def test_a_label_within_the_body_opens_a_list_and_the_body_goes_on() -> None:
    draft = read(HEADLINE, ONE, TWO, "Read more", "Whale seen off the old lighthouse", FOUR, THREE)
    assert related(draft) == ["Whale seen off the old lighthouse"]
    assert draft.related[0].label == "Read more"
    assert len(draft.body) == 4


def test_a_label_and_a_headline_in_one_line() -> None:
    draft = read(HEADLINE, ONE, "ALSO READ: Whale seen off the old lighthouse", TWO, THREE)
    assert related(draft) == ["Whale seen off the old lighthouse"]
    assert texts(draft) == [ONE, TWO, THREE]


def test_teasers_below_related_headlines_are_no_body() -> None:
    teaser = "The animal was seen by two fishermen on Sunday and stayed for most of the morning."
    draft = read(
        HEADLINE, ONE, TWO, THREE, "You may also like",
        "Whale seen off the old lighthouse", teaser, "Bakers warn of dearer bread", f"{teaser} So.",
    )  # fmt: skip
    assert related(draft)[0] == "Whale seen off the old lighthouse"
    assert texts(draft) == [ONE, TWO, THREE]


def test_captions_and_their_credits_are_no_body() -> None:
    draft = read(
        HEADLINE, ONE, "The mayor looks at the sea.", "Photo: Ole Bakken / Coast Wire", TWO,
        "The old wall in winter. (Picture: Coast Wire)", THREE,
    )  # fmt: skip
    assert texts(draft) == [ONE, TWO, THREE]
    assert sum(each.reason == "caption" for each in draft.residue) >= 2


def test_offers_and_legal_text_are_no_body() -> None:
    draft = read(
        HEADLINE, ONE, "Sign up for our newsletter and get the news in your inbox every morning.",
        TWO, THREE, "© 2026 Coast Wire. All rights reserved.",
        "We and our partners use cookies; read our privacy policy and terms of service.",
    )  # fmt: skip
    assert texts(draft) == [ONE, TWO, THREE]


def test_subheads_stay_in_the_body() -> None:
    draft = read(HEADLINE, ONE, TWO, "Dry feet", THREE, "Who pays for it?", FOUR)
    assert [block.kind for block in draft.body] == [
        "paragraph", "paragraph", "subhead", "paragraph", "subhead", "paragraph",
    ]  # fmt: skip


def test_a_long_interruption_does_not_end_the_body() -> None:
    offers = [
        "Subscribe now to read on",
        "- Unlimited digital access to the archive",
        "- The crossword",
    ]
    draft = read(HEADLINE, "By Anna Hall", ONE, *offers, *offers, TWO, THREE, FOUR)
    assert texts(draft)[0] == ONE
    assert texts(draft)[1:3] == [TWO, THREE]


def test_the_body_printed_twice_is_shown_once() -> None:
    copy = f"{ONE}{TWO}{THREE}" * 2
    draft = read(HEADLINE, ONE, TWO, THREE, "Tags", "Coast", copy)
    assert texts(draft) == [ONE, TWO, THREE]


def test_a_place_in_a_line_of_its_own() -> None:
    draft = read(HEADLINE, "Anna Hall", "3 March 2026", "Ankara", ONE, TWO, THREE)
    assert draft.dateline is not None
    assert draft.dateline.place == "Ankara"
    assert texts(draft) == [ONE, TWO, THREE]


def test_a_date_behind_the_body_counts_where_it_is_called_so() -> None:
    draft = read(HEADLINE, ONE, TWO, THREE, "Published: 3 March 2026", "Updated: 4 March 2026")
    assert draft.published is not None
    assert draft.published.iso == "2026-03-03"


@pytest.mark.parametrize("text", ["", "\n\n", "—", "***\n---"])
def test_nothing_is_an_empty_draft(text: str) -> None:
    draft = read_layout(clean(text))
    assert (draft.headline, draft.body) == ("", ())


@pytest.mark.parametrize(
    ("text", "headline", "body"),
    [
        ("One line", "One line", []),
        ("Head\nBody text", "Head", ["Body text"]),
        ("milk\neggs\nbread", "milk", ["eggs", "bread"]),
        ("Head\nIt rained.\nThen it stopped.", "Head", ["It rained.", "Then it stopped."]),
    ],
)
def test_small_texts_are_readable(text: str, headline: str, body: list[str]) -> None:
    draft = read_layout(clean(text))
    assert (draft.headline, texts(draft)) == (headline, body)


def test_every_line_is_explained_when_asked() -> None:
    text = clean(f"{HEADLINE}\n\n{ONE}\n***\n{TWO}\nRead more\nWhale seen off the coast")
    explained = read_layout(text, explain=True).explanations
    assert [each.line for each in explained] == [1, 3, 4, 5, 6, 7]
    assert [each.role for each in explained] == [
        "headline", "paragraph", "separator", "paragraph", "residue", "related",
    ]  # fmt: skip
    assert all(each.rule for each in explained)
    assert read_layout(text).explanations == ()


OTHER = "Whale seen off the old lighthouse"
LINES = st.sampled_from([
    HEADLINE, ONE, TWO, THREE, FOUR, OTHER, f"- {OTHER}", "Home", "News", "Read more", "", "-",
    "By Anna Hall", "3 March 2026", "Tags", "coast", "Photo: Ole Bakken", "12 Comments", "Share",
    "1", "ALSO READ: Bakers warn of dearer bread", "© 2026 Coast Wire", "# Heading of a kind",
    "> A line quoted", "SALTMERE — It rained.", "Sign up for it.", "1. First of all, the ferry",
    "Published March 3, 2026 | Source: Coast Wire", "港の市場が再び開いた。",
])  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


def everything(draft: Draft) -> set[str]:
    dates = [date.text for date in (draft.published, draft.modified) if date is not None]
    optional = (
        draft.kicker,
        draft.standfirst,
        draft.byline,
        draft.dateline and draft.dateline.text,
    )
    kept = [draft.headline, *(text or "" for text in optional), *dates, *texts(draft)]
    kept += [f"{each.headline} {each.label}" for each in draft.related]
    kept += [each.text for each in draft.residue]
    return set(_WORD.findall(" ".join(kept)))


@settings(max_examples=300)
@given(st.lists(LINES, max_size=30))
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    words = set(_WORD.findall(text)) - {"By", "Published", "1"}
    assert words <= everything(read_layout(clean(text)))


@given(st.text(max_size=400))
def test_any_text_is_read_and_stays_safe(text: str) -> None:
    safe = clean(text)
    draft = read_layout(safe, explain=True)
    kept = [draft.headline, *texts(draft), *related(draft), *(each.text for each in draft.residue)]
    assert all(map(is_safe, kept))
    for block in draft.body:
        offset, source = block.pieces[0]
        assert offset == 0
        assert safe[source] == block.text[0]


@pytest.mark.parametrize(
    "bait",
    [
        "A" * 200_000, "A " * 100_000, "’" * 100_000, "[" * 50_000, "](" * 50_000, "-\n" * 60_000,
        "(AP) " * 40_000, "Photo: " * 30_000, "a\n" * 60_000, "By " * 50_000, "**" * 60_000,
        ("A short line of text\n" * 20_000), "x@" * 60_000, "1 of 2 " * 30_000,
    ],
)  # fmt: skip
def test_bait_is_read(bait: str) -> None:
    draft = read_layout(SafeText(bait))
    assert draft.headline or draft.body or draft.residue or not bait.strip("-\n*")


def test_titles_that_differ_in_a_digit_are_no_repeats() -> None:
    days = [f"Trial of the harbour master day {number}" for number in (1, 2, 3)]
    draft = read(HEADLINE, ONE, TWO, *(line for day in (*days, days[0]) for line in ("-", day)))
    assert related(draft) == days
