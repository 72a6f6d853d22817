"""Whose words a quote holds, as far as its own sentence says.

Verb first: every verb of saying near a quote is asked for its subject, and the nearest fitting
pair wins. Each rule has a score that ends up as the confidence shown to the reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.parse.quotes.after import according, directly_after, set_in
from reader.parse.quotes.clauses import (
    is_passive,
    main_subject,
    of_auxiliary,
    sentence_end,
    sentence_start,
    subject_of,
    verb_second,
)
from reader.parse.quotes.draft import Attribution
from reader.parse.quotes.grammar import Phrase, subject_after, subject_before

if TYPE_CHECKING:
    from reader.parse.quotes.tokens import Paragraph

_LABEL = re.compile(
    r"(?:.{0,40}-)?(?:J?P)?([DTNXJnB#xO]{1,12}|H)"
    r"(?:\([^)]{1,12}\))?(?:,[^,:.VvGzbAeE]{1,20},?)?(?:[PO][^:.,VvGzbAeE]{1,14})?:$"
)
# Before these a form in -ing is a noun: the backing of X, their saying.
_OWNING = ("D", "X", "x")
# What stands between a verb of naming and its quote: called it “...”, described as a “...”.
_NAMING = frozenset(["P", "PD", "O", "OD", "SD", "S", "hSD", "hS", "D", "hD"])
_LEADING_UP = frozenset(["", ",", ":", "W", "W,", "h", "h,", "h:", "a", "aW", ",W"])
_AS_HAS_IT = re.compile(r"S([DJTNXxnaB]{1,8})[AVvz]H$")
_PUT = 14
# Further from a quote than this no word attributes it.
_LOOK_BACK = 80


def attribute(paragraph: Paragraph, number: int) -> Attribution | None:
    """Find whose the quote with this `number` in the paragraph is, within its own sentence."""
    quote = paragraph.quotes[number]
    tag = paragraph.tags[quote]
    if tag == "Q" and paragraph.tags[quote + 1 : quote + 2] == ",":
        tag = "y"
    low = sentence_start(paragraph.tags, quote)
    after = directly_after(paragraph, quote) if tag != "Q" else None
    leads_on = after is not None and _leads_on(paragraph, after)
    if after and tag != "Y" and not (low < quote and leads_on):
        return after
    before = _before(paragraph, quote, low)
    if after and not leads_on and (before is None or before.score < 0.9):
        return after
    if before and before.score >= 0.84:
        return before
    later = _later(paragraph, quote, sentence_end(paragraph.tags, quote))
    if before and later:
        return later if later.score > before.score else before
    return before or later


def _leads_on(paragraph: Paragraph, after: Attribution) -> bool:
    """Whether the verb found after a quote leads up to the next quote instead (X said: “...”)."""
    if after.cue is None:
        return False
    return paragraph.tags[after.cue[1] + 1 : after.cue[1] + 2] == ":"


def _before(paragraph: Paragraph, quote: int, low: int) -> Attribution | None:
    """X said, “...” / X said in a statement: “...” / X called it “...” / X: “...”."""
    tags = paragraph.tags
    if label := _LABEL.match(tags[low:quote]):
        phrase = _owner(paragraph, low + label.start(1), low + label.end(1) - 1)
        return Attribution(phrase, None, 0.92, "label")
    low = max(low, quote - _LOOK_BACK)
    if found := _wording(paragraph, quote, low):
        return found
    best = _nearest_verb(paragraph, quote, low)
    if best and best.phrase is None:
        return best
    if best and best.score < 0.93:
        best = _reporting_verb(paragraph, best, low) or best
    if best is None or best.score < 0.9:
        index = tags.find("K", low, quote)
        found = according(paragraph, index, 0.86) if index >= 0 else None
        best = found or best
    if best is None or (best.cue and tags[best.cue[0]] in "vB"):
        noun = _speech_noun(paragraph, quote, low)
        best = noun if best is None or (noun and _outranks(tags, noun, best)) else best
    if best is None and tags[quote - 1 : quote] == ":":
        subject = main_subject(paragraph, low, quote)
        if subject and paragraph.words[subject[0]].lower() in paragraph.language.possessives:
            subject = subject[0], subject[0]
        best = Attribution(subject, None, 0.8, "colon") if subject else None
    return best


def _wording(paragraph: Paragraph, quote: int, low: int) -> Attribution | None:
    """“in the words of X, ‘...’”, “as X has it, ‘...’”."""
    tags = paragraph.tags
    end = quote - 1 if tags[quote - 1 : quote] == "," else quote
    of = tags.rfind("O", low, end)
    if of > low and paragraph.words[of - 1].lower() in paragraph.language.speech_nouns:
        phrase = subject_after(tags, of + 1)
        if phrase and phrase[1] + 1 == end and tags[of - 2 : of - 1] in "DPX":
            return Attribution(phrase, (of - 1, of - 1), 0.93, "wording")
    match = _AS_HAS_IT.search(tags, max(low, end - _PUT), end) if end < quote else None
    return Attribution((match.start(1), match.end(1) - 1), None, 0.9, "wording") if match else None


def _owner(paragraph: Paragraph, first: int, last: int) -> Phrase:
    """“Statement of X:” is X's."""
    if paragraph.words[first].lower() in paragraph.language.speech_nouns:
        of = paragraph.tags.find("O", first, last)
        if of >= 0:
            return of + 1, last
    return first, last


