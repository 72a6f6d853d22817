"""Speech, part of a report, or only marked (a title, a name, a word used with distance)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.parse.quotes.draft import Attribution, Draft
    from reader.parse.quotes.model import Kind, Mark
    from reader.parse.quotes.words import Words

_DOUBLE = frozenset('“”„‟"«»「『`')
_ENDS = frozenset(".,!?…—–-")
# Scores below which an attribution does not make speech of two or three words, and of a name.
_WEAK = 0.7
_FAIR = 0.84
_PLAIN = 0.95
# Words that make a quote of a sentence, or of part of one, that nobody is named for.
_LONG = 7
_SOME = 4
# Before a quote these say that it is part of a phrase: on “Roe Tonight”, the “Roe” effect.
_INSIDE = frozenset("PODJnNTXxe")
_TYPED_DOUBLE = re.compile(r"''(?<![\w']'')(?=\w)")
# Words as long as this have a capital in a title, but not those that only join others.
_SMALL = 4
_JOINING = frozenset("POCS")
_TAIL = 160
_ATTRIBUTED = re.compile(r",(?:V[DJTNnX]{1,8}|[DJTNnX]{1,8}V)[.,]?[^.VvGzb]{0,12}[.]?$")
_STRIP = "“”„‟\"«»‹›‘’‚‛'`「」『』 \u00a0\u2009\u202f"


def foreign_marks(text: str, marks: list[Mark]) -> bool:
    """Whether the text marks speech with double marks, so that single ones mean something else."""
    double = len([mark for mark in marks if text[mark.start] in _DOUBLE])
    if double < len(marks) and "''" in text:
        double = sum(_is_double(text, mark) for mark in marks)
        double = max(double, len(_TYPED_DOUBLE.findall(text)))
    return double >= 3 and double * 2 > len(marks)


def _is_double(text: str, mark: Mark) -> bool:
    return text[mark.start] in _DOUBLE or text.startswith("''", mark.start)


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
    return count, words[-1] in _ENDS or count >= 5 or (count >= 3 and _stands_alone(text, mark))


def _stands_alone(text: str, mark: Mark) -> bool:
    """Whether a full stop stands before a quote and another right behind it: ... «...»."""
    before = text[max(0, mark.start - 2) : mark.start].strip()
    return text[mark.end : mark.end + 1] == "." and before in (".", "!", "?")


def kind_of(text: str, draft: Draft, single_is_foreign: bool) -> Kind:
    """What a quote is, from its shape and how it was attributed."""
    attribution = draft.attribution
    if single_is_foreign and not _is_double(text, draft.mark):
        after = attribution is not None and attribution.rule.startswith("after-")
        return "speech" if after and draft.sentence else "mark"
    if attribution is None:
        return _unattributed(text, draft)
    if draft.words <= 6 and not _direct(draft, attribution):
        if draft.words <= 3 and attribution.score < _WEAK:
            return "mark"
        if _so_called(draft):
            return "mark"
        if _like_title(text, draft) and (draft.words > 1 or attribution.score < _FAIR):
            return "mark"
        if draft.paragraph.language.capital_nouns and _names_something(text, draft):
            return "mark"
    if attribution.rule == "subject" and not _starts_small(text, draft.mark):
        return _unattributed(text, draft)
    if draft.sentence and (draft.words > 2 or _follows(draft) == ":"):
        return "speech"
    if draft.resumed or (_follows(draft) == "," and text[draft.mark.end - 2] in "?!"):
        return "speech"
    plain = attribution.rule.startswith("after-") or attribution.score >= _PLAIN
    return "speech" if plain and not _starts_small(text, draft.mark) else "part"


def _unattributed(text: str, draft: Draft) -> Kind:
    """Nobody is named: only its length speaks for a quote."""
    if draft.sentence:
        named = _follows(draft) in _INSIDE and text[draft.mark.end - 2] not in ".!?…"
        return "mark" if named or draft.words < _LONG else "speech"
    return "part" if draft.words >= _SOME and _starts_small(text, draft.mark) else "mark"


def _names_something(text: str, draft: Draft) -> bool:
    """Whether the quote follows a noun as its name: the film “...”, die Sonde „...“."""
    paragraph = draft.paragraph
    before = paragraph.quotes[draft.number] - 1
    if before < 0 or paragraph.tags[before] not in "nNT":
        return False
    if paragraph.words[before].lower() in paragraph.language.speech_nouns:
        return False
    return not _starts_small(text, draft.mark)


def _follows(draft: Draft) -> str:
    """The tag before a quote, a blank at the start of a paragraph."""
    quote = draft.paragraph.quotes[draft.number]
    return draft.paragraph.tags[quote - 1] if quote else " "


def _so_called(draft: Draft) -> bool:
    """Whether a word before the quote says that it is only a name: the so-called “...”."""
    paragraph = draft.paragraph
    before = paragraph.quotes[draft.number] - 1
    return before >= 0 and paragraph.words[before].lower() in paragraph.language.so_called


def _direct(draft: Draft, attribution: Attribution) -> bool:
    """Whether a quote is so plainly attributed that its shape does not matter."""
    before = _follows(draft)
    if attribution.rule in ("after-verb", "after-subject", "after-dropped"):
        return attribution.score >= 0.9 and before not in _INSIDE
    if attribution.rule == "label":
        return True
    if draft.paragraph.language.capital_nouns:
        return attribution.score >= 0.9
    return attribution.score >= 0.9 and before in (",", ":")


def _starts_small(text: str, mark: Mark) -> bool:
    return text[mark.start : mark.end].strip(_STRIP)[:1].islower()


def _like_title(text: str, draft: Draft) -> bool:
    """Every longer word capitalised, the first of all and one besides."""
    mark, tags = draft.mark, draft.paragraph.language.tags
    words = text[mark.start : mark.end].strip(_STRIP + "".join(_ENDS)).split()
    large = [word[0].isupper() or not word[0].isalpha() for word in words]
    if large[:1] != [True] or (len(large) > 1 and sum(large) == 1):
        return False
    return all(
        is_large or len(word) < _SMALL or tags[word] in _JOINING
        for is_large, word in zip(large, words, strict=False)
    )
