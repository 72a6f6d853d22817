"""Whose words a quote holds, as far as its own sentence says.

Verb first: every verb of saying near a quote is asked for its subject, and the nearest fitting
pair wins. Each rule has a score that ends up as the confidence shown to the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.parse.quotes.grammar import Phrase, subject_after, subject_before
from reader.parse.quotes.tokens import Paragraph

_VERB = re.compile(r"[VvBGE]")
_ANY_VERB = re.compile(r"[VvBeEz]")
_PASSIVE = re.compile(r"b[aA]*$")
_BYLINE = re.compile(r",?-([TN][TNO#D]{0,6})(?:[.,(].{0,40})?$")
_LABEL = re.compile(r"([DTNXJnB#xOa]{1,12}|H)(?:\([^)]{1,12}\)|,[^,:.]{1,20},?)?(?:[PO][^:.]{1,14})?:$")
_BREAK = frozenset("QqYy;:.")
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
    after = _directly_after(paragraph, quote)
    if after and tag != "Q" and not (low < quote and _introduces(paragraph, after)):
        return after
    before = _before(paragraph, quote, low)
    if before and (before.score >= 0.9 or not after or tag == "Q" or _introduces(paragraph, after)):
        later = None
        if before.score < 0.84 and not after:
            later = _later(paragraph, quote, sentence_end(paragraph.tags, quote))
        return later if later and later.score > before.score else before
    if after:
        if tag == "Q":
            return Attribution(after.phrase, after.cue, 0.55, after.rule)
        return after
    return _later(paragraph, quote, sentence_end(paragraph.tags, quote))


def _introduces(paragraph: Paragraph, after: Attribution) -> bool:
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


def _directly_after(paragraph: Paragraph, quote: int) -> Attribution | None:
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
    verbs = _ANY_VERB if tags[quote] == "q" else _VERB
    for match in verbs.finditer(tags, start, start + 40):
        verb = match.start()
        if not _BREAK.isdisjoint(tags[start:verb]):
            return None
        if match.group() == "G" or _PASSIVE.search(tags, start, verb):
            continue
        phrase = subject_before(tags, verb, start)
        if phrase and phrase[0] == start:
            score = 0.97 if match.group() == "V" else 0.9
            return Attribution(phrase, (verb, verb), score, "after-subject")
    return None


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
        return Attribution((low, low + label.end(1) - 1), None, 0.92, "label")
    low = max(low, quote - _LOOK_BACK)
    best = None
    for verb in range(quote - 1, low - 1, -1):
        if tags[verb] in "VvBGE":
            if tags[verb] in "Vv" and _PASSIVE.search(tags, low, verb):
                if verb >= quote - 3:
                    return Attribution(None, (verb, verb), 0.9, "passive")
                continue
            phrase = subject_of(paragraph, verb, low)
            if phrase:
                score = _nearness(tags, verb, quote) + (0.02 if tags[verb] in "VG" else 0)
                best = Attribution(phrase, (verb, verb), score, "before")
                break
    noun = _speech_noun(paragraph, quote, low)
    if noun and (best is None or best.cue is None or noun.cue[0] > best.cue[1]):
        best = noun
    if best is None or best.score < 0.8:
        index = tags.find("K", low, quote)
        found = according(paragraph, index, 0.8) if index >= 0 else None
        best = found or best
    return best


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
    phrase = subject_before(tags, verb, low)
    if tags[verb] == "B" and not _is_finite(paragraph, verb, phrase, low):
        return None
    if phrase and not (tags[verb] == "G" and _is_object(paragraph, phrase, low)):
        return phrase
    fallback = None
    for index in range(verb - 1, max(low, verb - 60) - 1, -1):
        tag = tags[index]
        if tag in "VvzbAe" and (found := subject_before(tags, index, low)):
            if tag in "Vv":
                return found
            fallback = fallback or found
    return fallback or phrase


def _is_finite(paragraph: Paragraph, verb: int, phrase: Phrase | None, low: int) -> bool:
    """Whether a base form is a verb here (“they say”, “to say”) and not a noun (“a claim”)."""
    tags = paragraph.tags
    before = tags[verb - 1 : verb] if verb > low else ""
    if before and before in "IAHWa":
        return True
    if phrase is None:
        return before == "C"
    first, last = phrase
    if first > low and tags[first - 1] not in ",.;:CSWQqYyaM":
        return False
    return tags[last] == "J" or (tags[last] in "nN" and paragraph.words[last].lower().endswith("s"))


def _is_object(paragraph: Paragraph, phrase: Phrase, low: int) -> bool:
    """“issued a statement saying”: the phrase is what somebody issued."""
    first, last = phrase
    if first <= low or paragraph.tags[first - 1] not in "VvzbAeB":
        return False
    return paragraph.words[last].lower() in paragraph.language.speech_nouns


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
