"""Names of authors, with and without "By"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.layout.dated import dates_of, is_dated
from reader.parse.layout.names import after_byline_word, is_name_alone, is_person


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Anna Hall", "Anna Hall"),
        ("BY ANNA HALL", "ANNA HALL"),
        ("byAnna Hall", "Anna Hall"),
        ("By Anna Hall, political correspondent", "Anna Hall, political correspondent"),
        ("By Anna Hall in Marram", "Anna Hall in Marram"),
        ("By Anna Hall anna@example.org (509) 555-0123", "Anna Hall"),
        ("Von Anna Hall und Ole Bakken", "Anna Hall und Ole Bakken"),
        ("Obituary by Anna Hall", "Obituary by Anna Hall"),
        ("Por Anna Hall", "Anna Hall"),
        ("By the time the ferry sailed, it was dark", None),
        ("Von Anfang an war klar, dass es nicht reicht", None),
        ("Anna Hall", None),
        ("By", None),
        ("", None),
    ],
)
def test_names_behind_their_word(line: str, name: str | None) -> None:
    assert after_byline_word(line) == name


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Anna Hall", True),
        ("Anna Hall, political correspondent", True),
        ("Anna Hall in Marram and Averne", True),
        ("Anna van der Hall", True),
        ("New York", False),
        ("Ferries sail again", False),
        ("Anna", False),
    ],
)
def test_names_alone(line: str, alone: bool) -> None:
    assert is_name_alone(line) is alone


def test_a_known_given_name_makes_a_person() -> None:
    assert is_person("Anna Hall")
    assert not is_person("Public Service")


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("3 March 2026", True),
        ("Published: March 3, 2026, 9:30 p.m.", True),
        ("13:37 Uhr", True),
        ("03.03.26 09:30", True),
        ("2017 models arrive in the shops of Averne at last", False),
        ("Ferries sail again", False),
    ],
)
def test_dated_lines(line: str, dated: bool) -> None:
    assert is_dated(line) is dated


def test_a_date_knows_what_it_is_called() -> None:
    dates, rest = dates_of("Published March 3, 2026 | Updated March 4, 2026 | Coast Wire")
    assert [(found.role, found.date.iso) for found in dates] == [
        ("published", "2026-03-03"),
        ("modified", "2026-03-04"),
    ]
    assert rest == "Coast Wire"


@given(st.text(max_size=120))
def test_any_line_is_read(line: str) -> None:
    after_byline_word(line)
    is_name_alone(line)
