"""From text to quotes: marks, what each of them is, whose words it holds."""

from __future__ import annotations

from reader.parse.quotes.marks import find_marks
from reader.parse.quotes.model import Quote


def find_quotes(text: str, language: str | None = None) -> list[Quote]:
    """Return the quotes of `text` (paragraphs separated by line breaks) in order."""
    return [Quote(mark.start, mark.end, "speech") for mark in find_marks(text)]
