import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.draft import Draft, DraftBlock
from reader.parse.formats.placing import placed, without_tags
from reader.parse.read import build, read
from reader.text.safe import SafeText
from tests.parse.formats import examples
from tests.parse.formats.examples import FIRST, MBOX, PAGE, SECOND

PACKED = examples.zipped({"issue/page.html": PAGE.encode()})


@pytest.mark.parametrize(
    ("name", "data", "source"),
    [
        ("page.html", PAGE.encode(), PAGE),
        ("page.html.gz", gzip.compress(PAGE.encode()), PAGE),
        ("issue.zip", PACKED, PAGE),
        ("issue.warc", examples.WARC, PAGE),
        ("letters.mbox", MBOX, MBOX.decode("latin-1")),
        ("feed.xml", examples.RSS.encode(), examples.RSS),
        ("one.json", examples.JSON, examples.JSON.decode()),
        ("news.csv", examples.TABLE, examples.TABLE.decode()),
    ],
)
def test_a_block_leads_to_its_words_in_the_file(name: str, data: bytes, source: str) -> None:
    parsed = read(data, name, explain=True)
    article = build(parsed, 0, name)
    known = [block for block in article.body if block.pieces]
    assert known
    for block in known:
        place = block.raw_offset(0)
        assert place is not None
        assert source[place : place + 12] == block.text[:12]


def test_the_address_of_a_member_stays_with_its_article() -> None:
    article = build(read(PACKED, "issue.zip", explain=True), 0, "issue.zip")
    assert article.source.member == "issue/page.html"


def test_the_second_message_of_a_mailbox_stands_behind_the_first() -> None:
    first, second = (
        build(read(MBOX, "a.mbox", explain=True), index, "a.mbox") for index in range(2)
    )
    before, behind = first.body[0].raw_offset(0), second.body[0].raw_offset(0)
    assert before is not None
    assert behind is not None
    assert before < second.source.start <= behind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"<p>{FIRST}</p>", FIRST),
        ("<p>The <b>new</b> pier of <a href='the pier'>Tarnholm</a> opened.</p>", None),
        ("<p>The new caf&eacute; of Tarnholm opened.</p>", None),
        ('{"text": "The new caf\\u00e9 of Tarnholm opened."}', None),
    ],
)
def test_words_within_markup_are_found_one_by_one(text: str, found: str | None) -> None:
    words = found or ("The new café of Tarnholm opened." if "caf" in text else "")
    block = DraftBlock("paragraph", SafeText(words or "The new pier of Tarnholm opened."))
    (made,) = placed(Draft(SafeText("x"), body=(block,)), without_tags(text)).body
    assert made.pieces[0][0] == 0
    for offset, raw in made.pieces:
        word = made.text[offset:].split(" ")[0]
        assert text[raw:].startswith(word)
    last = made.text.rfind(" ") + 1
    offset, raw = made.pieces[-1]
    assert text[raw + last - offset :].startswith(made.text[last:])


def test_a_text_that_is_not_there_has_no_place() -> None:
    draft = Draft(SafeText("x"), body=(DraftBlock("paragraph", SafeText(SECOND)),))
    assert placed(draft, "Something else entirely.") == draft


@given(st.text("ab <>&;\n", max_size=60), st.text("ab &;", min_size=1, max_size=30))
def test_every_piece_begins_with_the_letters_it_stands_for(text: str, words: str) -> None:
    block = DraftBlock("paragraph", SafeText(" ".join(words.split())))
    (made,) = placed(Draft(SafeText("x"), body=(block,)), without_tags(text)).body
    for offset, raw in made.pieces:
        assert text[raw : raw + 1] == made.text[offset : offset + 1]
    assert list(made.pieces) == sorted(made.pieces)
