"""`newsreader state` and `newsreader notebook`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library.opening import open_library
from reader.library.state.reader_state import ReaderState

if TYPE_CHECKING:
    from tests.cli.conftest import Newsreader


@pytest.fixture
def data(tmp_path: Path, newsreader: Newsreader) -> Path:
    """The data folder of `newsreader`."""
    return tmp_path / "home" / "data" / "newsreader"


@pytest.fixture
def used(data: Path, collection: Path) -> Path:
    """A collection that somebody has read in; its marks are in the data folder."""
    with closing(open_library(str(collection))) as library:
        library.update()
        rows = [row for row in library.listing().rows(0, 9) if row]
        library.marks.set_read([rows[0].key], True)
        library.marks.set_tag([row.key for row in rows], "coast", True)
        keepers = library.article(library.find_path("north/keepers.txt") or "")
        quote = keepers.quotes[0]
        library.state.notebook.keep(
            keepers, quote.block, quote.start, quote.end, speaker=quote.speaker or "", note="good"
        )
    return collection


def test_where_it_is(newsreader: Newsreader, data: Path, tmp_path: Path) -> None:
    assert newsreader("state", "path").lines == [str(data / "state.sqlite")]
    elsewhere = newsreader("state", "path", "--state-folder", tmp_path / "x")
    assert elsewhere.lines == [str(tmp_path / "x" / "state.sqlite")]


def test_what_is_exported_is_imported_exactly(
    newsreader: Newsreader, used: Path, tmp_path: Path
) -> None:
    exported = newsreader("state", "export")
    assert exported.records[0] == {"what": "newsreader state", "version": 1}
    assert {record["what"] for record in exported.records[1:]} == {"read", "tag", "quote", "place"}
    file = tmp_path / "state.jsonl"
    file.write_text(exported.out, encoding="utf-8")
    other = ("--state-folder", tmp_path / "other")
    imported = newsreader("state", "import", file, *other)
    assert (imported.code, imported.lines) == (0, ["4 of 4 records are new or changed"])
    assert newsreader("state", "export", *other).out == exported.out
    again = newsreader("state", "import", file, *other)
    assert again.lines == ["0 of 4 records are new or changed"]


def test_importing_makes_a_copy_first_and_can_be_undone(
    newsreader: Newsreader, used: Path, data: Path, tmp_path: Path
) -> None:
    before = newsreader("state", "export").out
    copies = len(list((data / "backups").iterdir()))
    file = tmp_path / "state.jsonl"
    file.write_text('{"what": "starred", "article": "00000000000000aa"}\n', encoding="utf-8")
    assert newsreader("state", "import", file, "--replace").code == 0
    assert [record["what"] for record in newsreader("state", "export").records[1:]] == ["starred"]
    assert len(list((data / "backups").iterdir())) > copies
    with closing(ReaderState.on_disk(str(data))) as state:
        assert state.undo() == "imported 5 records"
    kept = [line for line in before.splitlines() if '"place"' not in line]
    assert newsreader("state", "export").lines == kept


@pytest.mark.parametrize("order", ["import --replace FILE", "import FILE --replace"])
def test_replace_may_stand_on_either_side_of_the_file(
    newsreader: Newsreader, used: Path, tmp_path: Path, order: str
) -> None:
    file = tmp_path / "state.jsonl"
    file.write_text('{"what": "starred", "article": "00000000000000aa"}\n', encoding="utf-8")
    words = [file if word == "FILE" else word for word in order.split()]
    assert newsreader("state", *words).code == 0
    assert [record["what"] for record in newsreader("state", "export").records[1:]] == ["starred"]


def test_options_may_stand_before_a_file_that_may_be_left_out(
    newsreader: Newsreader, used: Path, data: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    assert newsreader("state", "backup", "--state-folder", data, copy).code == 0
    assert copy.is_file()


def test_a_draft_that_was_emptied_is_whole(
    newsreader: Newsreader, data: Path, tmp_path: Path
) -> None:
    with closing(ReaderState.on_disk(str(data))) as state:
        state.desk.leave("note", {"article": "00000000000000aa", "text": "half a"})
        state.desk.leave("note", {})
    checked = newsreader("state", "check")
    assert (checked.code, checked.err) == (0, "")
    file = tmp_path / "state.jsonl"
    file.write_text(newsreader("state", "export").out, encoding="utf-8")
    assert newsreader("state", "import", "--replace", file).lines == [
        "0 of 1 records are new or changed"
    ]


def test_lines_that_cannot_be_read_are_named(
    newsreader: Newsreader, used: Path, tmp_path: Path
) -> None:
    file = tmp_path / "state.jsonl"
    file.write_text('{"what": "starred", "article": "aa"}\nnonsense\n', encoding="utf-8")
    result = newsreader("state", "import", file)
    assert (result.code, result.lines) == (3, ["1 of 1 records are new or changed"])
    assert f"{file}:2: this is no JSON" in result.err
    before = newsreader("state", "export").out
    refused = newsreader("state", "import", file, "--replace")
    assert (refused.code, refused.out) == (2, "")
    assert newsreader("state", "export").out == before


def test_a_backup_is_a_state(newsreader: Newsreader, used: Path, tmp_path: Path) -> None:
    made = newsreader("state", "backup")
    assert made.code == 0
    assert Path(made.lines[0]).is_file()
    copy = tmp_path / "copy" / "state.sqlite"
    copy.parent.mkdir()
    assert newsreader("state", "backup", copy).lines == [str(copy)]
    exported = newsreader("state", "export", "--state-folder", copy.parent).out
    assert exported == newsreader("state", "export").out
    assert newsreader("state", "backup", copy).code == 2
    assert newsreader("state", "backup", tmp_path / "no" / "folder").code == 2


def test_checking(newsreader: Newsreader, used: Path, data: Path) -> None:
    newsreader("state", "backup")
    whole = newsreader("state", "check")
    assert (whole.code, whole.err) == (0, "")
    assert whole.lines[:3] == ["quote: 1", "read: 1", "tag: 2"]
    assert whole.lines[3].startswith("backups: ")
    with closing(sqlite3.connect(data / "state.sqlite")) as state:
        state.execute("INSERT INTO records VALUES('rule', 'x', '', 'broken')")
        state.commit()
    broken = newsreader("state", "check")
    assert (broken.code, broken.err) == (3, "newsreader: a rule that cannot be read: x\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import"], "which file?"),
        (["import", "missing.jsonl"], "no such file"),
        (["export", "file"], "export takes no file"),
        (["check", "--replace"], "--replace goes with import"),
        (["burn"], "invalid choice"),
    ],
)
def test_what_cannot_be_done(newsreader: Newsreader, arguments: list[str], said: str) -> None:
    result = newsreader("state", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_state_that_cannot_be_opened_is_named(newsreader: Newsreader, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    result = newsreader("state", "export", "--state-folder", tmp_path / "file")
    assert (result.code, result.out) == (2, "")
    assert result.err == "newsreader: Marks and notes cannot be used: file exists.\n"


def test_the_notebook_is_listed_and_searched(newsreader: Newsreader, used: Path) -> None:
    listed = newsreader("notebook", "list")
    (line,) = listed.lines
    assert line.split("\t")[1:4] == [
        "Tamsin Orrel",
        "‘We were asked and we said yes,’",
        "Lighthouse keepers vote to stay",
    ]
    assert newsreader("notebook", "list", "ORREL", "good").lines == listed.lines
    nothing = newsreader("notebook", "list", "comet")
    assert (nothing.code, nothing.out) == (1, "")


@pytest.mark.parametrize("form", ["markdown", "csv", "jsonl", "bibtex", "csl-json"])
def test_the_notebook_is_exported(newsreader: Newsreader, used: Path, form: str) -> None:
    result = newsreader("notebook", "export", "--format", form)
    assert result.code == 0
    assert "We were asked and we said yes" in result.out
    if form == "jsonl":
        assert [record["note"] for record in result.records] == ["good"]
    if form == "csl-json":
        assert json.loads(result.out)[0]["title"] == "Lighthouse keepers vote to stay"


def test_an_empty_notebook(newsreader: Newsreader) -> None:
    result = newsreader("notebook", "export")
    assert (result.code, result.out) == (1, "")
