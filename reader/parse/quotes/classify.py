"""Speech, part of a report, or only marked (a title, a name, a word used with distance)."""

from __future__ import annotations

from reader.parse.quotes.carry import Draft
from reader.parse.quotes.model import Kind, Mark

_DOUBLE = frozenset("“”„‟\"«»「『`")
_ENDS = frozenset(".,!?…—–-")
_STRIP = "“”„‟\"«»‹›‘’‚‛'`「」『』 \u00a0\u2009\u202f"


def foreign_marks(text: str, marks: list[Mark]) -> bool:
    """Whether the text marks speech with double marks, so that single ones mean something else."""
    double = sum(text[mark.start] in _DOUBLE for mark in marks)
    return double >= 3 and double * 2 > len(marks)


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
    if draft.words <= 6 and _like_title(text, draft.mark) and not _direct(rule, score):
        return "mark"
    if draft.sentence and (draft.words > 2 or rule.startswith("after")):
        return "speech"
    return "part"


def _direct(rule: str, score: float) -> bool:
    return rule in ("after-verb", "after-subject", "label") or score >= 0.9


def _like_title(text: str, mark: Mark) -> bool:
    """Every longer word capitalised."""
    words = text[mark.start : mark.end].strip(_STRIP + "".join(_ENDS)).split()
    return all(word[0].isupper() or not word[0].isalpha() or len(word) < 4 for word in words)
