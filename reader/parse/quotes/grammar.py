"""Subjects of verbs in a tagged paragraph: who is said to do what a verb says.

Works on the tag strings of `tokens` (letters in `words`), so nothing here knows a language. The
subject of a verb is looked for leftwards from the verb, on the reversed tags, because what stands
between a subject and its verb (an appositive, a relative clause, adverbs, a date) is easier to
skip than to foresee.
"""

from __future__ import annotations

import re

# A phrase is looked for within this many words; longer sentences are not read further.
WINDOW = 60

Phrase = tuple[int, int]

_HEAD = r"(?:[NnTBJ#][TNnXxB#eaJ]{0,10}[DJ]{0,2})"
_REVERSED_CHAIN = rf"(?:H|W|{_HEAD}(?:[OP]{_HEAD}){{0,4}})"
_SKIP = r"(?:[aAhM]|IP?[Aaz]|[#M]{1,3}[,]?P?){0,6}"
_BETWEEN = re.compile(_SKIP)
_TAIL = re.compile(r",[^,.;:QqYy]{1,40}(?:,[^,.;:QqYy]{1,24}){0,2}?,|-[^-.;:QqYy]{1,40}-|\)[^()]{1,20}\(,?")
_CHAIN_BACK = re.compile(_REVERSED_CHAIN)
_HEAD_BACK = re.compile(_HEAD)
_LAST_NAME_BACK = re.compile(r"[NT][TNnXxB#eaJ]{0,10}[DJ]{0,2}(?=[,.;:CSWQqYyaM(-]|$)")
_CONJUNCT = re.compile(rf"C({_HEAD})(?=[,.;:CSWQqYyaM]|$)")
_RELATIVE = re.compile(rf",?({_HEAD}(?:[OP]{_HEAD}){{0,3}})")

_WORDS = r"[aexX#BJTNn]"
_NP = rf"(?:[DJ]{{0,2}}[aexX#TNnJ]{{0,9}}[NnTBJ#x]|H)"
CHAIN = re.compile(rf"{_NP}(?:[OP]{_NP}){{0,4}}(?:C[DJ]{{0,2}}[TNXn]{{0,4}}[N])?")


def subject_before(tags: str, verb: int, floor: int) -> Phrase | None:
    """The phrase directly left of the verb at `verb`, as first and last token, or None.

    "directly" forgives adverbs, auxiliaries, dates, appositives, relative clauses and brackets.
    Nothing left of `floor` is read.
    """
    low = max(floor, verb - WINDOW)
    back = tags[low:verb][::-1]
    between = _BETWEEN.match(back)
    position = between.end() if between else 0
    while position:
        found = _chain_at(back, position)
        if found:
            break
        position -= 1
    else:
        found = _chain_at(back, 0)
    tail_used = False
    if found is None:
        position = between.end() if between else 0
        tail = _TAIL.match(back, position)
        if tail is None:
            return None
        found = _chain_at(back, tail.end())
        tail_used = True
        if found is None:
            return None
    start, end = found
    if tail_used:
        start, end = _over_appositive(back, start, end)
    last, first = verb - 1 - start, verb - end
    while first < last and tags[first] in "aM":
        first += 1
    return first, last


def _chain_at(back: str, position: int) -> Phrase | None:
    """The noun phrase whose last word stands at `position` of the reversed tags."""
    match = _CHAIN_BACK.match(back, position)
    if match is None:
        return None
    end = match.end()
    if end < len(back) and back[end] in "POI":
        # All of it hangs on a preposition ("In a speech in Ohio Roe said"): keep the last part.
        head = _HEAD_BACK.match(back, position)
        if head is None:
            return None
        if head.end() == end:
            return None if tags_are_plain(back[position:end]) else (position, end)
        return position, head.end()
    conjunct = _CONJUNCT.match(back, end)
    if conjunct and match.group() not in "HW":
        end = conjunct.end()
    return position, end


def tags_are_plain(tags: str) -> bool:
    """Whether a phrase has no capitalised word."""
    return not ("N" in tags or "T" in tags)


def _over_appositive(back: str, start: int, end: int) -> Phrase:
    """If the phrase found is itself an appositive ("Roe, a lawyer from Dayton, Ohio, said"),
    the name before it."""
    if end < len(back) and back[end] == "," and back[end - 1] in "DJn":
        name = _LAST_NAME_BACK.match(back, end + 1)
        if name:
            return end + 1, name.end()
    return start, end


def subject_after(tags: str, position: int) -> Phrase | None:
    """The noun phrase that begins at `position`, as first and last token, or None."""
    match = CHAIN.match(tags, position, position + WINDOW)
    if match is None or match.end() == position:
        return None
    return position, match.end() - 1


def antecedent(tags: str, relative: int, floor: int) -> Phrase | None:
    """The noun phrase a relative pronoun at `relative` refers to, or None."""
    back = tags[max(floor, relative - WINDOW) : relative][::-1]
    match = _RELATIVE.match(back)
    if match is None:
        return None
    return relative - match.end(1), relative - 1 - match.start(1)
