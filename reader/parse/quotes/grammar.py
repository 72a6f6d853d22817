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
# Commas that may lie between a subject and its verb: Roe, 45, of Dayton, Ohio, said.
_COMMAS = 6

Phrase = tuple[int, int]

_HEAD = r"(?:[NnTBJ#](?:[TNnXxB#aJ]|e(?![NnTXxH])){0,10}[DJ]{0,2})"
_CHAIN_BACK = re.compile(rf"(?:H|W|{_HEAD}(?:[OP]{_HEAD}){{0,4}})")
_HEAD_BACK = re.compile(_HEAD)
_BETWEEN = re.compile(r"(?:[#M]{1,3},?P?|[aAh]|IP?[Aaz]){0,6}")
_ASIDE = re.compile(r"-[^-.;:QqYy]{1,40}-|\)[^()]{1,20}\(,?")
_NAME_BACK = re.compile(
    r"\)?(?:[^()]{1,8}\()?([NT][TNnXxB#aJ]{0,8}[DJ]{0,2})(?=[,.;:CSWQqYyaM(-]|$)"
)
_CONJUNCT = re.compile(rf"C({_HEAD})(?=[,.;:CSWQqYyaM]|$)")
_RELATIVE = re.compile(rf",?({_HEAD}(?:[OP]{_HEAD}){{0,3}})")
_STOPS = re.compile(r"[.;:QqYy]|$")
_FINITE = re.compile(r"[VvzbA]")

_NP = r"(?:[DJ]{0,2}[aexX#TNnJ]{0,9}[NnTBJ#x]|H)"
_CHAIN = re.compile(rf"{_NP}(?:[OP]{_NP}|O[eG](?![nNDT])){{0,4}}(?:C[DJ]{{0,2}}[TNXn]{{0,4}}[N])?")


def subject_before(tags: str, verb: int, floor: int, strict: bool = False) -> Phrase | None:
    """The phrase left of the verb at `verb`, as first and last token, or None.

    Adverbs, auxiliaries, dates, appositives, relative clauses and brackets between the two are
    passed over. Nothing left of `floor` is read. `strict`: what hangs on a preposition is no
    subject, whatever follows it.
    """
    back = tags[max(floor, verb - WINDOW) : verb][::-1]
    between = _BETWEEN.match(back)
    position = between.end() if between else 0
    found = None
    for start in range(position, -1, -1):
        found = _chain_at(back, start)
        if found:
            break
    if found is None:
        found = _over_aside(back, position)
    if found is None or (strict and _hangs(back, found[1])):
        return None
    start, end = found
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
    if match.group() == "H":
        return position, end
    if _only_number(back, position, end):
        return None
    if end < len(back) and back[end] in "POI":
        # All of it hangs on a preposition ("In a speech in Ohio Roe said"): keep the last part.
        head = _HEAD_BACK.match(back, position)
        if head is None:
            return None
        if head.end() == end and not _has_name(back[position:end]):
            return None
        return position, head.end()
    conjunct = _CONJUNCT.match(back, end)
    if conjunct and match.group() not in "HW":
        end = conjunct.end()
    return position, end


def _only_number(back: str, start: int, end: int) -> bool:
    return not back[start:end].strip("#MB")


def _has_name(tags: str) -> bool:
    return "N" in tags or "T" in tags


def _over_aside(back: str, position: int) -> Phrase | None:
    """The noun phrase before what stands between two commas, dashes or brackets."""
    aside = _ASIDE.match(back, position)
    if aside:
        return _chain_at(back, aside.end())
    if back[position : position + 1] != ",":
        return None
    stop = _STOPS.search(back, position)
    limit = stop.start() if stop else len(back)
    comma = position
    for _ in range(_COMMAS):
        start, comma = comma + 1, back.find(",", comma + 1, limit)
        if comma < 0:
            return None
        if comma == start or back[start:comma] == "C" or not _is_aside(back, start, comma):
            return None
        found = _chain_at(back, comma + 1)
        if found and not _hangs(back, found[1]):
            return _before_appositive(back, found, limit) or found
    return None


def _is_aside(back: str, start: int, comma: int) -> bool:
    """Whether a stretch before a comma can stand between a subject and its verb."""
    if back[comma - 1] in "WSPGeCHK":
        return back[comma - 1] != "H"
    if back[comma - 1] in "VvE" and back[comma - 2] in "WPSI":
        return True
    return _FINITE.search(back, start, comma) is None


def _hangs(back: str, end: int) -> bool:
    return end < len(back) and back[end] in "POI"


def _before_appositive(back: str, found: Phrase, limit: int) -> Phrase | None:
    """The name before a phrase that is an appositive: Roe, a lawyer from Dayton, Ohio, said."""
    comma = found[1]
    if comma >= limit or back[comma] != "," or back[comma - 1] not in "DJnX#":
        return None
    for _ in range(_COMMAS // 2):
        name = _NAME_BACK.match(back, comma + 1)
        if name:
            return name.start(1), name.end(1)
        following = back.find(",", comma + 1, comma + 5)
        if following < 0:
            return None
        comma = following
    return None


def subject_after(tags: str, position: int) -> Phrase | None:
    """The noun phrase that begins at `position`, as first and last token, or None."""
    if tags[position : position + 1] == "H":
        return position, position
    match = _CHAIN.match(tags, position, position + WINDOW)
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
