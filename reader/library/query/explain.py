"""Why a query has no answer, in a sentence, and what might be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.query.spelling import nearest
from reader.library.query.tree import And, Field, Has, Is, Node, Phrase, Query
from reader.library.query.write import unparse
from reader.library.terms import Scope
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PLAIN = (Field.ANY, Field.HEADLINE, Field.TEXT)


def explain(
    query: Query,
    scope: Scope,
    has_answer: Callable[[Node], bool],
    vocabulary: Callable[[Field], Iterable[str]],
) -> SafeText:
    """Return the reason why nothing answers `query`; "" for the query that asks for everything.

    Args:
        query: a query without an answer.
        scope: where its plain words were looked for.
        has_answer: whether one part of it, asked alone, has an answer.
        vocabulary: the words that occur in a field, the most frequent first.
    """
    if query.root is None:
        return SafeText("")
    parts = query.root.parts if isinstance(query.root, And) else (query.root,)
    for part in parts:
        if not has_answer(part):
            return clean_line(_about(part, scope, vocabulary))
    said = ", ".join(_say(part) for part in parts)
    return clean_line(f"no article has all of these: {said}")


def _about(part: Node, scope: Scope, vocabulary: Callable[[Field], Iterable[str]]) -> str:
    match part:
        case Phrase():
            return _about_phrase(part, scope, vocabulary)
        case Is(state):
            return f"no article is {state.value}"
        case Has(feature):
            return f"no article has a {feature.value}"
        case _:
            return f"no article answers {_say(part)}"


def _about_phrase(
    phrase: Phrase, scope: Scope, vocabulary: Callable[[Field], Iterable[str]]
) -> str:
    in_headlines = phrase.field is Field.HEADLINE or (
        phrase.field is Field.ANY and scope is Scope.HEADLINES
    )
    said = _say(phrase) if phrase.field in _PLAIN else f"{phrase.field.value}: {_words(phrase)}"
    where = "headline" if in_headlines else "article"
    field = phrase.field if phrase.field not in _PLAIN else _plain_field(in_headlines=in_headlines)
    meant = _meant(phrase, vocabulary(field))
    return f"no {where} has {said}" + (f" - did you mean {meant}?" if meant else "")


def _plain_field(*, in_headlines: bool) -> Field:
    return Field.HEADLINE if in_headlines else Field.TEXT


def _meant(phrase: Phrase, vocabulary: Iterable[str]) -> str | None:
    """The phrase with each word that does not occur replaced by the nearest that does."""
    known = list(vocabulary)
    occurring = frozenset(known)
    meant: list[str] = []
    for word in phrase.words:
        found = word if word in occurring else nearest(word, known)
        if found is None:
            return None
        meant.append(found)
    return " ".join(meant) if tuple(meant) != phrase.words else None


def _words(phrase: Phrase) -> str:
    return " ".join(phrase.words)


def _say(part: Node) -> str:
    if isinstance(part, Phrase) and part.field in _PLAIN:
        return f'"{_words(part)}"'
    return unparse(Query(part))
