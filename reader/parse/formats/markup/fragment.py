"""A piece of HTML inside another format (a feed, JSON, a mail) as runs, without building a tree.

One scan over the tags: several times as fast as a tree, and no nesting can be too deep for it.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.formats.markup.blocks import blocks_and_links
from reader.parse.formats.markup.pictures import description, source
from reader.parse.formats.markup.run import (
    BLOCK_TAGS,
    KINDS,
    LINE_BREAK,
    Run,
    shared_links,
    split_at_breaks,
)
from reader.parse.references import unescaped

if TYPE_CHECKING:
    from reader.parse.draft import BlockKind, DraftBlock, DraftRelated

_TAG = re.compile(r"<(/?)(?:[\w.-]{1,20}:)?([a-zA-Z][a-zA-Z0-9.-]{0,20})([^<>]*)>|<[!?][^<>]*>")
# In lower case, as nearly all write them: without regard to case it takes three times as long.
_INLINE = re.compile(
    r"</?(?:b|i|u|em|strong|span|font|small|code|abbr|cite|time|sub|sup|s|q|mark)"
    r"(?:[ \n\t/][^<>]*)?>"
)
_HREF = re.compile(
    r"""\bhref\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))"""
)
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])([\w-]{1,40}+)\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})')"""
)
_HIDDEN_WORDS = (
    "script style noscript template svg math iframe object audio video canvas button select "
    "textarea head nav title"
)
_HIDDEN = frozenset(_HIDDEN_WORDS.split())
_HIDDEN_STYLE = re.compile(r"display:\s{0,3}none|mso-hide:\s{0,3}all", re.IGNORECASE)
_LISTS = frozenset({"ul", "ol", "dl"})
_ITEMS = frozenset({"li", "dt", "dd"})
_CELLS = 4
_LONGEST_TABLE = 200_000


def read_fragment(
    text: str, base: str | None = None, most: int | None = None
) -> tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]:
    """Blocks and related links of a piece of HTML.

    Args:
        text: the HTML.
        base: the address that links are relative to.
        most: how many of its tags are looked at; what is behind them is left out.
    """
    return blocks_and_links(fragment_runs(text, most), base)


def fragment_runs(text: str, most: int | None = None) -> list[Run]:
    """The runs of text in a piece of HTML, in its order, as far as its first `most` tags."""
    # Boxes of words side by side ("Sport", "CW") are no one word.
    text = without_comments(text[: limits.FILE_BYTES]).replace("</span><span", "</span> <span")
    scan = _Scan(_INLINE.sub("", text))
    scan.read(most)
    return scan.runs


def without_comments(text: str) -> str:
    """`text` without its comments and CDATA marks."""
    if "<!" not in text:
        return text
    text = text.replace("<![CDATA[", "").replace("]]>", "")
    parts: list[str] = []
    position = 0
    while True:
        start = text.find("<!--", position)
        if start < 0:
            break
        parts.append(text[position:start])
        end = text.find("-->", start + 4)
        if end < 0:
            return "".join(parts)
        position = end + 3
    parts.append(text[position:])
    return "".join(parts)


