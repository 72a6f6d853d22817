"""The listing of a query on an index, with its fallbacks and its explanation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.library.building.speakers import waiting
from reader.library.embedded.listing import HitListing
from reader.library.finding.facts import CatalogFacts
from reader.library.finding.search import Question, find, has_answer
from reader.library.query import And, Feature, Field, Has, Not, Or, Phrase, Query
from reader.library.query.explain import explain
from reader.text.fold import fold_words
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from reader.library.api import Scope, Sort
    from reader.library.corrections import CorrectedSpeakers
    from reader.library.finding.view import View
    from reader.library.marking import State
    from reader.library.query import Node

_NEAR = 3_000
"""Words that are looked at for one that may have been meant, for each beginning."""
_STILL_LOOKING = "speakers are still being looked for; there may be more"


def answer_query(
    view: View,
    marks: State,
    speakers: CorrectedSpeakers,
    query: Query,
    scope: Scope,
    sort: Sort,
    today: date,
) -> HitListing:
    """The articles of `view` that answer `query`, whose root is not None.

    Raises:
        ValueError, OSError, sqlite3.Error: if the index is damaged.
    """
    assert query.root is not None  # noqa: S101
    facts = CatalogFacts(view, marks, speakers)
    question = Question(query.root, scope, sort, today)
    hits, how = find(view, facts, question)
    explanation = SafeText("")
    if not hits.so_far.count:
        explanation = explain(
            query,
            scope,
            lambda node: has_answer(view, facts, replace(question, root=node)),
            lambda field: _vocabulary(view, marks, field, _words(query.root)),
        )
    if _asks_for_speakers(query.root) and waiting(view.connection):
        explanation = clean_line("; ".join(filter(None, (explanation, _STILL_LOOKING))))
    return HitListing(view, hits, how, explanation)


def _vocabulary(view: View, marks: State, field: Field, words: Iterable[str]) -> list[str]:
    """Words of a field that may have been meant by one of `words`, the most frequent first."""
    if field is Field.NOTE:
        notes = map(marks.note, marks.noted())
        return sorted({word for note in notes for word in fold_words(note)})
    if field is Field.TAG:
        return sorted({word for tag, _ in marks.all_tags() for word in tag.split("-")})
    if field is Field.SPEAKER:
        rows = view.connection.execute("SELECT words FROM speakers LIMIT 100000")
        return sorted({word for (spaced,) in rows for word in spaced.split()})
    searcher = view.searcher()
    counted: dict[str, int] = {}
    for word in words:
        for beginning in (word[:1], word[1:3]):
            counted.update(searcher.terms_with_prefix(field.value, beginning, limit=_NEAR))
        if holding := searcher.doc_freq(field.value, word):
            counted[word] = holding
    return sorted(counted, key=lambda word: (-counted[word], word))


def _words(node: Node | None) -> Iterator[str]:
    if isinstance(node, Phrase):
        yield from node.words
    for part in _parts(node):
        yield from _words(part)


def _asks_for_speakers(node: Node | None) -> bool:
    match node:
        case Phrase(field=Field.SPEAKER) | Has(Feature.QUOTE | Feature.SPEAKER):
            return True
        case _:
            return any(map(_asks_for_speakers, _parts(node)))


def _parts(node: Node | None) -> tuple[Node, ...]:
    match node:
        case And(parts) | Or(parts):
            return parts
        case Not(part):
            return (part,)
        case _:
            return ()
