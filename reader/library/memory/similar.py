"""Articles like one, found by looking at every article in memory."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from reader.library.api import ArticleGoneError
from reader.library.linking.alike import LOOKED_AT, MOST_COPIES, Hit, Shelf, alike_among
from reader.library.linking.telling import LEAST_SHARE, telling_words
from reader.library.memory.relevance import Texts, relevance
from reader.library.query import Field, Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.library.api import Row
    from reader.library.linking.alike import Alike
    from reader.library.memory.entries import Entry
    from reader.parse.draft import Draft


def alike_entries(entry: Entry, entries: Mapping[str, Entry], limit: int) -> Alike:
    """What of `entries` is like `entry`: its copies, and at most `limit` similar ones."""

    def draft(identity: str) -> Draft:
        found = entries.get(identity)
        if found is None:
            raise ArticleGoneError(identity, "", "it is not in the collection")
        return found.draft

    def same_words(row: Row) -> list[Row]:
        rows = (other.row for other in entries.values())
        return [one for one in rows if one.key == row.key and one.id != row.id][:MOST_COPIES]

    find = partial(_hits, entry, list(entries.values()))
    return alike_among(entry.row, find, Shelf(draft, same_words), limit)


def _hits(entry: Entry, entries: Sequence[Entry], alone: int) -> list[Hit]:
    texts = [other.values(Field.TEXT) for other in entries]
    holding = Counter(word for text in texts for word in set(" ".join(text).split()))
    draft = entry.draft
    words = telling_words(
        draft.headline,
        [block.text for block in draft.body],
        holding.__getitem__,
        len(entries),
        alone,
    )
    phrases = [Phrase((word,), Field.TEXT) for word in words]
    scores = relevance(phrases, [Texts(headline, body) for headline, *body in texts])
    least = LEAST_SHARE * max(scores, default=0.0)
    scored = [
        Hit(score, other.row)
        for score, other in zip(scores, entries, strict=True)
        if score > 0 and score >= least
    ]
    return sorted(scored, key=lambda hit: (-hit.score, -hit.row.moment, hit.row.id))[:LOOKED_AT]
