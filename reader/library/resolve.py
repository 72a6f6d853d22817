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
from reader.library.likeness import likeness, sorted_likeness
from reader.library.rewording import Rewording, rewording
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


@dataclass(frozen=True, slots=True)
class _Scored:
    candidate: Candidate
    key: str
    score: float
    rewording: Rewording


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
    scored = [
        _Scored(candidate, other, _score(key, other), rewording(key, other, is_common))
        for candidate, other in keyed
        if other
    ]
    return _among_similar(scored, origin)


def _score(key: str, other: str) -> float:
    return max(likeness(key, other), sorted_likeness(key, other) - _REORDERED)


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


def _among_similar(scored: Iterable[_Scored], origin: Origin) -> Decision:
    ranked = sorted(scored, key=lambda one: (-one.score, one.candidate.id))
    good = [one for one in ranked if one.rewording.allowed and one.score >= LEAST_SCORE]
    if not good:
        return _absent(ranked)
    best = good[0]
    equals = [one.candidate for one in good if one.key == best.key]
    rival = next((one for one in ranked if one.key != best.key and one.score >= LEAST_SCORE), None)
    target, *_ = _nearest_first(equals, origin)
    if rival is not None and best.score - rival.score < LEAST_LEAD:
        ids = tuple(one.candidate.id for one in good)
        if rival.rewording.allowed:
            reason = "Two headlines are equally near: neither is clearly the one that is meant."
            return Decision(LinkState.CHOICE, best.score, SafeText(reason), None, ids)
        return Decision(LinkState.SIMILAR, best.score, _sentence(best, target), target.id, ids)
    state = LinkState.NEAR if best.score >= NEAR_SCORE else LinkState.SIMILAR
    ids = tuple(candidate.id for candidate in _nearest_first(equals, origin))
    return Decision(state, best.score, _sentence(best, target), target.id, ids)


def _sentence(best: _Scored, target: Candidate) -> SafeText:
    return clean_line(f"{best.rewording.reason}: “{target.headline}”.")


def _absent(ranked: Sequence[_Scored]) -> Decision:
    if not ranked or ranked[0].score < LEAST_SCORE:
        reason = SafeText("No article here has a headline like it.")
        return Decision(LinkState.ABSENT, ranked[0].score if ranked else 0.0, reason)
    best = ranked[0]
    reason = clean_line(
        f"The nearest is another headline ({best.rewording.reason}): “{best.candidate.headline}”."
    )
    return Decision(LinkState.ABSENT, best.score, reason)
