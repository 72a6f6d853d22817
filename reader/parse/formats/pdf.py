"""PDF: the text of its pages, if the optional extra is installed."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reader.parse import limits
from reader.parse.dates import parse_date
from reader.parse.draft import Parsed
from reader.parse.formats.pieces import headline_of, names_line, problem
from reader.text.safe import SafeText, clean_line, clean_with_offsets

if TYPE_CHECKING:
    from reader.parse.draft import Draft

NAME = "pdf"

_MISSING = 'PDF: to read it, install: pip install "newsfolder[pdf]"'


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001
    """Sure of the mark within the first kilobyte (ISO 32000-1, annex H.3.4.1)."""
    position = head.find(b"%PDF-", 0, 1024)
    if position == 0:
        return 1.0
    return 0.8 if position > 0 and b"<" not in head[:position] else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """One article: the text of all pages, laid out as plain text."""
    try:
        import pypdf
    except ImportError:
        return Parsed((), (problem(path, _MISSING),), SafeText(NAME))
    try:
        reader = pypdf.PdfReader(BytesIO(data), strict=False)
        text, cut = _text(reader)
        draft = _draft(text, reader.metadata)
    except Exception as error:  # noqa: BLE001  # a damaged file fails in many ways there
        reason = f"PDF that cannot be read: {error or type(error).__name__}"
        return Parsed((), (problem(path, reason),), SafeText(NAME))
    if draft is None:
        reason = "PDF without text (perhaps scanned pictures of pages)"
        return Parsed((), (problem(path, reason),), SafeText(NAME))
    problems = (problem(path, f"cut after {limits.PAGES} pages", skipped=False),) if cut else ()
    return Parsed((draft,), problems, SafeText(NAME))


def _text(reader: Any) -> tuple[str, bool]:
    parts: list[str] = []
    length = 0
    for number, page in enumerate(reader.pages):
        if number >= limits.PAGES or length > limits.ARTICLE_CHARACTERS:
            return "\n\n".join(parts), True
        parts.append(page.extract_text() or "")
        length += len(parts[-1])
    return "\n\n".join(parts), False


def _draft(text: str, metadata: Any) -> Draft | None:
    from reader.parse.formats import plain

    cleaned = clean_with_offsets(text)
    if not any(map(str.isalnum, cleaned.text)):
        return None
    draft = plain.read(cleaned)
    fields = (
        {name: str(metadata.get(f"/{name}") or "") for name in ("Title", "Author")}
        if metadata
        else {}
    )
    title = clean_line(fields.get("Title", ""))
    created = str(metadata.get("/CreationDate") or "").removeprefix("D:")[:14] if metadata else ""
    return replace(
        draft,
        headline=headline_of(title) if len(title.split()) > 2 else draft.headline,
        byline=draft.byline or names_line([fields.get("Author", "")]),
        published=draft.published or (parse_date(created) if created else None),
    )
