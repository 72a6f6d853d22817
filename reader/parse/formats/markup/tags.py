"""Tags that would take the parser too long are made short before it sees them.

libxml2 compares every attribute of a tag with every other: 80,000 of them, 700 KB, took 10 seconds.
"""

from __future__ import annotations

import re

_HARMLESS_PAGE = 100_000
"""Bytes up to which no tag can take long."""
_LONGEST_TAG = 20_000
"""Bytes of a tag outside of quotes: thousands of attributes, which take 40 milliseconds."""

# Quotes mean something only behind an equals sign. Much in comments and scripts looks like tags,
# and is passed over; in a script only as far as the end of any element whose "<script>" is but
# text, which versions of libxml2 tell differently: tags follow that.
_TAG = re.compile(
    rb"<(?:!--(?!-?>)(?:[^-<]++|-(?!-!?>))*+<(?:[^-]++|-(?!-!?>))*+|[!?/][^<>]*+<[^>]*+"
    rb"|(?:(?P<raw>script|style)\b|[a-z])"
    rb"(?:[^>=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=)*+(?P<end>)"
    rb"(?(raw)(?:[^<]++|<(?!/(?:script|style|textarea|title|xmp|iframe|noembed|noframes)))*+))",
    re.IGNORECASE,
)
_QUOTED = re.compile(rb"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_NAME = re.compile(rb"<[a-zA-Z][a-zA-Z0-9:-]{0,40}")


def without_endless_tags(page: bytes) -> bytes:
    """Return the page with the attributes taken out of every tag that has thousands of them."""
    if len(page) <= _HARMLESS_PAGE:
        return page
    parts: list[bytes] = []
    kept = 0
    for tag in _TAG.finditer(page):
        start, end = tag.span()
        if end - start <= _LONGEST_TAG:
            continue
        end = tag.end("end")
        if end - start <= _LONGEST_TAG or _bare_length(page[start:end]) <= _LONGEST_TAG:
            continue
        name = _NAME.match(page, start)
        parts += (page[kept:start], name.group() if name else b"<p")
        kept = end
    return b"".join((*parts, page[kept:])) if parts else page


def _bare_length(tag: bytes) -> int:
    return len(_QUOTED.sub(b"=", tag))
