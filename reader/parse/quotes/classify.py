"""Speech, part of a report, or only marked (a title, a name, a word used with distance)."""

from __future__ import annotations

import re

from reader.parse.quotes.carry import Draft
from reader.parse.quotes.model import Kind, Mark
from reader.parse.quotes.words import Words

_DOUBLE = frozenset("“”„‟\"«»「『`")
_ENDS = frozenset(".,!?…—–-")
_TAIL = 160
_ATTRIBUTED = re.compile(r",(?:V[DJTNnX]{1,8}|[DJTNnX]{1,8}V)[.,]?[^.VvGzb]{0,12}[.]?$")
_STRIP = "“”„‟\"«»‹›‘’‚‛'`「」『』 \u00a0\u2009\u202f"


def foreign_marks(text: str, marks: list[Mark]) -> bool:
    """Whether the text marks speech with double marks, so that single ones mean something else."""
    double = sum(text[mark.start] in _DOUBLE for mark in marks)
    return double >= 3 and double * 2 > len(marks)


def holds_attribution(text: str, mark: Mark, words: Words) -> bool:
    """Whether an unclosed quote ends with its own attribution, so that its end is unknown."""
    tail = words.token.findall(text, max(mark.start, mark.end - _TAIL), mark.end)
    return _ATTRIBUTED.search("".join(words.tags[word] for word in tail)) is not None


def shape(text: str, mark: Mark) -> tuple[int, bool]:
    """How many words a quote has, and whether it looks like a sentence of its own."""
    words = text[mark.start : mark.end].strip(_STRIP)
    count = words.count(" ") + 1
    first = words[:1]
    if not first or first.islower():
        return count, False
    return count, words[-1] in _ENDS or count >= 5


def kind_of(text: str, draft: Draft, single_is_foreign: bool) -> Kind:
    """What a quote is, from its shape and how it was attributed."""
    attribution = draft.attribution
    rule = attribution.rule if attribution else ""
    score = attribution.score if attribution else 0.0
    if single_is_foreign and text[draft.mark.start] not in _DOUBLE:
        return "speech" if rule in ("after-verb", "after-subject") and draft.sentence else "mark"
    if attribution is None:
        return "speech" if draft.words >= 7 and draft.sentence else "mark"
    if draft.words <= 6 and not _direct(draft, rule, score):
        if _like_title(text, draft.mark):
            return "mark"
        if draft.paragraph.language.capital_nouns and _names_something(draft):
            return "mark"
    if draft.sentence and draft.words > 2:
        return "speech"
    return "speech" if rule.startswith("after-") and not _starts_small(text, draft.mark) else "part"


def _names_something(draft: Draft) -> bool:
    """Whether the quote follows a noun as its name: the film “...”, die Sonde „...“."""
    paragraph = draft.paragraph
    before = paragraph.quotes[draft.number] - 1
    if before < 0 or paragraph.tags[before] not in "nNT":
        return False
    return paragraph.words[before].lower() not in paragraph.language.speech_nouns


def _direct(draft: Draft, rule: str, score: float) -> bool:
    """Whether a quote is so plainly attributed that its shape does not matter."""
    if rule in ("after-verb", "after-subject", "label"):
        return True
    if draft.paragraph.language.capital_nouns:
        return score >= 0.9
    before = draft.paragraph.quotes[draft.number] - 1
    return score >= 0.9 and draft.paragraph.tags[before] in ",:"


def _starts_small(text: str, mark: Mark) -> bool:
    return text[mark.start : mark.end].strip(_STRIP)[:1].islower()


def _like_title(text: str, mark: Mark) -> bool:
    """Every longer word capitalised."""
    words = text[mark.start : mark.end].strip(_STRIP + "".join(_ENDS)).split()
    return all(word[0].isupper() or not word[0].isalpha() or len(word) < 4 for word in words)
