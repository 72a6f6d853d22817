"""Every hard case gives exactly its quotes, their kinds and their speakers."""

from __future__ import annotations

import pytest

from reader.parse.quotes import find_quotes
from tests.parse.quotes.cases import CASES, Case
from tests.parse.quotes.languages import LANGUAGE_CASES

MARKS = "“”„‟«»‹›‘’'\"「」—– \u00a0"


@pytest.mark.parametrize("case", CASES + LANGUAGE_CASES, ids=lambda case: case.name)
def test_quotes_and_speakers(case: Case) -> None:
    found = [
        (case.text[quote.start : quote.end].strip(MARKS), quote.kind, quote.speaker)
        for quote in find_quotes(case.text, case.language)
        if quote.kind != "mark"
    ]
    assert found == [(each.words.strip(MARKS), each.kind, each.speaker) for each in case.quotes]


def test_two_thirds_of_the_cases_are_in_single_marks() -> None:
    single = [case for case in CASES if "‘" in case.text or "'" in case.text]
    assert len(CASES) >= 60
    assert len(single) * 3 >= len(CASES) * 2


@pytest.mark.parametrize("code", ["fr", "es", "it", "pt", "nl"])
def test_every_other_language_has_cases_of_its_own(code: str) -> None:
    assert sum(case.language == code for case in CASES + LANGUAGE_CASES) >= 6
