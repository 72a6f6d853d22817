"""Tags that would take the parser too long are made short before it sees them.

libxml2 compares every attribute of a tag with every other: 80,000 of them, 700 KB, took 10 seconds.
"""

from __future__ import annotations

import re

_HARMLESS_PAGE = 100_000
"""Characters up to which no tag can take long."""
_LONGEST_TAG = 20_000
"""Characters of a tag outside of quotes: thousands of attributes, which take 40 milliseconds."""

# A tag (quotes mean something only behind an equals sign), and behind that of a script or a style
# what stands in it: much there looks like tags.
_TAG = re.compile(
    r"(?P<tag><(?:(?P<raw>script|style)\b|[a-z])(?:[^>=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=)*+)"
    r"(?(raw)(?:[^<]++|<(?!/(?P=raw)))*+)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_NAME = re.compile(r"<[a-zA-Z][a-zA-Z0-9:-]{0,40}")


def without_endless_tags(text: str) -> str:
    """Return the page with the attributes taken out of every tag that has thousands of them."""
    if len(text) <= _HARMLESS_PAGE:
        return text
    parts: list[str] = []
    kept = 0
    for tag in _TAG.finditer(text):
        start, end = tag.span("tag")
        if end - start <= _LONGEST_TAG or _bare_length(tag["tag"]) <= _LONGEST_TAG:
            continue
        name = _NAME.match(text, start)
        parts += (text[kept:start], name.group() if name else "<p")
        kept = end
    return "".join((*parts, text[kept:])) if parts else text


def _bare_length(tag: str) -> int:
    return len(_QUOTED.sub("=", tag))
