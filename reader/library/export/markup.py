"""An article as elements that both HTML and XHTML understand."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.library.export.markdown import meta

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.article import Article, Quote
    from reader.library.export.forms import Item

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (section 2.2) has no place for."""
_ELEMENTS = {"subhead": "h2", "quote": "blockquote", "caption": "p"}
_ADDRESSES = ("http", "https", "mailto")


def article_markup(item: Item) -> str:
    """The elements of one article, each on a line."""
    return "\n".join(_elements(item))


def clean_xml(text: str) -> str:
    """`text` escaped, without what XML cannot hold."""
    return escape(_NOT_XML.sub("", text))


def _elements(item: Item) -> Iterator[str]:
    article = item.article
    yield f"<h1>{clean_xml(article.headline)}</h1>"
    if article.standfirst:
        yield f'<p class="standfirst">{clean_xml(article.standfirst)}</p>'
    yield f'<p class="meta">{clean_xml(" · ".join(meta(article)))}</p>'
    if article.url and _is_address(article.url):
        url = clean_xml(article.url)
        yield f'<p class="meta"><a href="{url}" rel="noreferrer">{url}</a></p>'
    if item.tags:
        yield f'<p class="tags">{clean_xml(", ".join(item.tags))}</p>'
    if item.note:
        lines = "<br/>".join(clean_xml(line) for line in item.note.splitlines())
        yield f'<div class="note"><p>{lines}</p></div>'
    yield from _body(article)
    if article.related:
        yield "<h2>Related</h2>"
        rows = "".join(f"<li>{clean_xml(related.headline)}</li>" for related in article.related)
        yield f"<ul>{rows}</ul>"


def _body(article: Article) -> Iterator[str]:
    in_list = False
    for number, block in enumerate(article.body):
        quotes = [quote for quote in article.quotes if quote.block == number]
        text = _with_quotes(block.text, quotes)
        if (block.kind == "list") != in_list:
            in_list = block.kind == "list"
            yield "<ul>" if in_list else "</ul>"
        if in_list:
            yield f"<li>{text}</li>"
        elif block.kind == "quote":
            yield f"<blockquote><p>{text}</p></blockquote>"
        else:
            element = _ELEMENTS.get(block.kind, "p")
            yield f"<{element}>{text}</{element}>"
    if in_list:
        yield "</ul>"


def _with_quotes(text: str, quotes: list[Quote]) -> str:
    """The text, what was said marked with who said it."""
    parts: list[str] = []
    at = 0
    for quote in sorted(quotes, key=lambda quote: quote.start):
        if quote.kind == "mark" or quote.speaker is None or quote.start < at:
            continue
        parts.append(clean_xml(text[at : quote.start]))
        said = clean_xml(text[quote.start : quote.end])
        parts.append(f'<span class="said" title="{clean_xml(quote.speaker)}">{said}</span>')
        at = quote.end
    return "".join([*parts, clean_xml(text[at:])])


def _is_address(url: str) -> bool:
    try:
        return urlsplit(url).scheme in _ADDRESSES
    except ValueError:
        return False
