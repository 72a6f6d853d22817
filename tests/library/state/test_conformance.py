"""What every state does, on disk, in memory and as plain dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.marking import Mark, Position
from reader.library.state.reader_state import ReaderState
from tests.library.memory_marks import MemoryMarks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.marking import State


@pytest.fixture(params=["dictionaries", "memory", "disk"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[State]:
    if request.param == "dictionaries":
        yield MemoryMarks()
        return
    on_disk = request.param == "disk"
    kept = ReaderState.on_disk(str(tmp_path / "data")) if on_disk else ReaderState.in_memory()
    yield kept
    kept.close()


def test_reading_and_starring_are_told_apart(state: State) -> None:
    assert state.set_read(["a", "b"], True) == 2
    assert state.set_starred(["b"], True) == 1
    assert (state.is_read("a"), state.is_starred("a")) == (True, False)
    assert (state.is_read("b"), state.is_starred("b")) == (True, True)
    assert state.marked(Mark.READ) == {"a", "b"}
    assert state.marked(Mark.STARRED) == {"b"}


def test_only_what_changes_counts_and_can_be_undone(state: State) -> None:
    state.set_read(["a"], True)
    assert state.set_read(["a", "a", "b"], True) == 1
    assert state.undo() == "read 1 article"
    assert state.is_read("a")
    assert not state.is_read("b")


def test_the_sentences_say_what_was_done(state: State) -> None:
    state.set_starred(["a", "b"], True)
    state.set_starred(["a"], False)
    state.set_read(["a"], True)
    state.set_read(["a"], False)
    state.set_tag(["a", "b"], "Later!", True)
    state.set_tag(["a"], "later", False)
    state.set_note("a", "see page 3")
    state.set_note("a", "")
    said = [state.undo() for _ in range(9)]
    assert said == [
        "took a note away",
        "wrote a note",
        "untagged 1 article: later",
        "tagged 2 articles: later",
        "unread 1 article",
        "read 1 article",
        "unstarred 1 article",
        "starred 2 articles",
        None,
    ]
    assert state.redo() == "starred 2 articles"


def test_a_new_change_drops_what_could_be_done_again(state: State) -> None:
    state.set_read(["a"], True)
    state.undo()
    state.set_note("b", "text")
    assert state.redo() is None


def test_a_change_that_changes_nothing_keeps_what_could_be_done_again(state: State) -> None:
    state.set_read(["a"], True)
    state.undo()
    assert state.set_read(["a"], False) == 0
    assert not state.set_note("a", "")
    assert state.set_tag(["a"], "x", False) == 0
    assert state.redo() == "read 1 article"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Ukraine", "ukraine"), ("  EU summit ", "eu-summit"), ("Zürich", "zurich"), ("!?", None)],
)
def test_tags_are_kept_as_a_query_finds_them(state: State, typed: str, kept: str | None) -> None:
    expected = () if kept is None else (kept,)
    assert state.set_tag(["a"], typed, True) == len(expected)
    assert state.tags("a") == expected
    assert state.tagged(typed) == ({"a"} if kept else set())


def test_tags_are_counted_and_sorted(state: State) -> None:
    state.set_tag(["a", "b"], "later", True)
    state.set_tag(["a"], "coast", True)
    state.set_tag(["b"], "gone", True)
    state.set_tag(["b"], "gone", False)
    assert state.tags("a") == ("coast", "later")
    assert state.all_tags() == (("coast", 1), ("later", 2))


def test_a_note_is_replaced_and_comes_back(state: State) -> None:
    state.set_note("a", "first\nline")
    state.set_note("a", "second")
    assert state.note("a") == "second"
    state.undo()
    assert state.note("a") == "first\nline"
    state.undo()
    assert state.note("a") == ""


@pytest.mark.parametrize("text", ["\x1b[31mred", "a\x00b", "\ud800", "\u202eevil"])
def test_a_note_cannot_act_on_the_terminal(state: State, text: str) -> None:
    state.set_note("a", text)
    assert not set(state.note("a")) & {"\x1b", "\x00", "\ud800", "\u202e"}


def test_a_position_is_no_change_to_undo(state: State) -> None:
    state.set_read(["a"], True)
    state.set_position("a", Position(3, 120))
    assert state.position("a") == Position(3, 120)
    assert state.undo() == "read 1 article"
    assert state.position("a") == Position(3, 120)
    state.set_position("a", None)
    assert state.position("a") is None


def test_all_read_is_one_change(state: State) -> None:
    keys = [f"{number:016x}" for number in range(20_000)]
    assert state.set_read(keys, True) == 20_000
    assert state.unread_count(keys[:10]) == 0
    assert state.undo() == "read 20,000 articles"
    assert state.unread_count(keys[:10]) == 10
    assert state.redo() == "read 20,000 articles"
    assert state.is_read(keys[-1])


def test_unread_among_keys(state: State) -> None:
    state.set_read(["a"], True)
    assert state.unread_count(["a", "b", "c"]) == 2


def test_nothing_strange_is_said_of_a_state_that_works(state: State) -> None:
    state.set_read(["a"], True)
    assert state.notice == ""
    assert not state.changed()
