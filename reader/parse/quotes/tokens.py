"""A paragraph as a string of tags, one letter a word, one letter a quote."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.parse.quotes.model import Mark
    from reader.parse.quotes.words import Words

# A stretch between two quotes is read up to this many characters from either quote.
_REACH = 3000
# Full stops, an "and" between names, and names at the start of a sentence.
# Each branch begins with its letter, so that the search can skip everything else.
_UNSETTLED = re.compile(r"\.|C(?<=[NX]C)(?=[NX])|N(?<=[:;QY]N)")
# A participle after a determiner, with no noun to follow: the accused said, l’accusé a dit.
_NOUN_BY_PLACE = re.compile(r"D[eE](?=[AVvzbHh.;:,C]|[OP]D|$)")
_TO = re.compile("I(?=[DNTJXh])")
_AFTER_TO = re.compile("In(?=[DNXThn])")
_BEFORE_MARK = frozenset("”’\"'“‘« \u00a0")
_END_TAG = {",": "q", ".": "Q", "?": "Y", "!": "Y", "…": "Y", "—": "Y", "–": "Y", "-": "Y"}


@dataclass(slots=True)
class Paragraph:
    """Tags, words and quote positions of one paragraph; offsets are found when asked for."""

    text: str
    words: list[str]
    tags: str
    quotes: list[int]
    firsts: list[int]
    starts: list[int]
    language: Words
    start: int
    end: int
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the text of the tokens `first` to `last` (inclusive, in one gap)."""
        known = self.spans.get((first, last))
        if known:
            return known
        gap = bisect_right(self.firsts, first) - 1
        start, stop = self.starts[gap], self.end
        if gap + 1 < len(self.starts):
            stop = self.starts[gap + 1]
        one, other = self.words[first], self.words[last]
        begin = self._only(one, start, stop)
        final = begin if first == last else self._only(other, start, stop)
        if begin >= 0 and final >= 0:
            found = begin, final + len(other)
        else:
            skip = first - self.firsts[gap]
            tokens = self.language.token.finditer(self.text, start, self.end)
            hits = list(islice(tokens, skip, skip + last - first + 1))
            found = hits[0].start(), hits[-1].end()
        self.spans[first, last] = found
        return found

    def _only(self, word: str, start: int, stop: int) -> int:
        """Where a stretch holds these characters, -1 if it holds them more than once."""
        place = self.text.find(word, start, stop)
        return place if self.text.find(word, place + 1, stop) < 0 else -1


def tag_paragraph(text: str, start: int, end: int, marks: list[Mark], language: Words) -> Paragraph:
    """Read one paragraph (`start` to `end`) with the quotes `marks` in it."""
    words: list[str] = []
    tags: list[str] = []
    quotes: list[int] = []
    firsts: list[int] = []
    starts: list[int] = []
    words_of, tags_of = language.chunks.__getitem__, language.chunks.tags.__getitem__
    position = start
    for mark in marks:
        if mark.start > position:
            firsts.append(len(words))
            starts.append(position)
            chunks = text[position : mark.start].split()
            words.extend(chain.from_iterable(map(words_of, chunks)))
            tags += map(tags_of, chunks)
        quotes.append(len(words))
        words.append("")
        tags.append(_quote_tag(text, mark))
        position = mark.end
    if position < end:
        firsts.append(len(words))
        starts.append(position)
        chunks = text[position : min(end, position + _REACH)].split()
        words.extend(chain.from_iterable(map(words_of, chunks)))
        tags += map(tags_of, chunks)
    settled = _settle(words, "".join(tags), language)
    return Paragraph(text, words, settled, quotes, firsts, starts, language, start, end)


