"""Each kind of thing that stands around an article, in pages that we made up."""

import pytest

from reader.parse.draft import Draft
from reader.parse.layout import read_layout
from reader.text.safe import clean

HEADLINE = "Ferry captain finds his cat on the wrong island"
FIRST = (
    "SALTMERE: The captain of the night ferry found his cat on Monday, eleven days after she had "
    "gone ashore at Little Orran to look at a heron and had missed the boat."
)
SECOND = (
    "“She was sitting on the fish box as if she had paid for it,” said Torben Vik, who has been "
    "at sea for thirty years and has had three cats, of whom this one is the second."
)
THIRD = (
    "The harbour master wrote the cat into the book of passengers, as the rules demand, under the "
    "name of Mrs Grey, and asked that she be kept below deck while the gulls are nesting."
)
LAST = (
    "Norland Line said that animals travel free as far as Orran. Beyond it they pay as a bicycle "
    "does, unless they are goats, for which there is a table of its own."
)
BODY = [FIRST, SECOND, THIRD, LAST]
OTHERS = [
    "Lighthouse keeper retires after forty winters alone",
    "Council sells the old salt works for one crown",
    "Storm closes the coast road for a third day",
]


def read(*lines: str) -> Draft:
    return read_layout(clean("\n".join(lines)))


def body(draft: Draft) -> list[str]:
    return [block.text for block in draft.body]


def related(draft: Draft) -> list[str]:
    return [each.headline for each in draft.related]


def reasons(draft: Draft) -> dict[str, str]:
    return {each.text: each.reason for each in draft.residue}


MENU = ["Home", "News", "Sea and weather", "Sport", "Culture", "Contact", "Log in"]


@pytest.mark.parametrize("mark", ["", "- ", "* ", "• "])
def test_navigation_before_the_article(mark: str) -> None:
    draft = read(*(mark + entry for entry in MENU), HEADLINE, "", *BODY)
    assert draft.headline == HEADLINE
    assert body(draft) == BODY
    assert related(draft) == []


@pytest.mark.parametrize(
    "label",
    [
        "Read more", "ALSO READ:", "Most read", "Related articles", "Top stories", "Lesen Sie auch",
        "Mehr zum Thema", "À lire aussi", "Lee también", "Leggi anche", "Leia também",
        "Lees ook", "Les også", "Läs också", "Czytaj także", "Читайте также", "関連記事",
    ],
)  # fmt: skip
def test_a_list_below_a_label_behind_the_body(label: str) -> None:
    draft = read(HEADLINE, *BODY, label, *OTHERS)
    assert body(draft) == BODY
    assert related(draft) == OTHERS
    assert {each.label for each in draft.related} == {label.strip(" :")}


def test_short_titles_in_a_list_below_a_label() -> None:
    short = [
        "Bridge reopens",
        "Council in brief",
        "Mayor speaks out",
        "Ferry is late",
        "Rain again",
    ]
    draft = read(HEADLINE, *BODY, "Read more:", *("• " + title for title in short))
    assert body(draft) == BODY
    assert related(draft) == short
    numbered = (f"{number}. {title}" for number, title in enumerate(short, 1))
    assert related(read(HEADLINE, *BODY, "Read more:", *numbered)) == short
    menu = read(HEADLINE, *BODY, "Read more:", "• Sport", "• World News", "• 12 March 2026")
    assert related(menu) == []


def test_lists_before_within_and_behind_the_body() -> None:
    before, within, behind = OTHERS
    head = ["Trending", before, behind, HEADLINE, "By Anna Hall", "4 April 2026"]
    list_within = ["Read more", within]
    draft = read(*MENU, *head, FIRST, SECOND, *list_within, THIRD, LAST, "Latest news", behind)
    assert draft.headline == HEADLINE
    assert body(draft) == BODY
    assert related(draft) == [before, behind, within]


