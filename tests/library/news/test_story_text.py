"""Stories are read back as they were kept, and anything else is none."""

import pytest

from reader.library.news.stories import Member, Story
from reader.library.news.story_text import text_of, told_in
from reader.library.news.ties import Kind
from reader.text.safe import SafeText

FIRST = Member("1", "a", SafeText("Salt levy passes"), 5.0)
SECOND = Member("2", "b", SafeText("Salt levy falls"), 9.5, SafeText("listed"), Kind.LINK, "1")
FOUND = (Story(SafeText("Salt levy passes"), (FIRST, SECOND), ("salt", "levy")),)


def test_stories_are_read_back_as_they_were_kept() -> None:
    assert told_in(text_of(FOUND, "mark"), "mark") == FOUND
    assert told_in(text_of((), "mark"), "mark") == ()
    assert told_in(text_of(FOUND, "mark"), "other") is None


@pytest.mark.parametrize(
    "text", [None, "", "{}", "[1]", '[1,"m",[[1]]]', '[1,"m",[["t",[],[[]]]]]']
)
def test_what_is_no_text_of_stories_is_none(text: str | None) -> None:
    assert told_in(text, "m") is None