def _settle(words: list[str], raw: str, language: Words) -> str:
    """Correct the tags that depend on the neighbours.

    A full stop before a bracket, a comma or a small letter ends no sentence (R-Ohio.). The
    capital at the start of a sentence does not make a name of a verb. What follows an auxiliary
    is a verb.
    """
    raw = _NOUN_BY_PLACE.sub("Dn", raw.replace("An", "Az"))
    if "I" in raw:
        raw = _AFTER_TO.sub("Iz", _TO.sub("P", raw))
    tags = list(raw)
    opener = language.tags.at_start
    if raw[:1] == "N":
        tags[0] = opener(words[0])
    for match in _UNSETTLED.finditer(raw):
        index, sign = match.start(), raw[match.start()]
        if sign == ".":
            tags[index] = _point(words, raw, index, language)
            if tags[index] == "." and raw[index + 1 : index + 2] == "N":
                tags[index + 1] = opener(words[index + 1])
        elif sign == "C":
            tags[index] = _joint(words, tags, index)
        else:
            tags[index] = opener(words[index])
    if not language.particles.isdisjoint(words) or language.beside:
        _settle_by_place(words, tags, language)
    return "".join(tags)


def _settle_by_place(words: list[str], tags: list[str], language: Words) -> None:
    """Particles of names, and what is a determiner in one place and none in another."""
    for index, word in enumerate(words):
        if word.lower() in language.particles and _in_name(words, tags, index, language):
            tags[index] = "N"
    if language.beside:
        for index in range(1, len(tags)):
            if tags[index] in "DNHn":
                tags[index] = _beside(words, tags, index, language)


def _joint(words: list[str], tags: list[str], index: int) -> str:
    """The tag of an "and" that may be part of a name: Roe & Doe, the Bakers’ and Millers’ Union."""
    if words[index] == "&":
        return "N"
    return "X" if tags[index - 1] == tags[index + 1] == "X" else "C"


def _in_name(words: list[str], tags: list[str], index: int, language: Words) -> bool:
    """Whether a particle is part of a name (Roe van der Doe, Van der Doe)."""
    if index + 1 >= len(tags):
        return False
    particle_next = words[index + 1] in language.particles
    if index and words[index - 1] in language.after_quote:
        return particle_next or tags[index + 1] == "N"
    if index == 0 or tags[index - 1] != "N":
        return particle_next and words[index][0].isupper()
    return particle_next or tags[index + 1] == "N"


def _point(words: list[str], tags: str, index: int, language: Words) -> str:
    """The tag of a full stop: "T" inside a name (J. Roe, Gov. Roe), "~" where it ends nothing."""
    if index + 1 == len(tags):
        return "."
    word = words[index - 1] if index else ""
    following = tags[index + 1]
    if (
        following.isalpha()
        and following not in "QqYyDHCSPaW"
        and words[index] == "."
        and (word.lower() in language.abbreviations or _is_initial(word))
    ):
        return "T"
    return "~" if following in ",)" or words[index + 1][:1].islower() else "."


def _is_initial(word: str) -> bool:
    return word.isupper() if len(word) == 1 else (len(word) < 6 and word[1:2] == ".")


def _beside(words: list[str], tags: list[str], index: int, language: Words) -> str:
    """The tag of a word that is a determiner, a genitive or a relative pronoun by its place."""
    low = words[index].lower()
    before = tags[index - 1]
    if tags[index] in "Nn":
        nouns = low in language.according_nouns
        return (
            "K" if nouns and words[index - 1].lower() in language.according_before else tags[index]
        )
    if tags[index] == "H":
        owner = low in language.possessives and tags[index + 1 : index + 2] in (["N"], ["T"])
        return "D" if owner else "H"
    if before in "NT" and low in language.genitives:
        return "O"
    following = tags[index + 1 : index + 2]
    if before == "," and low in language.relative_determiners and following:
        return "W" if following[0] in "PaHhA#DVvz" else "D"
    return "D"


def _quote_tag(text: str, mark: Mark) -> str:
    if not mark.closed:
        return "Q"
    last = mark.end - 2
    while (sign := text[last]) in _BEFORE_MARK and last > mark.start:
        last -= 1
    return _END_TAG.get(sign, "y")