def test_a_link_in_capitals_between_paragraphs() -> None:
    draft = read(HEADLINE, FIRST, SECOND, OTHERS[0].upper(), THIRD, LAST)
    assert body(draft) == BODY
    assert related(draft) == [OTHERS[0].upper()]


@pytest.mark.parametrize(
    "offer",
    [
        "Sign up for our newsletter: the tides and the boats, every morning at six.",
        "We use cookies to improve your visit. Accept cookies or read our privacy policy.",
        "Melden Sie sich für unseren Newsletter an, kostenlos und jederzeit kündbar.",
        "Abonnez-vous à notre newsletter pour recevoir chaque matin les marées.",
        "© 2026 Norland Courier. All rights reserved.",
        "Newsletter: the tides, the boats and the weather, every morning at six, from the quay.",
    ],
)
def test_offers_cookies_and_rights_are_no_body(offer: str) -> None:
    draft = read(HEADLINE, FIRST, SECOND, offer, THIRD, LAST, offer)
    assert body(draft) == BODY
    assert offer in reasons(draft)


@pytest.mark.parametrize(
    "sentence",
    [
        "An industry newsletter said on Friday that the price of herring would fall by a third.",
        "The bank, an affiliate of Norland Line, made a provision of twelve million for the ships.",
        "Holders may subscribe for one new share at forty crowns until the end of the month.",
        "She baked cookies for the crew and sold what they had left at the pier for charity.",
        "A third-party candidate for mayor asked that the bell be rung at noon as well.",
        "Both sides will try again on Monday, when the tide allows the island's council to come.",
    ],
)
def test_words_of_advertising_in_news_stay_in_the_body(sentence: str) -> None:
    assert sentence in body(read(HEADLINE, FIRST, sentence, SECOND, THIRD))


@pytest.mark.parametrize("credit", ["Photograph: Ann Lee", "Photo: Anna Hall/Coast Wire"])
@pytest.mark.parametrize("between", ["", "\n"])
def test_a_paragraph_above_a_credit_stays(credit: str, between: str) -> None:
    end = "Repairs will cost two crowns and take until the autumn, the line said in a statement."
    lines = [FIRST, credit, SECOND, THIRD, end, credit]
    draft = read(HEADLINE, "By Jane Roe", "12 March 2026", *(between + line for line in lines))
    assert body(draft) == [FIRST, SECOND, THIRD, end]
    assert draft.dateline is not None
    assert draft.dateline.place == "SALTMERE"


def test_a_short_first_paragraph_with_a_dateline_above_a_credit_stays() -> None:
    lead = "SALTMERE (Coast Wire) - The ferry went out again on Monday night with its cat on board."
    draft = read(HEADLINE, "", lead, "Photo: Ann Lee", "", SECOND, "", THIRD)
    assert body(draft) == [lead, SECOND, THIRD]
    shorter = "SALTMERE (Coast Wire) - The ferry is out again, its line said."
    draft = read(HEADLINE, "By Jane Roe", shorter, "Photo: Ann Lee", SECOND, THIRD)
    assert body(draft) == [shorter, SECOND, THIRD]
    picture = "SALTMERE, ORRAN - MARCH 12: The ferry at the quay on her first night."
    draft = read(HEADLINE, FIRST, picture, "Photo: Ann Lee", SECOND, THIRD)
    assert body(draft) == [FIRST, SECOND, THIRD]


def test_captions_credits_and_who_stands_where() -> None:
    caption = "The cat on the quay at Little Orran, two hours before she went aboard."
    credit = "Photo: Anna Hall/Coast Wire"
    archive = "Torben Vik erklärt, wie man eine Katze an Bord eines Schiffes lockt (Archivbild)"
    people = "From left: Torben Vik, Mrs Grey and the harbour master"
    side = "Torben Vik (right)"
    draft = read(HEADLINE, FIRST, caption, credit, SECOND, people, THIRD, side, archive, LAST)
    assert body(draft) == BODY
    found = reasons(draft)
    assert all(found[line] == "caption" for line in (caption, credit, archive, people, side))


