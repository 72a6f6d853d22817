"""Export and import: exact, and forgiving where a line is not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.state import exchange
from reader.library.state.check import complaints, contents
from reader.library.state.exchange import FORMS, bring_in, export, read_lines
from reader.library.state.journal import Edit
from reader.library.state.store import Store
from reader.library.state.values import pack

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
plain = st.dictionaries(texts, st.one_of(texts, st.integers(-9, 9), st.booleans()), max_size=3)


@st.composite
def records(draw: st.DrawFn) -> tuple[str, str, str, str]:
    kind = draw(st.sampled_from(sorted(FORMS)))
    form = FORMS[kind]
    value = "1" if form.value is None else draw(texts)
    if form.packed and draw(st.booleans()):
        value = pack(draw(plain))
    return kind, draw(texts), draw(texts) if form.item else "", value


def store_of(rows: list[tuple[str, str, str, str]]) -> Store:
    store = Store(None)
    store.change(Edit(kind, [key], value, item) for kind, key, item, value in rows)
    return store


def lines_of(store: Store) -> list[bytes]:
    return [json.dumps(made, ensure_ascii=False).encode() + b"\n" for made in export(store)]


def everything(store: Store) -> list[tuple[object, ...]]:
    return store.rows("SELECT * FROM records") + store.rows("SELECT * FROM places")


@given(rows=st.lists(records(), max_size=12), other=st.lists(records(), max_size=4))
def test_the_way_there_and_back_is_exact(
    rows: list[tuple[str, str, str, str]], other: list[tuple[str, str, str, str]]
) -> None:
    source, target = store_of(rows), store_of(other)
    lines = lines_of(source)
    imported = read_lines(lines)
    assert imported.bad == []
    bring_in(target, imported, replace=True)
    assert everything(target) == everything(source)
    assert lines_of(target) == lines
    assert bring_in(target, imported, replace=True) == 0


def test_an_import_adds_and_can_be_undone() -> None:
    target = store_of([("read", "a", "", "1"), ("note", "a", "", "mine")])
    imported = read_lines(
        [
            b'{"what": "newsreader state", "version": 1}\n',
            b'{"what": "read", "article": "b"}\n',
            b"\n",
            b'{"what": "note", "article": "a", "text": "theirs"}\n',
            b'{"what": "place", "collection": "c", "id": "i", "article": "b"}\n',
        ]
    )
    assert bring_in(target, imported) == 2
    notes = "SELECT key, value FROM records WHERE kind='note'"
    assert target.rows(notes) == [("a", "theirs")]
    assert target.rows("SELECT * FROM places") == [("c", "i", "b")]
    moved = target.undo()
    assert moved is not None
    assert moved.sentence == "imported 2 records"
    assert target.rows(notes) == [("a", "mine")]
    assert contents(target) == [("note", 1), ("read", 1)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "this is no JSON"),
        (b"\xff\xfe", "this is no JSON"),
        (b"[" * 100_000, "this is no JSON"),
        (b"[]", "this is no object"),
        (b"{}", "it is not known what this is"),
        (b'{"what": ["read"]}', "it is not known what this is"),
        (b'{"what": "spell"}', "it is not known what this is"),
        (b'{"what": "newsreader state", "version": 2}', "the version is not known"),
        (b'{"what": "read"}', "a field is missing or of another type"),
        (b'{"what": "read", "article": 7}', "a field is missing or of another type"),
        (b'{"what": "note", "article": "a"}', "a field is missing or of another type"),
        (b'{"what": "tag", "article": "a"}', "a field is missing or of another type"),
        (b'{"what": "rule", "name": "a", "value": 7}', "a field is missing or of another type"),
        (b'{"what": "place", "id": "a"}', "a field is missing or of another type"),
        (b'{"what": "note", "article": "a", "text": "' + b"x" * 1_000_000, "the line is too long"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_taken(line: bytes, reason: str) -> None:
    imported = read_lines([b'{"what": "read", "article": "a"}\n', line + b"\n"])
    assert [(bad.line, bad.reason) for bad in imported.bad] == [(2, reason)]
    assert list(imported.records) == [("read", "a", "")]


def test_half_a_pair_of_surrogates_does_no_harm() -> None:
    imported = read_lines([b'{"what": "note", "article": "\\ud800", "text": "\\udfff"}'])
    store = store_of([])
    assert bring_in(store, imported) == 1
    assert store.rows("SELECT key, value FROM records") == [("?", "?")]


def test_more_records_than_are_fetched_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_AT_ONCE", 3)
    rows = [("tag", f"{number}", tag, "1") for number in range(7) for tag in ("x", "y")]
    source, target = store_of(rows), store_of([])
    bring_in(target, read_lines(lines_of(source)))
    assert everything(target) == everything(source)


def test_a_whole_state_has_no_complaints() -> None:
    store = store_of([("read", "a", "", "1"), ("rule", "r", "", pack({"action": "mute"}))])
    assert list(complaints(store)) == []


def test_what_cannot_be_read_is_told() -> None:
    store = store_of([("spell", "a", "b", "1"), ("rule", "r", "", "{")])
    assert list(complaints(store)) == [
        "a rule that cannot be read: r ",
        "a record of the unknown kind spell: a b",
    ]