class _Scan:
    """One pass over the tags of a piece of HTML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.runs: list[Run] = []
        self.buffer: list[str] = []
        self.kinds: list[tuple[str, BlockKind]] = []
        self.links: list[tuple[str, str]] = []
        self.link: tuple[str, int] | None = None
        self.pictures: list[tuple[str, str]] = []
        """Description and address of each picture since the last run."""
        self.position = 0

    def read(self, most: int | None) -> None:
        text, buffer, tag = self.text, self.buffer, self.tag
        tags = _TAG.finditer(text)
        for match in islice(tags, most):
            start, end = match.span()
            position = self.position
            if start < position:
                continue
            if start > position:
                buffer.append(text[position:start])
            self.position = end
            closes, name, attributes = match.groups()
            if name is not None:
                tag(name.lower(), closes, attributes)
        rest = next(tags, None)
        buffer.append(text[self.position : len(text) if rest is None else rest.start()])
        self.flush()
        if self.pictures:
            self.add_pictures("")

    def tag(self, name: str, closes: str, attributes: str) -> None:
        """Follow a tag; `closes` is "/" where it ends an element, else ""."""
        if name in BLOCK_TAGS:
            if self.buffer:
                self.flush()
            if closes:
                if self.kinds and (name in KINDS or name in _LISTS):
                    self.leave(name)
            elif name == "table" and self.table():
                return
            elif attributes and "style" in attributes and _HIDDEN_STYLE.search(attributes):
                self.skip_element(name)
            elif name in KINDS:
                self.enter(name, KINDS[name])
            elif name in _LISTS:
                self.enter(name, self.kinds[-1][1] if self.kinds else "paragraph")
        else:
            self.inline(name, closes, attributes)

    def inline(self, name: str, closes: str, attributes: str) -> None:
        """A tag that does not end the text it stands in."""
        if name == "br":
            self.buffer.append(LINE_BREAK)
        elif name == "img":
            self.image(attributes)
        elif name == "a":
            self.anchor(closes, attributes)
        elif name in _HIDDEN and not closes:
            self.skip_element(name)

    def enter(self, name: str, kind: BlockKind) -> None:
        """Open an element; an item ends where the next one of its list begins."""
        if name in _ITEMS and self.kinds and self.kinds[-1][0] in _ITEMS:
            self.kinds.pop()
        self.kinds.append((name, kind))

    def leave(self, name: str) -> None:
        for index in range(len(self.kinds) - 1, max(-1, len(self.kinds) - 20), -1):
            if self.kinds[index][0] == name:
                del self.kinds[index:]
                return

    def anchor(self, closes: str, attributes: str) -> None:
        if not closes:
            match = _HREF.search(attributes)
            href = (match[1] or match[2] or match[3]) if match is not None else ""
            self.link = (unescaped(href), len(self.buffer))
        elif self.link is not None:
            href, start = self.link
            self.links.append((_line("".join(self.buffer[start:])), href))
            self.link = None

    def image(self, attributes: str) -> None:
        """Note a picture: its caption may follow, else its description follows the text."""
        found = {
            name.lower(): unescaped(double or single)
            for name, double, single in _ATTRIBUTE.findall(attributes)
        }
        self.pictures.append((description(found.get), source(found.get)))

    def add_pictures(self, kind: str) -> None:
        """The descriptions of the pictures before a run of `kind`; a caption needs none."""
        pictures, self.pictures = self.pictures, []
        if kind == "caption" and self.runs:
            self.runs[-1].picture = pictures[-1][1]
            return
        self.runs += [
            Run("caption", words, picture=address) for words, address in pictures if words
        ]

    def skip_element(self, name: str) -> None:
        """Go on behind the end of an element that is not shown."""
        depth = 1
        ends = re.compile(rf"<(/?){re.escape(name)}\b", re.IGNORECASE)
        for match in ends.finditer(self.text, self.position):
            depth += -1 if match[1] else 1
            if depth == 0:
                self.position = match.start()
                return
        if name != "head":
            self.position = len(self.text)

    def table(self) -> bool:
        """Read a table of data as one block; False where it only lays a page out."""
        inner = self.text.find("<table", self.position, self.position + _LONGEST_TABLE)
        last = inner if inner >= 0 else self.position + _LONGEST_TABLE
        end = self.text.find("</table", self.position, last)
        if end < 0:
            return False
        inside = self.text[self.position : end]
        lower = inside.lower()
        if lower.count("<td") + lower.count("<th") < _CELLS:
            return False
        if any(tag in lower for tag in ("<p", "<div", "<img", "<h1", "<h2", "<h3")):
            return False
        rows = []
        for row in re.split(r"<tr\b[^<>]{0,400}>", inside, flags=re.IGNORECASE):
            cells = re.split(r"</t[dh]\s{0,4}>", row, flags=re.IGNORECASE)
            texts = [_line(_TAG.sub(" ", cell)) for cell in cells]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                rows.append(" | ".join(texts))
        if rows:
            self.runs.append(Run("table", "\n".join(rows), None))
        self.position = end
        return True

    def flush(self) -> None:
        buffer = self.buffer
        text = buffer[0] if len(buffer) == 1 else "".join(buffer)
        buffer.clear()
        if text and not text.isspace():
            self.add_run(text)
            if self.pictures:
                self.add_pictures(self.runs[-1].kind)

    def add_run(self, text: str) -> None:
        links, self.links, self.link = self.links, [], None
        text = unescaped(text)
        kind = self.kinds[-1][1] if self.kinds else "paragraph"
        if LINE_BREAK not in text:
            linked = sum(len(link[0]) for link in links) if links else 0
            self.runs.append(Run(kind, " ".join(text.split()), None, linked, links))
            return
        for piece, own in shared_links(split_at_breaks(text), links):
            linked = sum(len(link[0]) for link in own)
            self.runs.append(Run(kind, piece, None, linked, own))


def _line(text: str) -> str:
    return " ".join(unescaped(text).replace(LINE_BREAK, " ").split())