def test_a_pulled_quote_stands_in_its_paragraph_once() -> None:
    pulled = "She was sitting on the fish box as if she had paid for it"
    draft = read(HEADLINE, FIRST, f"“{pulled}.”", SECOND, THIRD, LAST)
    assert body(draft) == BODY
    assert reasons(draft) == {f"“{pulled}.”": "pull quote"}


def test_a_box_of_facts_is_no_part_of_the_report() -> None:
    box = [
        "Facts about ferry cats",
        "Cats have sailed with the ferries of Norland since the first one was built.",
        "They are counted with the crew and paid in herring, twice on Sundays.",
        "Source: Norland Line",
    ]
    draft = read(HEADLINE, FIRST, SECOND, *box, THIRD, LAST)
    assert body(draft) == BODY
    assert set(reasons(draft).values()) == {"box"}
    unended = read(HEADLINE, FIRST, SECOND, *box[:-1], THIRD, LAST)
    assert body(unended) == [FIRST, SECOND, *box[:-1], THIRD, LAST]


def test_the_title_of_a_film_is_no_article() -> None:
    title = "How to lure a cat aboard in under two minutes"
    draft = read(HEADLINE, FIRST, SECOND, "01:43 min", title, THIRD, LAST)
    assert body(draft) == BODY
    assert related(draft) == []
    assert reasons(draft)[title] == "video"


def test_share_lines_and_reading_times_are_no_body() -> None:
    shares = ["Share this article", "Facebook", "Copy link", "4 min read", "Comments"]
    draft = read(HEADLINE, *shares[:4], *BODY, shares[4])
    assert draft.headline == HEADLINE
    assert body(draft) == BODY


def test_lines_wrapped_at_a_width_are_paragraphs_again() -> None:
    from textwrap import wrap

    draft = read(HEADLINE, "", *(line for text in BODY for line in [*wrap(text, 72), ""]))
    assert body(draft) == BODY


def test_a_number_that_opens_a_wrapped_line_is_no_item() -> None:
    text = [
        "The quay at Little Orran was built by the fishermen of the island in the",
        "19. century, when herring was still paid for in salt, and it has not been",
        "moved since, although the harbour has, twice, by some forty metres to the",
        "north, where the water is deeper and the wind comes from behind the rocks.",
    ]
    draft = read(HEADLINE, "", *text, "", *text[2:], "", *text[1:], "")
    assert body(draft)[0] == " ".join(text)


def test_lines_begun_at_every_link_are_paragraphs_again() -> None:
    draft = read(
        HEADLINE,
        "The captain of the night ferry to the outer islands, who has been at sea with",
        "three cats",
        ", found the second of them on Monday at Little Orran, where she had gone to see",
        "a heron",
        ", as the harbour master of the island wrote into the book of passengers.",
        THIRD,
        LAST,
    )
    assert body(draft)[0].endswith("wrote into the book of passengers.")
    assert len(body(draft)) == 3


@pytest.mark.parametrize("suffix", [" - Norland Courier", " | Norland Courier", " – The Courier"])
def test_the_site_in_the_title_and_the_headline_again(suffix: str) -> None:
    draft = read(HEADLINE + suffix, *MENU, HEADLINE, "By Anna Hall", "4 April 2026", *BODY)
    assert draft.headline == HEADLINE
    assert draft.byline == "Anna Hall"
    assert body(draft) == BODY


