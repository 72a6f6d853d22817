"""The quote index: who is quoted in a collection, and what they say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reader.library.api import ArticleGoneError
from reader.library.corrections import as_corrected, folded
from reader.text.fold import fold_words
from reader.text.safe import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from reader.article import Quote
    from reader.library.api import Library, Row
    from reader.library.corrections import Recount
    from reader.text.safe import SafeText

MOST_VOICES = 500
"""Voices that a list holds; a word or two of the filter leads to the others."""
PASSAGE = 25
"""Articles that are read before the first of their quotes is shown."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """A voice of a collection."""

    name: SafeText
    articles: int
    """In how many articles it is quoted."""
    quotes: int | None = None
    """How often; None where the index does not say."""
    merged: tuple[SafeText, ...] = ()
    """Other names that were merged into it, folded."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of its names."""
        return (self.name, *self.merged)


@dataclass(frozen=True, slots=True)
class VoiceList:
    """Voices, those in the most articles first."""

    voices: tuple[Speaking, ...]
    unheard: int
    """About how many articles have not been listened to yet."""
    whole: bool
    """Whether there are no further voices."""


class Said(NamedTuple):
    """A quote of a voice, and where it stands."""

    row: Row
    quote: Quote
    words: SafeText
    """With their marks."""


class Called(NamedTuple):
    """How an article speaks of a voice."""

    row: Row
    full: str
    """The full name that the article gives."""
    mentions: tuple[SafeText, ...]
    """What stands beside its quotes: "Roe", "she"."""


def voice_list(
    library: Library, words: str = "", most: int = MOST_VOICES, *, exact: bool = True
) -> VoiceList:
    """The voices of a collection with a name that holds every one of `words`.

    Names are one voice where they are the same but for case, accents and punctuation, and where
    the reader merged them. What the reader corrected counts as corrected. Counts that need not be
    `exact` come sooner in a large collection.
    """
    archive = library.archive
    merged = library.state.voices.merged()
    recounts = library.corrected.recounts().values()
    counted = archive.speakers(words, most, exact=exact)
    found: dict[str, Speaking] = {}
    for one in counted:
        name = voice_of(one.name, merged)
        if folded(name) not in found:
            others = other_names(name, merged)
            raw = archive.spoken((name, *others)) if others else (one.count, one.quotes)
            found[folded(name)] = _corrected(Speaking(name, *raw, others), recounts)
    for corrected in _corrected_names(recounts, words):
        voice = voice_of(corrected, merged)
        if folded(voice) not in found:
            found[folded(voice)] = voice_named(library, voice)
    spoken = [one for one in found.values() if one.articles > 0]
    voices = sorted(spoken, key=lambda one: (-one.articles, -(one.quotes or 0), one.name))
    return VoiceList(tuple(voices), archive.unheard(), whole=len(counted) < most)


def voice_named(library: Library, name: str) -> Speaking:
    """The voice that `name` belongs to."""
    merged = library.state.voices.merged()
    voice = voice_of(name, merged)
    others = other_names(voice, merged)
    found = Speaking(voice, *library.archive.spoken((voice, *others)), others)
    return _corrected(found, library.corrected.recounts().values())


