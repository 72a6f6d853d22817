"""From text to quotes: marks, what each of them is, whose words it holds."""

from __future__ import annotations

from itertools import groupby

from reader.parse.quotes.attribute import attribute
from reader.parse.quotes.marks import find_marks
from reader.parse.quotes.model import Mark, Quote
from reader.parse.quotes.tokens import tag_paragraph
from reader.parse.quotes.words import load


def find_quotes(text: str, language: str | None = None) -> list[Quote]:
    """Return the quotes of `text` (paragraphs separated by line breaks) in order."""
    words = load(language)
    quotes = []
    last = None
    for start, end, marks in paragraphs_with_marks(text):
        paragraph = tag_paragraph(text, start, end, marks, words)
        for n, mark in enumerate(marks):
            a = attribute(paragraph, n)
            if a:
                s, e = paragraph.span(*a.phrase)
                quotes.append(Quote(mark.start, mark.end, "speech", text[s:e], text[s:e], s, e, "named", a.score, a.rule))
                last = quotes[-1]
            else:
                quotes.append(Quote(mark.start, mark.end, "speech", last and last.speaker, last and last.mention, None, None, "carried", .1, 'carry'))
    return quotes

def paragraphs_with_marks(text: str):
    group: list[Mark] = []
    start = end = -1
    for mark in find_marks(text):
        if mark.start >= end:
            if group:
                yield start, end, group
            start = text.rfind("\n", 0, mark.start) + 1
            end = text.find("\n", mark.end)
            if end < 0:
                end = len(text)
            group = []
        group.append(mark)
    if group:
        yield start, end, group