def test_a_kicker_a_standfirst_and_the_head() -> None:
    standfirst = "Eleven days on the wrong island, and a heron that got away"
    draft = read("Islands", HEADLINE, standfirst, "By Anna Hall", "4 April 2026, 9:30 am", *BODY)
    assert (draft.kicker, draft.headline, draft.standfirst) == ("Islands", HEADLINE, standfirst)
    assert draft.published is not None
    assert draft.published.iso == "2026-04-04T09:30"
    assert body(draft) == BODY


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Anna Hall", "Anna Hall"), ("Von Anna Hall", "Anna Hall"),
        ("Par Anna Hall", "Anna Hall"), ("Por Anna Hall", "Anna Hall"),
        ("di Anna Hall", "Anna Hall"), ("Av Anna Hall", "Anna Hall"),
        ("Door Anna Hall", "Anna Hall"), ("Tekst: Anna Hall", "Anna Hall"),
        ("Autor: Anna Hall", "Anna Hall"), ("Автор: Анна Холл", "Анна Холл"),
        ("Ada Brunn @adabrunn", "Ada Brunn"),
    ],
)  # fmt: skip
def test_bylines_in_the_languages_we_read(line: str, name: str) -> None:
    draft = read(HEADLINE, line, *BODY)
    assert draft.byline == name
    assert body(draft) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "4 April 2026", "Published: April 4, 2026", "4. April 2026, 09:30 Uhr", "le 4 avril 2026",
        "4 de abril de 2026", "4 aprile 2026", "4 de abril de 2026 às 9h30", "4 april 2026",
        "Publisert 04.04.2026", "4 kwietnia 2026", "4 апреля 2026", "4. huhtikuuta 2026",
        "4 Nisan 2026", "2026年4月4日", "2026년 4월 4일", "2026-04-04",
    ],
)  # fmt: skip
def test_dates_in_the_languages_we_read(line: str) -> None:
    draft = read(HEADLINE, line, *BODY)
    assert draft.published is not None
    assert (draft.published.iso or "")[:10] == "2026-04-04"
    assert body(draft) == BODY


def test_the_words_of_a_picture_above_the_title_of_an_item() -> None:
    draft = read(
        HEADLINE, "", FIRST, "", SECOND, "", "Read more", "",
        " 1. A heron stands in the shallow water off Little Orran.",
        "    Heron gets a fence and a warden of its own",
        " 2. Two gulls sit on the roof of the harbour office.",
        "    Harbour office moves to higher ground before winter",
        "", THIRD, "", LAST,
    )  # fmt: skip
    assert related(draft) == [
        "Heron gets a fence and a warden of its own",
        "Harbour office moves to higher ground before winter",
    ]
    assert body(draft) == BODY


def test_a_text_without_a_headline_begins_with_its_first_paragraph() -> None:
    lead = "Die Fähre nach Orran fährt wieder, nachdem der Kapitän am Montag seine Katze fand."
    draft = read(lead, "", f"{THIRD} {LAST}", "", f"{SECOND} {THIRD}", "", f"{LAST} {SECOND}")
    assert body(draft)[0] == lead


def test_one_sentence_broken_at_two_links_is_enough_to_tell() -> None:
    draft = read(
        HEADLINE, FIRST,
        "“I had looked for her on every island that has a quay,” the captain told the",
        "Norland Courier", ". “Then,", "as the book says,",
        "she had been where the fish is all along, and I sailed past it twice a week.",
        LAST,
    )  # fmt: skip
    assert len(body(draft)) == 3
    assert "the Norland Courier. “Then, as the book says, she had" in body(draft)[1]


def test_a_long_paragraph_behind_a_stray_bullet_is_no_list() -> None:
    draft = read(HEADLINE, "", FIRST, "", "  •", "", f"{SECOND} {THIRD}", "", LAST)
    assert {block.kind for block in draft.body} == {"paragraph"}
    items = read(HEADLINE, "", FIRST, "", f"- {SECOND}", f"- {THIRD}", "", LAST)
    assert [block.kind for block in items.body] == ["paragraph", "list", "list", "paragraph"]


def test_an_elision_before_a_link_begins_its_sentence() -> None:
    draft = read(
        HEADLINE, FIRST, "L’", "Observatoire",
        "de la côte a compté onze hérons, ce qui fait deux de moins que l’an passé, dit le",
        "gardien du phare", ", qui les a comptés deux fois.", THIRD,
    )  # fmt: skip
    assert body(draft)[1].startswith("L’Observatoire de la côte a compté")
