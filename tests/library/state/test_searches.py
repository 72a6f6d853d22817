"""The file of saved searches: edited by hand and by the program."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.api import Sort
from reader.library.state.check import complaints, contents
from reader.library.state.reader_state import ReaderState
from reader.library.state.searches import FILE, SavedSearch, SavedSearches
from reader.library.state.store import Store
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from pathlib import Path

BY_HAND = """\
# mine
[[search]]
name = "Coast"   # the coast
query = 'source:"Coast Wire"'

[[search]]
name = "Talks"
query = "talks since:2w"
sort = "best match"
# last words
"""


def search(name: str, query: str, sort: Sort = Sort.NEWEST) -> SavedSearch:
    return SavedSearch(SafeText(name), SafeText(query), sort)


@pytest.fixture
def searches(tmp_path: Path) -> SavedSearches:
    (tmp_path / FILE).write_text(BY_HAND, encoding="utf-8")
    return SavedSearches(tmp_path / FILE)


def test_what_was_written_by_hand_is_read(searches: SavedSearches) -> None:
    assert searches.all() == (
        [
            search("Coast", 'source:"Coast Wire"'),
            search("Talks", "talks since:2w", Sort.RELEVANCE),
        ],
        [],
    )


def test_no_file_is_no_search(tmp_path: Path) -> None:
    assert SavedSearches(tmp_path / "data" / FILE).all() == ([], [])


def test_saving_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    searches = SavedSearches(tmp_path / "data" / FILE)
    searches.save(search("Ships", "ship*"))
    searches.save(search("Comets", '"a comet"', Sort.OLDEST))
    assert searches.all() == (
        [search("Ships", "ship*"), search("Comets", '"a comet"', Sort.OLDEST)],
        [],
    )


def test_changes_leave_the_rest_of_the_file_as_it_was(
    searches: SavedSearches, tmp_path: Path
) -> None:
    searches.save(search("Ships", "ship*"))
    assert (tmp_path / FILE).read_text(encoding="utf-8").startswith(BY_HAND)
    searches.remove("Ships")
    searches.save(search("Talks", "talks"))
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert text.startswith(BY_HAND[: BY_HAND.index('[[search]]\nname = "Talks')])
    assert searches.all()[0][1] == search("Talks", "talks")
    assert searches.remove("Coast")
    assert not searches.remove("Coast")
    assert [one.name for one in searches.all()[0]] == ["Talks"]


@pytest.mark.parametrize(
    ("table", "line", "reason"),
    [
        ('name = "x"', 12, "query is missing or no text"),
        ('query = "x"', 12, "name is missing or no text"),
        ('name = 7\nquery = "x"', 13, "name is missing or no text"),
        ('name = "x"\nquery = "x"\nsort = "random"', 15, "there is no order random"),
        ('name = "x"\nquery = "x"\nsort = [1]', 15, "there is no order"),
        ('name = "x"\nquery = "x"\ncolour = "red"', 15, "there is no key colour"),
        ('name = "x"\nqeury = "x"', 14, "there is no key qeury; did you mean query?"),
        ('name = "x"\nquery = "x"\nsort = "oldest"', 15, "did you mean oldest first?"),
        ('name = "Coast"\nquery = "x"', 12, "Coast is there twice"),
        ("name = ", 13, "this is no TOML"),
        ("a = " + "[" * 5_000, 12, "this is no TOML"),
        ("[[search]", 13, "this is no TOML"),
    ],
)
def test_a_slip_in_one_table_costs_no_other(
    searches: SavedSearches, tmp_path: Path, table: str, line: int, reason: str
) -> None:
    with (tmp_path / FILE).open("a", encoding="utf-8") as file:
        file.write(f"\n[[search]]\n{table}\n\n[[search]]\nname = 'After'\nquery = 'after'\n")
    found, errors = searches.all()
    assert [one.name for one in found] == ["Coast", "Talks", "After"]
    assert [error.line for error in errors] == [line]
    assert reason in errors[0].reason


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    found, errors = SavedSearches(tmp_path / FILE).all()
    assert (found, len(errors)) == ([], 1)


@given(name=st.text(min_size=1, max_size=20), query=st.text(min_size=1, max_size=20))
def test_any_name_and_query_come_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, query: str
) -> None:
    wanted = search(clean_line(name), clean_line(query))
    if not wanted.name or not wanted.query:
        return
    searches = SavedSearches(tmp_path_factory.mktemp("data") / FILE)
    searches.save(wanted)
    assert searches.all() == ([wanted], [])
    assert searches.remove(wanted.name)


def test_what_the_program_does_to_the_file_can_be_undone_and_done_again(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(BY_HAND, encoding="utf-8")
    with closing(ReaderState.on_disk(str(tmp_path))) as state:
        before = state.searches.all()
        assert state.searches.remove("Coast")
        state.searches.save(search("Talks", "peace talks"))
        state.set_starred(["a"], True)
        assert state.undo() == "starred 1 article"
        assert state.undo() == "saved the search Talks"
        assert state.undo() == "removed the search Coast"
        found, errors = state.searches.all()
        assert (set(found), errors) == (set(before[0]), [])
        assert "# the coast" in (tmp_path / FILE).read_text("utf-8")
        assert state.redo() == "removed the search Coast"
        assert [one.name for one in state.searches.all()[0]] == ["Talks"]


def test_a_search_that_was_edited_by_hand_since_is_left_as_it_is(tmp_path: Path) -> None:
    with closing(ReaderState.on_disk(str(tmp_path))) as state:
        state.searches.save(search("Ships", "ship*"))
        file = tmp_path / FILE
        file.write_text(file.read_text("utf-8").replace("ship*", "boat*"), encoding="utf-8")
        undone = state.undo()
        assert undone is not None
        assert undone.startswith("saved the search Ships, but not in its file")
        assert state.searches.all()[0] == [search("Ships", "boat*")]


def test_what_the_journal_keeps_of_searches_is_no_complaint_and_not_exported(
    tmp_path: Path,
) -> None:
    with closing(Store(tmp_path)) as store:
        SavedSearches(tmp_path / FILE, store).save(search("Ships", "ship*"))
        assert list(complaints(store)) == []
        assert contents(store) == []
