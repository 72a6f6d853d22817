"""`newsreader export`, `rules` and `searches`."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

from reader.library.state.reader_state import ReaderState
from reader.library.state.rules import Action
from reader.library.state.searches import FILE, SavedSearch, SavedSearches
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Newsreader


def test_the_ending_says_the_form(newsreader: Newsreader, collection: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.epub"
    assert newsreader("export", collection, "--output", file).code == 0
    assert "book/nav.xhtml" in zipfile.ZipFile(file).namelist()


def test_a_query_goes_to_standard_output(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("export", collection, "--query", "ferry", "--format", "json")
    (one,) = json.loads(result.out)
    assert one["headline"] == "Ferry timetable cut for winter"
    assert newsreader("export", collection, "--query", "zebra").code == 1


def test_a_file_is_only_replaced_when_told(
    newsreader: Newsreader, collection: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.md"
    file.write_text("precious")
    result = newsreader("export", collection, "--output", file)
    assert (result.code, file.read_text()) == (2, "precious")
    assert "--replace" in result.err
    assert newsreader("export", collection, "--output", file, "--replace").code == 0
    assert file.read_text().startswith("# ")


def test_rules_and_searches_are_counted(
    newsreader: Newsreader, collection: Path, tmp_path: Path
) -> None:
    data = tmp_path / "own"
    state = ReaderState.on_disk(str(data))
    state.rules.add(Action.MUTE, "headline:ferry")
    state.close()
    SavedSearches(data / FILE).save(SavedSearch(SafeText("Boats"), SafeText("headline:ferry")))
    where = ("--state-folder", data)
    assert newsreader("rules", collection, *where).lines == ["mute\t1\theadline:ferry"]
    (found,) = newsreader("searches", collection, "--format", "jsonl", *where).lines
    assert json.loads(found)["unread"] == 1
    assert newsreader("searches", collection, "--state-folder", tmp_path / "none").code == 1
