"""Text to tree. What cannot be understood is passed over with a note: typing is never an error."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.library.query.dates import parse_when
from reader.library.query.scan import NAMES, Kind, Token, scan
from reader.library.query.spelling import nearest
from reader.library.query.tree import (
    Feature,
    Field,
    Has,
    Is,
    Node,
    Not,
    Note,
    Phrase,
    Query,
    Relation,
    State,
    all_of,
    any_of,
)
from reader.text.fold import fold_words
from reader.text.safe import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_LENGTH = 4_000
"""Characters of a query that are read; a note says so where there are more."""
_MAX_DEPTH = 30
_STATES = {state.value: state for state in State}
_FEATURES = {feature.value: feature for feature in Feature}
_RELATIONS = {relation.value: relation for relation in Relation}
_FIELDS = {field.value: field for field in Field if field.value}


def parse(text: str, *, typing: bool = False) -> Query:
    """Return what `text` asks for. Never raises; `Query.notes` says what was passed over.

    Args:
        text: what was typed; any string.
        typing: more may follow: a last word that nothing closes need only be the beginning of a
            word, and a value that may still become one is passed over in silence.
    """
    typed = clean(text)
    state = _Reading(scan(typed[:MAX_LENGTH]), typing=typing, length=len(typed))
    if len(typed) > MAX_LENGTH:
        state.note(MAX_LENGTH, len(typed), f"only the first {MAX_LENGTH} characters are read")
    root = _read_any(state, Field.ANY, 0)
    return Query(root, typed, tuple(state.notes))


@dataclass(slots=True)
class _Reading:
    """The tokens, how far they are read, and what was passed over."""

    tokens: list[Token]
    typing: bool
    length: int
    position: int = 0
    notes: list[Note] = field(default_factory=list)

    def peek(self) -> Token | None:
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def next_is(self, kind: Kind) -> bool:
        token = self.peek()
        return token is not None and token.kind is kind

    def take(self) -> Token:
        self.position += 1
        return self.tokens[self.position - 1]

    def being_typed(self, token: Token) -> bool:
        return self.typing and token.end == self.length

    def note(self, start: int, end: int, message: str) -> None:
        self.notes.append(Note(start, end, clean_line(message)))


def _read_any(state: _Reading, where: Field, depth: int) -> Node | None:
    parts = [_read_all(state, where, depth)]
    while True:
        if state.next_is(Kind.OR):
            state.take()
            parts.append(_read_all(state, where, depth))
        elif depth == 0 and state.next_is(Kind.CLOSE):  # closes nothing
            state.take()
            parts[-1] = _both(parts[-1], _read_all(state, where, depth))
        else:
            return any_of(*(part for part in parts if part is not None))


def _both(first: Node | None, second: Node | None) -> Node | None:
    return all_of(*(part for part in (first, second) if part is not None))


def _read_all(state: _Reading, where: Field, depth: int) -> Node | None:
    parts: list[Node] = []
    while (token := state.peek()) is not None and token.kind not in (Kind.OR, Kind.CLOSE):
        part = _read_part(state, where, depth)
        if part is not None:
            parts.append(part)
    return all_of(*parts)


def _read_part(state: _Reading, where: Field, depth: int) -> Node | None:
    token = state.take()
    match token.kind:
        case Kind.MINUS:
            return _read_excluded(state, token, where, depth)
        case Kind.OPEN:
            return _read_group(state, where, depth)
        case Kind.FIELD:
            return _read_field(state, token, depth)
        case Kind.WORD | Kind.QUOTED:
            return _read_words(state, token, where)
        case _:
            return None


def _read_excluded(state: _Reading, minus: Token, where: Field, depth: int) -> Node | None:
    while state.next_is(Kind.MINUS):
        minus = state.take()
    following = state.peek()
    if following is None or following.kind in (Kind.OR, Kind.AND, Kind.CLOSE):
        return None
    if minus.text != "NOT" and following.start != minus.end:
        return None  # a dash between words
    # While it is typed, the beginning of a word must not exclude whatever begins like it.
    typing, state.typing = state.typing, False
    part = _read_part(state, where, depth)
    state.typing = typing
    return None if part is None else Not(part)


def _read_group(state: _Reading, where: Field, depth: int) -> Node | None:
    if depth >= _MAX_DEPTH:
        return None
    part = _read_any(state, where, depth + 1)
    if state.next_is(Kind.CLOSE):
        state.take()
    return part


def _read_field(state: _Reading, name: Token, depth: int) -> Node | None:
    following = state.peek()
    value = following if following is not None and following.start == name.end else None
    if value is None or value.kind is Kind.CLOSE:
        if not state.being_typed(name):
            state.note(name.start, name.end, f"{name.text}: needs a word right after it")
        return None
    if name.text in _FIELDS:
        if value.kind is Kind.OPEN:
            state.take()
            return _read_group(state, _FIELDS[name.text], depth)
        return _read_words(state, state.take(), _FIELDS[name.text])
    if value.kind not in (Kind.WORD, Kind.QUOTED):
        state.note(name.start, name.end, f"{name.text}: needs a word right after it")
        return None
    return _read_value(state, name, state.take())


def _read_value(state: _Reading, name: Token, value: Token) -> Node | None:
    said = value.text.strip()
    if name.text in _RELATIONS:
        when = parse_when(_RELATIONS[name.text], said)
        if when is None and not state.being_typed(value):
            state.note(name.start, value.end, f"{said} is no date: 2025-05-11, 2025-05, 2w, today")
        return when
    known: Iterable[str] = _STATES if name.text == "is" else _FEATURES
    if said.lower() in known:
        return Is(_STATES[said.lower()]) if name.text == "is" else Has(_FEATURES[said.lower()])
    if not (state.being_typed(value) and any(word.startswith(said.lower()) for word in known)):
        state.note(name.start, value.end, f"{name.text}: knows {', '.join(known)}")
    return None


def _read_words(state: _Reading, token: Token, where: Field) -> Node | None:
    words = tuple(fold_words(token.text))
    if not words:
        return None
    _note_unknown_name(state, token)
    unfinished = state.being_typed(token) and (token.kind is Kind.WORD or not token.closed)
    prefix = token.text.endswith("*") or (unfinished and not token.text[-1].isspace())
    return Phrase(words, where, prefix)


def _note_unknown_name(state: _Reading, token: Token) -> None:
    name, colon, value = token.text.partition(":")
    if token.kind is Kind.WORD and colon and value and name.isalpha():
        meant = nearest(name.lower(), sorted(NAMES))
        if meant is not None:
            state.note(token.start, token.end, f"there is no {name}: - did you mean {meant}:?")
