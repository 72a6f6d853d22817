"""The short way from bytes to safe text, for the files that need nothing else."""

from __future__ import annotations

from reader.parse.decode import TWICE
from reader.text.safe import SafeText, is_safe

_HARMLESS = b"\n" + bytes(range(0x20, 0x7F))


def safe_text(data: bytes) -> SafeText | None:
    """Return the text of `data` if it is UTF-8 with nothing in it to replace or to put right.

    So are nearly all files, and what is not letters of ASCII in them tells it. None means nothing:
    `reader.parse.decode` and `reader.text.safe.clean_with_offsets` then do it properly, and where
    this returns a text, they would return the same one.
    """
    rest = data.translate(None, _HARMLESS)
    try:
        beyond = rest.decode()
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return SafeText(text) if not beyond or (is_safe(beyond) and not TWICE.search(beyond)) else None
