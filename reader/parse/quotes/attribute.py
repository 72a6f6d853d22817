"""Whose words a quote holds, as far as its own sentence says.

Verb first: every verb of saying near a quote is asked for its subject, and the nearest fitting
pair wins. Each rule has a score that ends up as the confidence shown to the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.parse.quotes.grammar import Phrase, antecedent, subject_after, subject_before
from reader.parse.quotes.tokens import Paragraph

_VERB = re.compile(r"[VvBGE]")
_ANY_VERB = re.compile(r"[VvBeEz]")
_BYLINE = re.compile(r",?-([TN][TNO#D]{0,6})(?:[.,(].{0,40})?$")
_LABEL = re.compile(
    r"(?:.{0,40}-)?(?:J?P)?([DTNXJnB#xO]{1,12}|H)"
    r"(?:\([^)]{1,12}\))?(?:,[^,:.VvGzbAeE]{1,20},?)?(?:[PO][^:.,VvGzbAeE]{1,14})?:$"
)
_NOUN_PHRASES = re.compile(r"[DJTNnXxB#][DJTNnXxe#BaOPC]{0,30}|H")
_APPOSITIVE = re.compile(r"[DJX][nae#N]{0,6}n,[TN]{1,5}$")
# What stands between a verb of naming and its quote: called it “...”, described as a “...”.
_NAMING = frozenset(["P", "PD", "O", "OD", "SD", "S", "hSD", "hS", "D", "hD"])
_PERFECT = re.compile(r"A([DJTNnXxe#O]{1,10}|H)?[ah]{0,2}A?(E)")
_BREAK = frozenset("QqYy;:.")
_BOUNDARY = frozenset(",.;:CSWQqYyaMPG-(")
_LOOK_BACK = 80
# No sentence is read further than so many words to either side of a quote.
_SENTENCE = 200


@dataclass(frozen=True, slots=True)
class Attribution:
    """A phrase (first and last token; None: nobody is named), the words that attributed it, and
    how sure that is."""

    phrase: Phrase | None
    cue: Phrase | None
    score: float
    rule: str


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


def _is_passive(tags: str, verb: int, low: int) -> bool:
    """Whether a form of "be" stands before the verb, adverbs and auxiliaries aside."""
    index = verb - 1
    while index >= low and tags[index] in "aA":
        index -= 1
    return index >= low and tags[index] == "b"


def _leads_on(paragraph: Paragraph, after: Attribution) -> bool:
    """Whether the verb found after a quote leads up to the next quote instead (X said: “...”)."""
    if after.cue is None:
        return False
    return paragraph.tags[after.cue[1] + 1 : after.cue[1] + 2] == ":"


def sentence_start(tags: str, quote: int) -> int:
    """The first token of the sentence the quote at `quote` stands in."""
    lowest = max(0, quote - _SENTENCE)
    for index in range(quote - 1, lowest - 1, -1):
        tag = tags[index]
        if tag in ".;" or (tag in "QY" and tags[index + 1] not in ",CVvPSO"):
            return index + 1
    return lowest


def sentence_end(tags: str, quote: int) -> int:
    """One past the last token of the sentence the quote at `quote` stands in."""
    if tags[quote] == "Q":
        return quote + 1
    highest = min(len(tags), quote + _SENTENCE)
    for index in range(quote + 1, highest):
        tag = tags[index]
        if tag in ".;":
            return index
        if tag == "Q":
            return index + 1
    return highest


def directly_after(paragraph: Paragraph, quote: int) -> Attribution | None:
    """“...,” said X / “...,” X said / “...,” according to X / “...” - X."""
    tags = paragraph.tags
    start = quote + 1
    if start < len(tags) and tags[start] in ",-":
        start += 1
    sign = tags[start : start + 1]
    if not sign:
        return None
    if sign == "a" and (found := _special(paragraph, quote, start)):
        return found
    while start < len(tags) and tags[start] == "a":
        start += 1
    sign = tags[start : start + 1]
    if not sign:
        return None
    if sign in "ez" and paragraph.language.verb_second and tags[quote + 1] == ",":
        sign = "v"
    if sign == "K":
        return according(paragraph, start, 0.96)
    if sign == "A" and (found := _perfect_after(paragraph, start)):
        return found
    if sign in "VvB" and (found := _special(paragraph, quote, start)):
        return found
    if sign in "VvB":
        phrase = _subject_following(paragraph, start)
        if phrase:
            return Attribution(phrase, (start, start), 0.97 if sign == "V" else 0.9, "after-verb")
    byline = _BYLINE.match(tags, quote + 1, quote + 60)
    if byline:
        return Attribution((byline.start(1), byline.end(1) - 1), None, 0.85, "byline")
    return _subject_then_verb(paragraph, quote, start)


def _subject_following(paragraph: Paragraph, verb: int) -> Phrase | None:
    """The subject right after a verb, past a reflexive pronoun or an adverb where these fit."""
    start = verb + 1
    if paragraph.language.verb_second:
        while paragraph.tags[start : start + 1] in ("h", "a"):
            start += 1
    return subject_after(paragraph.tags, start)


def _perfect_after(paragraph: Paragraph, start: int) -> Attribution | None:
    """“...”, a déclaré X / a-t-il déclaré / hat X gesagt."""
    match = _PERFECT.match(paragraph.tags, start)
    if match is None:
        return None
    cue = match.start(2), match.start(2)
    if match.group(1):
        return Attribution((match.start(1), match.end(1) - 1), cue, 0.96, "after-verb")
    phrase = subject_after(paragraph.tags, match.end())
    return Attribution(phrase, cue, 0.96, "after-verb") if phrase else None


def _special(paragraph: Paragraph, quote: int, start: int) -> Attribution | None:
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


def _subject_then_verb(paragraph: Paragraph, quote: int, start: int) -> Attribution | None:
    tags = paragraph.tags
    if paragraph.language.verb_second:
        return None
    for match in _ANY_VERB.finditer(tags, start, start + 40):
        verb, sign = match.start(), match.group()
        between = tags[start:verb]
        if not _BREAK.isdisjoint(between):
            return None
        if _is_passive(tags, verb, start):
            continue
        if sign in "ez" and not _ends_clause(paragraph, quote, verb):
            continue
        phrase: Phrase | None
        if _NOUN_PHRASES.fullmatch(between) or _APPOSITIVE.match(between):
            phrase = start, verb - 1
            while phrase[1] > start and tags[phrase[1]] in "a":
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


def _before(paragraph: Paragraph, quote: int, low: int) -> Attribution | None:
    """X said, “...” / X said in a statement: “...” / X called it “...” / X: “...”."""
    tags = paragraph.tags
    if label := _LABEL.match(tags[low:quote]):
        phrase = _owner(paragraph, low + label.start(1), low + label.end(1) - 1)
        return Attribution(phrase, None, 0.92, "label")
    low = max(low, quote - _LOOK_BACK)
    best = _nearest_verb(paragraph, quote, low)
    if best and best.phrase is None:
        return best
    if best and best.score < 0.93:
        best = _reporting_verb(paragraph, best, quote, low) or best
    if best is None or best.score < 0.9:
        index = tags.find("K", low, quote)
        found = according(paragraph, index, 0.86) if index >= 0 else None
        best = found or best
    if best is None:
        best = _speech_noun(paragraph, quote, low)
    if best is None and tags[quote - 1 : quote] == ":":
        phrase = main_subject(paragraph, low, quote)
        best = Attribution(phrase, None, 0.8, "colon") if phrase else None
    return best


def _owner(paragraph: Paragraph, first: int, last: int) -> Phrase:
    """“Statement of X:” is X's."""
    if paragraph.words[first].lower() in paragraph.language.speech_nouns:
        of = paragraph.tags.find("O", first, last)
        if of >= 0:
            return of + 1, last
    return first, last


