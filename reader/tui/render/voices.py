"""The quote index as entries: voices with their times, and what one of them says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.library.corrections import folded
from reader.tui.render.dates import day
from reader.tui.render.entries import BLANK, Entry, Part, heading, said
from reader.tui.render.story import when
from reader.tui.render.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.news.voices import Said, Speaking

SLOTS = 8
_BARS = "▁▂▃▄▅▆▇█"
_DATE = 12
_MOST_LINES = 6
"""Lines of a quote that are shown; the article has the rest."""


class OfVoice(NamedTuple):
    """What a line of the list of voices stands for."""

    name: str
    """Folded."""


class OfQuote(NamedTuple):
    """What a quote stands for: its place."""

    article_id: str
    block: int
    start: int
    end: int


class Older(NamedTuple):
    """The line below the quotes that brings those of older articles."""

    after: int
    """How many articles have been read."""


class WholeIndex(NamedTuple):
    """The line that leads to the quote index, from what one voice says."""


def voice_entry(voice: Speaking, counts: Sequence[int] | None) -> Entry:
    """One voice: its name, a bar of when it was quoted, how often, and in how many articles."""
    more = f" +{len(voice.merged)}" if voice.merged else ""
    quotes = "" if voice.quotes is None else f"{voice.quotes:,}"
    bars = spark(counts) if counts is not None else " " * SLOTS
    return Entry(
        (Part(f"  {voice.name}"), Part(more, "accent")),
        f"{bars} {quotes:>6} {voice.articles:>8,}",
        OfVoice(folded(voice.name)),
    )


def list_head(*, quotes: bool) -> Entry:
    """What the numbers beside voices are."""
    return heading("", f"{'quotes' if quotes else ''} articles")


def spark(counts: Sequence[int]) -> str:
    """Bars as high as `counts`; where there is something a bar is never the lowest."""
    most = max(counts, default=0) or 1
    top = len(_BARS) - 1
    return "".join(_BARS[max(round(count / most * top), 1) if count else 0] for count in counts)


def voice_head(voice: Speaking, shown: int) -> Iterator[Entry]:
    """The name above the quotes of a voice, of which so many are shown."""
    quotes = shown if voice.quotes is None else voice.quotes
    number = f"{_counted(quotes, 'quote')} · {_counted(voice.articles, 'article')}"
    yield heading(voice.name.upper(), number if shown >= quotes else f"{shown:,} of {number}")
    if voice.articles > 1:
        yield said("one voice: these articles give the same full name")
    if voice.merged:
        names = ", ".join(f"“{name}”" for name in voice.merged)
        yield said(f"with {names}, which you merged into it")
    yield BLANK


def quote_entries(quote: Said, columns: int, *, first: bool, last: bool) -> Iterator[Entry]:
    """A quote: the date before the first of an article, the headline below the last."""
    place = place_of(quote)
    room = max(columns - _DATE - 3, 12)
    words = " ".join(quote.words.split())
    lines = _wrapped(words, room, _MOST_LINES)
    date = when(quote.row.moment) if first else ""
    guess = "  (a guess)" if quote.quote.found == "guess" else ""
    sought = f"{words} {quote.row.headline} {when(quote.row.moment)} {_month(quote.row.moment)}"
    yield Entry((Part(f" {date:>{_DATE - 1}} ", "dim"), Part(lines[0])), "", place, sought)
    for line in lines[1:]:
        yield Entry((Part(" " * (_DATE + 1)), Part(line)))
    below = (quote.row.headline if last else "") + guess
    if below:
        yield Entry((Part(" " * (_DATE + 1)), Part(below.strip(), "dim")))
    yield BLANK


def speech_head(voice: Speaking, shown: int) -> Iterator[Entry]:
    """The same as `voice_head` for a pane as narrow as the sidebar."""
    quotes = shown if voice.quotes is None else max(voice.quotes, shown)
    yield heading(voice.name.upper())
    yield said(f"{_counted(quotes, 'quote')} · {_counted(voice.articles, 'article')}")
    yield BLANK


def speech_entries(quote: Said, columns: int, *, last: bool) -> Iterator[Entry]:
    """A quote for a narrow pane; below the last of an article its date and headline."""
    words = " ".join(quote.words.split())
    lines = _wrapped(words, max(columns - 3, 12), _MOST_LINES)
    sought = f"{words} {quote.row.headline} {when(quote.row.moment)} {_month(quote.row.moment)}"
    yield Entry((Part(f" {lines[0]}"),), "", place_of(quote), sought)
    for line in lines[1:]:
        yield Entry((Part(f" {line}"),))
    if quote.quote.found == "guess":
        yield Entry((Part("   (a guess)", "dim"),))
    if last:
        below = f"{when(quote.row.moment).strip()} · {quote.row.headline}"
        for line in _wrapped(below, max(columns - 5, 12), 2):
            yield Entry((Part(f"   {line}", "dim"),))
    yield BLANK


def index_entry(key: str) -> Entry:
    """The line that leads to the quote index, by `key` too."""
    return Entry((Part(" → everybody who is quoted", "accent"),), key, WholeIndex())


def _wrapped(text: str, room: int, most: int) -> list[str]:
    lines = [text[start:end] for start, end in wrap(text, room)] or [""]
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1].rstrip() + " …"]


def place_of(quote: Said) -> OfQuote:
    """Where a quote stands."""
    return OfQuote(quote.row.id, quote.quote.block, quote.quote.start, quote.quote.end)


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' if number != 1 else ''}"


def _month(moment: float) -> str:
    """The date with its year and as numbers, for the filter."""
    try:
        at = datetime.fromtimestamp(moment, UTC)
    except (OverflowError, ValueError, OSError):
        return ""
    return f"{day(at)} {at:%Y-%m-%d}"
