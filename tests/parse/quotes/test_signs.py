from __future__ import annotations

import pytest

from reader.parse.quotes.signs import MAX_MARKS, signs_by_paragraph


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Yes,” he said.", "“”"),
        ("It’s the Bakers’ day, isn't it", "’"),
        ("``Yes,'' he said; ```so''", "``''```''"),
        ('<a href="x" title=\'y\'>"Yes"</a>', '""'),
        ('5 < 6 "and" 7 > 6', '""'),
        ("„Ja“, «Oui», ‹si›, 「はい」, ‚ja‘, ´ja´", "„“«»‹›「」‚‘´´"),
    ],
)
def test_signs_stand_in_order_without_apostrophes_and_tags(text: str, found: str) -> None:
    events = [event for group, _ in signs_by_paragraph(text) for event in group]
    assert "".join(sign for _, sign in events) == found
    assert all(text.startswith(sign, place) for place, sign in events)


def test_a_paragraph_ends_at_its_line_break() -> None:
    text = "“One,” he said.\nNothing.\n“Two”"
    assert [(len(signs), text[:end]) for signs, end in signs_by_paragraph(text)] == [
        (2, "“One,” he said."),
        (2, text),
    ]


def test_the_first_of_too_many_signs_are_read_whatever_they_are() -> None:
    text = "\n".join("“”\"'’«»" for _ in range(MAX_MARKS // 5))
    places = [place for signs, _ in signs_by_paragraph(text) for place, _ in signs]
    every = [place for place, sign in enumerate(text) if sign != "\n"]
    assert places == every[:MAX_MARKS]
