"""Sentences of the interface."""

import pytest

from reader.article import Quote
from reader.library.api import Summary
from reader.text.safe import SafeText
from reader.tui.render.words import nothing_here, voice_sentence


def test_every_file_of_a_folder_without_articles_is_counted() -> None:
    ignored = (("picture", 1), ("binary", 1))
    summary = Summary(SafeText("coast"), articles=0, files=1, problems=1, ignored=ignored)
    said = nothing_here(summary, working=False)
    looked = "Looked at 3 files: 1 picture, 1 binary file. 1 could not be read: g p shows why."
    assert looked in said


def test_an_empty_folder_and_one_that_cannot_be_read_are_told_apart() -> None:
    empty = Summary(SafeText("coast"), 0, 0, 0)
    assert nothing_here(empty, working=False)[1] == "There is no file in it."
    title, why, *_ = nothing_here(empty, working=False, fault="coast: Permission denied")
    assert (title, why) == ("coast cannot be read", "coast: Permission denied.")


@pytest.mark.parametrize(
    ("known", "voice", "said"),
    [
        ({"mention": "Mara Keel"}, "Mara Keel", "named “Mara Keel”"),
        (
            {"mention": "she", "cue": "said"},
            "Mara Keel",
            "“she” is Mara Keel in this article (“said”)",
        ),
        (
            {"mention": "she", "found": "guess"},
            "Mara Keel",
            "“she” is Mara Keel in this article, a guess",
        ),
        (
            {"mention": "Mara Keel"},
            "Mara Vik",
            "named “Mara Keel” · you merged Mara Keel into Mara Vik",
        ),
        ({"found": "corrected"}, "Mara Keel", "Mara Keel, as you corrected it"),
    ],
)
def test_why_a_quote_is_a_voices(known: dict[str, str], voice: str, said: str) -> None:
    quote = Quote(block=0, start=0, end=3, kind="speech", speaker="Mara Keel", **known)
    assert voice_sentence(quote, voice) == said
