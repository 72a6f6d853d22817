import json

import pytest

from reader.parse import limits
from reader.parse.capped import capped
from reader.parse.draft import Draft, DraftBlock, Parsed
from reader.parse.read import read
from reader.text.safe import SafeText


def test_more_related_headlines_than_the_limit_are_cut_and_said() -> None:
    related = [{"headline": f"Story {number}"} for number in range(limits.RELATED + 5)]
    record = {"title": "A", "text": "Bread and boats", "related": related}
    parsed = read(json.dumps(record).encode(), "a.json")
    assert len(parsed.drafts[0].related) == limits.RELATED
    (problem,) = parsed.problems
    assert "cut after 1,000 related headlines" in problem.reason
    assert not problem.skipped


def test_a_longer_body_than_the_limit_is_cut_and_said() -> None:
    record = {"title": "A", "text": ["bread " * 1_000_000, "boats " * 1_000_000]}
    parsed = read(json.dumps(record).encode(), "a.json")
    body = parsed.drafts[0].body
    assert sum(len(block.text) for block in body) == limits.ARTICLE_CHARACTERS
    assert "cut after" in parsed.problems[0].reason


def test_a_page_of_too_many_elements_is_read_as_far_as_the_limit_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "ELEMENTS", 50)
    text = "The ferry sailed again on Saturday with bread on board, on trip number"
    page = "".join(f"<p>{text} {number}.</p>" for number in range(200))
    parsed = read(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert 40 < len(parsed.drafts[0].body) <= 50
    assert "very many elements" in parsed.problems[0].reason


def test_what_is_within_the_limits_has_no_problem() -> None:
    assert read(b'{"title": "A", "text": "Bread and boats"}', "a.json").problems == ()


def test_more_articles_in_a_file_than_the_limit_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ENTRIES", 3)
    line = json.dumps({"headline": "Boat comes in", "articleBody": "A body of some words."})
    parsed = read("\n".join([line] * 3).encode(), "a.jsonl")
    assert "read as far as the first 3 articles" in [each.reason for each in parsed.problems]


def test_what_stands_behind_a_body_that_is_cut_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARTICLE_CHARACTERS", 30)
    body = "\n\n".join(f"Paragraph number {number} of the body." for number in range(9))
    parsed = read(f"Boat comes in\n\n{body}\n".encode(), "a.txt")
    assert 0 < sum(len(block.text) for block in parsed.drafts[0].body) <= 30
    assert any("cut after 30 characters" in each.reason for each in parsed.problems)


def test_more_paragraphs_than_the_limit_are_cut_and_said() -> None:
    page = "<p>Bread</p>" * (limits.BLOCKS + 5)
    parsed = read(json.dumps({"title": "A", "text": page}).encode(), "a.json")
    assert len(parsed.drafts[0].body) == limits.BLOCKS
    assert [each.reason for each in parsed.problems] == ["cut after 10,000 paragraphs"]
    assert not parsed.problems[0].skipped


def test_a_page_is_not_looked_at_beyond_the_tags_of_the_limit() -> None:
    text = "The ferry sailed again on Saturday with bread on board, on trip number"
    page = "".join(f"<p>{text} {number}.</p>" for number in range(3 * limits.ELEMENTS))
    parsed = read(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert parsed.drafts[0].end == len(page) + len("<html><body></body></html>")
    assert {each.reason for each in parsed.problems} == {
        "a page of very many elements, read as far as the first 20,000",
        "cut after 10,000 paragraphs",
    }


def test_a_longer_headline_than_the_limit_is_cut_and_said() -> None:
    parsed = read(json.dumps({"title": "Boats " * 1000, "text": "Bread"}).encode(), "a.json")
    assert len(parsed.drafts[0].headline) == limits.HEADLINE_CHARACTERS
    assert "headline cut after 4,096 characters" in [each.reason for each in parsed.problems]


def test_of_a_body_that_is_cut_whole_paragraphs_are_left_out() -> None:
    blocks = tuple(
        DraftBlock("paragraph", SafeText("x" * size)) for size in (1, limits.ARTICLE_CHARACTERS, 7)
    )
    parsed = capped(Parsed((Draft(SafeText("Bread"), body=blocks),), ()), "a.txt")
    assert [len(block.text) for block in parsed.drafts[0].body] == [
        1,
        limits.ARTICLE_CHARACTERS - 1,
    ]
    assert "cut after" in parsed.problems[0].reason


def test_what_is_called_a_text_and_is_none_is_a_problem() -> None:
    (problem,) = read(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "a.txt").problems
    assert "no article" in problem.reason
