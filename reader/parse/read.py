"""The way in: bytes of a file to drafts, and a draft to the article that is opened.

`read` makes drafts by the million and knows no pydantic; `build` makes one article with its
quotes and speakers.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.capped import capped
from reader.parse.draft import Draft, Parsed
from reader.parse.formats import registry
from reader.parse.internal import is_internal
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.article import Article, Block, Dateline, Published, Quote, Source
    from reader.parse.draft import DraftBlock, DraftDate
    from reader.parse.quotes import Quote as FoundQuote

_ID_BYTES = 8
_HEADLINE, _STANDFIRST = -1, -2
_PLAIN_ASCII = bytes((10, *range(32, 127)))


def read(data: bytes, path: str, explain: bool = False) -> Parsed:
    """Read every article in the file's bytes. Never raises.

    Args:
        data: the whole file.
        path: its path, for its ending and for problems; nothing is opened.
        explain: whether plain text explains what each line was taken for.

    Returns:
        Drafts and problems. A format that fails becomes a problem, and the file is shown as plain
        text if it is one.
    """
    return capped(_read(data, path, explain), path)


def _read(data: bytes, path: str, explain: bool) -> Parsed:
    parsed = registry.parse(data, path, explain)
    if parsed.drafts or parsed.format in ("text", "binary") or not parsed.problems:
        return parsed
    if not _failed(parsed):
        return parsed
    plain = registry.parse_as("text", data, path, explain)
    if not plain.drafts:
        return parsed
    return Parsed(plain.drafts, parsed.problems, plain.format, plain.encoding)


def _failed(parsed: Parsed) -> bool:
    """Whether the format's module broke down; what it refused with a reason stays refused."""
    return any(map(is_internal, parsed.problems))


def article_id(path: str, index: int = 0) -> str:
    """16 hexadecimal digits for the article `index` of the file at `path`."""
    named = f"{path}\0{index}".encode("utf-8", "surrogateescape")
    return blake2b(named, digest_size=_ID_BYTES).hexdigest()


def content_key(draft: Draft) -> str:
    """16 hexadecimal digits of an article's words: the same wherever its file lies.

    Case and white space do not count.
    """
    texts = [draft.headline, *[block.text for block in draft.body]]
    data = "\n".join([*texts, ""]).encode("utf-8", "replace")
    if not _is_plain(texts, data):
        lines = [" ".join(text.lower().split()) for text in [*texts, ""]]
        data = "\n".join(lines).encode("utf-8", "replace")
    return blake2b(data.lower(), digest_size=_ID_BYTES).hexdigest()


def _is_plain(texts: list[SafeText], data: bytes) -> bool:
    """Whether the words are a space apart, and lower case is a matter of the ASCII letters.

    So it is with nearly every text, and seeing it takes a tenth of the time of doing it.
    """
    if data.count(b"\n") != len(texts) or b"  " in data:
        return False
    if any(text[:1] == " " or text[-1:] == " " for text in texts):
        return False
    rest = data.translate(None, _PLAIN_ASCII).decode()
    return rest.isprintable() and rest.lower() == rest


def build(parsed: Parsed, index: int, path: str, part: int | None = None) -> Article:
    """Make the article of the draft `index` of `parsed`, with quotes and speakers.

    Args:
        parsed: what `read` returned for the file.
        index: which of its drafts.
        path: path of the file relative to the collection.
        part: which article of the file it is, where `parsed` is only a part of it.

    Raises:
        IndexError: if there is no such draft.
    """
    from reader.article import Article, RelatedHeadline, Residue

    draft = parsed.drafts[index]
    place = index if part is None else part
    quotes, fault = _found_quotes(draft)
    return Article(
        id=SafeText(article_id(path, place)),
        key=SafeText(content_key(draft)),
        source=_source(draft, parsed, place, path),
        headline=draft.headline,
        kicker=draft.kicker,
        standfirst=draft.standfirst,
        byline=draft.byline,
        dateline=_dateline(draft),
        published=_published(draft.published),
        modified=_published(draft.modified),
        language=draft.language,
        section=draft.section,
        publisher=draft.publisher,
        url=draft.url,
        body=_body(draft.body),
        quotes=quotes,
        related=tuple(
            RelatedHeadline(headline=each.headline, url=each.url, label=each.label)
            for each in draft.related
        ),
        residue=tuple(
            Residue(text=each.text, line=each.line, reason=each.reason) for each in draft.residue
        ),
        warnings=(*draft.warnings, *fault),
    )


