"""MHTML: a page saved with all its parts in one file (.mht, .mhtml); the page is read as HTML."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reader.parse.draft import Parsed
from reader.parse.formats.looks import lowered
from reader.parse.formats.pieces import problem
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Iterable
    from email.message import Message

NAME = "mhtml"

_PARTS = 10_000


def sniff(head: bytes, name: str) -> float:
    """Sure of a multipart/related message with the mark of a saved page."""
    if head[:1] == b"<":
        return 0.0
    lower = lowered(head)
    if b"multipart/related" not in lower or b"mime-version:" not in lower:
        return 0.0
    marks = (b"text/html" in lower) + (b"snapshot-content-location" in lower)
    marks += (b"content-location:" in lower) + name.lower().endswith((".mht", ".mhtml"))
    mailed = b"\nreceived:" in lower or b"\nto:" in lower
    return 0.97 if marks >= 2 and not mailed else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:
    """The article of the page that the file holds."""
    from reader.parse.formats.mime import walk

    try:
        page = _page(islice(walk(data), _PARTS))
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        page = None
    if page is None:
        return Parsed((), (problem(path, "a saved page without HTML in it"),), SafeText(NAME))
    text, encoding, address = page
    from reader.parse.formats.html import read_page_text

    draft, problems = read_page_text(text, path, address, explain=explain)
    drafts = (draft,) if draft is not None else ()
    return Parsed(drafts, problems, SafeText(NAME), SafeText(encoding))


def _page(parts: Iterable[Message]) -> tuple[str, str, str | None] | None:
    """Text, encoding and address of the first HTML part that is not a frame."""
    from reader.parse.decode import decode
    from reader.parse.formats.markup.declared import decode_declared, decode_markup

    saved_from = None
    for part in parts:
        saved_from = saved_from or part.get("Snapshot-Content-Location")
        if part.is_multipart() or part.get_content_type() not in (
            "text/html",
            "application/xhtml+xml",
        ):
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload.strip():
            continue
        decoded = decode_declared(payload, part.get_content_charset()) or decode_markup(payload)
        if not decoded.text.strip():
            decoded = decode(payload)
        address = saved_from or part.get("Content-Location")
        return decoded.text, decoded.encoding, str(address).strip() if address else None
    return None
