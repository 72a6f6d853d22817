"""Libraries with a state that lasts: what a reader of a folder finds the next day."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.library.api import OpenOptions
from reader.library.arrivals import apply_rules
from reader.library.opening import open_library
from reader.library.query import parse
from reader.library.state.rules import Action
from tests.library.collection import TODAY, article, write_article, write_collection

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.api import Library, Row

Open = Callable[[], "Library"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_collection(tmp_path / "collection")


@pytest.fixture(params=["on disk", "in memory"])
def open_it(request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Open:
    options = OpenOptions(
        in_memory=request.param == "in memory",
        cache_folder=str(tmp_path / "cache"),
        state_folder=str(tmp_path / "data"),
    )

    def opened() -> Library:
        library = open_library(str(folder), options, lambda: TODAY)
        library.update()
        return library

    return opened


def row_of(library: Library, path: str) -> Row:
    identity = library.find_path(path)
    row = library.row(identity) if identity else None
    assert row is not None
    return row


def paths(library: Library, query: str) -> set[str]:
    return {row.path for row in library.listing(parse(query)).rows(0, 99) if row}


def test_marks_are_there_the_next_day(open_it: Open) -> None:
    with closing(open_it()) as library:
        comet = row_of(library, "science/comet.json")
        library.marks.set_starred([comet.key], True)
        assert library.marks.set_read([comet.key], True) == 1
        assert library.marks.unread_count() == library.summary().articles - 1
    with closing(open_it()) as library:
        assert paths(library, "is:starred") == {"science/comet.json"}
        assert library.marks.unread_count() == library.summary().articles - 1
        assert library.marks.undo() == "read 1 article"
        assert library.marks.unread_count() == library.summary().articles


def test_tags_are_found(open_it: Open) -> None:
    with closing(open_it()) as library:
        keys = [row_of(library, path).key for path in ("coast/strike.json", "coast/offer.json")]
        library.marks.set_tag(keys, "Port talks", True)
        library.marks.set_tag(keys[:1], "later", True)
        assert paths(library, "tag:port-talks") == {"coast/strike.json", "coast/offer.json"}
        assert paths(library, "tag:talks -tag:later") == {"coast/offer.json"}
        assert paths(library, "tag:elsewhere") == set()


def test_a_file_that_moves_and_is_edited_keeps_its_marks(open_it: Open, folder: Path) -> None:
    with closing(open_it()) as library:
        library.marks.set_read([row_of(library, "science/comet.json").key], True)
    (folder / "science" / "comet.json").rename(folder / "moved.json")
    with closing(open_it()) as library:
        assert paths(library, "is:read") == {"moved.json"}
    edited = article("Comet has a name now", "2026-04-01", "It is called after the finder.")
    write_article(folder, "moved", edited)
    with closing(open_it()) as library:
        row = row_of(library, "moved.json")
        assert row.headline == "Comet has a name now"
        assert library.marks.is_read(row.key)
        assert library.state.edited(row.key) is not None
        assert paths(library, "is:read") == {"moved.json"}
        library.marks.undo()
        assert paths(library, "is:read") == set()


def test_an_edit_while_the_library_is_open(open_it: Open, folder: Path) -> None:
    with closing(open_it()) as library:
        library.marks.set_note(row_of(library, "science/comet.json").key, "look up tonight")
        write_article(folder, "science/comet", article("Comet gone", None, "It has left us again."))
        library.update()
        assert library.marks.note(row_of(library, "science/comet.json").key) == "look up tonight"


def test_a_saved_passage_is_found_after_a_move(open_it: Open, folder: Path) -> None:
    with closing(open_it()) as library:
        row = row_of(library, "science/comet.json")
        library.state.notebook.keep(library.article(row.id), 0, 0, 7)
    (folder / "science" / "comet.json").rename(folder / "moved.json")
    with closing(open_it()) as library:
        (saved,) = library.state.notebook.all()
        assert library.state.ids_of(saved.article) == (row_of(library, "moved.json").id,)


def test_standard_input_shares_the_marks(tmp_path: Path) -> None:
    data = b'{"headline": "From a pipe", "articleBody": "It came in by the pipe this morning."}'
    options = OpenOptions(stdin=data, state_folder=str(tmp_path / "data"))
    with closing(open_library("-", options)) as library:
        library.update()
        (row,) = library.listing().rows(0, 9)
        assert row is not None
        library.marks.set_read([row.key], True)
    with closing(open_library("-", options)) as library:
        library.update()
        assert library.marks.unread_count() == 0


def test_marks_that_cannot_be_kept_are_said_to_be_lost(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    options = OpenOptions(cache_folder=str(tmp_path / "cache"), state_folder=str(tmp_path / "data"))
    with closing(open_library(str(folder), options)) as library:
        library.update()
        key = row_of(library, "science/comet.json").key
        library.marks.set_read([key], True)
        assert library.marks.is_read(key)
        assert "last only until you leave" in library.summary().notice


def test_a_rule_acts_once_on_an_article_also_when_the_index_is_built_anew(
    open_it: Open, tmp_path: Path, folder: Path
) -> None:
    with closing(open_it()) as library:
        library.state.rules.add(Action.TAG, "strike", "dock news")
        library.state.rules.add(Action.STAR, "headline:pans")
        library.update()
        assert apply_rules(library) in (0, 2)
        tagged = library.marks.tagged("dock-news")
        assert len(tagged) == 1
        library.marks.set_tag(tagged, "dock-news", False)
    shutil.rmtree(tmp_path / "cache", ignore_errors=True)
    write_article(folder, "second", article("Another strike begins", "2026-03-20"))
    with closing(open_it()) as library:
        again = library.marks.tagged("dock-news")
        assert len(again) == 1
        assert again.isdisjoint(tagged)
        assert library.listing(parse("is:starred")).total.count == 1
        assert library.state.undo() != "starred 1 article"


def test_notes_are_found_by_their_words(open_it: Open) -> None:
    with closing(open_it()) as library:
        comet, strike = (
            row_of(library, f"{name}.json").key for name in ("science/comet", "coast/strike")
        )
        library.marks.set_note(comet, "Ask the observatory.\nIt has no name yet?")
        library.marks.set_note(strike, "Who pays the dockers?")
        assert paths(library, "note:observatory") == {"science/comet.json"}
        assert paths(library, 'note:"the dockers" is:unread') == {"coast/strike.json"}
        assert paths(library, "has:note -note:dock*") == {"science/comet.json"}
        listing = library.listing(parse("note:dockirs"))
        assert listing.explanation == "no article has note: dockirs - did you mean dockers?"
        library.marks.set_note(comet, "")
        assert paths(library, "note:observatory") == set()
