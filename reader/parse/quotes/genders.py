"""What the pronouns of a text tell of people whose names do not say whether he or she."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parse.quotes.model import Mark
    from reader.parse.quotes.people import Gender, People, Person

# A pronoun further from a name than this says nothing of it.
_REACH = 220
_SAME_SENTENCE = 2
_MAX_PEOPLE = 60


def learn_genders(people: People, marks: Sequence[Mark]) -> None:
    """Give people of unknown gender that of the pronouns that follow their names.

    A pronoun counts for the last person named before it, twice in the same sentence. Nobody gets
    a gender unless one of the two has more than double the other's votes.
    """
    unknown = {
        id(item.person)
        for item in people.occurrences
        if people.know(item.person).sure and item.person.gender is None
    }
    if not unknown or len(unknown) > _MAX_PEOPLE:
        return
    votes: dict[int, dict[Gender, int]] = {}
    persons: dict[int, Person] = {}
    for person, gender, weight in _votes(people, marks):
        if id(person) in unknown:
            persons[id(person)] = person
            count = votes.setdefault(id(person), {"m": 0, "f": 0})
            count[gender] += weight
    for key, count in votes.items():
        low, high = sorted((count["m"], count["f"]))
        if high > 2 * low:
            persons[key].gender = "m" if count["m"] > count["f"] else "f"


def _votes(people: People, marks: Sequence[Mark]) -> Iterator[tuple[Person, Gender, int]]:
    """Every first pronoun after a name: whom it counts for, its gender and its weight."""
    text, words = people.text, people.words
    ends = [item.end for item in people.occurrences]
    taken = -1
    position = 0
    for limit, following in [(mark.start, mark.end) for mark in marks] + [(len(text), 0)]:
        for match in words.he_or_she.finditer(text, position, limit):
            index = bisect_right(ends, match.start()) - 1
            if index < 0 or index == taken or match.start() - ends[index] > _REACH:
                continue
            between = text[ends[index] : match.start()]
            if "\n" in between or (match.start() and text[match.start() - 2] == ","):
                continue
            taken = index
            low = match.group().lower()
            weight = 1 if ". " in between else _SAME_SENTENCE
            yield people.occurrences[index].person, ("m" if low in words.male else "f"), weight
        position = following
