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
_PASSIVE = re.compile(r"b[aA]*$")
_BYLINE = re.compile(r",?-([TN][TNO#D]{0,6})(?:[.,(].{0,40})?$")
_LABEL = re.compile(
    r"(?:.{0,40}-)?(?:J?P)?([DTNXJnB#xO]{1,12}|H)"
    r"(?:\([^)]{1,12}\))?(?:,[^,:.VvGzbAeE]{1,20},?)?(?:[PO][^:.,VvGzbAeE]{1,14})?:$"
)
_NOUN_PHRASES = re.compile(r"[DJTNnXxB#][DJTNnXxe#BaOPC]{0,30}|H")
_APPOSITIVE = re.compile(r"[DJX][nae#N]{0,6}n,[TN]{1,5}$")
_BREAK = frozenset("QqYy;:.")
_BOUNDARY = frozenset(",.;:CSWQqYyaMPG-(")
_LOOK_BACK = 80


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


def sentence_start(tags: str, quote: int) -> int:
    """The first token of the sentence the quote at `quote` stands in."""
    index = quote - 1
    while index >= 0:
        tag = tags[index]
        if tag in ".;" or (tag in "QY" and tags[index + 1] not in ",CVvPSO"):
            return index + 1
        index -= 1
    return 0


def sentence_end(tags: str, quote: int) -> int:
    """One past the last token of the sentence the quote at `quote` stands in."""
    if tags[quote] == "Q":
        return quote + 1
    index = quote + 1
    while index < len(tags):
        tag = tags[index]
        if tag in ".;":
            return index
        if tag == "Q":
            return index + 1
        index += 1
    return index


def directly_after(paragraph: Paragraph, quote: int) -> Attribution | None:
    """“...,” said X / “...,” X said / “...,” according to X / “...” - X."""
    tags = paragraph.tags
    start = quote + 1
    if start < len(tags) and tags[start] in ",-":
        start += 1
    while start < len(tags) and tags[start] in "a":
        start += 1
    sign = tags[start : start + 1]
    if not sign:
        return None
    if sign == "K":
        return according(paragraph, start, 0.96)
    if sign in "VvB":
        phrase = subject_after(tags, start + 1)
        if phrase:
            return Attribution(phrase, (start, start), 0.97 if sign == "V" else 0.9, "after-verb")
    byline = _BYLINE.match(tags, quote + 1)
    if byline:
        return Attribution((byline.start(1), byline.end(1) - 1), None, 0.85, "byline")
    return _subject_then_verb(paragraph, quote, start)


def _subject_then_verb(paragraph: Paragraph, quote: int, start: int) -> Attribution | None:
    tags = paragraph.tags
    for match in _ANY_VERB.finditer(tags, start, start + 40):
        verb, sign = match.start(), match.group()
        between = tags[start:verb]
        if not _BREAK.isdisjoint(between):
            return None
        if _PASSIVE.search(between):
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
        if phrase and phrase[0] == start:
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
    phrase = subject_after(paragraph.tags, start)
    return Attribution(phrase, (index, start - 1), score, "according") if phrase else None


def _before(paragraph: Paragraph, quote: int, low: int) -> Attribution | None:
    """X said, “...” / X said in a statement: “...” / X called it “...” / X: “...”."""
    tags = paragraph.tags
    label = _LABEL.match(tags[low:quote])
    if label:
        return Attribution((low + label.start(1), low + label.end(1) - 1), None, 0.92, "label")
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


def _nearest_verb(paragraph: Paragraph, quote: int, low: int) -> Attribution | None:
    tags = paragraph.tags
    for verb in range(quote - 1, low - 1, -1):
        tag = tags[verb]
        if tag not in "VvBGE":
            continue
        if tag in "Vv" and _PASSIVE.search(tags, low, verb):
            if agent := _agent(paragraph, verb):
                return Attribution(agent, (verb, verb), 0.9, "passive")
            if verb >= quote - 3:
                return Attribution(None, (verb, verb), 0.9, "passive")
            continue
        phrase = _inverted(tags, verb, quote, low) or subject_of(paragraph, verb, low)
        if phrase:
            score = _nearness(tags, verb, quote) + (0.02 if tag in "VG" else 0)
            return Attribution(phrase, (verb, verb), score, "before")
    return None


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
        if tag != "V" or _PASSIVE.search(tags, low, verb):
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
    phrase = subject_before(tags, verb, low)
    if tags[verb] == "B" and not _is_finite(paragraph, verb, phrase, low):
        return None
    if phrase and not _is_noun(paragraph, verb, phrase, low):
        return phrase
    return _earlier_subject(tags, verb, low)


def _subject_of_gerund(paragraph: Paragraph, verb: int, before: str, low: int) -> Phrase | None:
    tags = paragraph.tags
    if before == "W":
        return None
    phrase = None
    if before not in ("", ",", "C", "P"):
        phrase = subject_before(tags, verb, low)
        if phrase and not _is_object(paragraph, phrase, low):
            return phrase
    return _earlier_subject(tags, verb, low) or phrase


def _earlier_subject(tags: str, verb: int, low: int) -> Phrase | None:
    fallback = None
    for index in range(verb - 1, max(low, verb - 60) - 1, -1):
        tag = tags[index]
        if tag in "VvzbAe" and (found := subject_before(tags, index, low)):
            if tag in "Vv":
                return found
            fallback = fallback or found
    return fallback


def main_subject(paragraph: Paragraph, start: int, end: int) -> Phrase | None:
    """The subject of the first verb between two tokens that has one."""
    tags = paragraph.tags
    for index in range(start, min(end, start + 60)):
        if tags[index] in "VvzbeAB":
            phrase = subject_before(tags, index, start)
            if phrase:
                return phrase
    return None


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
    for index in range(quote + 1, min(high, quote + _LOOK_BACK)):
        if tags[index] == "K":
            found = according(paragraph, index, 0.85)
            if found:
                return found
        if tags[index] not in "Vv" or _PASSIVE.search(tags, quote, index):
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
