"""The user's own sample, where it is at hand, is read exactly."""

from pathlib import Path

import pytest

from reader.article import STANDFIRST_BLOCK, Article
from reader.parse.read import build, read

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "istanbul-talks.txt"

pytestmark = pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample is not at hand")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return SAMPLE.read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def article() -> Article:
    return build(read(SAMPLE.read_bytes(), SAMPLE.name), 0, SAMPLE.name)


def test_every_field_is_exact(article: Article, lines: list[str]) -> None:
    assert article.headline == lines[0]
    assert article.standfirst == lines[1]
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("MOSCOW", None)
    assert [block.text for block in article.body] == lines[2:13]
    assert {block.kind for block in article.body} == {"paragraph"}
    assert [each.headline for each in article.related] == lines[14::2]
    assert len(article.related) == 8
    assert article.residue == ()
    assert (article.byline, article.published, article.kicker) == (None, None, None)


def test_paragraphs_are_found_again_in_the_file(article: Article) -> None:
    raw = SAMPLE.read_bytes().decode("utf-8")
    for block in article.body:
        offset = block.raw_offset(0)
        assert offset is not None
        assert raw[offset : offset + len(block.text)] == block.text


PUTIN, TRUMP = "Vladimir Putin", "Donald Trump"


def test_every_quote_is_exact(article: Article) -> None:
    """Only a word of the text's own ("massive") belongs to nobody; no apostrophe closes a quote."""
    found = [
        (quote.block, quote.kind, quote.speaker, quote.mention, quote.found)
        for quote in article.quotes
    ]
    assert found == [
        (STANDFIRST_BLOCK, "speech", PUTIN, "Putin", "named"),
        (2, "part", PUTIN, "He", "pronoun"),
        (2, "part", PUTIN, "He", "pronoun"),
        (4, "speech", PUTIN, "Putin", "named"),
        (5, "speech", PUTIN, "Putin", "named"),
        (6, "speech", PUTIN, "Putin", "carried"),
        (7, "mark", None, None, None),
        (8, "part", TRUMP, "Trump", "named"),
    ]
    said = [article.quoted(quote) for quote in article.quotes]
    assert said[6:] == ["‘massive’", "‘bloodbath’"]
    assert all(words.startswith("‘") and words.endswith("’") for words in said)
    assert said[3].endswith("without any preconditions,’")
    assert said[5] == article.body[6].text
