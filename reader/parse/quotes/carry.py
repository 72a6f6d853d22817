"""Speakers carried over: from quote to quote in a paragraph, and from one paragraph to the next.

Runs after every quote was looked at by itself. What is carried keeps the phrase it was first
attributed by, with a lower score.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.parse.quotes.after import directly_after
from reader.parse.quotes.clauses import main_subject, sentence_end, sentence_start, subject_of
from reader.parse.quotes.draft import Attribution, Draft
from reader.parse.quotes.grammar import Phrase, subject_after

if TYPE_CHECKING:
    from reader.parse.quotes.tokens import Paragraph

# A report of at least so many quoted words is put down to the subject of its sentence.
_SOME = 4
# A quote goes on over no more paragraphs than this.
_LONGEST = 30
# An attribution between two halves of an utterance: one verb of saying, and no end of a sentence.
_INTERRUPTS = re.compile(r",?[^.;:VvBQqYy]{0,24}[VvBezE][^.;:VvBQqYy]{0,24}(?:P[qy])?,")
_SAYS = re.compile(r",(H|[DTN]{1,4})V\.$")
_WITHOUT_SUBJECT = re.compile(r"[,-]?a?h?([Vv]|Aa?[EV])(?=[.,]|$|[PSa])")
_MARKS = "“„\"«»‘‚'「『 \u00a0\u202f"
_JOIN = re.compile(r"[,C]{0,3}[PDIaO]{0,2}$|-[^-.;:]{0,12}-?$")


def resume(drafts: list[Draft]) -> None:
    """Make one utterance of halves parted by their attribution: “If it rains,” X said, “we stay.”.

    A title between the two (X wrote in “...”) does not part them.
    """
    if len(drafts) < 2:
        return
    across = zip(drafts, drafts[2:], strict=False)
    for previous, draft in (*pairwise(drafts), *across):
        given = previous.attribution
        if given is None or given.cue is None or not given.rule.startswith("after-"):
            continue
        tags = draft.paragraph.tags
        there, here = (each.paragraph.quotes[each.number] for each in (previous, draft))
        gap = tags[there + 1 : here]
        if _INTERRUPTS.fullmatch(gap) and there < given.cue[0] < here:
            draft.attribution = Attribution(given.phrase, given.cue, given.score, given.rule)
            draft.resumed = previous.sentence or previous.resumed or _starts_large(previous)


def _starts_large(draft: Draft) -> bool:
    return draft.paragraph.text[draft.mark.start : draft.mark.start + 3].strip(_MARKS)[:1].isupper()


def take_dropped_subject(draft: Draft) -> None:
    """Give «...», sostiene. the subject of the sentence before, where verbs need no pronoun."""
    paragraph = draft.paragraph
    quote = paragraph.quotes[draft.number]
    match = _WITHOUT_SUBJECT.match(paragraph.tags, quote + 1)
    if match is None:
        return
    cue = match.end(1) - 1
    before = introduced(paragraph, quote, 0) if quote else None
    phrase = before.phrase if before else None
    if phrase is None and quote and paragraph.tags[quote - 1] == ".":
        phrase = subject_after(paragraph.tags, sentence_start(paragraph.tags, quote - 1))
    if phrase:
        draft.attribution = Attribution(phrase, (cue, cue), 0.92, "after-dropped")


def carry_in_paragraph(drafts: list[Draft]) -> None:
    """Give the unattributed quotes of one paragraph the speaker of their neighbours."""
    if not [draft for draft in drafts if draft.attribution is None]:
        return
    for index, draft in enumerate(drafts):
        previous = drafts[index - 1] if index else None
        if draft.attribution is None and previous and previous.named:
            _from_previous(draft, previous)
    for index in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[index], drafts[index + 1]
        if draft.attribution is None and following.named:
            _from_following(draft, following)
    for index, draft in enumerate(drafts):
        if draft.attribution is None:
            _from_mood(draft, drafts[index - 1] if index else None)
        if draft.attribution is None:
            _from_surroundings(draft)


def _from_mood(draft: Draft, previous: Draft | None) -> None:
    """A sentence in the mood of reported speech goes on with the report before it."""
    paragraph = draft.paragraph
    mood = paragraph.language.reported_mood
    quote = paragraph.quotes[draft.number]
    low = sentence_start(paragraph.tags, quote)
    high = sentence_end(paragraph.tags, quote)
    if not mood or mood.isdisjoint(paragraph.words[low:high]):
        return
    if previous and previous.named:
        _take(draft, previous, 0.85)
    elif low and (phrase := last_subject(paragraph, low)):
        draft.attribution = Attribution(phrase, None, 0.72, "mood")


def _from_surroundings(draft: Draft) -> None:
    """What is left: the sentence before, or a clause after a quote that had its full stop."""
    paragraph = draft.paragraph
    quote = paragraph.quotes[draft.number]
    if draft.sentence and quote and paragraph.tags[quote - 1] in ".;":
        draft.attribution = introduced(paragraph, quote, 0)
    if draft.attribution is None and draft.words >= _SOME and not draft.sentence:
        low, high = sentence_start(paragraph.tags, quote), sentence_end(paragraph.tags, quote)
        phrase = main_subject(paragraph, low, quote) or main_subject(paragraph, quote + 1, high)
        draft.attribution = Attribution(phrase, None, 0.5, "subject") if phrase else None
    if draft.attribution is None and paragraph.tags[quote] == "Q":
        after = directly_after(paragraph, quote)
        if after and paragraph.tags[-1] != ":":
            draft.attribution = Attribution(after.phrase, after.cue, 0.55, after.rule)


def _from_previous(draft: Draft, previous: Draft) -> None:
    tags = draft.paragraph.tags
    here, there = draft.paragraph.quotes[draft.number], previous.paragraph.quotes[previous.number]
    gap = tags[there + 1 : here]
    if len(gap) < 6 and _JOIN.match(gap):
        _take(draft, previous, 0.98)
    elif draft.sentence:
        intro = introduced(draft.paragraph, here, there + 1)
        cue = previous.attribution.cue if previous.attribution else None
        if intro and not (cue and cue[0] > sentence_start(tags, here - 1)):
            draft.attribution = intro
        else:
            _take(draft, previous, 0.96)


def _from_following(draft: Draft, following: Draft) -> None:
    tags = draft.paragraph.tags
    here, there = draft.paragraph.quotes[draft.number], following.paragraph.quotes[following.number]
    gap = tags[here + 1 : there]
    if (len(gap) < 6 and _JOIN.match(gap)) or not gap:
        _take(draft, following, 0.95)


def _take(draft: Draft, source: Draft, factor: float) -> None:
    if source.attribution is None:
        return
    score = source.attribution.score * factor
    given = source.attribution
    draft.attribution = Attribution(given.phrase, given.cue, score, given.rule)
    draft.source = source.source or source
    draft.carried = True


def introduced(paragraph: Paragraph, quote: int, low: int) -> Attribution | None:
    """The subject of the sentence before a quote that is a sentence of its own."""
    tags = paragraph.tags
    end = quote
    while end > low and tags[end - 1] in ".;:,":
        end -= 1
    start = max(low, sentence_start(tags, end))
    clause = tags.rfind(",C", start, end)
    if clause >= 0 and (last := main_subject(paragraph, clause + 2, end)):
        return Attribution(last, None, 0.6, "sentence-before")
    phrase = main_subject(paragraph, start, end)
    if phrase:
        return Attribution(phrase, None, 0.62, "sentence-before")
    return _set_in_before(paragraph, low, start)


def _set_in_before(paragraph: Paragraph, low: int, end: int) -> Attribution | None:
    """“..., he says.” at the end of the sentence that ends at token `end`."""
    match = _SAYS.search(paragraph.tags, low, end)
    if match is None or match.end() != end:
        return None
    return Attribution((match.start(1), match.end(1) - 1), None, 0.6, "sentence-before")


def carry_back(drafts: list[Draft], here: list[Draft]) -> None:
    """Give a quote that goes on in this paragraph the speaker named at last."""
    source = here[0]
    for draft in reversed(drafts[-_LONGEST:]):
        if not draft.mark.continues or draft.attribution is not None or not source.named:
            return
        _take(draft, source, 0.95)


def carry_between(drafts: list[Draft], before: Draft | None, gap: Paragraph | None) -> None:
    """Give a paragraph that opens with an unattributed quote the speaker of what went before.

    `before`: the last quote of an earlier paragraph, if it stands right before; `gap`: the
    paragraph right before, if it holds no quote.
    """
    draft = drafts[0]
    if draft.attribution is not None or not draft.sentence or draft.paragraph.quotes[0] != 0:
        return
    if before is not None and before.named:
        _take(draft, before, 0.995 if before.mark.continues else 0.96)
    elif gap is not None:
        phrase = last_subject(gap, len(gap.tags))
        if phrase:
            announced = not gap.language.speech_nouns.isdisjoint(gap.words)
            score = 0.75 if announced and draft.mark.continues else 0.6
            draft.attribution = Attribution(phrase, None, score, "paragraph-before")
            draft.source = Draft(draft.mark, gap, 0, 0, True, draft.attribution)
            draft.carried = True
    if draft.named:
        carry_in_paragraph(drafts)


def last_subject(paragraph: Paragraph, end: int) -> Phrase | None:
    """Who speaks, or acts, in the sentence that ends at token `end`."""
    tags = paragraph.tags
    while end and tags[end - 1] in ".;:,":
        end -= 1
    start = sentence_start(tags, end)
    for verb in range(end - 1, start - 1, -1):
        if tags[verb] in "VvG":
            phrase = subject_of(paragraph, verb, start)
            if phrase:
                return phrase
    return main_subject(paragraph, start, end) or subject_after(tags, start)
