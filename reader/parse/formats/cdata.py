"""The long CDATA sections of a feed, taken out before it is parsed as XML.

libxml2 reads CDATA one character at a time, and CDATA is where feeds keep the HTML of their
entries: half of a feed's bytes. (The idea is fastfeedparser's.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST = 1024
_OPENING = re.compile(
    rb"<(?:\w{1,40}:)?(?:description|encoded|content|summary)(?:\s[^<>]{0,400})?>\s{0,80}\Z"
)
_REACH = 600
_BEGIN = b"<![CDATA["
_CLOSING = re.compile(rb"\]\]>\s{0,80}</")
_MARK = "\ue000"
_MARK_BYTES = _MARK.encode()


def lifted(data: bytes) -> tuple[bytes, list[bytes]]:
    """UTF-8 XML without its long CDATA sections, and these; a mark with its number stands for each.

    Only what is the whole content of an element that holds text. A file with comments, or with
    our mark in it, stays as it is.
    """
    sections: list[bytes] = []
    kept: list[bytes] = []
    position = 0
    for start, end in _sections(data):
        kept += (data[position:start], b"%s%d" % (_MARK_BYTES, len(sections)))
        sections.append(data[start + 9 : end])
        position = end + 3
    if not sections:
        return data, []
    rest = b"".join((*kept, data[position:]))
    if b"<!--" in rest or rest.count(_MARK_BYTES) != len(sections):
        return data, []
    return rest, sections


def _sections(data: bytes) -> list[tuple[int, int]]:
    """Where each long section begins, at its opening mark, and ends, before its closing one."""
    found = []
    position = 0
    while (start := data.find(_BEGIN, position)) >= 0:
        closing = data.find(b"]]>", start)
        if closing < 0:
            break
        if closing - start >= _SHORTEST and _is_all_of_a_text(data, position, start, closing):
            found.append((start, closing))
        position = closing
    return found


def _is_all_of_a_text(data: bytes, position: int, start: int, closing: int) -> bool:
    """Whether a section stands alone in an element that holds text."""
    opening = _OPENING.search(data, max(position, start - _REACH), start)
    return opening is not None and _CLOSING.match(data, closing) is not None


def restored(text: str, sections: Sequence[bytes]) -> str:
    """The text of an element: the section that its mark stands for, or `text` itself."""
    if not text.startswith(_MARK) or not text[1:10].isdecimal() or int(text[1:10]) >= len(sections):
        return text
    section = sections[int(text[1:10])].decode("utf-8", "replace")
    return section.replace("\r\n", "\n").replace("\r", "\n") if "\r" in section else section
