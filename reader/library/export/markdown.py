"""Articles as Markdown (CommonMark 0.31)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.article import Article
    from reader.library.export.forms import Item

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_BULLET = re.compile(r"^([-+=])")
_NUMBER = re.compile(r"^(\d{1,9})([.)])")
_URL_SPECIAL = re.compile(r"[\s<>()\\]")


_MARKS = {"subhead": ("## ", ""), "list": ("- ", ""), "quote": ("> ", ""), "caption": ("*", "*")}
"""What stands before and behind a block of a kind."""


def write(items: Sequence[Item]) -> bytes:
    """The articles one after another, a rule between them."""
    return "\n---\n\n".join("\n".join(_lines(item)) + "\n" for item in items).encode()


def _lines(item: Item) -> Iterator[str]:
    article = item.article
    yield from (f"# {_plain(article.headline)}", "")
    if article.standfirst:
        yield from (f"*{_plain(article.standfirst)}*", "")
    known = " · ".join(meta(article))
    if known:
        yield from (_plain(known), "")
    if article.url:
        yield from (f"<{_URL_SPECIAL.sub(_percent, article.url)}>", "")
    if item.tags:
        yield from ("Tags: " + ", ".join(map(_plain, item.tags)), "")
    for line in item.note.splitlines():
        yield f"> {_plain(line)}".rstrip()
    if item.note:
        yield ""
    for block in article.body:
        before, behind = _MARKS.get(block.kind, ("", ""))
        yield from (f"{before}{_plain(block.text)}{behind}", "")
    if article.related:
        yield from ("## Related", "")
        yield from (f"- {_plain(related.headline)}" for related in article.related)


def meta(article: Article) -> list[str]:
    """By whom, where, when, and the file it comes from."""
    known = (
        f"By {article.byline}" if article.byline else None,
        article.dateline.place if article.dateline else None,
        article.published.text if article.published else None,
        article.publisher,
        article.source.path,
    )
    return [part for part in known if part]


def _plain(text: str) -> str:
    """`text` in one line, so that Markdown means nothing in it."""
    flat = " ".join(text.split())
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", _SPECIAL.sub(r"\\\1", flat)))


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode())