def quotes_of(
    library: Library,
    voice: Speaking,
    start: int = 0,
    most: int = 1000,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[list[Said]]:
    """What a voice says, the newest article first, in the order of each article's text.

    Reads the files of at most `most` articles after the first `start`; yields after every few
    articles what was found in them, so that the first quotes need not wait for the last.
    """
    theirs = {folded(name) for name in voice.names}
    corrected = _corrected_rows(library, theirs) if start == 0 else []
    rows = _newest_first([*corrected, *library.archive.speaking(voice.names, start, most)])
    for first in range(0, len(rows), PASSAGE):
        if stopped():
            return
        passage = rows[first : first + PASSAGE]
        yield [said for row in passage for said in _said_in(library, row, theirs)]


def names_of(library: Library, voice: Speaking) -> Iterator[Called]:
    """By what each article calls a voice, the newest first: the reason that it is this voice."""
    for some in quotes_of(library, voice, most=voice.articles):
        for _, group in groupby(some, key=lambda said: said.row.id):
            quotes = list(group)
            mentions = dict.fromkeys(
                clean_line(said.quote.mention) for said in quotes if said.quote.mention
            )
            yield Called(quotes[0].row, quotes[0].quote.speaker or "", tuple(mentions))


def pulse(moments: Sequence[float], first: float, last: float, slots: int) -> list[int]:
    """How many of `moments` lie in each of `slots` equal parts of a time.

    What is outside of it is in the nearest part.
    """
    counts = [0] * slots
    span = max(last - first, 1.0)
    for moment in moments:
        at = int((moment - first) / span * slots)
        counts[max(0, min(at, slots - 1))] += 1
    return counts


def span_of(moments: Sequence[float]) -> tuple[float, float]:
    """The time in which all but the earliest and the latest hundredth of `moments` lie.

    A wrong date in a thousand would otherwise leave one bar for all the others.
    """
    ordered = sorted(moments)
    if not ordered:
        return 0.0, 0.0
    aside = len(ordered) // 100
    return ordered[aside], ordered[-1 - aside]


def voice_of(name: str, merged: Mapping[str, SafeText]) -> SafeText:
    """The voice that `name` belongs to, itself where it was not merged."""
    voice, seen = clean_line(name), {folded(name)}
    while (into := merged.get(folded(voice))) is not None and folded(into) not in seen:
        voice = into
        seen.add(folded(voice))
    return voice


def other_names(voice: str, merged: Mapping[str, SafeText]) -> tuple[SafeText, ...]:
    """The folded names that were merged into `voice`."""
    this = folded(voice)
    return tuple(
        clean_line(name)
        for name in merged
        if name != this and folded(voice_of(name, merged)) == this
    )


def quotes_in(library: Library, row: Row) -> Iterator[Said]:
    """What is quoted in an article, marked words alone left out; nothing if it has gone."""
    try:
        article = as_corrected(library.article(row.id), library.state.voices)
    except ArticleGoneError:
        return
    for quote in article.quotes:
        if quote.kind != "mark":
            yield Said(row, quote, article.quoted(quote))


def _said_in(library: Library, row: Row, theirs: set[str]) -> Iterator[Said]:
    for said in quotes_in(library, row):
        if said.quote.speaker is not None and folded(said.quote.speaker) in theirs:
            yield said


def _corrected(voice: Speaking, recounts: Collection[Recount]) -> Speaking:
    """A voice, with what the reader gave to it and took from it by correcting quotes."""
    theirs = {folded(name) for name in voice.names}
    articles, quotes = voice.articles, voice.quotes
    for recount in recounts:
        before, after = (
            sum(count for name, count in counts.items() if folded(name) in theirs)
            for counts in (recount.before, recount.after)
        )
        articles += (after > 0) - (before > 0)
        quotes = None if quotes is None else quotes + after - before
    return replace(voice, articles=max(articles, 0), quotes=quotes and max(quotes, 0))


def _corrected_names(recounts: Iterable[Recount], words: str) -> Iterator[str]:
    wanted = fold_words(words)
    names = dict.fromkeys(name for recount in recounts for name in recount.after)
    return (name for name in names if all(f" {word}" in f" {folded(name)}" for word in wanted))


def _corrected_rows(library: Library, theirs: set[str]) -> list[Row]:
    """Articles in which the reader says that a voice is quoted."""
    corrections = library.state.voices.corrections().items()
    keys = [key for name, several in corrections if folded(name) in theirs for key in several]
    found = (library.row(name) for key in keys for name in library.state.ids_of(key))
    return [row for row in found if row is not None]


def _newest_first(rows: Sequence[Row]) -> list[Row]:
    each = {row.id: row for row in rows}
    return sorted(each.values(), key=lambda row: (-row.moment, row.id))
