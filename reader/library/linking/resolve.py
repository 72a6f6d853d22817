"""Where a related headline leads: from candidates to a decision with its reason.

Pure: a library gives the candidates, this module decides among them. The rule was measured on
real headlines (bench/accuracy_resolve.py): a plain threshold of similarity takes one absent
headline in nine for another article, since newspapers write the same sentence again with another
number, name or verb. So what decides is which words differ, and only then how similar the two are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.api import LinkState
from reader.library.linking.likeness import likeness, sorted_likeness
from reader.library.linking.rewording import Rewording, ends_cut, rewording
from reader.text.fold import headline_key
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LEAST_SCORE = 80.0
"""Below it two headlines are two headlines."""
NEAR_SCORE = 92.0
"""From it on a reworded headline is a link; between the two it is offered as similar."""
LEAST_LEAD = 2.0
"""By how much the best must be ahead of the next headline that reads differently."""
_REORDERED = 2.0
# Of a headline cut short only the words kept count: from six on it is a link.
_CUT = 80.0
_CUT_PER_WORD = 2.0
_MOST_CUT = 98.0
_LOOKED_AT = 3
# Versions of one article share its address; what shares it further is a page of many.
_MOST_AT_ADDRESS = 5
_LONGEST = 600
"""Characters of a headline that is compared; a longer one is a text and found by its key alone."""
_DAY = 86_400.0
_NEARER_BY = 2 * _DAY


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that a related headline may lead to."""

    id: str
    headline: str
    content: str
    """`Article.key`: copies of one text are one target."""
    moment: float
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The article whose related headline is resolved."""

    id: str
    moment: float
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the headline leads and why."""

    state: LinkState
    score: float
    reason: SafeText
    target: str | None = None
    """Id of the article; None for CHOICE and ABSENT."""
    candidates: tuple[str, ...] = ()
    """Ids of the articles that come into question, the best first."""


class _Compared:
    """A candidate beside the headline; the score is worked out when it is needed."""

    __slots__ = ("_ours", "_score", "candidate", "key", "rewording")

    def __init__(self, candidate: Candidate, ours: str, key: str, difference: Rewording) -> None:
        self.candidate = candidate
        self.key = key
        self.rewording = difference
        self._ours = ours
        self._score: float | None = None

    @property
    def score(self) -> float:
        """0 to 100."""
        if self._score is None:
            self._score = _score(self._ours, self.key, self.rewording)
        return self._score


def resolve(
    headline: str,
    candidates: Iterable[Candidate],
    origin: Origin,
    is_common: Callable[[str], bool],
) -> Decision:
    """Decide which of `candidates` is meant by the related headline `headline`.

    Args:
        headline: as it stands in the article.
        candidates: articles with the same key, or some dozen that share its rarest words.
        origin: the article it stands in; it never leads to itself.
        is_common: whether a folded word is frequent in the headlines of the collection.
    """
    key = headline_key(headline)
    others = [candidate for candidate in candidates if candidate.id != origin.id]
    keyed = [(candidate, headline_key(candidate.headline)) for candidate in others]
    same = [candidate for candidate, other in keyed if key and other == key]
    if same:
        return _among_equals(_nearest_first(same, origin), origin)
    compared = _compare(headline, key, keyed, is_common)
    good = [one for one in compared if one.rewording.allowed and one.score >= LEAST_SCORE]
    return _among_similar(good, compared, origin) if good else _absent(compared)


def at_address(candidates: Iterable[Candidate], origin: Origin) -> Decision | None:
    """Decide by the address of a link among the articles published there.

    Args:
        candidates: articles whose address is that of the link.
        origin: the article it stands in; it never leads to itself.

    Returns:
        None where no other article is there, or so many that the address names no single one.
    """
    others = [candidate for candidate in candidates if candidate.id != origin.id]
    number = len({candidate.content for candidate in others})
    if not 1 <= number <= _MOST_AT_ADDRESS:
        return None
    nearest = _nearest_first(others, origin)
    reason = "It was published at the address of the link."
    if number > 1:
        reason = f"{number} articles were published at the address of the link; this is nearest."
    ids = tuple(candidate.id for candidate in nearest)
    return Decision(LinkState.EXACT, 100.0, SafeText(reason), nearest[0].id, ids)


