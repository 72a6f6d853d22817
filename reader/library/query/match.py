"""Whether an article answers a query, worked out on its plain text.

This is what the query language means. The library in memory and the tests go by it; an engine
must come to the same set.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from reader.library.query.dates import bounds
from reader.library.query.spelling import (
    begins_within_one_slip,
    may_be_mistyped,
    within_one_slip,
)
from reader.library.query.tree import (
    And,
    Between,
    Feature,
    Field,
    Has,
    Is,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    State,
    When,
)
from reader.library.terms import Match, Scope
from reader.text.fold import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date


class Document(Protocol):
    """What a query can ask of an article."""

    def values(self, where: Field) -> Sequence[str]:
        """The texts of a field as `spaced`: its names, or its paragraphs for TEXT."""

    def day(self) -> date | None:
        """The day it is dated."""

    def has(self, feature: Feature) -> bool:
        """Whether it has `feature`."""

    def is_in(self, state: State) -> bool:
        """Whether it is in `state`."""


@dataclass(slots=True)
class PlainDocument:
    """A document of plain values."""

    texts: Mapping[Field, Sequence[str]]
    """Texts by field as they stand; TEXT holds the headline too."""
    dated: date | None = None
    features: Collection[Feature] = ()
    states: Collection[State] = ()
    _spaced: dict[Field, tuple[str, ...]] = field(default_factory=dict)

    def values(self, where: Field) -> Sequence[str]:
        """The texts of a field as `spaced`."""
        if where not in self._spaced:
            self._spaced[where] = tuple(map(spaced, self.texts.get(where, ())))
        return self._spaced[where]

    def day(self) -> date | None:
        """The day it is dated."""
        return self.dated

    def has(self, feature: Feature) -> bool:
        """Whether it has `feature`."""
        return feature in self.features

    def is_in(self, state: State) -> bool:
        """Whether it is in `state`."""
        return state in self.states


def spaced(text: str) -> str:
    """Return the folded words of `text` with one space before, between and after them.

    A phrase is in the text exactly where its own spaced form is in this string.
    """
    return f" {' '.join(fold_words(text))} "


def match(
    query: Query,
    document: Document,
    today: date,
    scope: Scope = Scope.HEADLINES,
    how: Match = Match.EXACT,
) -> bool:
    """Tell whether `document` answers `query`.

    Args:
        query: what is asked.
        document: what it is asked of.
        today: what relative dates count from.
        scope: where plain words are looked for.
        how: EXACT, or how far the words of a fallback may be off. A fallback looks for every
            phrase that is not excluded in the headline only; names, dates and flags stay exact.
    """
    return query.root is None or _answers(query.root, _Asked(document, today, scope, how))


@dataclass(frozen=True, slots=True)
class _Asked:
    document: Document
    today: date
    scope: Scope
    how: Match

    def exactly(self) -> _Asked:
        return _Asked(self.document, self.today, self.scope, Match.EXACT)


def _answers(node: Node, asked: _Asked) -> bool:
    match node:
        case And(parts):
            return all(_answers(part, asked) for part in parts)
        case Or(parts):
            return any(_answers(part, asked) for part in parts)
        case Not(part):
            return not _answers(part, asked.exactly())
        case Phrase():
            return _holds(node, asked)
        case _:
            return _answers_fact(node, asked)


def _answers_fact(node: Is | Has | When | Between, asked: _Asked) -> bool:
    match node:
        case Is(state):
            return asked.document.is_in(state)
        case Has(feature):
            return asked.document.has(feature)
        case When() | Between():
            return _is_within(asked.document.day(), *bounds(node, asked.today))


def _is_within(day: date | None, first: date | None, behind: date | None) -> bool:
    return day is not None and (first is None or first <= day) and (behind is None or day < behind)


_LOOSE_FIELDS = (Field.ANY, Field.HEADLINE, Field.TEXT)


def _holds(phrase: Phrase, asked: _Asked) -> bool:
    if asked.how is not Match.EXACT and phrase.field in _LOOSE_FIELDS:
        found = _FINDERS[asked.how]
        return any(found(phrase, text) for text in asked.document.values(Field.HEADLINE))
    where = phrase.field
    if where is Field.ANY:
        where = Field.HEADLINE if asked.scope is Scope.HEADLINES else Field.TEXT
    return any(_is_in(phrase, text) for text in asked.document.values(where))


def needle(phrase: Phrase, how: Match = Match.EXACT) -> str:
    """Return what a `spaced` text holds exactly where it holds `phrase` (not for TYPO)."""
    said = " ".join(phrase.words)
    if how is Match.SUBSTRING:
        return said
    return f" {said}" if phrase.prefix else f" {said} "


def _is_in(phrase: Phrase, text: str) -> bool:
    return needle(phrase) in text


def _is_inside_words(phrase: Phrase, text: str) -> bool:
    return needle(phrase, Match.SUBSTRING) in text


def _is_mistyped_in(phrase: Phrase, text: str) -> bool:
    return bool(mistyped_places(phrase, text.split(), first=True))


def mistyped_places(phrase: Phrase, words: Sequence[str], *, first: bool = False) -> list[int]:
    """Return where in `words` the words of `phrase` stand with at most one slip in each.

    Only the first place where `first` is set.
    """
    places: list[int] = []
    length = len(phrase.words)
    for place in range(len(words) - length + 1):
        window = words[place : place + length]
        if all(map(_same_but_for_a_slip, phrase.words[:-1], window)) and (
            _begins_but_for_a_slip if phrase.prefix else _same_but_for_a_slip
        )(phrase.words[-1], window[-1]):
            places.append(place)
            if first:
                break
    return places


def _same_but_for_a_slip(typed: str, word: str) -> bool:
    return typed == word or (may_be_mistyped(typed) and within_one_slip(typed, word))


def _begins_but_for_a_slip(typed: str, word: str) -> bool:
    return word.startswith(typed) or (
        may_be_mistyped(typed) and begins_within_one_slip(typed, word)
    )


_FINDERS: dict[Match, Callable[[Phrase, str], bool]] = {
    Match.SUBSTRING: _is_inside_words,
    Match.TYPO: _is_mistyped_in,
}
