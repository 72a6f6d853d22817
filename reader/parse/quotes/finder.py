"""From text to quotes: marks, what each of them is, whose words it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.limits import ATTRIBUTED
from reader.parse.quotes.attribute import attribute
from reader.parse.quotes.carry import (
    carry_back,
    carry_between,
    carry_in_paragraph,
    resume,
    take_dropped_subject,
)
from reader.parse.quotes.classify import foreign_marks, holds_attribution, kind_of, shape
from reader.parse.quotes.clauses import meant_by_relative
from reader.parse.quotes.dashes import find_speeches
from reader.parse.quotes.draft import Attribution, Draft
from reader.parse.quotes.guess import guess_language
from reader.parse.quotes.inside import attribute_inside
from reader.parse.quotes.marks import find_marks
from reader.parse.quotes.model import Found, Mark, Quote
from reader.parse.quotes.speakers import Voices
from reader.parse.quotes.tokens import Paragraph, tag_paragraph
from reader.parse.quotes.words import Words, load

if TYPE_CHECKING:
    from collections.abc import Iterator

# Below this a speaker is shown as a guess.
SURE = 0.7
# A pronoun whose bearer stands far away is no surer than this.
UNSURE = 0.6
# Below this no speaker is named at all.
LEAST = 0.3
# More quotes than this in a paragraph are no article; the rest get no speaker.
MAX_IN_PARAGRAPH = 150


def find_quotes(text: str, language: str | None = None, typewritten: bool = False) -> list[Quote]:
    """Return the quotes of an article's body in order, none overlapping.

    `text`: paragraphs separated by line breaks. `language`: a code such as "en" or "de-AT";
    None guesses from the commonest words. `typewritten`: whether '' may stand for a double mark,
    as for `find_marks`. Pure, and never fails, whatever the text.
    """
    words = load(language or guess_language(text))
    marks = _marks(text, words, typewritten)
    if not marks:
        return []
    single_is_foreign = foreign_marks(text, marks)
    drafts: list[Draft] = []
    for start, end, group in _paragraphs(text, marks):
        paragraph = tag_paragraph(text, start, end, group, words)
        here = [
            Draft(mark, paragraph, number, *shape(text, mark)) for number, mark in enumerate(group)
        ]
        if len(drafts) < ATTRIBUTED:
            _attribute(text, drafts, here[:MAX_IN_PARAGRAPH], words)
        drafts += here
    voices = Voices(text, marks, words, _speaking(drafts))
    return [_finish(draft, voices, single_is_foreign) for draft in drafts]


def _speaking(drafts: list[Draft]) -> frozenset[str]:
    """The single names that quotes were attributed by."""
    names = set()
    for draft in drafts:
        if draft.attribution and draft.attribution.phrase and not draft.carried:
            first, last = draft.attribution.phrase
            paragraph = (draft.source or draft).paragraph
            if first == last and paragraph.tags[first] == "N":
                names.add(paragraph.words[first])
    return frozenset(names)


def _attribute(text: str, drafts: list[Draft], here: list[Draft], words: Words) -> None:
    """Find whose the quotes of one paragraph are; `drafts`: those of the paragraphs before."""
    for draft in here:
        draft.attribution = attribute(draft.paragraph, draft.number)
        if words.pro_drop and draft.attribution is None:
            take_dropped_subject(draft)
        if words.inside and draft.attribution is None:
            attribute_inside(text, draft, words)
    resume(here)
    carry_in_paragraph(here)
    if not here[0].attribution:
        _carry_over(text, drafts, here, words)
    carry_back(drafts, here)


def _marks(text: str, words: Words, typewritten: bool) -> list[Mark]:
    """The marks worth looking at.

    With dialogue dashes where the language has them, without those that were opened and never
    closed (“We are ready, said Roe.).
    """
    marks = [
        mark
        for mark in find_marks(text, typewritten)
        if mark.closed or not holds_attribution(text, mark, words)
    ]
    if words.dialogue_dash:
        taken = {mark.start for mark in marks}
        spoken = find_speeches(text)
        if spoken and not any(turn.start <= start < turn.end for turn in spoken for start in taken):
            marks = sorted(marks + spoken, key=lambda mark: mark.start)
    return marks


def _carry_over(text: str, drafts: list[Draft], here: list[Draft], words: Words) -> None:
    before = drafts[-1] if drafts else None
    previous_end = here[0].paragraph.start
    while previous_end and text[previous_end - 1].isspace():
        previous_end -= 1
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


def _finish(draft: Draft, voices: Voices, single_is_foreign: bool) -> Quote:
    mark, attribution = draft.mark, draft.attribution
    kind = kind_of(voices.text, draft, single_is_foreign)
    if kind == "mark" or attribution is None or attribution.phrase is None:
        return Quote(mark.start, mark.end, kind)
    if attribution.score < LEAST:
        return Quote(mark.start, mark.end, kind)
    paragraph = (draft.source or draft).paragraph
    voice = voices.resolve(*paragraph.span(*attribution.phrase))
    speaker = voice.name
    if voice.pronoun and (meant := meant_by_relative(paragraph, attribution.phrase)):
        speaker = voices.resolve(*paragraph.span(*meant)).name
    elif voice.pronoun and speaker is None:
        speaker = voices.thing_meant(paragraph, attribution.phrase)
    score = attribution.score if voice.sure else min(attribution.score, UNSURE)
    return Quote(
        mark.start,
        mark.end,
        kind,
        speaker,
        voices.text[voice.start : voice.end],
        voice.start,
        voice.end,
        _found(draft, score, voice.pronoun),
        round(score, 2),
        _cue(paragraph, attribution),
    )


def _found(draft: Draft, score: float, pronoun: bool) -> Found:
    if score < SURE:
        return "guess"
    if draft.carried:
        return "carried"
    return "pronoun" if pronoun else "named"


def _cue(paragraph: Paragraph, attribution: Attribution) -> str | None:
    if attribution.cue is None:
        return None
    first, last = attribution.cue
    return " ".join(paragraph.words[first : last + 1])
