"""The article: what parsing makes of a file and everything else reads.

Field names follow schema.org NewsArticle and IPTC ninjs where those have one; the correspondence
is in docs/FORMATS.md. Every model is frozen. Every text is `SafeText`: the validator refuses
anything that has not passed `reader.text.safe.clean`, so an unsafe string cannot get this far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, SkipValidation

from reader.text.safe import SafeText, is_safe

if TYPE_CHECKING:
    from collections.abc import Iterable


def _require_safe(text: str) -> SafeText:
    if not is_safe(text):
        raise ValueError("text from outside must pass reader.text.safe.clean first")
    return SafeText(text)


Text = Annotated[SafeText, AfterValidator(_require_safe)]
"""A pydantic field of safe text."""

BlockKind = Literal["paragraph", "subhead", "list", "quote", "table", "caption"]
QuoteKind = Literal["speech", "part", "mark"]
Found = Literal["named", "pronoun", "carried", "guess", "corrected"]
"""How a speaker was found; "corrected" is what the reader said, parsing never does."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Model):
    """Where an article comes from, exactly enough to find every word of it again."""

    path: Text
    """Path of the file relative to the collection; for display (outside text is cleaned)."""
    index: int = 0
    """Which article of the file, from 0: a feed or an archive holds several."""
    format: Text = SafeText("text")
    """Name of the format module that read it."""
    member: Text | None = None
    """Where in a container it stands: offsets then count in the text of that member."""
    encoding: Text = SafeText("utf-8")
    """Codec the bytes were decoded with."""
    start: int = 0
    """Offset of the article's first character in the decoded file."""
    end: int = 0
    """Offset behind its last character."""


class Dateline(_Model):
    """Where and when a report was written: ``MOSCOW, May 11 (Agency) —``."""

    text: Text
    """The dateline as it stands, closing mark included."""
    place: Text | None = None
    agency: Text | None = None
    date: Text | None = None


class Published(_Model):
    """A date as precise as the text gives it."""

    text: Text
    """The date as it stands."""
    iso: Text | None = None
    """ISO 8601 (2026-03-14, 2026-03-14T09:30+00:00); None where day and month are ambiguous."""
    precision: Literal["year", "month", "day", "minute", "second", "unknown"] = "unknown"


class Block(_Model):
    """One block of the body."""

    kind: BlockKind = "paragraph"
    text: Text
    pieces: Annotated[tuple[tuple[int, int], ...], SkipValidation] = ()
    """(offset in `text`, offset in the decoded file): from the one on, characters stand at the
    other on; ascending, the first is 0. One for each line, so these are not looked at again."""
    picture: Text | None = None
    """Where the picture of a caption is: a web address, or a path relative to the file."""

    def raw_offset(self, offset: int) -> int | None:
        """Offset in the decoded file of the character at `offset`; None where nothing is known."""
        found = None
        for start, raw in self.pieces:
            if start > offset:
                break
            found = raw + offset - start
        return found


class Quote(_Model):
    """Words between quote marks, and whose they are."""

    block: int
    """Index into the article's body; -1 is the headline, -2 the standfirst."""
    start: int
    """Offset of the opening mark in that block's text."""
    end: int
    """Offset behind the closing mark."""
    kind: QuoteKind
    """speech: an utterance; part: quoted words inside a report of one; mark: marked, not said."""
    speaker: Text | None = None
    """Full name or description, the same for every quote of one voice in the article."""
    mention: Text | None = None
    """The speaker as named beside the quote: "He", "Mr Dask", "the union"."""
    found: Found | None = None
    """How the speaker was found; None where there is none."""
    cue: Text | None = None
    """The words that gave it away: "said", "according to"."""
    confidence: float = 0.0
    """0 to 1."""


class RelatedHeadline(_Model):
    """A headline listed in the article's page that leads to another article."""

    headline: Text
    url: Text | None = None
    label: Text | None = None
    """The label it stood under: "Read more"."""


class Residue(_Model):
    """A line of the file that is no part of the article; kept, never thrown away."""

    text: Text
    line: int
    """Line number in the file, from 1."""
    reason: Text
    """What it was taken for: "share", "newsletter", "copyright", "label", "navigation" ..."""


class Article(_Model):
    """One news article."""

    id: Text
    """16 hexadecimal digits of the path and the index; stable while the file stays where it is."""
    key: Text
    """16 hexadecimal digits of the content; stable while the words stay the same."""
    source: Source
    headline: Text
    kicker: Text | None = None
    standfirst: Text | None = None
    byline: Text | None = None
    """The names as they stand, without "By"."""
    dateline: Dateline | None = None
    published: Published | None = None
    modified: Published | None = None
    language: Text | None = None
    """BCP 47 primary tag: "en"."""
    section: Text | None = None
    publisher: Text | None = None
    """Who published it: "Coast Wire"; None where the text does not say."""
    url: Text | None = None
    body: tuple[Block, ...] = ()
    quotes: tuple[Quote, ...] = ()
    related: tuple[RelatedHeadline, ...] = ()
    residue: tuple[Residue, ...] = ()
    warnings: tuple[Text, ...] = ()

    def block_text(self, block: int) -> SafeText:
        """The text that a quote's `block` means.

        Raises:
            IndexError: if there is no such block.
        """
        if block == HEADLINE_BLOCK:
            return self.headline
        if block == STANDFIRST_BLOCK:
            return self.standfirst or SafeText("")
        return self.body[block].text

    def quoted(self, quote: Quote) -> SafeText:
        """The words of `quote` with their marks."""
        return SafeText(self.block_text(quote.block)[quote.start : quote.end])

    @property
    def issuer(self) -> SafeText | None:
        """Who published it, else the agency of its dateline; None where neither is known."""
        return self.publisher or (self.dateline.agency if self.dateline else None)

    @property
    def words(self) -> int:
        """Number of words in the body."""
        return sum(len(block.text.split()) for block in self.body)


HEADLINE_BLOCK = -1
STANDFIRST_BLOCK = -2


class Voice(NamedTuple):
    """A speaker of an article and how much of it is theirs."""

    speaker: SafeText
    quotes: int
    words: int


def voices(quotes: Iterable[Quote], article: Article) -> tuple[Voice, ...]:
    """The speakers of `quotes` in the order in which they first speak."""
    counted: dict[SafeText, tuple[int, int]] = {}
    for quote in quotes:
        if quote.speaker is None or quote.kind == "mark":
            continue
        number, words = counted.get(quote.speaker, (0, 0))
        counted[quote.speaker] = (number + 1, words + len(article.quoted(quote).split()))
    return tuple(Voice(speaker, *count) for speaker, count in counted.items())
