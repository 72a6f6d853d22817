"""What directly follows a quote: “...,” said X. “...,” X said. “...”, according to X."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.parse.quotes.clauses import is_passive
from reader.parse.quotes.draft import Attribution
from reader.parse.quotes.grammar import Phrase, subject_after, subject_before

if TYPE_CHECKING:
    from reader.parse.quotes.tokens import Paragraph

_ANY_VERB = re.compile(r"[VvBeEz]")
_BYLINE = re.compile(r",?-([TN][TNO#D]{0,6})(?:[.,(].{0,40})?$")
_NOUN_PHRASES = re.compile(r"[DJTNnXxB#][DJTNnXxe#BaOPC]{0,30}|H")
_APPOSITIVE = re.compile(r"[DJX][nae#N]{0,6}n,[TN]{1,5}$")
_PERFECT = re.compile(
    r"A(?:[PD]{0,2}M)?([DJTNnXxe#O]{1,10}|H)?(?:[ahM]|P[DJ]{0,2}[TNnM#]{1,3}){0,3}A?(E)"
)
# “..., dijo el martes la alcaldesa”
_WHEN = re.compile(r"[PD]{0,2}M(?=[DTNJXxH])")
_BREAK = frozenset("QqYy;:.")
_AS_THEY_SAY = re.compile(r",S([DJTNXxna]{1,6}|H)[VB](?=[,.]|$)")
# A clause that attributes the quote before it is not longer than this.
_CLAUSE = 40


def directly_after(paragraph: Paragraph, quote: int) -> Attribution | None:
    """“...,” said X / “...,” X said / “...,” according to X / “...” - X."""
    tags = paragraph.tags
    start = quote + 1
    if tags[start : start + 1] in (",", "-"):
        start += 1
    if start >= len(tags):
        return None
    if found := _special(paragraph, start) or _as_they_say(tags, quote):
        return found
    while tags[start : start + 1] == "a":
        start += 1
    if found := verb_first(paragraph, quote, start):
        return found
    if byline := _BYLINE.match(tags, quote + 1, quote + 60):
        return Attribution((byline.start(1), byline.end(1) - 1), None, 0.85, "byline")
    return _subject_then_verb(paragraph, quote, start)


def verb_first(paragraph: Paragraph, quote: int, start: int) -> Attribution | None:
    """What the verb at `start` attributes: “...,” said X / “...”, a déclaré X / according to X."""
    tags = paragraph.tags
    sign = tags[start : start + 1]
    if sign == "K":
        return according(paragraph, start, 0.96)
    if sign == "A":
        return _perfect_after(paragraph, start)
    if sign in ("e", "z") and paragraph.language.verb_second and tags[quote + 1] == ",":
        sign = "v"
    if sign not in ("V", "v", "B"):
        return None
    phrase = _subject_following(paragraph, start)
    score = 0.97 if sign == "V" else 0.9
    return Attribution(phrase, (start, start), score, "after-verb") if phrase else None


def _subject_following(paragraph: Paragraph, verb: int) -> Phrase | None:
    """The subject right after a verb, past a reflexive pronoun or an adverb where these fit."""
    start = verb + 1
    if paragraph.language.verb_second:
        while paragraph.tags[start : start + 1] in ("h", "a"):
            start += 1
    when = _WHEN.match(paragraph.tags, start)
    return subject_after(paragraph.tags, when.end() if when else start)


def _perfect_after(paragraph: Paragraph, start: int) -> Attribution | None:
    """“...”, a déclaré X / a-t-il déclaré / hat X gesagt."""
    match = _PERFECT.match(paragraph.tags, start)
    if match is None:
        return None
    cue = match.start(2), match.start(2)
    if match.group(1):
        return Attribution((match.start(1), match.end(1) - 1), cue, 0.96, "after-verb")
    when = _WHEN.match(paragraph.tags, match.end())
    phrase = subject_after(paragraph.tags, when.end() if when else match.end())
    return Attribution(phrase, cue, 0.96, "after-verb") if phrase else None


def _special(paragraph: Paragraph, start: int) -> Attribution | None:
    """“...”, so X / “...”, heißt es in X."""
    words, language = paragraph.words, paragraph.language
    if words[start] in language.after_quote:
        phrase = subject_after(paragraph.tags, start + 1)
        return Attribution(phrase, (start, start), 0.95, "after-verb") if phrase else None
    if words[start] in language.impersonal and paragraph.tags[start + 1 : start + 3] in (
        "HP",
        "Ha",
    ):
        phrase = subject_after(paragraph.tags, start + 3)
        return Attribution(phrase, (start, start + 1), 0.85, "after-verb") if phrase else None
    return None


def _as_they_say(tags: str, quote: int) -> Attribution | None:
    """“...”, as the islanders say, ..."""
    match = _AS_THEY_SAY.match(tags, quote + 1)
    if match is None:
        return None
    return Attribution((match.start(1), match.end(1) - 1), (match.end(1),) * 2, 0.9, "wording")


def _subject_then_verb(paragraph: Paragraph, quote: int, start: int) -> Attribution | None:
    tags = paragraph.tags
    if paragraph.language.verb_second:
        return None
    for match in _ANY_VERB.finditer(tags, start, start + 40):
        verb, sign = match.start(), match.group()
        between = tags[start:verb]
        if not _BREAK.isdisjoint(between):
            return None
        if is_passive(tags, verb, start):
            continue
        if sign in "ez" and not _ends_clause(paragraph, quote, verb):
            continue
        phrase: Phrase | None
        if _NOUN_PHRASES.fullmatch(between) or _APPOSITIVE.match(between):
            phrase = start, verb - 1
            while phrase[1] > start and tags[phrase[1]] == "a":
                phrase = start, phrase[1] - 1
        else:
            phrase = subject_before(tags, verb, start)
        if phrase and phrase[0] == start and tags[start] != "W":
            return Attribution(phrase, (verb, verb), 0.97 if sign == "V" else 0.9, "after-subject")
    return None


def _ends_clause(paragraph: Paragraph, quote: int, verb: int) -> bool:
    """Whether an unlisted verb may report speech: after a comma, or at the end of its clause."""
    tags = paragraph.tags
    return tags[quote] == "q" or tags[verb + 1 : verb + 2] in ("", ".", ",")


def according(paragraph: Paragraph, index: int, score: float) -> Attribution | None:
    """“according to X”, the first word of which stands at `index`."""
    start = index + 1
    after = paragraph.language.according_after
    if start < len(paragraph.words) and paragraph.words[start] in after:
        start += 1
    if paragraph.tags[start : start + 1] == "O":
        start += 1
    phrase = subject_after(paragraph.tags, start)
    return Attribution(phrase, (index, index), score, "according") if phrase else None


def set_in(paragraph: Paragraph, index: int) -> Phrase | None:
    """“..., so X, ...”: a speaker set in between commas without a verb."""
    tags = paragraph.tags
    if index == 0 or tags[index - 1] != ",":
        return None
    if paragraph.words[index] not in paragraph.language.after_quote:
        return None
    phrase = subject_after(tags, index + 1)
    return phrase if phrase and tags[phrase[1] + 1 : phrase[1] + 2] in (",", ".", "") else None