def _score(key: str, other: str, difference: Rewording) -> float:
    if difference.is_cut:
        return min(_MOST_CUT, _CUT + _CUT_PER_WORD * len(key.split()))
    return max(likeness(key, other), sorted_likeness(key, other) - _REORDERED)


def _compare(
    headline: str,
    key: str,
    keyed: Iterable[tuple[Candidate, str]],
    is_common: Callable[[str], bool],
) -> list[_Compared]:
    cut = ends_cut(headline)
    return [
        _Compared(candidate, key, other, rewording(key, other, is_common, cut=cut))
        for candidate, other in keyed
        if key and other and max(len(key), len(other)) <= _LONGEST
    ]


def _nearest_first(candidates: Iterable[Candidate], origin: Origin) -> list[Candidate]:
    def order(candidate: Candidate) -> tuple[bool, float, str]:
        return (
            bool(origin.publisher) and candidate.publisher != origin.publisher,
            abs(candidate.moment - origin.moment),
            candidate.id,
        )

    return sorted(candidates, key=order)


def _among_equals(same: Sequence[Candidate], origin: Origin) -> Decision:
    ids = tuple(candidate.id for candidate in same)
    best = same[0]
    rival = next((other for other in same[1:] if other.content != best.content), None)
    if rival is None:
        return Decision(LinkState.EXACT, 100.0, SafeText("It has the same headline."), best.id, ids)
    number = len({candidate.content for candidate in same})
    lead = abs(rival.moment - origin.moment) - abs(best.moment - origin.moment)
    if best.publisher == rival.publisher and lead < _NEARER_BY:
        return Decision(
            LinkState.CHOICE, 100.0, SafeText(f"{number} articles have this headline."), None, ids
        )
    why = "nearest in time" if best.publisher == rival.publisher else "from the same source"
    reason = f"{number} articles have this headline; this one is {why}."
    return Decision(LinkState.EXACT, 100.0, SafeText(reason), best.id, ids)


def _among_similar(
    good: Sequence[_Compared], compared: Sequence[_Compared], origin: Origin
) -> Decision:
    ranked = sorted(good, key=lambda one: (-one.score, one.candidate.id))
    best = ranked[0]
    equals = [one.candidate for one in ranked if one.key == best.key]
    ids = tuple(candidate.id for candidate in _nearest_first(equals, origin))
    target, *_ = _nearest_first(equals, origin)
    lead = best.score - max((one.score for one in compared if one.key != best.key), default=0.0)
    if lead >= LEAST_LEAD:
        state = LinkState.NEAR if best.score >= NEAR_SCORE else LinkState.SIMILAR
        return Decision(state, best.score, _sentence(best), target.id, ids)
    if len(ranked) > len(equals):
        reason = SafeText("Several headlines are equally near: none is clearly the one meant.")
        return Decision(
            LinkState.CHOICE, best.score, reason, None, tuple(one.candidate.id for one in ranked)
        )
    return Decision(LinkState.SIMILAR, best.score, _sentence(best), target.id, ids)


def _sentence(best: _Compared) -> SafeText:
    return clean_line(f"{best.rewording.reason}: “{best.candidate.headline}”.")


def _absent(compared: Sequence[_Compared]) -> Decision:
    nearest = max(compared[:_LOOKED_AT], key=lambda one: one.score, default=None)
    if nearest is None or nearest.score < LEAST_SCORE:
        reason = SafeText("No article here has a headline like it.")
        return Decision(LinkState.ABSENT, nearest.score if nearest else 0.0, reason)
    why = nearest.rewording.reason
    reason = clean_line(f"The nearest is another one ({why}): “{nearest.candidate.headline}”.")
    return Decision(LinkState.ABSENT, nearest.score, reason)
