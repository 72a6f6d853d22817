"""What the full text does not know of articles: marks, links, speakers, insides of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.api import Match
from reader.library.identity import signed, unsigned
from reader.library.index.catalog_rows import headlines_of, number_of
from reader.library.marking import Mark
from reader.library.query import Feature, Field, Has, Is, Phrase, State, spaced
from reader.library.query.match import mistyped_places, needle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    import tantivy

    from reader.library.corrections import CorrectedSpeakers, Recount
    from reader.library.finding.view import View
    from reader.library.marking import State as ReaderMarks

MOST_INSIDE = 20_000
"""Articles that a search inside words looks for; it comes to bear where words alone find none."""
_MOST_MISTYPED = 5_000


class CatalogFacts:
    """Facts of a view of an index; `reader.library.finding.fulltext_query.Facts`."""

    def __init__(self, view: View, marks: ReaderMarks, speakers: CorrectedSpeakers) -> None:
        self._view = view
        self._marks = marks
        self._speakers = speakers

    def answering(self, node: Phrase | Is | Has) -> Collection[int]:
        """Articles that answer a node about marks, tags, links or speakers."""
        match node:
            case Phrase(field=Field.TAG):
                return self._tagged(node)
            case Phrase(field=Field.NOTE):
                said = needle(node)
                notes = {key: self._marks.note(key) for key in self._marks.noted()}
                return self._with_keys([key for key, note in notes.items() if said in spaced(note)])
            case Phrase():
                return self._speaking(node)
            case Has(Feature.NOTE):
                return self._with_keys(self._marks.noted())
            case Has(Feature.QUOTE):
                return self._numbers("SELECT article FROM quoting")
            case Has():
                found = self._numbers("SELECT DISTINCT article FROM voices")
                return self._corrected(found, self._speakers.recounts(), lambda _: True)
            case Is(state):
                return self._in_state(state)

    def _in_state(self, state: State) -> frozenset[int]:
        match state:
            case State.LINKED:
                return self._view.linked()
            case State.ORPHAN:
                return self._everything() - self._view.linked()
            case State.STARRED:
                return self._with_keys(self._marks.marked(Mark.STARRED))
            case State.READ:
                return self._with_keys(self._marks.marked(Mark.READ))
            case State.UNREAD:
                return self._everything() - self._in_state(State.READ)

    def inside(self, phrase: Phrase) -> Collection[int]:
        """Articles whose headline holds the phrase inside words."""
        found: list[int] = []
        for number in self._view.headlines().numbers(needle(phrase, Match.SUBSTRING)):
            found.append(number)
            if len(found) == MOST_INSIDE:
                break
        return found

    def mistyped(self, phrase: Phrase, candidates: tantivy.Query) -> Collection[int]:
        """Those of `candidates` whose headline holds the phrase with a slip in each word."""
        searcher = self._view.searcher()
        hits = searcher.search(candidates, _MOST_MISTYPED, count=False).hits
        numbers = searcher.fast_field_values("number", [address for _, address in hits])
        return [
            number
            for number, headline in headlines_of(
                self._view.connection, [int(n) for n in numbers if n]
            )
            if mistyped_places(phrase, spaced(headline).split(), first=True)
        ]

    def _tagged(self, phrase: Phrase) -> frozenset[int]:
        wanted = needle(phrase)
        tags = [tag for tag, _ in self._marks.all_tags() if wanted in spaced(tag)]
        return self._with_keys(frozenset[str]().union(*map(self._marks.tagged, tags)))

    def _speaking(self, phrase: Phrase) -> Collection[int]:
        said = needle(phrase)
        if phrase.field is not Field.SPEAKER:
            return ()
        spoken = self._speakers.spoken()
        further = {f" {name} " for name in spoken.further(lambda name: said in f" {name} ")}
        also = f" OR s.words IN ({','.join('?' * len(further))})" if further else ""
        found = self._numbers(
            "SELECT DISTINCT v.article FROM speakers s JOIN voices v ON v.speaker=s.number"  # noqa: S608 - the words are bound
            f" WHERE instr(s.words, ?){also}",
            (said, *further),
        )

        def meant(name: str) -> bool:
            return said in spaced(name) or spaced(name) in further

        return self._corrected(found, spoken.recounts, meant)

    def _corrected(
        self, found: set[int], recounts: Mapping[str, Recount], meant: Callable[[str], bool]
    ) -> set[int]:
        """`found` with the articles in which somebody who is meant speaks by correction alone."""
        for identity, recount in recounts.items():
            number = number_of(self._view.connection, identity)
            if number is not None and any(map(meant, recount.after)):
                found.add(number)
            elif number is not None and any(map(meant, recount.before)):
                found.discard(number)
        return found

    def _numbers(self, question: str, parameters: Sequence[str] = ()) -> set[int]:
        return {number for (number,) in self._view.connection.execute(question, parameters)}

    def _everything(self) -> frozenset[int]:
        return frozenset(self._view.order.numbers)

    def _with_keys(self, keys: Collection[str]) -> frozenset[int]:
        wanted = {unsigned(signed(key)) for key in keys}
        if not wanted:
            return frozenset()
        order = self._view.order
        columns = zip(order.numbers, order.keys, strict=True)
        return frozenset(number for number, key in columns if key in wanted)
