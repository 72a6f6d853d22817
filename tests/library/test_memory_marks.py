from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.library.marking import Mark
from tests.library.memory_marks import MemoryMarks

if TYPE_CHECKING:
    from reader.library.marking import Marks

KEYS = st.lists(st.sampled_from("abcdef"), max_size=6)
CHANGES = st.lists(st.tuples(st.booleans(), KEYS, st.booleans()), max_size=8)


def state(marks: MemoryMarks) -> tuple[frozenset[str], frozenset[str]]:
    return marks.marked(Mark.READ), marks.marked(Mark.STARRED)


def test_reading_and_starring_are_told_apart() -> None:
    marks: Marks = MemoryMarks()
    assert marks.set_read(["a", "b"], True) == 2
    assert marks.set_starred(["b"], True) == 1
    assert (marks.is_read("a"), marks.is_starred("a")) == (True, False)
    assert (marks.is_read("b"), marks.is_starred("b")) == (True, True)


def test_only_what_changes_counts_and_can_be_undone() -> None:
    marks = MemoryMarks()
    marks.set_read(["a"], True)
    assert marks.set_read(["a", "a", "b"], True) == 1
    assert marks.undo() == "read 1 article"
    assert marks.is_read("a")
    assert not marks.is_read("b")


def test_a_change_of_many_articles_is_one_undo() -> None:
    marks = MemoryMarks()
    assert marks.set_read((str(number) for number in range(100_000)), True) == 100_000
    assert marks.undo() == "read 100,000 articles"
    assert marks.undo() is None
    assert not marks.is_read("7")


def test_the_sentences_say_what_was_done() -> None:
    marks = MemoryMarks()
    marks.set_starred(["a", "b"], True)
    marks.set_starred(["a"], False)
    marks.set_read(["a"], True)
    marks.set_read(["a"], False)
    said = [marks.undo() for _ in range(5)]
    assert said == ["unread 1 article", "read 1 article", "unstarred 1 article",
                    "starred 2 articles", None]  # fmt: skip
    assert marks.redo() == "starred 2 articles"


def test_a_new_change_drops_what_could_be_done_again() -> None:
    marks = MemoryMarks()
    marks.set_read(["a"], True)
    marks.undo()
    marks.set_starred(["b"], True)
    assert marks.redo() is None


def test_a_change_that_changes_nothing_keeps_what_could_be_done_again() -> None:
    marks = MemoryMarks()
    marks.set_read(["a"], True)
    marks.undo()
    assert marks.set_read(["a"], False) == 0
    assert marks.redo() == "read 1 article"


def test_unread_are_counted_among_keys_or_in_everything() -> None:
    marks = MemoryMarks(everything=lambda: ["a", "b", "c"])
    marks.set_read(["a", "z"], True)
    assert marks.unread_count() == 2
    assert marks.unread_count(["a", "b"]) == 1
    assert MemoryMarks().unread_count() is None


@given(CHANGES)
def test_undoing_everything_and_doing_it_again_leads_back(
    changes: list[tuple[bool, list[str], bool]],
) -> None:
    marks = MemoryMarks()
    states = [state(marks)]
    for star, keys, value in changes:
        if (marks.set_starred if star else marks.set_read)(keys, value):
            states.append(state(marks))
    for before in reversed(states[:-1]):
        marks.undo()
        assert state(marks) == before
    for after in states[1:]:
        marks.redo()
        assert state(marks) == after
