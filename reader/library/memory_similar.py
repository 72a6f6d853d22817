"""Articles like one, found by looking at every article in memory."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.library.query import Field, Phrase
from reader.library.relevance import Texts, relevance
from reader.library.telling import LEAST_SHARE, telling_words, unlike_copies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.api import Row
    from reader.library.entries import Entry, Said


def similar_entries(
    entry: Entry, entries: Sequence[Entry], said: Callable[[Entry], Said], limit: int
) -> tuple[Row, ...]:
    """The rows of those of `entries` that are most like `entry`; copies are left out."""
    texts = [other.values(Field.TEXT, said) for other in entries]
    holding = Counter(word for text in texts for word in set(" ".join(text).split()))
    draft = entry.draft
    words = telling_words(
        draft.headline, [block.text for block in draft.body], holding.__getitem__, len(entries)
    )
    phrases = [Phrase((word,), Field.TEXT) for word in words]
    scores = relevance(phrases, [Texts(headline, body) for headline, *body in texts])
    least = LEAST_SHARE * max(scores, default=0.0)
    ranked = sorted(
        (-score, -other.row.moment, other.row.id, place)
        for place, (score, other) in enumerate(zip(scores, entries, strict=True))
        if score > 0 and score >= least
    )
    rows = (entries[place].row for *_, place in ranked)
    return unlike_copies(rows, entry.row, max(limit, 0))
