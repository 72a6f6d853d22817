"""What is cut is said, and whether a file is shown is said the same by every format."""

import json

from reader.parse import limits
from reader.parse.read import build, read


def test_a_long_headline_is_cut_and_said() -> None:
    data = json.dumps({"headline": "Long " * 5000, "articleBody": "A body of some words. " * 9})
    parsed = read(data.encode(), "a.json")
    assert len(parsed.drafts[0].headline) == limits.HEADLINE_CHARACTERS
    (problem,) = parsed.problems
    assert (problem.reason, problem.skipped) == ("headline cut after 4,096 characters", False)


def test_too_many_related_headlines_are_cut_and_said() -> None:
    foot = "".join(f"-\nHeadline number {number} of many\n" for number in range(1000, 2200))
    parsed = read(f"Boat comes in\nBody text of it.\n{foot}".encode(), "a.txt")
    assert len(parsed.drafts[0].related) == limits.RELATED
    (problem,) = parsed.problems
    assert problem.reason == "1,200 related headlines, cut after 1,000"


def test_a_file_that_is_shown_is_not_called_skipped() -> None:
    good = json.dumps({"headline": "Boat comes in", "articleBody": "A body of some words. " * 9})
    parsed = read(f"{good}\n{{broken\n{good}".encode(), "a.jsonl")
    assert len(parsed.drafts) == 2
    assert [problem.skipped for problem in parsed.problems] == [False]


def test_a_file_of_which_nothing_is_shown_is_called_skipped() -> None:
    parsed = read(b'headline,body\n"' + b"x," * 1000, "a.csv")
    assert parsed.drafts == ()
    assert all(problem.skipped for problem in parsed.problems)


def test_empty_quote_marks_are_no_quote() -> None:
    for marks in ("“”", "‘’", '""', "``''", "«»", "„“"):
        text = f"Boat comes in\nShe wrote {marks} and left. {marks}\n"
        article = build(read(text.encode(), "a.txt"), 0, "a.txt")
        assert article.quotes == ()
        assert article.warnings == ()


def test_a_few_zero_bytes_do_not_hide_a_text() -> None:
    parsed = read(b"Boat comes in\nA bo\0dy of so\0me words and mo\0re.\n", "a.txt")
    assert "words" in parsed.drafts[0].body[0].text


def test_a_run_of_one_control_does_not_hide_a_text() -> None:
    parsed = read(b"Boat comes in\n" + b"\x05" * 300 + b"A body of some words.\n", "a.txt")
    assert "words" in parsed.drafts[0].body[0].text
