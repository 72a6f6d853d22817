"""Sentences of the interface about articles. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.corrections import folded

if TYPE_CHECKING:
    from reader.article import Article, Quote
    from reader.library.api import Link, Summary

_HOW = {
    "named": "named",
    "pronoun": "by a pronoun",
    "carried": "carried over",
    "guess": "a guess",
    "corrected": "as you corrected it",
}


def quote_sentence(quote: Quote, number: int, of: int) -> str:
    """Whose quote it is and how that was found: ``quote 2 of 5 · Mara Keel, named (“told”)``."""
    place = f"quote {number} of {of}"
    if quote.speaker is None and quote.found == "corrected":
        return f"{place} · nobody is its speaker, as you corrected it"
    if quote.speaker is None:
        return f"{place} · nobody is named as its speaker"
    how = _HOW.get(quote.found or "", "")
    if quote.found == "carried" and number == 1:
        how = "carried over from a phrase quoted before"
    if quote.found == "pronoun" and quote.mention:
        how = f"by “{quote.mention}”"
    cue = f" (“{quote.cue}”)" if quote.cue else ""
    part = " · quoted in part" if quote.kind == "part" else ""
    return f"{place} · {quote.speaker}, {how}{cue}{part}"


def voice_sentence(quote: Quote, voice: str) -> str:
    """Why a quote is this voice's: ``“she” is Mara Keel in this article (“said”)``."""
    full = quote.speaker or voice
    if quote.found == "corrected":
        return f"{full}, as you corrected it"
    cue = f" (“{quote.cue}”)" if quote.cue else ""
    guess = ", a guess" if quote.found == "guess" else ""
    carried = ", carried over from the quote before" if quote.found == "carried" else ""
    named = quote.mention in (None, full)
    reason = f"named “{full}”" if named else f"“{quote.mention}” is {full} in this article"
    merged = f" · you merged {full} into {voice}" if folded(full) != folded(voice) else ""
    return f"{reason}{cue}{carried}{guess}{merged}"


_WHERE = {
    "EXACT": "in this collection",
    "NEAR": "in this collection, reworded",
    "SIMILAR": "perhaps in this collection, reworded",
    "CHOICE": "several in this collection",
    "ABSENT": "not in this collection",
}
_NOTHING_LIKE_IT = "No article here has a headline like it."


def link_sentence(link: Link) -> str:
    """Where a related headline leads and why.

    ``in this collection, reworded: “the” is added: “Tide takes the pier” (94 of 100)``
    """
    where = _WHERE[link.state.name]
    reason = "" if link.reason == _NOTHING_LIKE_IT else link.reason.removesuffix(".")
    if not reason:
        return where
    reason = reason.removeprefix("It has ")
    reason = reason[:1].lower() + reason[1:]
    scored = link.state.name in ("NEAR", "SIMILAR") and 0 < link.score < 100
    return f"{where}: {reason}" + (f" ({link.score:.0f} of 100)" if scored else "")


def attribution(article: Article, quote: Quote | None) -> str:
    """A quote, or the headline, with all that is needed to cite it."""
    published = article.published.text if article.published else None
    place = article.dateline.place if article.dateline else None
    known = (article.headline, place, article.publisher, published, article.source.path)
    source = ", ".join(part for part in known if part)
    if quote is None:
        return source
    speaker = quote.speaker or "speaker not named"
    return f"{article.quoted(quote)} — {speaker} ({source})"


def nothing_here(summary: Summary, *, working: bool, fault: str = "") -> tuple[str, ...]:
    """What is said in place of headlines where there are none: a title, then paragraphs.

    `fault` is why the files could not be looked at; "" if they were.
    """
    if working:
        return ("Reading the files …", "Headlines appear here as they are found.")
    if fault:
        return (f"{summary.name} cannot be read", f"{fault}.", "R looks again, q quits.")
    ignored = ", ".join(_counted(kind, count) for kind, count in summary.ignored)
    seen = sum(count for _, count in summary.ignored) + summary.problems
    count = max(summary.files, seen)
    files = f"{count:,} file{'s' if count != 1 else ''}"
    looked = f"Looked at {files}" + (f": {ignored}." if ignored else ".")
    looked = looked if count else "There is no file in it."
    unread = f" {summary.problems:,} could not be read: g p shows why." if summary.problems else ""
    return (
        f"No articles in {summary.name}",
        looked + unread,
        "newsreader reads text, HTML, Markdown, JSON, feeds, e-mail and more.",
        "d opens the sample collection, R looks again, q quits.",
    )


def _counted(kind: str, count: int) -> str:
    if kind == "binary":
        kind = "binary file"
    return f"{count:,} {kind}{'s' if count != 1 and not kind.endswith('s') else ''}"
