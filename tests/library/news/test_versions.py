"""Two versions of an article, sentence by sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article
from reader.library.news.versions import Comparison, What, compare, sentences_of, summary
from reader.parse.read import build, read

FIRST = """\
Rates held at 3.4 per cent
AVERNE: The bank held its rate at 3.4 per cent on Monday. Prices rose by 2.1 per cent.
‘We are patient,’ said Gerda Munk, its governor.
The next meeting is in May.
"""
SECOND = """\
Rates held at 3.6 per cent
AVERNE: The bank held its rate at 3.6 per cent on Monday. Prices rose by 2.1 per cent.
‘We are very patient,’ said Gerda Munk, its governor.
Shares fell in Averne within the hour.
"""


def article(text: str) -> Article:
    return build(read(text.encode(), "a.txt"), 0, "a.txt")


def compared(first: str, second: str) -> Comparison:
    return compare(article(first), article(second))


def test_changed_numbers_and_quotes_are_told_apart() -> None:
    found = compared(FIRST, SECOND)
    assert [change.what for change in found.changes][:3] == [
        What.CHANGED,
        What.CHANGED,
        What.SAME,
    ]
    second = found.changes[1]
    assert second.old is not None
    assert second.new is not None
    assert [second.old.text[m.start : m.end] for m in second.old_marks if m.number] == ["3.4"]
    assert [second.new.text[m.start : m.end] for m in second.new_marks if m.number] == ["3.6"]
    quoted = found.changes[3]
    assert quoted.new is not None
    assert [quoted.new.text[m.start : m.end] for m in quoted.new_marks if m.quoted] == ["very"]
    assert (found.numbers, found.quotes) == (2, 1)
    assert found.count(What.REMOVED) == 1
    assert found.count(What.ADDED) == 1
    assert summary(found) == "3 changed (2 numbers, 1 quote), 1 added, 1 removed, 1 the same"


OTHER = """\
Lambs come early to the northern pastures
TARN HEAD: Farmers on the northern pastures counted their first lambs a month before time.
The grass is green already. Nobody remembers such a winter.
"""


def test_two_versions_are_told_from_two_articles() -> None:
    assert not compared(FIRST, SECOND).of_two_articles
    assert not compared(FIRST, FIRST).of_two_articles
    assert compared(FIRST, OTHER).of_two_articles


def test_other_quote_marks_and_dashes_are_no_change() -> None:
    found = compared(FIRST, FIRST.replace("‘", '"').replace(",’", ',"'))
    assert {change.what for change in found.changes} == {What.SAME}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It was late. Mr. Dask went home. He slept.", 3),
        ("‘It is over.’ He left the U.S. Navy in May.", 2),
        ("Prices rose 2.1 per cent. 40 crowns were paid.", 2),
        ("No end here", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, number: int) -> None:
    built = article(f"A headline of its own\nAVERNE: {text}\n")
    body = [one.text for one in sentences_of(built)][1:]
    assert len(body) == number
    assert " ".join(body) == f"AVERNE: {text}"


TEXT = st.lists(
    st.sampled_from(["It rained. ", "Rates 3.4. ", "‘No,’ he said. ", "Mr. ", "x", "\n"])
)


@given(TEXT, TEXT)
def test_no_sentence_is_lost_and_marks_lie_inside(first: list[str], second: list[str]) -> None:
    old, new = (article("A headline of its own\n" + "".join(some)) for some in (first, second))
    found = compare(old, new)
    assert [one.old for one in found.changes if one.old] == list(sentences_of(old))
    assert [one.new for one in found.changes if one.new] == list(sentences_of(new))
    for change in found.changes:
        for sentence, marks in ((change.old, change.old_marks), (change.new, change.new_marks)):
            assert all(0 <= m.start < m.end <= len(sentence.text) for m in marks if sentence)


def test_texts_of_one_sentence_again_and_again_are_compared_all_the_same() -> None:
    one = article("A headline of its own\n" + "It rained. " * 3_000)
    other = article("A headline of its own\n" + "It rained. Not here. " * 1_500)
    found = compare(one, other)
    assert found.left_out > 0
    assert found.changes
