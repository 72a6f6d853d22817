"""From text to quotes: marks, what each of them is, whose words it holds."""

from __future__ import annotations

from collections.abc import Iterator

from reader.parse.quotes.attribute import attribute
from reader.parse.quotes.carry import Draft, carry_between, carry_in_paragraph
from reader.parse.quotes.classify import foreign_marks, kind_of, shape
from reader.parse.quotes.marks import find_marks
from reader.parse.quotes.model import Found, Mark, Quote
from reader.parse.quotes.tokens import Paragraph, tag_paragraph
from reader.parse.quotes.words import Words, load


def find_quotes(text: str, language: str | None = None) -> list[Quote]:
    """Return the quotes of `text` (paragraphs separated by line breaks) in order."""
    marks = find_marks(text)
    if not marks:
        return []
    words = load(language)
    single_is_foreign = foreign_marks(text, marks)
    drafts: list[Draft] = []
    for start, end, group in _paragraphs(text, marks):
        paragraph = tag_paragraph(text, start, end, group, words)
        here = [Draft(mark, paragraph, number, *shape(text, mark)) for number, mark in enumerate(group)]
        for draft in here:
            draft.attribution = attribute(paragraph, draft.number)
        carry_in_paragraph(here)
        if not here[0].attribution:
            _carry_over(text, drafts, here, words)
        drafts += here
    return [_finish(text, draft, single_is_foreign) for draft in drafts]


def _carry_over(text: str, drafts: list[Draft], here: list[Draft], words: Words) -> None:
    before = drafts[-1] if drafts else None
    start = here[0].paragraph.start
    previous_end = len(text[:start].rstrip())
    if before and before.paragraph.end >= previous_end:
        carry_between(here, before, None)
    elif previous_end:
        previous_start = text.rfind("\n", 0, previous_end) + 1
        carry_between(here, None, tag_paragraph(text, previous_start, previous_end, [], words))


def _paragraphs(text: str, marks: list[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """The marks grouped by paragraph, with the paragraph's start and end."""
    group: list[Mark] = []
    start = end = -1
    for mark in marks:
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


def _finish(text: str, draft: Draft, single_is_foreign: bool) -> Quote:
    mark, attribution = draft.mark, draft.attribution
    kind = kind_of(text, draft, single_is_foreign)
    if kind == "mark" or attribution is None or attribution.phrase is None:
        return Quote(mark.start, mark.end, kind)
    source: Paragraph = (draft.source or draft).paragraph
    start, end = source.span(*attribution.phrase)
    mention = text[start:end]
    found: Found = "carried" if draft.carried else "named"
    return Quote(
        mark.start, mark.end, kind, mention, mention, start, end, found, attribution.score, attribution.rule
    )
