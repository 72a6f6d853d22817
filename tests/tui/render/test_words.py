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
