"""Notebook, visits, wanted headlines, voices, rules and the desk."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, Dateline, Published, Source
from reader.library.api import Row
from reader.library.marking import Mark, Position
from reader.library.state import visits as visits_module
from reader.library.state.notebook import find_again
from reader.library.state.notebook_export import bibtex, record
from reader.library.state.reader_state import ReaderState
from reader.library.state.rules import Action
from reader.library.state.store import Store
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def state() -> Iterator[ReaderState]:
    minutes = count()
    made = ReaderState(Store(None, lambda: datetime(2026, 3, 1, 8, next(minutes) % 60, tzinfo=UTC)))
    yield made
    made.close()


def article(*paragraphs: str, headline: str = "Harbour strike") -> Article:
    return Article(
        id=SafeText("a" * 16),
        key=SafeText("b" * 16),
        source=Source(path=SafeText("coast/strike.txt")),
        headline=SafeText(headline),
        published=Published(text=SafeText("14 March"), iso=SafeText("2026-03-14")),
        publisher=SafeText("Coast Wire"),
        body=tuple(Block(text=SafeText(text)) for text in paragraphs),
    )


def row(number: int) -> Row:
    digits = f"{number:016x}"
    empty = SafeText("")
    name = SafeText(f"Headline {number}")
    return Row(digits, digits, name, SafeText("a.txt"), empty, empty, None, 0.0)


WORDS = "“We will not run empty boats,”"


def test_a_passage_is_kept_with_where_it_stands(state: ReaderState) -> None:
    text = f"{WORDS} said Mara Keel."
    kept = state.notebook.keep(
        article("First.", text), 1, 0, len(WORDS), speaker="Mara Keel", note="for Monday"
    )
    (found,) = state.notebook.all()
    assert found == kept
    assert (found.words, found.speaker, found.note) == (WORDS, "Mara Keel", "for Monday")
    assert (found.date, found.source) == ("2026-03-14", "Coast Wire")
    assert (found.path, found.headline) == ("coast/strike.txt", "Harbour strike")
    assert state.notebook.find(kept.name) == kept
    assert state.undo() == "kept a passage"
    assert state.notebook.all() == []


@pytest.mark.parametrize(
    ("publisher", "agency", "source"),
    [
        (None, "Tarn Press", "Tarn Press"),
        ("Coast Wire", "Tarn Press", "Coast Wire"),
        ("Coast Wire", None, "Coast Wire"),
        (None, None, ""),
    ],
)
def test_the_source_of_a_passage_is_the_publisher_else_the_agency(
    state: ReaderState, publisher: str | None, agency: str | None, source: str
) -> None:
    dateline = Dateline(text=SafeText("ORREL —"), agency=agency and SafeText(agency))
    known = {"publisher": publisher and SafeText(publisher), "dateline": dateline}
    state.notebook.keep(article("One two.").model_copy(update=known), 0, 0, 3)
    (found,) = state.notebook.all()
    assert found.source == source
    assert record(found)["source"] == source
    assert (f"journal = {{{source}}}" in bibtex([found])) == bool(source)


def test_the_latest_comes_first_and_notes_change(state: ReaderState) -> None:
    first = state.notebook.keep(article("One two."), 0, 0, 3)
    second = state.notebook.keep(article("One two."), 0, 4, 7)
    assert [one.words for one in state.notebook.all()] == ["two", "One"]
    assert state.notebook.annotate(first, "a note")
    assert [one.note for one in state.notebook.all()] == ["", "a note"]
    assert state.notebook.remove([first, second, first]) == 2
    assert not state.notebook.annotate(first, "gone")
    assert state.undo() == "removed 2 from the notebook"
    assert [one.note for one in state.notebook.all()] == ["", "a note"]


def test_a_headline_can_be_kept(state: ReaderState) -> None:
    assert state.notebook.keep(article("Text."), -1, 0, 7).words == "Harbour"
    with pytest.raises(IndexError):
        state.notebook.keep(article("Text."), 1, 0, 7)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((f"{WORDS} said Mara Keel.",), (0, 0, False)),
        (("New first.", f"{WORDS} said Mara Keel."), (1, 0, True)),
        ((f"Then: {WORDS} said Mara Keel.",), (0, 6, True)),
        ((f"{WORDS} said others.", f"{WORDS} said Mara Keel."), (1, 0, True)),
        (("“We will run empty boats,” said Mara Keel.",), None),
        ((), None),
    ],
)
def test_saved_words_are_found_again_word_for_word(
    state: ReaderState, paragraphs: tuple[str, ...], expected: tuple[int, int, bool] | None
) -> None:
    kept = state.notebook.keep(article(f"{WORDS} said Mara Keel."), 0, 0, len(WORDS))
    place = find_again(kept, article(*paragraphs))
    assert (place and (place.block, place.start, place.moved)) == expected


@given(
    texts=st.lists(st.text("ab ", max_size=12), min_size=1, max_size=4),
    start=st.integers(0, 11),
    length=st.integers(1, 6),
)
def test_what_did_not_change_is_found_where_it_was(
    texts: list[str], start: int, length: int
) -> None:
    state = ReaderState.in_memory()
    kept = state.notebook.keep(article(*texts), 0, start, min(start + length, len(texts[0])))
    place = find_again(kept, article(*texts))
    if kept.words:
        assert place is not None
        assert texts[place.block][place.start : place.end] == kept.words
    else:
        assert place is None
    state.close()


def test_visits_are_remembered_in_order(state: ReaderState) -> None:
    first = state.visits.add(row(1), "/news")
    state.visits.leave(first, Position(4, 20))
    state.visits.add(row(2), "/news", followed=True)
    latest = state.visits.latest()
    assert [(visit.headline, visit.followed) for visit in latest] == [
        ("Headline 2", True),
        ("Headline 1", False),
    ]
    assert [visit.position for visit in latest] == [None, Position(4, 20)]
    assert [visit.number for visit in state.visits.latest(before=latest[0].number)] == [first]
    assert latest[0].at > latest[1].at
    assert state.undo() is None


def test_old_visits_are_forgotten(state: ReaderState, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits_module, "MOST", 3)
    for number in range(5):
        state.visits.add(row(number), "/news")
    assert [visit.headline for visit in state.visits.latest()] == [
        "Headline 4",
        "Headline 3",
        "Headline 2",
    ]
    state.visits.leave(1, Position(0))
    assert len(state.visits.latest()) == 3


def test_a_wanted_headline_is_known_however_it_is_set(state: ReaderState) -> None:
    assert state.wanted.add("Dockers reject ‘insulting’ offer", "b" * 16)
    assert not state.wanted.add("DOCKERS REJECT 'INSULTING' OFFER")
    assert "Dockers reject “insulting” offer" in state.wanted
    assert "Dockers accept offer" not in state.wanted
    assert 7 not in state.wanted
    (wanted,) = state.wanted.all()
    assert (wanted.headline, wanted.article) == ("Dockers reject ‘insulting’ offer", "b" * 16)
    assert state.wanted.remove("dockers reject 'insulting' offer")
    assert not state.wanted.remove("dockers reject 'insulting' offer")
    assert state.undo() == "no longer wanted dockers reject 'insulting' offer"
    assert len(state.wanted.all()) == 1


def test_a_headline_without_a_word_cannot_be_wanted(state: ReaderState) -> None:
    assert not state.wanted.add("…!")
    assert state.wanted.all() == []


def test_a_corrected_speaker_goes_by_the_words(state: ReaderState) -> None:
    assert state.voices.corrected("a", WORDS) is None
    assert state.voices.correct("a", WORDS, "Mara Keel")
    assert state.voices.corrected("a", '"We will not run empty boats,"') == "Mara Keel"
    assert state.voices.corrected("b", WORDS) is None
    assert (state.voices.has_corrections("a"), state.voices.has_corrections("b")) == (True, False)
    state.voices.correct("a", WORDS, "")
    assert state.voices.corrected("a", WORDS) == ""
    assert state.voices.correct("a", WORDS, None)
    assert state.voices.corrected("a", WORDS) is None
    assert state.undo() == "took a correction back"
    state.undo()
    assert state.voices.corrected("a", WORDS) == "Mara Keel"


def test_voices_are_merged_and_split(state: ReaderState) -> None:
    assert state.voices.merge("M. Keel", "Mara Keel")
    assert state.voices.merge("Keel", "M. Keel")
    assert [state.voices.named(name) for name in ("Keel", "m. keel", "Mara Keel", "Other")] == [
        "Mara Keel", "Mara Keel", "Mara Keel", "Other",
    ]  # fmt: skip
    assert not state.voices.merge("Mara Keel", "Keel")
    assert not state.voices.merge("M. Keel", "Keel")
    assert not state.voices.merge("", "Keel")
    assert state.voices.split("M. Keel")
    assert state.voices.named("Keel") == "M. Keel"
    assert state.undo() == "split off M. Keel"
    assert set(state.voices.merged()) == {"keel", "m keel"}


def test_merging_in_a_circle_ends(state: ReaderState) -> None:
    store = state._store
    from reader.library.state.journal import Edit

    store.change([Edit("voice", ["a"], "b"), Edit("voice", ["b"], "a")])
    assert state.voices.named("a") in ("a", "b")


def test_undoing_a_rule_takes_back_what_it_did_and_nothing_else(state: ReaderState) -> None:
    state.set_starred(["by hand"], True)
    rule = state.rules.add(Action.STAR, "speaker:keel")
    state.obey(rule, ["by hand", "at once"])
    state.obey(rule, ["arrived"])
    state.undo()
    assert state.marked(Mark.STARRED) == {"by hand"}
    assert not state.rules.all()
    assert not state.rules.seen(rule)
    state.redo()
    assert state.marked(Mark.STARRED) == {"by hand", "at once", "arrived"}
    assert state.rules.seen(rule) == {"by hand", "at once", "arrived"}
    state.undo()
    state.undo()
    assert not state.marked(Mark.STARRED)


def test_what_a_rule_did_between_changes_goes_with_the_rule_alone(state: ReaderState) -> None:
    rule = state.rules.add(Action.TAG, "speaker:dask", "docks")
    state.set_read(["other"], True)
    state.undo()
    state.obey(rule, ["arrived"])
    assert state.redo() == "read 1 article"
    state.undo()
    assert state.tagged("docks") == {"arrived"}
    state.undo()
    assert not state.tagged("docks")


def test_a_rule_that_is_gone_does_nothing_any_more(state: ReaderState) -> None:
    rule = state.rules.add(Action.STAR, "speaker:keel")
    state.undo()
    assert state.obey(rule, ["late"]) == 0
    assert not state.marked(Mark.STARRED)


def test_a_rule_that_was_removed_leaves_what_it_did(state: ReaderState) -> None:
    rule = state.rules.add(Action.STAR, "speaker:keel")
    state.obey(rule, ["at once"])
    state.rules.remove(rule)
    assert state.marked(Mark.STARRED) == {"at once"}
    state.undo()
    state.obey(rule, ["arrived"])
    assert state.marked(Mark.STARRED) == {"at once", "arrived"}
    state.undo()
    assert not state.marked(Mark.STARRED)


def test_rules_are_added_once_and_undone(state: ReaderState) -> None:
    mute = state.rules.add(Action.MUTE, "horoscope OR lottery")
    assert state.rules.add(Action.MUTE, "horoscope OR lottery") == mute
    tag = state.rules.add(Action.TAG, "speaker:keel", "coast")
    assert state.rules.all() == [mute, tag]
    assert state.rules.remove(mute)
    assert state.rules.all() == [tag]
    assert state.undo() == "removed a rule: mute horoscope OR lottery"
    assert state.rules.all() == [mute, tag]


def test_the_desk_is_found_as_it_was_left(state: ReaderState) -> None:
    assert state.desk.find("list") == {}
    state.desk.leave("list", {"cursor": "a" * 16, "query": "comet", "top": 12})
    assert state.desk.find("list") == {"cursor": "a" * 16, "query": "comet", "top": 12}
    other = state.of_collection("elsewhere", state._census)
    assert other.desk.find("list") == {}
    assert state.undo() is None


def test_a_kept_quote_is_whose_it_is_by_correction(state: ReaderState) -> None:
    stands = article(f"{WORDS} said Mara Keel.")
    kept = state.notebook.keep(stands, 0, 0, len(WORDS), speaker="Mara Keel")
    state.voices.correct(stands.key, WORDS, "Ivo Sand")
    (shown,) = state.notebook.all()
    assert shown.speaker == "Ivo Sand"
    assert state.notebook.annotate(shown, "ask him")
    state.undo()
    state.undo()
    (shown,) = state.notebook.all()
    assert shown == kept
