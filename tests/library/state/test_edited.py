"""Edited, moved and replaced articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.state.census import Census
from reader.library.state.journal import Edit
from reader.library.state.reader_state import ReaderState
from reader.library.state.rules import Action
from reader.library.state.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

A, B, C = (f"{number:016x}" for number in (0xA, 0xB, 0xC))
OLD, NEW, OTHER = ("f" * 15 + digit for digit in "123")


class Desk:
    """A state and the collection it has in view."""

    def __init__(self) -> None:
        self.articles = {A: OLD, B: OTHER}
        self.store = Store(None)
        self.state = ReaderState(self.store).of_collection("here", self.census)

    def census(self) -> Census:
        return Census.of(self.articles.items())

    def become(self, **articles: str) -> int:
        before = self.census()
        self.articles = {globals()[place]: key for place, key in articles.items()}
        return self.state.adopt(before)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    made.state.set_read([OLD], True)
    made.state.set_note(OLD, "a note")
    yield made
    made.state.close()


def test_an_edited_article_keeps_its_marks_and_says_so(desk: Desk) -> None:
    assert desk.become(A=NEW, B=OTHER) == 1
    assert desk.state.is_read(NEW)
    assert desk.state.note(NEW) == "a note"
    assert desk.state.edited(NEW) == OLD
    desk.state.seen(NEW)
    assert desk.state.edited(NEW) is None
    assert desk.state.is_read(NEW)


def test_an_unread_article_that_was_edited_is_no_news(desk: Desk) -> None:
    desk.state.set_starred([OTHER], True)
    assert desk.become(A=OLD, B=NEW) == 1
    assert desk.state.is_starred(NEW)
    assert desk.state.edited(NEW) is None


def test_undo_reaches_an_article_that_was_edited_since(desk: Desk) -> None:
    desk.become(A=NEW, B=OTHER)
    assert desk.state.undo() == "wrote a note"
    assert desk.state.note(NEW) == ""
    desk.state.undo()
    assert not desk.state.is_read(NEW)
    assert desk.state.redo() == "read 1 article"
    assert desk.state.is_read(NEW)


def test_undo_gives_an_article_its_own_note_back_and_not_that_of_what_it_was(desk: Desk) -> None:
    desk.state.set_note(NEW, "its own")
    edits = [Edit("note", [OLD], "of both"), Edit("note", [NEW], None)]
    desk.store.change(edits, "exchanged the notes")
    desk.become(A=NEW, B=OTHER)
    assert desk.state.note(NEW) == "of both"
    assert desk.state.undo() == "exchanged the notes"
    assert desk.state.note(NEW) == "its own"
    assert desk.state.note(OLD) == "a note"
    assert desk.state.redo() == "exchanged the notes"
    assert desk.state.note(NEW) == "of both"


def test_words_that_move_keep_their_marks_and_leave_none_behind(desk: Desk) -> None:
    assert desk.become(A=NEW, B=OTHER, C=OLD) == 0
    assert desk.state.is_read(OLD)
    assert not desk.state.is_read(NEW)


def test_words_that_moved_and_were_edited_then_keep_their_marks(desk: Desk) -> None:
    desk.become(C=OLD, B=OTHER)
    assert desk.become(C=NEW, B=OTHER) == 1
    assert desk.state.is_read(NEW)


def test_words_that_were_there_before_are_not_taken_for_an_edit(desk: Desk) -> None:
    assert desk.become(A=OTHER) == 0
    assert not desk.state.is_read(OTHER)


def test_two_articles_that_change_places_keep_their_own(desk: Desk) -> None:
    assert desk.become(A=OTHER, B=OLD) == 0
    assert (desk.state.is_read(OLD), desk.state.is_read(OTHER)) == (True, False)


def test_unread_counts_follow_edits(desk: Desk) -> None:
    assert desk.state.unread_count() == 1
    desk.become(A=NEW, B=OTHER)
    assert desk.state.unread_count() == 1
    desk.state.undo()
    desk.state.undo()
    assert desk.state.unread_count() == 2


def test_saved_words_lead_to_the_edited_article(desk: Desk) -> None:
    assert desk.state.ids_of(OLD) == (A,)
    desk.become(C=NEW, B=OTHER)
    assert desk.state.ids_of(OLD) == ()
    desk.become(A=OLD, B=OTHER)
    desk.become(A=NEW, B=OTHER)
    assert desk.state.ids_of(OLD) == (A,)


def test_the_same_words_twice_count_twice() -> None:
    desk = Desk()
    desk.articles = {A: OLD, B: OLD, C: OTHER}
    assert desk.state.unread_count() == 3
    desk.state.set_read([OLD], True)
    assert desk.state.unread_count() == 1
    desk.state.set_read([OTHER, "no key", "0" * 16], True)
    assert desk.state.unread_count() == 0
    desk.state.undo()
    desk.state.undo()
    assert desk.state.unread_count() == 3


def test_standard_input_remembers_no_places() -> None:
    articles = {A: OLD}
    state = ReaderState.in_memory().of_collection(None, lambda: Census.of(articles.items()))
    state.set_read([OLD], True)
    before = Census.of(articles.items())
    articles[A] = NEW
    assert state.adopt(before) == 0
    assert not state.is_read(NEW)


def test_a_decision_about_two_articles_outlasts_edits_of_both(desk: Desk) -> None:
    desk.state.story_ties.join(OLD, OTHER)
    both = ("f" * 15 + "4", "f" * 15 + "5")
    desk.become(A=both[0], B=both[1])
    assert both in desk.state.story_ties.pairs(joined=True)
    assert desk.state.undo() == "joined an article to a story"
    assert desk.state.story_ties.pairs(joined=True) == frozenset()
    desk.state.redo()
    assert both in desk.state.story_ties.pairs(joined=True)


@pytest.mark.parametrize("act", ["join", "correct"])
def test_what_is_decided_of_an_article_without_marks_goes_along(desk: Desk, act: str) -> None:
    if act == "join":
        desk.state.story_ties.join(OTHER, OLD)
    else:
        desk.state.voices.correct(OTHER, "We shall see", "Mara Keel")
    desk.become(A=OLD, B=NEW)
    if act == "join":
        assert (min(OLD, NEW), max(OLD, NEW)) in desk.state.story_ties.pairs(joined=True)
    else:
        assert desk.state.voices.corrected(NEW, "We shall see") == "Mara Keel"


def test_a_rule_does_not_act_again_on_an_edited_article(desk: Desk) -> None:
    rule = desk.state.rules.add(Action.TAG, "harbour", "docks")
    desk.state.obey(rule, [OLD])
    desk.state.set_tag([OLD], "docks", False)
    desk.become(A=NEW, B=OTHER)
    assert NEW in desk.state.rules.seen(rule)
    assert desk.state.tags(NEW) == ()


def test_undoing_a_rule_reaches_an_article_that_was_edited_since(desk: Desk) -> None:
    rule = desk.state.rules.add(Action.TAG, "harbour", "docks")
    desk.state.obey(rule, [OLD])
    desk.state.obey(rule, [OTHER])
    desk.become(A=NEW, B=OTHER)
    desk.state.undo()
    assert not desk.state.tagged("docks")
    assert not desk.state.rules.seen(rule)
    desk.state.redo()
    assert desk.state.tagged("docks") == {OLD, NEW, OTHER}


def test_marks_go_along_when_the_index_was_ahead_of_the_state(desk: Desk) -> None:
    """It was struck dead in between, or an older copy of the state was put in its place."""
    desk.articles = {A: NEW, B: OTHER}
    assert desk.state.adopt(desk.census()) == 1
    assert desk.state.is_read(NEW)


def test_an_edit_that_is_taken_back_keeps_what_was_done_since(desk: Desk) -> None:
    desk.become(A=NEW, B=OTHER)
    desk.state.set_note(NEW, "")
    desk.state.set_tag([NEW], "later", True)
    desk.become(A=OLD, B=OTHER)
    assert (desk.state.note(OLD), desk.state.tags(OLD)) == ("", ("later",))


def test_words_with_marks_of_their_own_take_no_others(desk: Desk) -> None:
    desk.state.set_starred([OTHER], True)
    desk.become(A=OLD)
    desk.become(A=OTHER)
    assert desk.state.is_starred(OTHER)
    assert not desk.state.is_read(OTHER)


def test_a_place_that_words_have_left_for_another_is_free(desk: Desk) -> None:
    desk.become(C=OLD, B=OTHER)
    desk.become(B=OTHER)
    desk.become(A=NEW, B=OTHER)
    assert not desk.state.is_read(NEW)


def test_words_that_come_back_elsewhere_and_are_edited_then_keep_their_marks(desk: Desk) -> None:
    desk.become(A=OTHER)
    desk.become(A=OTHER, C=OLD)
    desk.become(A=OTHER, C=NEW)
    assert desk.state.note(NEW) == "a note"