def _nearest_verb(paragraph: Paragraph, quote: int, low: int) -> Attribution | None:
    tags = paragraph.tags
    for verb in range(quote - 1, low - 1, -1):
        tag = tags[verb]
        if tag == "a" and (phrase := _set_in(paragraph, verb)):
            return Attribution(phrase, (verb, verb), 0.88, "set-in")
        if tag not in "VvBGE":
            continue
        if tag in "Vv" and _is_passive(tags, verb, low):
            if agent := _agent(paragraph, verb):
                return Attribution(agent, (verb, verb), 0.9, "passive")
            if verb >= quote - 3:
                return Attribution(None, (verb, verb), 0.9, "passive")
            continue
        phrase = _inverted(tags, verb, quote, low) or subject_of(paragraph, verb, low)
        if phrase and tags[phrase[0]] == "W" and tag == "E":
            continue
        if phrase:
            score = _nearness(tags, verb, quote) + (0.02 if tag in "VG" else 0)
            return Attribution(phrase, (verb, verb), score, "before")
    return None


def _set_in(paragraph: Paragraph, index: int) -> Phrase | None:
    """“..., so X, ...”: a speaker set in between commas without a verb."""
    tags = paragraph.tags
    if index == 0 or tags[index - 1] != ",":
        return None
    if paragraph.words[index] not in paragraph.language.after_quote:
        return None
    phrase = subject_after(tags, index + 1)
    return phrase if phrase and tags[phrase[1] + 1 : phrase[1] + 2] in (",", ".", "") else None


