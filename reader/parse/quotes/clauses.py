"""Sentences and the subjects of their verbs, in the word orders of the languages.

`grammar` finds the noun phrase beside a verb; here it is decided which verb is asked, and where
its subject can stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.parse.quotes.grammar import Phrase, antecedent, subject_after, subject_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parse.quotes.tokens import Paragraph

_BOUNDARY = frozenset(",.;:CSWQqYyaMPG-(")
_STOP = re.compile(r"[.;Q]")
_ENDS = re.compile(r"\.|;|Q(?![,CVvPSO])|Y(?![,CVvPSO])")
_REMEMBERED = 64
# No sentence is read further than so many words to either side of a quote.
_SENTENCE = 200
# How far before a word the verb it belongs to is looked for.
_REACH = 60
_AUXILIARY_REACH = 40


def sentence_start(tags: str, quote: int) -> int:
    """The first token of the sentence the quote at `quote` stands in."""
    stops = _stops(tags)
    index = bisect_left(stops, quote)
    start = stops[index - 1] + 1 if index else 0
    return max(start, quote - _SENTENCE)


@lru_cache(_REMEMBERED)
def _stops(tags: str) -> list[int]:
    """Where the sentences of a paragraph end."""
    return [match.start() for match in _ENDS.finditer(tags)]


def sentence_end(tags: str, quote: int) -> int:
    """One past the last token of the sentence the quote at `quote` stands in."""
    if tags[quote] == "Q":
        return quote + 1
    highest = min(len(tags), quote + _SENTENCE)
    stop = _STOP.search(tags, quote + 1, highest)
    if stop is None:
        return highest
    return stop.end() if stop.group() == "Q" else stop.start()


def is_passive(tags: str, verb: int, low: int) -> bool:
    """Whether a form of "be" stands before the verb, adverbs and auxiliaries aside."""
    index = verb - 1
    while index >= low and tags[index] in "aA":
        index -= 1
    return index >= low and tags[index] == "b"


def subject_of(paragraph: Paragraph, verb: int, low: int) -> Phrase | None:
    """The subject of the verb, looked for beside it, else taken from an earlier verb."""
    tags = paragraph.tags
    before = tags[verb - 1] if verb > low else ""
    if tags[verb] == "G":
        return _subject_of_gerund(paragraph, verb, before, low)
    if tags[verb] == "E" or _closes_perfect(paragraph, verb):
        return of_auxiliary(paragraph, verb, low)
    if paragraph.language.verb_second and tags[verb] in "Vv":
        if before == "C" and (phrase := _earlier_subject(paragraph, verb, low)):
            return phrase
        phrase = verb_second(paragraph, verb, low)
        return phrase or _earlier_subject(paragraph, verb, low)
    phrase = subject_before(tags, verb, low)
    if tags[verb] == "B" and not _is_finite(paragraph, verb, phrase, low):
        return None
    if phrase and not _is_noun(paragraph, verb, phrase, low):
        return phrase
    return _earlier_subject(paragraph, verb, low)


def verb_second(paragraph: Paragraph, verb: int, low: int) -> Phrase | None:
    """The subject in a language whose verb comes second: before it, else after it."""
    words, tags, language = paragraph.words, paragraph.tags, paragraph.language
    start = verb + 1
    if words[verb].lower() in language.impersonal and tags[start : start + 1] == "H":
        return subject_before(tags, verb, low)
    while start < len(tags) and tags[start] in "ah":
        start += 1
    after = subject_after(tags, start)
    if after and words[after[0]].lower() in language.oblique:
        after = None
    before = subject_before(tags, verb, low, strict=True)
    if after and tags[after[0]] == "H" and not _opens_with_name(paragraph, before, low):
        return after
    if before and words[before[0]].lower() not in language.oblique:
        role = before[0] > low and tags[before[0] - 1] == "S"
        return after if role and after else before
    return after


def _opens_with_name(paragraph: Paragraph, before: Phrase | None, low: int) -> bool:
    """Whether the phrase before a verb is surely its subject: Roe lobte sie. Ihr Sohn sah es."""
    if before is None or before[0] != low or paragraph.tags[before[1]] != "N":
        return False
    first = paragraph.tags[low]
    return first in "NT" or paragraph.words[low].lower() in paragraph.language.possessives


def of_auxiliary(paragraph: Paragraph, participle: int, low: int) -> Phrase | None:
    """X hat ... gesagt: the subject of the auxiliary a participle belongs to."""
    for index in range(participle - 1, max(low, participle - _AUXILIARY_REACH) - 1, -1):
        if paragraph.tags[index] == "A":
            return verb_second(paragraph, index, low)
    return None


def _closes_perfect(paragraph: Paragraph, verb: int) -> bool:
    """Whether a form that is finite elsewhere ends a clause with an auxiliary (hat ... betont)."""
    if paragraph.words[verb] not in paragraph.language.participles:
        return False
    tags = paragraph.tags
    if tags[verb + 1 : verb + 2] not in ("", ",", ".", ":", ";", "q", "Q", "y", "Y", "C"):
        return False
    start = max(0, verb - _AUXILIARY_REACH)
    clause = max(tags.rfind(sign, start, verb) for sign in ",.:;")
    return tags.find("A", max(start, clause), verb) >= 0


def _subject_of_gerund(paragraph: Paragraph, verb: int, before: str, low: int) -> Phrase | None:
    tags = paragraph.tags
    if before == "W":
        return None
    phrase = None
    if before not in ("", ",", "C", "P"):
        phrase = subject_before(tags, verb, low)
        if phrase and not _is_object(paragraph, phrase, low):
            return phrase
    return _earlier_subject(paragraph, verb, low) or phrase


def _earlier_subject(paragraph: Paragraph, verb: int, low: int) -> Phrase | None:
    tags = paragraph.tags
    second = paragraph.language.verb_second
    fallback = None
    for index in range(verb - 1, max(low, verb - _REACH) - 1, -1):
        tag = tags[index]
        if tag not in "VvzbAe":
            continue
        found = verb_second(paragraph, index, low) if second else subject_before(tags, index, low)
        if found:
            if tag in "Vv":
                return found
            fallback = fallback or found
    return fallback


def main_subject(paragraph: Paragraph, start: int, end: int) -> Phrase | None:
    """The subject of the first verb between two tokens that has one."""
    tags = paragraph.tags
    for index in range(start, min(end, start + _REACH)):
        if tags[index] in "VvzbeAB":
            second = paragraph.language.verb_second
            find = verb_second if second else _before_verb
            phrase = find(paragraph, index, start)
            if phrase:
                return phrase
    return None


def earlier_subjects(paragraph: Paragraph, pronoun: int) -> Iterator[Phrase]:
    """The subjects before a pronoun: of its own sentence, then of the sentence before."""
    start = sentence_start(paragraph.tags, pronoun)
    before = sentence_start(paragraph.tags, start - 1) if start else 0
    for low, high in ((start, pronoun), (before, start)):
        if phrase := main_subject(paragraph, low, high):
            yield phrase


def _before_verb(paragraph: Paragraph, verb: int, low: int) -> Phrase | None:
    return subject_before(paragraph.tags, verb, low)


def _is_noun(paragraph: Paragraph, verb: int, phrase: Phrase, low: int) -> bool:
    """Whether a form in -s is a plural (“the use of executive orders”) and no verb."""
    if paragraph.tags[verb] != "v" or not paragraph.words[verb].endswith("s"):
        return False
    first = phrase[0]
    return first > low and paragraph.tags[first - 1] not in _BOUNDARY


def _is_finite(paragraph: Paragraph, verb: int, phrase: Phrase | None, low: int) -> bool:
    """Whether a base form is a verb here (“they say”, “to say”) and not a noun (“a claim”)."""
    tags = paragraph.tags
    before = tags[verb - 1 : verb] if verb > low else ""
    if before and before in "IAHa":
        return True
    if before == "W":
        return verb - 2 >= low and tags[verb - 2] in "nN,"
    if phrase is None:
        return before == "C"
    first, last = phrase
    if first > low and tags[first - 1] not in _BOUNDARY:
        return False
    return tags[last] == "J" or (tags[last] in "nN" and paragraph.words[last].lower().endswith("s"))


def _is_object(paragraph: Paragraph, phrase: Phrase, low: int) -> bool:
    """“issued a statement saying”: the phrase is what somebody issued."""
    first, last = phrase
    if first <= low or paragraph.tags[first - 1] not in "VvzbAeB":
        return False
    return paragraph.tags[last] in "nB"


def meant_by_relative(paragraph: Paragraph, phrase: Phrase) -> Phrase | None:
    """What a relative pronoun stands for, None if the phrase is none."""
    first, last = phrase
    if first != last or paragraph.tags[first] != "W":
        return None
    return antecedent(paragraph.tags, first, 0)
