"""Voices that a query asks for with ``speaker:``, by every name that was merged into them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.library.corrections import folded
from reader.library.news.voices import other_names, voice_of
from reader.library.query.match import needle, spaced
from reader.library.query.tree import And, Field, Not, Or, Phrase, any_of
from reader.text.fold import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader.library.query import Query
    from reader.library.query.tree import Node
    from reader.text.safe import SafeText

    Merged = Mapping[str, SafeText]


def by_voice(query: Query, merged: Merged) -> Query:
    """`query`, where each speaker is asked for under all names of the voices they are of."""
    return replace(query, root=query.root and _by_voice(query.root, merged))


def asked_speakers(query: Query, merged: Merged) -> Callable[[str], bool] | None:
    """Tells whose quotes a query asks for, by their names; None if it names no speaker."""
    phrases = list(_speaker_phrases(query.root))
    if not phrases:
        return None
    wanted = [needle(phrase) for phrase in phrases]
    names = {folded(name) for phrase in phrases for name in _names(phrase, merged)}
    return lambda name: folded(name) in names or any(one in spaced(name) for one in wanted)


def _by_voice(node: Node, merged: Merged) -> Node:
    match node:
        case And(parts):
            return And(tuple(_by_voice(part, merged) for part in parts))
        case Or(parts):
            return Or(tuple(_by_voice(part, merged) for part in parts))
        case Not(part):
            return Not(_by_voice(part, merged))
        case Phrase(field=Field.SPEAKER):
            words = [tuple(fold_words(name)) for name in _names(node, merged)]
            names = [Phrase(one, Field.SPEAKER) for one in dict.fromkeys(words) if one]
            return any_of(node, *names) or node
    return node


def _names(phrase: Phrase, merged: Merged) -> Iterator[str]:
    """All names of the merged voices one of whose names answers `phrase`."""
    for voice in {folded(into): voice_of(into, merged) for into in merged.values()}.values():
        names = (voice, *other_names(voice, merged))
        if any(needle(phrase) in spaced(name) for name in names):
            yield from names


def _speaker_phrases(node: Node | None) -> Iterator[Phrase]:
    match node:
        case Phrase(field=Field.SPEAKER):
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _speaker_phrases(part)