def _source(draft: Draft, parsed: Parsed, index: int, path: str) -> Source:
    from reader.article import Source

    return Source(
        path=clean_line(path),
        index=index,
        format=draft.format or parsed.format,
        member=draft.member,
        encoding=draft.encoding or parsed.encoding,
        start=draft.start,
        end=draft.end,
    )


def _dateline(draft: Draft) -> Dateline | None:
    from reader.article import Dateline

    line = draft.dateline
    if line is None:
        return None
    return Dateline(text=line.text, place=line.place, agency=line.agency, date=line.date)


def _published(date: DraftDate | None) -> Published | None:
    from reader.article import Published

    if date is None:
        return None
    return Published(text=date.text, iso=date.iso, precision=date.precision)


def _body(blocks: Sequence[DraftBlock]) -> tuple[Block, ...]:
    from reader.article import Block

    return tuple(
        Block(kind=block.kind, text=block.text, pieces=block.pieces, picture=block.picture)
        for block in blocks
    )


def _found_quotes(draft: Draft) -> tuple[tuple[Quote, ...], tuple[SafeText, ...]]:
    """The quotes of `draft`; without them, a warning, should looking for them fail."""
    try:
        found = tuple(_quotes(draft))
    except Exception as error:  # noqa: BLE001  # the text can be read whatever becomes of quotes
        return (), (clean_line(f"quotes could not be told: {type(error).__name__}"),)
    return found, tuple(_left_out(sum(quote.block >= 0 for quote in found)))


def _left_out(quotes: int) -> Iterator[SafeText]:
    """What the limits left undone in a body of which so many quotes were found."""
    if quotes >= limits.QUOTES:
        yield clean_line(f"more quotes than {limits.QUOTES:,}: the others are not marked")
    if quotes > limits.ATTRIBUTED:
        yield clean_line(f"speakers were looked for in the first {limits.ATTRIBUTED:,} quotes")


def _quotes(draft: Draft) -> Iterator[Quote]:
    """The quotes of headline, standfirst and body, in this order.

    Those of the body are found in one text, so that speakers carry over from block to block.
    """
    from reader.parse.quotes import find_headline_quotes, find_quotes

    body = "\n".join(block.text for block in draft.body)
    said = find_quotes(body, draft.language, typewritten=True)
    for block, text in ((_HEADLINE, draft.headline), (_STANDFIRST, draft.standfirst)):
        if text:
            for found in find_headline_quotes(text, body, draft.language, said):
                yield _quote(found, block, found.start, found.end)
    yield from _body_quotes(draft, said)


def _body_quotes(draft: Draft, said: Sequence[FoundQuote]) -> Iterator[Quote]:
    """Quotes of the whole body, each with the block it stands in."""
    starts: list[int] = []
    length = 0
    for block in draft.body:
        starts.append(length)
        length += len(block.text) + 1
    place = 0
    for found in said:
        while place + 1 < len(starts) and starts[place + 1] <= found.start:
            place += 1
        start, end = found.start - starts[place], found.end - starts[place]
        yield _quote(found, place, start, min(end, len(draft.body[place].text)))


def _quote(found: FoundQuote, block: int, start: int, end: int) -> Quote:
    from reader.article import Quote

    if found.found is None and found.speaker is None:  # as nearly all are in text of mere marks
        return Quote(block=block, start=start, end=end, kind=found.kind)
    return Quote(
        block=block,
        start=start,
        end=end,
        kind=found.kind,
        speaker=SafeText(found.speaker) if found.speaker else None,
        mention=SafeText(found.mention) if found.mention else None,
        found=found.found,
        cue=SafeText(found.cue) if found.cue else None,
        confidence=found.confidence,
    )