def _nearest_verb(paragraph: Paragraph, quote: int, low: int) -> Attribution | None:
    tags = paragraph.tags
    nobody: Attribution | None = None
    for verb in range(quote - 1, low - 1, -1):
        tag = tags[verb]
        if (nobody and tag != "V") or (tag == "G" and tags[verb - 1 : verb] in _OWNING):
            continue
        if tag == "a" and (phrase := set_in(paragraph, verb)):
            return Attribution(phrase, (verb, verb), 0.88, "set-in")
        if tag not in "VvBGE":
            continue
        if tag in "Vv" and is_passive(tags, verb, low):
            if agent := _agent(paragraph, verb):
                return Attribution(agent, (verb, verb), 0.9, "passive")
            if verb >= quote - 3:
                nobody = Attribution(None, (verb, verb), 0.9, "passive")
            continue
        if _is_named_as(tags, verb, quote):
            nobody = Attribution(None, (verb, verb), 0.9, "passive")
            continue
        phrase = _inverted(tags, verb, quote, low) or subject_of(paragraph, verb, low)
        if phrase and tags[phrase[0]] == "W" and tag == "E":
            continue
        if phrase:
            score = _nearness(paragraph, verb, quote) + (0.02 if tag in "VG" else 0)
            return Attribution(phrase, (verb, verb), score, "before")
    return nobody


def _is_named_as(tags: str, verb: int, quote: int) -> bool:
    """“the comet, announced as “...””: a participle, and nobody does what it says."""
    return tags[verb] in "Vv" and tags[verb - 1 : verb] == "," and tags[verb + 1 : quote] == "S"


def _agent(paragraph: Paragraph, verb: int) -> Phrase | None:
    """“was asked by X”."""
    words = paragraph.words
    if verb + 2 < len(words) and words[verb + 1] in paragraph.language.agents:
        return subject_after(paragraph.tags, verb + 2)
    return None


def _inverted(tags: str, verb: int, quote: int, low: int) -> Phrase | None:
    """“But, said X, ‘...’”: the subject after the verb, right before the quote."""
    if tags[verb] not in "Vv" or (verb > low and tags[verb - 1] not in ",C:QqYy"):
        return None
    phrase = subject_after(tags, verb + 1)
    if phrase and tags[phrase[1] + 1 : quote] in (",", ":"):
        return phrase
    return None


def _reporting_verb(paragraph: Paragraph, nearest: Attribution, low: int) -> Attribution | None:
    """The verb whose report the nearest verb only belongs to: X said he hoped for “...”."""
    tags = paragraph.tags
    if nearest.cue is None or tags[nearest.cue[0]] == "V":
        return None
    for verb in range(nearest.cue[0] - 1, low - 1, -1):
        tag = tags[verb]
        if tag in ";QY" or (tag == "C" and tags[verb - 1] == "," and tags[verb + 1] != "W"):
            return None
        if tag not in "VB" or is_passive(tags, verb, low):
            continue
        phrase = subject_of(paragraph, verb, low)
        if phrase and (tag == "V" or (tags[verb + 1] == "W" and tags[phrase[0]] != "W")):
            return Attribution(phrase, (verb, verb), max(0.8, nearest.score - 0.05), "before")
    return None


