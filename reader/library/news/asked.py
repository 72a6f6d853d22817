"""Quotes and voices that a query asks for; ``speaker:`` by every name merged into a voice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.library.corrections import folded
from reader.library.news.voices import Speaking, other_names, quotes_in, voice_of
from reader.library.query.match import needle, spaced
from reader.library.query.tree import And, Field, Not, Or, Phrase, any_of
from reader.text.fold import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reader.library.api import Library, Row
    from reader.library.news.voices import Said
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


def quotes_asked(library: Library, rows: Iterable[Row], query: Query) -> Iterator[Said]:
    """What is quoted in `rows`, under the names of merged voices; reads the article of each.

    Where `query` names speakers, theirs alone.
    """
    merged = library.state.voices.merged()
    asked = asked_speakers(query, merged)
    for row in rows:
        for said in quotes_in(library, row):
            speaker = said.quote.speaker
            if asked is None or asked(speaker or ""):
                voice = voice_of(speaker, merged) if speaker and merged else speaker
                yield said._replace(quote=said.quote.model_copy(update={"speaker": voice}))


@dataclass(slots=True)
class _Counted:
    """What is known of one voice while quotes are counted."""

    names: Counter[SafeText] = field(default_factory=Counter)
    articles: dict[str, float] = field(default_factory=dict)
    """Id -> moment in seconds."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice in some articles, and when those are of."""

    voice: Speaking
    moments: tuple[float, ...]
    """Seconds, ascending."""


def voices_asked(library: Library, rows: Iterable[Row], query: Query) -> list[Heard]:
    """Whose quotes `quotes_asked` gives, those in the most articles first."""
    counted: dict[str, _Counted] = {}
    for said in quotes_asked(library, rows, query):
        if (name := said.quote.speaker) is not None:
            one = counted.setdefault(folded(name), _Counted())
            one.names[name] += 1
            one.articles[said.row.id] = said.row.moment
    merged = library.state.voices.merged()
    found = [_heard(one, merged) for one in counted.values()]
    return sorted(
        found,
        key=lambda one: (-one.voice.articles, -(one.voice.quotes or 0), one.voice.name),
    )


def _heard(one: _Counted, merged: Merged) -> Heard:
    name = one.names.most_common(1)[0][0]
    others = other_names(name, merged)
    voice = Speaking(name, len(one.articles), one.names.total(), others)
    return Heard(voice, tuple(sorted(one.articles.values())))


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
