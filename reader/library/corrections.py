"""Speakers as the reader corrected them: of an article, and in what a query or a count goes by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.fold import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.article import Article, Quote
    from reader.library.state.reader_state import ReaderState
    from reader.library.state.voices import Voices
    from reader.text.safe import SafeText


@dataclass(frozen=True, slots=True)
class Recount:
    """Who speaks in a corrected article, with the number of their quotes."""

    before: Counter[str]
    """As it was found."""
    after: Counter[str]


class CorrectedSpeakers:
    """The corrected articles of a library, each read once until its corrections change."""

    def __init__(self, state: ReaderState, article: Callable[[str], Article]) -> None:
        """Take the reader's state, and what reads the article with an id."""
        self._state = state
        self._article = article
        self._known: dict[str, tuple[object, Recount]] = {}

    def recounts(self) -> dict[str, Recount]:
        """Every corrected article of the collection, by id. Reads files; free without any."""
        corrections = self._state.voices.of_articles()
        if not corrections:
            return {}
        found: dict[str, Recount] = {}
        for identity, key in self._state.places(corrections):
            seen = (key, corrections[key])
            known = self._known.get(identity)
            if known is None or known[0] != seen:
                recount = self._count(identity)
                if recount is None:
                    continue
                self._known[identity] = known = (seen, recount)
            found[identity] = known[1]
        return found

    def spoken(self) -> Spoken:
        """Corrections and merged voices as a query goes by them."""
        return Spoken(self.recounts(), voices_of(self._state.voices.merged()))

    def _count(self, identity: str) -> Recount | None:
        from reader.library.api import ArticleGoneError

        try:
            article = self._article(identity)
        except ArticleGoneError:
            return None
        corrected = as_corrected(article, self._state.voices)
        return Recount(speaker_counts(article.quotes), speaker_counts(corrected.quotes))


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the reader said of speakers."""

    recounts: Mapping[str, Recount]
    """By article id."""
    voices: Mapping[str, frozenset[str]]
    """All names of a merged voice, folded, by each of them."""

    def names(self, article_id: str, found: Iterable[str]) -> list[str]:
        """All names of all who speak in an article, given who was found to."""
        recount = self.recounts.get(article_id)
        names = list(found if recount is None else recount.after)
        others = {one for name in names for one in self.voices.get(folded(name), ())}
        return names + sorted(others - {folded(name) for name in names})

    def further(self, matches: Callable[[str], bool]) -> frozenset[str]:
        """All names of merged voices one of whose names matches, folded."""
        return frozenset(
            name for names in self.voices.values() if any(map(matches, names)) for name in names
        )


def as_corrected(article: Article, voices: Voices) -> Article:
    """`article` with the corrections that `voices` has of its quotes; itself without any."""
    if not article.quotes or not voices.has_corrections(article.key):
        return article
    quotes = tuple(_corrected(article, quote, voices) for quote in article.quotes)
    return article.model_copy(update={"quotes": quotes})


def folded(name: str) -> str:
    """A name without case, accents and punctuation: what makes two names the same."""
    return " ".join(fold_words(name))


def voices_of(merged: Mapping[str, SafeText]) -> dict[str, frozenset[str]]:
    """The names of each voice that is made of several, by each of its names; all are folded.

    Args:
        merged: what each folded name was merged into.
    """
    groups: dict[str, frozenset[str]] = {}
    for name, into in merged.items():
        one = groups.get(name, frozenset((name,))) | groups.get(
            folded(into), frozenset((folded(into),))
        )
        groups.update(dict.fromkeys(one, one))
    return groups


def speaker_counts(quotes: Sequence[Quote]) -> Counter[str]:
    """How many quotes each speaker has; marked words alone are not said."""
    return Counter(quote.speaker for quote in quotes if quote.kind != "mark" and quote.speaker)


def _corrected(article: Article, quote: Quote, voices: Voices) -> Quote:
    speaker = voices.corrected(article.key, article.quoted(quote))
    if speaker is None:
        return quote
    fields = {"speaker": speaker or None, "found": "corrected", "cue": None, "confidence": 1.0}
    return quote.model_copy(update=fields)
