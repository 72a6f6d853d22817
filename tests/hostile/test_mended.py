"""What the hostile files broke once: each stays mended."""

import json

import pytest

from reader.parse.read import build, read


@pytest.mark.parametrize("marks", ["“”", "‘’", '""', "``''", "«»", "„“"])
def test_empty_quote_marks_are_no_quote(marks: str) -> None:
    text = f"Boat comes in\nShe wrote {marks} and left. {marks}\n"
    article = build(read(text.encode(), "a.txt"), 0, "a.txt")
    assert article.quotes == ()
    assert article.warnings == ()


@pytest.mark.parametrize("mark", "」』")
def test_a_closing_mark_that_nothing_opened_hides_no_quote(mark: str) -> None:
    text = f"Boat comes in\n‘We waited {mark} long,’ Tamsin Orrel said. “Two days.”\n"
    article = build(read(text.encode(), "a.txt"), 0, "a.txt")
    assert article.warnings == ()
    assert len(article.quotes) == 2


def test_a_few_zero_bytes_do_not_hide_a_text() -> None:
    parsed = read(b"Boat comes in\nA bo\0dy of so\0me words and mo\0re.\n", "a.txt")
    assert "words" in parsed.drafts[0].body[0].text


def test_a_run_of_one_control_does_not_hide_a_text() -> None:
    parsed = read(b"Boat comes in\n" + b"\x05" * 300 + b"A body of some words.\n", "a.txt")
    assert "words" in parsed.drafts[0].body[0].text


def test_a_file_that_is_shown_is_not_called_skipped() -> None:
    good = json.dumps({"headline": "Boat comes in", "articleBody": "A body of some words. " * 9})
    parsed = read(f"{good}\n{{broken\n{good}".encode(), "a.jsonl")
    assert len(parsed.drafts) == 2
    assert [problem.skipped for problem in parsed.problems] == [False]


def test_a_file_of_which_nothing_is_shown_is_called_skipped() -> None:
    parsed = read(b'headline,body\n"' + b"x," * 1000, "a.csv")
    assert parsed.drafts == ()
    assert all(problem.skipped for problem in parsed.problems)


def test_a_problem_within_a_compressed_file_names_the_file_there_is() -> None:
    import gzip

    packed = b"Boat comes in\nA body of some words.\n"
    for _ in range(6):
        packed = gzip.compress(packed)
    (problem,) = read(packed, "a.txt.gz").problems
    assert problem.path == "a.txt.gz"
