"""From the decision of `reader.library.linking.resolve` to the link that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.api import Link
from reader.library.linking.resolve import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.article import RelatedHeadline
    from reader.library.api import Row
    from reader.library.linking.resolve import Decision


def link_of(related: RelatedHeadline, decision: Decision, row: Callable[[str], Row | None]) -> Link:
    """Return the link of a related headline; `row` gives the row of an article id."""
    rows = tuple(found for name in decision.candidates if (found := row(name)) is not None)
    target = row(decision.target) if decision.target is not None else None
    return Link(
        headline=related.headline,
        state=decision.state,
        target=target,
        score=decision.score,
        reason=decision.reason,
        candidates=rows,
        url=related.url,
    )


def candidate_of(row: Row) -> Candidate:
    """Return what `resolve` needs of an article."""
    return Candidate(row.id, row.headline, row.key, row.moment, row.publisher)