def _speech_noun(paragraph: Paragraph, quote: int, low: int) -> Attribution | None:
    """“X's claim that ...”, “his call for ...”: the owner of a noun of speech."""
    tags, words, nouns = paragraph.tags, paragraph.words, paragraph.language.speech_nouns
    for index in range(quote - 1, low, -1):
        if tags[index] in "nBVv" and words[index].lower() in nouns:
            owner = index - 1
            while owner > low and tags[owner] in "nae#":
                owner -= 1
            if tags[owner] in "Xx":
                first = owner
                while tags[owner] == "X" and first > low and tags[first - 1] in "NT":
                    first -= 1
                return Attribution((first, owner), (index, index), 0.72, "noun")
            if words[owner].lower() in paragraph.language.possessives:
                return Attribution((owner, owner), (index, index), 0.7, "noun")
            return None
    return None


def _outranks(tags: str, noun: Attribution, verb: Attribution) -> bool:
    """Whether a noun of speech with a clause (“X's claim that”) is nearer than a weak verb."""
    if noun.cue is None or verb.cue is None:
        return False
    return noun.cue[0] > verb.cue[0] and tags[noun.cue[0] + 1 : noun.cue[0] + 2] == "W"


def _slogan(paragraph: Paragraph, quote: int) -> bool:
    """“chanted slogans like”, “with the words”: a noun of speech stands right before a quote."""
    last = quote - 2 if paragraph.tags[quote - 1] == "S" else quote - 1
    return last >= 0 and paragraph.words[last].lower() in paragraph.language.speech_nouns


def _nearness(paragraph: Paragraph, verb: int, quote: int) -> float:
    """How closely a verb leads up to the quote after it."""
    tags = paragraph.tags
    gap = tags[verb + 1 : quote]
    if gap in _LEADING_UP:
        return 0.96
    if tags[verb] == "v" and gap in _NAMING:
        return 0.9
    if gap[-1] in "nNS" and _slogan(paragraph, quote):
        return 0.93
    if gap[-1] == ":":
        return 0.93
    if gap[-1] == "," and not any(sign in gap for sign in "VvGbzAqQyY"):
        return 0.92
    if not any(sign in gap for sign in "VvGqQyY;"):
        return 0.85
    return 0.75


def _opening(tags: str, low: int) -> Phrase | None:
    """The phrase a sentence opens with, if a relative clause follows it."""
    phrase = subject_after(tags, low)
    return phrase if phrase and tags[phrase[1] + 1 : phrase[1] + 3] == ",W" else None


def _later(paragraph: Paragraph, quote: int, high: int) -> Attribution | None:
    """A verb of saying later in the sentence: The “...” plan, X said, ..."""
    tags = paragraph.tags
    low = sentence_start(tags, quote)
    for index in range(quote + 1, min(high, quote + _LOOK_BACK)):
        if tags[index] == "K":
            found = according(paragraph, index, 0.85)
            if found:
                return found
        if tags[index] == "E" and (phrase := of_auxiliary(paragraph, index, low)):
            return Attribution(phrase, (index, index), 0.88, "later")
        if tags[index] == "a" and (phrase := set_in(paragraph, index)):
            return Attribution(phrase, (index, index), 0.88, "set-in")
        if tags[index] not in "Vv" or is_passive(tags, index, quote):
            continue
        if paragraph.language.verb_second:
            if (phrase := verb_second(paragraph, index, quote + 1)) is not None:
                return Attribution(phrase, (index, index), 0.82, "later")
            continue
        phrase = subject_before(tags, index, quote + 1)
        if phrase:
            comma = tags[phrase[0] - 1] == ","
            return Attribution(phrase, (index, index), 0.82 if comma else 0.6, "later")
        if tags[index - 1] == "," and (phrase := subject_after(tags, index + 1)):
            return Attribution(phrase, (index, index), 0.82, "later")
        if tags[index] == "V" and tags[index - 1] == "," and (phrase := _opening(tags, low)):
            return Attribution(phrase, (index, index), 0.8, "later")
    return None
