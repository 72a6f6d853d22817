"""The way in: any bytes give drafts or problems, and a draft becomes an article."""

import subprocess
import sys
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import HEADLINE_BLOCK
from reader.parse import limits
from reader.parse.draft import Draft, DraftBlock
from reader.parse.formats import registry
from reader.parse.read import article_id, build, content_key, read
from reader.text.safe import SafeText

TEXT = """Mayor: ‘We will build a wall’

SALTMERE: The council voted on Monday for a wall, said Anna Hall, the mayor of the town.

‘We would rather have dry feet than a view,’ Hall told reporters on the steps of the town hall.

‘Nobody comes here for the view.’
"""


def test_an_article_knows_its_quotes_where_they_stand() -> None:
    parsed = read(TEXT.encode(), "coast/wall.txt")
    article = build(parsed, 0, "coast/wall.txt")
    said = [article.quoted(quote) for quote in article.quotes if quote.block != HEADLINE_BLOCK]
    assert said == [
        "‘We would rather have dry feet than a view,’",
        "‘Nobody comes here for the view.’",
    ]
    assert article.quotes[1].speaker == "Anna Hall"
    for quote in article.quotes:
        raw = None if quote.block < 0 else article.body[quote.block].raw_offset(quote.start)
        assert raw is None or TEXT[raw] == "‘"


def test_two_single_marks_in_a_row_are_read_as_a_double_mark() -> None:
    text = (
        "Wall planned\n\n''We will build a wall,'' said Anna Hall, the mayor of the town.\n\n"
        "''It is cheap, and it will stand for a hundred years.''\n"
    )
    article = build(read(text.encode(), "wall.txt"), 0, "wall.txt")
    assert [(article.quoted(quote), quote.speaker) for quote in article.quotes] == [
        ("''We will build a wall,''", "Anna Hall"),
        ("''It is cheap, and it will stand for a hundred years.''", "Anna Hall"),
    ]


def test_quotes_and_speakers_beyond_the_limits_are_said_to_be_left_out() -> None:
    said = "“We go home,” said Ana Bell.\n"
    for count, warnings in ((3, 0), (limits.ATTRIBUTED + 1, 1), (limits.QUOTES + 1, 2)):
        parsed = read(f"Boat comes in\n{said * count}".encode(), "a.txt")
        article = build(parsed, 0, "a.txt")
        assert len(article.quotes) == min(count, limits.QUOTES)
        assert len(article.warnings) == warnings
    assert article.warnings[0] == "more quotes than 5,000: the others are not marked"
    assert article.quotes[limits.ATTRIBUTED - 1].speaker == "Ana Bell"
    assert article.quotes[limits.ATTRIBUTED].speaker is None


def test_an_id_goes_with_the_path_and_a_key_with_the_words() -> None:
    first, moved = (read(TEXT.encode(), path).drafts[0] for path in ("a.txt", "b/c.txt"))
    assert content_key(first) == content_key(moved)
    assert article_id("a.txt") != article_id("b/c.txt")
    assert article_id("a.txt", 0) != article_id("a.txt", 1)
    assert len(article_id("a.txt")) == len(content_key(first)) == 16


def test_a_key_forgets_case_and_white_space_and_nothing_else() -> None:
    def key(headline: str, body: str) -> str:
        block = DraftBlock("paragraph", SafeText(body))
        return content_key(Draft(SafeText(headline), body=(block,)))

    assert key("A wall", "It  is BUILT.") == key("a  WALL", "It is built.")
    assert key("A wall", "It is built.") != key("A wall", "It is built!")


def test_a_format_that_breaks_down_leaves_the_text_readable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(data: bytes, path: str, explain: bool = False) -> None:
        raise RuntimeError(path)

    module = registry.load("json")
    monkeypatch.setattr(module, "parse", broken)
    parsed = read(b'{"headline": "A wall", "body": "It is built."}', "wall.json")
    assert len(parsed.drafts) == 1
    assert [problem.skipped for problem in parsed.problems] == [False]


def test_there_is_no_second_article_in_a_text() -> None:
    with pytest.raises(IndexError):
        build(read(TEXT.encode(), "wall.txt"), 1, "wall.txt")


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.json", "a.html", "a", "a.md"]))
def test_any_bytes_are_read(data: bytes, path: str) -> None:
    parsed = read(data, path)
    for index in range(len(parsed.drafts)):
        assert build(parsed, index, path).headline


def test_reading_needs_no_pydantic() -> None:
    code = (
        "import sys; from reader.parse.read import read; read(b'Head\\n\\nText of it.', 'a.txt');"
        "print('pydantic' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


@given(
    st.lists(st.text(st.sampled_from("aZ \n\u00a0’İΣéß\u2003-"), max_size=12), max_size=4),
    st.text(st.sampled_from("aZ ’Σ"), max_size=12),
)
def test_the_key_goes_by_lower_case_words(texts: list[str], headline: str) -> None:
    blocks = tuple(DraftBlock("paragraph", SafeText(text)) for text in texts)
    expected = blake2b(digest_size=8)
    for text in (headline, *texts):
        expected.update(" ".join(text.lower().split()).encode() + b"\n")
    assert content_key(Draft(SafeText(headline), body=blocks)) == expected.hexdigest()
