import pytest

from reader.parse.formats import table
from tests.parse.formats.examples import FIRST, HEADLINE, SECOND, TABLE


def test_each_row_is_an_article() -> None:
    (draft,) = table.parse(TABLE, "x.csv").drafts
    assert (draft.headline, draft.byline) == (HEADLINE, "Bo Ek")
    assert [block.text for block in draft.body] == [FIRST, SECOND]
    assert draft.published is not None
    assert draft.published.iso == "2026-03-14"


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = separator.join(["url", "title", "content"]) + "\n"
    text += separator.join(
        ["https://coastwire.example/f", HEADLINE, "Bread and boats for everyone"]
    )
    assert table.sniff(text.encode(), "x.csv") > 0.8
    (draft,) = table.parse(text.encode(), "x.csv").drafts
    assert (draft.headline, draft.url) == (HEADLINE, "https://coastwire.example/f")


def test_a_field_may_be_large() -> None:
    words = "bread and boats " * 20_000
    (draft,) = table.parse(f"title,text\nA,{words}\n".encode(), "x.csv").drafts
    assert len(draft.body[0].text) > 300_000


def test_a_row_without_an_article_is_a_problem_with_its_line() -> None:
    parsed = table.parse(TABLE + b",,2026-03-15,\n", "x.csv")
    assert len(parsed.drafts) == 1
    assert [(problem.line, problem.skipped) for problem in parsed.problems] == [(4, False)]


@pytest.mark.parametrize("text", ["name,price\nboat,3\n", "", "title,text\n"])
def test_a_table_without_articles_is_a_problem(text: str) -> None:
    parsed = table.parse(text.encode(), "x.csv")
    assert parsed.drafts == ()
    assert parsed.problems
