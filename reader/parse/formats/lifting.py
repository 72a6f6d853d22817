"""The long texts of a feed, taken out before it is parsed as XML.

libxml2 reads CDATA and references one character at a time, and these are how feeds keep the HTML of
their entries: nearly all of a feed's bytes. What was taken out is read when somebody asks for it.
(The idea is fastfeedparser's.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST = 512
_REACH = 600
_BUFFER = 1 << 20
_BEGIN = b"<![CDATA["
_REFERENCE_TO_TAG = b"&lt;"
_OPENING = re.compile(
    rb"<(?:\w{1,40}:)?(?:description|encoded|content|summary)(?:\s[^<>]{0,400})?>\s{0,80}"
)
_CLOSING = re.compile(rb"\s{0,80}</")
# These are looked for by regular expressions, which do so in a third of the time of `find`.
_END = re.compile(rb"\]\]>")
_COMMENT = re.compile(b"<!--")
_MARK = "\ue000"
_MARK_BYTES = _MARK.encode()
_MARKED = re.compile(f"{_MARK}(\\d{{1,9}})")
_FEW_TAGS = 2000
_LINKS = (b"<a", b"<A")
_ESCAPED_LINKS = (b"&lt;a", b"&lt;A", b"&lt;&#", b"&#60;", b"&#x3")
_REFERENCE = re.compile(r"&(?:amp|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));")
_NAMED = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


@dataclass(frozen=True, slots=True)
class Lifted:
    """A text that was taken out of a feed, in UTF-8."""

    data: bytes
    escaped: bool
    """Whether it was escaped, rather than in a CDATA section."""

    def __len__(self) -> int:
        return len(self.data)

    def links(self) -> int:
        """How many links there are in it, or more."""
        # A link has two tags: where there are few, their number is quickly known and will do.
        tags = self.data.count(b"&" if self.escaped else b"<")
        if tags <= _FEW_TAGS:
            return tags // 2
        return sum(map(self.data.count, _ESCAPED_LINKS if self.escaped else _LINKS))

    def read(self) -> str:
        """The text, as an XML parser would have given it."""
        parsed = _parsed(self.data) if self.escaped else None
        if parsed is not None:
            return parsed
        text = self.data.decode("utf-8", "replace")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return _unescaped(text) if self.escaped and "&" in text else text


def _parsed(data: bytes) -> str | None:
    """What XML without any tag says, None where it is broken; expat is quick at references."""
    from xml.parsers import expat

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.buffer_size = min(len(data) + 1, _BUFFER)
    parts: list[str] = []
    parser.CharacterDataHandler = parts.append
    try:
        parser.Parse(b"<a>%b</a>" % data, True)
    except expat.ExpatError:
        return None
    return "".join(parts)


def _unescaped(text: str) -> str:
    for name, character in _NAMED.items():
        text = text.replace(name, character)
    # Last, so that what comes out is not taken for a reference again.
    if "&#" not in text:
        return text.replace("&amp;", "&")
    text = _REFERENCE.sub(_character, text)
    # Two numbers may be meant as one character; what is half of one is none.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2] or "26", 10 if match[1] else 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def lifted(data: bytes, begin: int = 0) -> tuple[bytes, list[Lifted]]:
    """UTF-8 XML from `begin` on without its long texts, and these; marks stand for them.

    A mark has the number of its text. Only what is the whole content of an element that holds
    text. A file with comments, or with our mark in it, stays as it is.
    """
    sections: list[Lifted] = []
    kept: list[bytes] = []
    position = begin
    for start, end, section in _sections(data, begin):
        kept += (data[position:start], b"%s%d" % (_MARK_BYTES, len(sections)))
        sections.append(section)
        position = end
    if not sections:
        return data[begin:], []
    rest = b"".join((*kept, data[position:]))
    if _COMMENT.search(rest) or rest.count(_MARK_BYTES) != len(sections):
        return data[begin:], []
    return rest, sections


def _sections(data: bytes, begin: int) -> list[tuple[int, int, Lifted]]:
    """Where each long text begins and ends, with its CDATA marks, and the text."""
    found = []
    section, behind = _next(_BEGIN, data, begin), begin
    while behind < len(data):
        if section < behind:
            section = _next(_BEGIN, data, behind)
        # What looks like a reference within a section is none.
        place = data.find(_REFERENCE_TO_TAG, behind, section)
        is_section = place < 0
        if is_section:
            end = _END.search(data, section)
            place, behind = section, end.end() if end is not None else len(data) + len(b"]]>")
        else:
            behind = _next(b"<", data, place)
        if behind - place < _SHORTEST or _CLOSING.match(data, behind) is None:
            continue
        start = _opening_end(data, place)
        if is_section and start == place:
            found.append((start, behind, Lifted(data[start + 9 : behind - 3], escaped=False)))
        elif not is_section and start >= 0:
            found.append((start, behind, Lifted(data[start:behind], escaped=True)))
    return found


def _opening_end(data: bytes, place: int) -> int:
    """Where the text begins that `place` stands in, if its element holds long texts; else -1."""
    opening = _OPENING.match(data, max(data.rfind(b"<", max(0, place - _REACH), place), 0))
    return opening.end() if opening is not None and opening.end() <= place else -1


def _next(mark: bytes, data: bytes, start: int) -> int:
    """Where `mark` stands from `start` on; the end of `data` where it does not."""
    place = data.find(mark, start)
    return place if place >= 0 else len(data)


def restored(text: str, sections: Sequence[Lifted]) -> Lifted | str:
    """The text of an element: what its mark stands for, else `text` with every mark replaced."""
    if _MARK not in text or not sections:
        return text
    number = text[1:10]
    if text[0] == _MARK and number.isdecimal() and len(text) <= 10:
        return sections[int(number)] if int(number) < len(sections) else text
    return _MARKED.sub(lambda found: _raw(found, sections), text)


def _raw(found: re.Match[str], sections: Sequence[Lifted]) -> str:
    """What a mark within markup stands for, as it stood there."""
    number = int(found[1])
    return sections[number].data.decode("utf-8", "replace") if number < len(sections) else found[0]
