"""What the pronouns of a text tell of people whose names do not say whether he or she."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.quotes.described import is_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parse.quotes.model import Mark
    from reader.parse.quotes.people import People, Person
    from reader.parse.quotes.words import Gender

# A pronoun further from a name than this says nothing of it.
_REACH = 220
# The votes of "he" in the sentence of the name; "his", "him" and another sentence have one.
_SUBJECT_AFTER = 2
# No article names people so often.
_MOST = 1_500


def learn_gender(people: People, marks: Sequence[Mark], person: Person) -> None:
    """Give somebody of unknown gender that of the pronouns that follow the name.

    A pronoun counts for the last person named before it, twice as the subject of a clause of the
    same sentence. There is no gender for a single vote, nor unless one of the two has more than
    double the other's.
    """
    person.learned = True
    if len(people.occurrences) > _MOST:
        return
    votes: dict[Gender, int] = {"m": 0, "f": 0}
    for gender, weight in _votes(people, marks, person):
        votes[gender] += weight
    low, high = sorted(votes.values())
    if high > max(1, 2 * low):
        person.gender = "m" if votes["m"] > votes["f"] else "f"


def _votes(people: People, marks: Sequence[Mark], person: Person) -> Iterator[tuple[Gender, int]]:
    """The first pronoun after every place of a name: its gender and its weight."""
    text, words, places = people.text, people.words, people.occurrences
    for index, item in enumerate(places):
        if item.person is not person:
            continue
        limit = item.end + _REACH
        if index + 1 < len(places):
            limit = min(limit, places[index + 1].start)
        match = words.he_or_she.search(text, item.end, limit)
        if match is None or is_quoted(match.start(), marks):
            continue
        between = text[item.end : match.start()]
        if "\n" in between or between.endswith(", "):
            continue
        gender: Gender = "m" if match.group().lower() in words.male else "f"
        own = words.tags[match.group()] == "H" and ". " not in between
        yield gender, (_SUBJECT_AFTER if own else 1)
