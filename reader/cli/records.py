"""What the commands print as JSON: one object an article, a row, a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.article import Article, Block, Quote
    from reader.library.api import Row
    from reader.parse.draft import Draft, Problem
    from reader.text.safe import SafeText

Record = dict[str, object]


def article_record(article: Article, shown: SafeText) -> Record:
    """An article with its quotes and related headlines; `shown` is its path as one can type it.

    `published` is ISO 8601 where the date is certain, else as it stands; `source` is who
    published it. Offsets of a quote count characters in the text of its block; block -1 is the
    headline, -2 the standfirst. `offset` of a block is where it begins in the decoded file, or in
    that of `member` where the file is a container; it is absent where that is not known.
    """
    dateline = article.dateline
    published = article.published
    member = article.source.member
    return {
        "id": article.id,
        "path": shown,
        **({"member": member} if member else {}),
        "format": article.source.format,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "dateline": dateline
        and {"place": dateline.place, "agency": dateline.agency, "date": dateline.date},
        "published": published and (published.iso or published.text),
        "language": article.language,
        "source": article.publisher,
        "body": [_block_record(block) for block in article.body],
        "quotes": [_quote_record(quote, article) for quote in article.quotes],
        "related": [{"headline": link.headline, "url": link.url} for link in article.related],
        "warnings": list(article.warnings),
    }


def _block_record(block: Block) -> Record:
    record: Record = {"kind": block.kind, "text": block.text}
    if block.pieces:
        record["offset"] = block.raw_offset(0)
    return {**record, "picture": block.picture} if block.picture else record


def _quote_record(quote: Quote, article: Article) -> Record:
    return {
        "block": quote.block,
        "start": quote.start,
        "end": quote.end,
        "text": article.quoted(quote),
        "speaker": quote.speaker,
        "mention": quote.mention,
        "kind": quote.kind,
        "found": quote.found,
        "confidence": round(quote.confidence, 3),
    }


def explanation_records(draft: Draft) -> list[Record]:
    """What each line of the file was taken for, and by which rule."""
    return [
        {"line": line.line, "role": line.role, "rule": line.rule, "text": line.text}
        for line in draft.explanations
    ]


def row_record(row: Row, shown: SafeText) -> Record:
    """A row of a listing; `shown` is its path as one can type it."""
    return {
        "id": row.id,
        "path": shown,
        "headline": row.headline,
        "published": row.published,
        "section": row.section or None,
        "source": row.publisher or None,
        "place": row.place,
    }


def problem_record(problem: Problem, shown: SafeText) -> Record:
    """A problem with a file; `shown` is its path as one can type it."""
    return {
        "path": shown,
        "line": problem.line,
        "reason": problem.reason,
        "skipped": problem.skipped,
    }
