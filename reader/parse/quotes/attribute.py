"""Whose words a quote holds, as far as its own paragraph says.

Verb first: every verb of saying near a quote is asked for its subject, and the nearest fitting
pair wins. Each rule has a score that ends up as the confidence shown to the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.parse.quotes.grammar import Phrase, subject_after, subject_before
from reader.parse.quotes.tokens import Paragraph

_VERB = re.compile(r"[VvBG]")
_PASSIVE = re.compile(r"b[aA]*$")
_BYLINE = re.compile(r",?-([TN][TNO#D]{0,6})(?:[.,(].{0,40})?$")
_LABEL = re.compile(r"([DTNXJnB#xO]{1,12}|H)(?:\([^)]{1,12}\)|,[^,:.]{1,20})?(?:[PO][^:.]{1,14})?:$")
_SENTENCE_ENDS = "QY"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A phrase (first and last token), the word that attributed it, and how sure that is."""

    phrase: Phrase
    cue: tuple[int, int] | None
    score: float
    rule: str


def attribute(paragraph: Paragraph, number: int) -> Attribution | None:
    """Find whose the quote with this `number` in the paragraph is, within its own sentence."""
    quote = paragraph.quotes[number]
    after = _directly_after(paragraph, quote)
    if after and paragraph.tags[quote] != "Q":
        return after
    low = sentence_start(paragraph.tags, quote)
    before = _before(paragraph, quote, low)
    if before and before.score >= 0.9:
        return before
    if after:
        return after
    high = sentence_end(paragraph.tags, quote)
    later = _later(paragraph, quote, low, high)
    if before and later:
        return before if before.score >= later.score else later
    return before or later


def sentence_start(tags: str, quote: int) -> int:
    """The first token of the sentence the quote at `quote` stands in."""
    index = quote - 1
    while index >= 0:
        tag = tags[index]
        if tag == "." or tag == ";" or (tag in _SENTENCE_ENDS and tags[index + 1] not in ",CVvP"):
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
    if start >= len(tags):
        return None
    while start < len(tags) and tags[start] in "a":
        start += 1
    sign = tags[start : start + 1]
    if sign == "K":
        return _according(paragraph, start, 0.96)
    if sign in ("V", "v", "B") and sign:
        phrase = subject_after(tags, start + 1)
        if phrase:
            return Attribution(phrase, (start, start), 0.97 if sign == "V" else 0.9, "after-verb")
    byline = _BYLINE.match(tags, quote + 1)
    if byline:
        return Attribution((byline.start(1), byline.end(1) - 1), None, 0.85, "byline")
    return _subject_then_verb(paragraph, start)


def _subject_then_verb(paragraph: Paragraph, start: int) -> Attribution | None:
    tags = paragraph.tags
    for match in _VERB.finditer(tags, start, start + 40):
        verb = match.start()
        if "." in tags[start:verb] or any(sign in tags[start:verb] for sign in "QqYy;:"):
            return None
        if match.group() == "G" or _PASSIVE.search(tags, start, verb):
            continue
        phrase = subject_before(tags, verb, start)
        if phrase and phrase[0] == start:
            score = 0.97 if match.group() == "V" else 0.9
            return Attribution(phrase, (verb, verb), score, "after-subject")
    return None


def _according(paragraph: Paragraph, index: int, score: float) -> Attribution | None:
    tags = paragraph.tags
    start = index + 1
    if paragraph.words[start : start + 1] and paragraph.words[start] in paragraph.language.according_after:
        start += 1
    phrase = subject_after(tags, start)
    return Attribution(phrase, (index, start - 1), score, "according") if phrase else None


def _before(paragraph: Paragraph, quote: int, low: int) -> Attribution | None:
    """X said, “...” / X said in a statement: “...” / X called it “...” / X: “...”."""
    tags = paragraph.tags
    label = _LABEL.match(tags[low:quote])
    if label:
        return Attribution((low, low + label.end(1) - 1), None, 0.92, "label")
    best: Attribution | None = None
    for match in reversed(list(_VERB.finditer(tags, max(low, quote - 60), quote))):
        verb = match.start()
        phrase = subject_of(paragraph, verb, low)
        if phrase:
            near = _nearness(tags, verb, quote)
            score = near + (0.02 if match.group() in "VG" else 0)
            best = Attribution(phrase, (verb, verb), score, "before")
            break
    for index in range(max(low, quote - 40), quote):
        if tags[index] == "K":
            found = _according(paragraph, index, 0.8)
            if found and (best is None or best.score < 0.8):
                best = found
    return best


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
    if tags[verb] in "Vv" and _PASSIVE.search(tags, low, verb):
        return None
    phrase = subject_before(tags, verb, low)
    if phrase and tags[verb] == "B" and tags[verb - 1] in "DXPO":
        return None
    if phrase:
        return phrase
    if tags[verb] == "B" and tags[verb - 1 : verb] not in ("I", "A", "C", "a"):
        return None
    fallback = None
    for index in range(verb - 1, max(low, verb - 60) - 1, -1):
        tag = tags[index]
        if tag in "VvzbAe" and (found := subject_before(tags, index, low)):
            if tag in "Vv":
                return found
            fallback = fallback or found
    return fallback


def _later(paragraph: Paragraph, quote: int, low: int, high: int) -> Attribution | None:
    """A verb of saying later in the sentence: The “...” plan, X said, ..."""
    tags = paragraph.tags
    for match in re.finditer(r"[VvK]", tags[quote + 1 : high]):
        index = quote + 1 + match.start()
        if match.group() == "K":
            found = _according(paragraph, index, 0.85)
            if found:
                return found
            continue
        if _PASSIVE.search(tags, low, index):
            continue
        phrase = subject_before(tags, index, quote + 1)
        if phrase:
            comma = tags[phrase[0] - 1] == ","
            return Attribution(phrase, (index, index), 0.8 if comma else 0.6, "later")
    return None