def _agent(paragraph: Paragraph, verb: int) -> Phrase | None:
    """“was asked by X”."""
    words = paragraph.words
    if verb + 2 < len(words) and words[verb + 1] in paragraph.language.agents:
        return subject_after(paragraph.tags, verb + 2)
    return None


def _inverted(tags: str, verb: int, quote: int, low: int) -> Phrase | None:
    """“But, said X, ‘...’”: the subject after the verb, right before the quote."""
    if tags[verb] not in "Vv" or (verb > low and tags[verb - 1] not in ",C:"):
        return None
    phrase = subject_after(tags, verb + 1)
    if phrase and tags[phrase[1] + 1 : quote] in (",", ":"):
        return phrase
    return None


def _reporting_verb(
    paragraph: Paragraph, nearest: Attribution, quote: int, low: int
) -> Attribution | None:
    """The verb whose report the nearest verb only belongs to: X said he hoped for “...”."""
    tags = paragraph.tags
    if nearest.cue is None or tags[nearest.cue[0]] == "V":
        return None
    for verb in range(nearest.cue[0] - 1, low - 1, -1):
        tag = tags[verb]
        if tag in ";QY" or (tag == "C" and tags[verb - 1] == ","):
            return None
        if tag != "V" or _is_passive(tags, verb, low):
            continue
        phrase = subject_of(paragraph, verb, low)
        if phrase:
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
                return Attribution((owner, owner), (index, index), 0.72, "noun")
            if words[owner].lower() in paragraph.language.possessives:
                return Attribution((owner, owner), (index, index), 0.7, "noun")
            return None
    return None


def _nearness(tags: str, verb: int, quote: int) -> float:
    """How closely a verb leads up to the quote after it."""
    gap = tags[verb + 1 : quote]
    if gap in ("", ",", ":", "W", "W,", "h", "h,", "h:", "a", "aW", ",W"):
        return 0.96
    if tags[verb] == "v" and gap in _NAMING:
        return 0.9
    if gap[-1] == ":":
        return 0.93
    if gap[-1] == "," and not any(sign in gap for sign in "VvGbzAqQyY"):
        return 0.92
    if not any(sign in gap for sign in "VvGqQyY;"):
        return 0.85
    return 0.75


