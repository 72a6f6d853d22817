"""Sentences of the interface."""

from reader.library.api import Summary
from reader.text.safe import SafeText
from reader.tui.render.words import nothing_here


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
