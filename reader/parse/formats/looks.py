"""What the beginning of a file looks like, worked out once for all the formats that ask."""

from __future__ import annotations

import re
from functools import lru_cache

_BEFORE = b"\xef\xbb\xbf\xff\xfe \t\r\n"


@lru_cache(maxsize=4)
def lowered(head: bytes) -> bytes:
    """`head` in lower case, without what may stand before a file's first character.

    NUL bytes are left out, so that UTF-16 looks like what it says.
    """
    return head.replace(b"\x00", b"").lstrip(_BEFORE).lower()


_TEXT_BYTES = b"\t\n\x0c\r" + bytes(range(0x20, 0x7F)) + bytes(range(0x80, 0x100))
# How every other format begins, and what those hold that may begin like a text.
_OTHERS = re.compile(
    rb"[^0-9A-Za-z\xc3-\xee]|WARC/|filedesc:|PAR1|PK|BZh|[\w-]{1,60}:|From |.{4}ftyp|RIFF|ID3"
    rb"|GIF8|8BPS|OggS|fLaC|FLV|OTTO|wOF|MSCF|SQLite|Rar!|7z|II\*|MM|MZ|BM"
)


def is_ordinary(head: bytes, name: str) -> bool:
    """Whether a file called a text begins so that none but a table could be meant instead.

    Nearly every file does, and twenty formats need not be asked.
    """
    if not name.endswith(".txt") or head.translate(None, _TEXT_BYTES) or _OTHERS.match(head):
        return False
    if b"<" in head or b"%PDF-" in head:
        return False
    return b"/" not in head or b"/related" not in head.lower()


def is_markup(head: bytes) -> bool:
    """Whether a file begins with a tag; nearly all that do not need no further look."""
    return lowered(head)[:1] == b"<"