def subject_of(paragraph: Paragraph, verb: int, low: int) -> Phrase | None:
    """The subject of the verb, looked for beside it, else taken from an earlier verb."""
    tags = paragraph.tags
    before = tags[verb - 1] if verb > low else ""
    if tags[verb] == "G":
        return _subject_of_gerund(paragraph, verb, before, low)
    if tags[verb] == "E":
        return _of_auxiliary(paragraph, verb, low)
    if paragraph.language.verb_second and tags[verb] in "Vv":
        phrase = _verb_second(paragraph, verb, low)
        return phrase or _earlier_subject(paragraph, verb, low)
    phrase = subject_before(tags, verb, low)
    if tags[verb] == "B" and not _is_finite(paragraph, verb, phrase, low):
        return None
    if phrase and not _is_noun(paragraph, verb, phrase, low):
        return phrase
    return _earlier_subject(paragraph, verb, low)


def _verb_second(paragraph: Paragraph, verb: int, low: int) -> Phrase | None:
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
    if after and tags[after[0]] == "H":
        return after
    before = subject_before(tags, verb, low, strict=True)
    if before and words[before[0]].lower() not in language.oblique:
        return before
    return after


def _of_auxiliary(paragraph: Paragraph, participle: int, low: int) -> Phrase | None:
    """X hat ... gesagt: the subject of the auxiliary a participle belongs to."""
    for index in range(participle - 1, max(low, participle - 40) - 1, -1):
        if paragraph.tags[index] == "A":
            return _verb_second(paragraph, index, low)
    return None


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
    for index in range(verb - 1, max(low, verb - 60) - 1, -1):
        tag = tags[index]
        if tag not in "VvzbAe":
            continue
        found = _verb_second(paragraph, index, low) if second else subject_before(tags, index, low)
        if found:
            if tag in "Vv":
                return found
            fallback = fallback or found
    return fallback


def main_subject(paragraph: Paragraph, start: int, end: int) -> Phrase | None:
    """The subject of the first verb between two tokens that has one."""
    tags = paragraph.tags
    for index in range(start, min(end, start + 60)):
        if tags[index] in "VvzbeAB":
            second = paragraph.language.verb_second
            find = _verb_second if second else _before_verb
            phrase = find(paragraph, index, start)
            if phrase:
                return phrase
    return None


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


def _later(paragraph: Paragraph, quote: int, high: int) -> Attribution | None:
    """A verb of saying later in the sentence: The “...” plan, X said, ..."""
    tags = paragraph.tags
    low = sentence_start(tags, quote)
    for index in range(quote + 1, min(high, quote + _LOOK_BACK)):
        if tags[index] == "K":
            found = according(paragraph, index, 0.85)
            if found:
                return found
        if tags[index] == "E" and (phrase := _of_auxiliary(paragraph, index, low)):
            return Attribution(phrase, (index, index), 0.88, "later")
        if tags[index] == "a" and (phrase := _set_in(paragraph, index)):
            return Attribution(phrase, (index, index), 0.88, "set-in")
        if tags[index] not in "Vv" or _is_passive(tags, index, quote):
            continue
        if paragraph.language.verb_second:
            if (phrase := _verb_second(paragraph, index, quote + 1)) is not None:
                return Attribution(phrase, (index, index), 0.82, "later")
            continue
        phrase = subject_before(tags, index, quote + 1)
        if phrase:
            comma = tags[phrase[0] - 1] == ","
            return Attribution(phrase, (index, index), 0.82 if comma else 0.6, "later")
        if tags[index - 1] == "," and (phrase := subject_after(tags, index + 1)):
            return Attribution(phrase, (index, index), 0.82, "later")
    return None


def meant_by_relative(paragraph: Paragraph, phrase: Phrase) -> Phrase | None:
    """What a relative pronoun stands for, None if the phrase is none."""
    first, last = phrase
    if first != last or paragraph.tags[first] != "W":
        return None
    return antecedent(paragraph.tags, first, 0)
