"""The same story, what changed: two articles compared sentence by sentence.

Sentences that stand in both are the same; of those left between them, the ones that read most
alike are one sentence changed, and the words that differ in it are marked: numbers and quoted words
apart from the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reader.article import HEADLINE_BLOCK, STANDFIRST_BLOCK
from reader.library.linking.likeness import likeness
from reader.text.fold import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.article import Article

_CHANGED_FROM = 55.0
"""From this likeness on, two sentences are one that was changed."""
_MOST_SENTENCES = 1_200
"""Sentences of an article that are compared; the rest is told as not compared."""
_MOST_PAIRS = 2_500
_LONGEST = 600
"""Characters of a sentence that are compared for likeness."""
_END = re.compile(r"[.!?…][’”\"')\]]{0,3}\s+(?=[^\s\W\d_a-z]|[‘“\"'(\[]|\d)")
_SHORT = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Rev|Hon|No|vs)\.\s+$"
)
_TOKEN = re.compile(r"\d(?:[\d.,:]*\d)?%?|[^\W\d_]+(?:[’'][^\W\d_]+)?|[^\w\s]")


class What(Enum):
    """What happened to a sentence."""

    SAME = "the same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class Mark(NamedTuple):
    """Characters of a sentence that are not in the other version."""

    start: int
    end: int
    number: bool = False
    quoted: bool = False


class Sentence(NamedTuple):
    """A sentence, and which of its characters are quoted."""

    text: str
    quotes: tuple[tuple[int, int], ...] = ()
    opens: bool = False
    """Whether it is the first of its paragraph."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence before and after."""

    what: What
    old: Sentence | None = None
    new: Sentence | None = None
    old_marks: tuple[Mark, ...] = ()
    new_marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions."""

    changes: tuple[Change, ...]
    left_out: int = 0
    """Sentences of either version that were not compared."""

    def count(self, what: What) -> int:
        """How many sentences that happened to."""
        return sum(change.what is what for change in self.changes)

    @property
    def of_two_articles(self) -> bool:
        """Whether so little stands in both that they are no versions of one article."""
        olds = sum(change.old is not None for change in self.changes)
        news = sum(change.new is not None for change in self.changes)
        return 2 * self.count(What.SAME) + self.count(What.CHANGED) < min(olds, news)

    @property
    def numbers(self) -> int:
        """Changed sentences in which a number is another."""
        return sum(any(mark.number for mark in one.new_marks) for one in self._changed)

    @property
    def quotes(self) -> int:
        """Changed sentences in which quoted words are others."""
        marks = ((*one.old_marks, *one.new_marks) for one in self._changed)
        return sum(any(mark.quoted for mark in some) for some in marks)

    @property
    def _changed(self) -> list[Change]:
        return [one for one in self.changes if one.what is What.CHANGED]


def summary(found: Comparison) -> str:
    """What changed in one line: "2 changed (1 number, 1 quote), 1 added, 3 the same"."""
    said = []
    inside = [
        f"{count} {name if count == 1 else name + 's'}"
        for count, name in ((found.numbers, "number"), (found.quotes, "quote"))
        if count
    ]
    for what in (What.CHANGED, What.ADDED, What.REMOVED, What.SAME):
        count = found.count(what)
        if count:
            more = f" ({', '.join(inside)})" if what is What.CHANGED and inside else ""
            said.append(f"{count:,} {what.value}{more}")
    return ", ".join(said) or "nothing to compare"


def compare(old: Article, new: Article) -> Comparison:
    """Compare two articles, the older first."""
    before, after = list(sentences_of(old)), list(sentences_of(new))
    left_out = sum(max(len(some) - _MOST_SENTENCES, 0) for some in (before, after))
    changes = _compare(before[:_MOST_SENTENCES], after[:_MOST_SENTENCES])
    return Comparison(tuple(changes), left_out)


def sentences_of(article: Article) -> Iterator[Sentence]:
    """Headline, standfirst and body in sentences, with what is quoted in each."""
    blocks = [(HEADLINE_BLOCK, article.headline)]
    if article.standfirst:
        blocks.append((STANDFIRST_BLOCK, article.standfirst))
    blocks += [(number, block.text) for number, block in enumerate(article.body)]
    quoted: dict[int, list[tuple[int, int]]] = {}
    for quote in article.quotes:
        quoted.setdefault(quote.block, []).append((quote.start, quote.end))
    for number, text in blocks:
        for place, (start, end) in enumerate(_sentence_ends(text)):
            quotes = tuple(
                (max(first - start, 0), min(last, end) - start)
                for first, last in quoted.get(number, ())
                if first < end and last > start
            )
            yield Sentence(text[start:end], quotes, place == 0)


def _sentence_ends(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        if _SHORT.search(text, max(found.start() - 6, 0), found.end()):
            continue
        yield start, found.end() - len(found.group()) + len(found.group().rstrip())
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _compare(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[Change]:
    old, new = ([" ".join(fold_words(one.text)) for one in some] for some in (before, after))
    # What stands in every hundredth place of a long text is no landmark, and costs dear as one.
    matcher = SequenceMatcher(None, old, new)
    for tag, first, last, start, stop in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(before[first:last], after[start:stop], strict=True)
            yield from (Change(What.SAME, one, other) for one, other in pairs)
        else:
            yield from _between(before[first:last], after[start:stop])


def _between(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[Change]:
    """What lies between two sentences that are the same."""
    old = new = 0
    for first, second in _partners(before, after):
        yield from (Change(What.REMOVED, old=one) for one in before[old:first])
        yield from (Change(What.ADDED, new=one) for one in after[new:second])
        yield _changed(before[first], after[second])
        old, new = first + 1, second + 1
    yield from (Change(What.REMOVED, old=one) for one in before[old:])
    yield from (Change(What.ADDED, new=one) for one in after[new:])


def _partners(before: Sequence[Sentence], after: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Which sentence became which, in order: the choice with the most likeness in all."""
    if len(before) * len(after) > _MOST_PAIRS:
        return []
    rows, columns = len(before), len(after)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    alike = [
        [likeness(one.text[:_LONGEST], other.text[:_LONGEST]) for other in after] for one in before
    ]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            best[row][column] = max(best[row + 1][column], best[row][column + 1])
            if alike[row][column] >= _CHANGED_FROM:
                together = alike[row][column] + best[row + 1][column + 1]
                best[row][column] = max(best[row][column], together)
    found: list[tuple[int, int]] = []
    row = column = 0
    while row < rows and column < columns:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            found.append((row, column))
            row, column = row + 1, column + 1
    return found


def _changed(old: Sentence, new: Sentence) -> Change:
    tokens = [list(_TOKEN.finditer(one.text[: 4 * _LONGEST])) for one in (old, new)]
    words = [[token.group() for token in some] for some in tokens]
    marks: tuple[list[Mark], list[Mark]] = ([], [])
    for tag, first, last, start, stop in SequenceMatcher(None, words[0], words[1]).get_opcodes():
        if tag != "equal":
            marks[0].extend(_mark(token, old) for token in tokens[0][first:last])
            marks[1].extend(_mark(token, new) for token in tokens[1][start:stop])
    return Change(What.CHANGED, old, new, tuple(marks[0]), tuple(marks[1]))


def _mark(token: re.Match[str], sentence: Sentence) -> Mark:
    start, end = token.span()
    number = any(letter.isdigit() for letter in token.group())
    quoted = any(first < end and last > start for first, last in sentence.quotes)
    return Mark(start, end, number, quoted)
