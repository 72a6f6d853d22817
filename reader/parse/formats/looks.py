"""What the beginning of a file looks like, worked out once for all the formats that ask."""

from __future__ import annotations

from functools import lru_cache

_BEFORE = b"\xef\xbb\xbf\xff\xfe \t\r\n"


@lru_cache(maxsize=4)
def lowered(head: bytes) -> bytes:
    """`head` in lower case, without what may stand before a file's first character.

    NUL bytes are left out, so that UTF-16 looks like what it says.
    """
    return head.replace(b"\x00", b"").lstrip(_BEFORE).lower()


def is_markup(head: bytes) -> bool:
    """Whether a file begins with a tag; nearly all that do not need no further look."""
    return lowered(head)[:1] == b"<"
