"""Copies of an article: the same words in other files, or nearly the same.

Nothing is stored for it. Articles with the same words have the same key; of those that are most
alike by their telling words, the ones that share most runs of three words are copies too: a
paragraph dropped or a lead written anew leaves more than half of them (Broder, "On the resemblance
and containment of documents", 1997). Keeping a fingerprint of every article instead cost a quarter
of a millisecond each when a collection is indexed, more than all but its full text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.api import ArticleGoneError
from reader.text.fold import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.api import Library, Row
    from reader.library.state.census import Census
    from reader.parse.draft import Draft

LOOKED_AT = 12
"""Articles alike that are compared."""
SHARED = 0.5
"""Share of the runs of words of both that two copies have in common."""
_RUN = 3
_SHORTEST = 20
"""Words below which texts are only the same or not."""


def copies_in(library: Library, census: Census, article_id: str) -> tuple[Row, ...]:
    """The copies of an article, newest first; `census` is that of the library's articles."""
    own = library.row(article_id)
    if own is None:
        return ()
    keys = {own.key, *(row.key for row in _nearly(library, own))}
    rows = [library.row(identity) for identity, _ in census.places(keys)]
    found = [row for row in rows if row is not None and row.id != own.id]
    return tuple(sorted(found, key=lambda row: (-row.moment, row.id)))


def _nearly(library: Library, own: Row) -> Iterator[Row]:
    """Rows with other words that share most runs of words with `own`."""
    read = library.archive.draft
    try:
        runs = runs_of(read(own.id))
    except ArticleGoneError:
        return
    for row in library.similar(own.id, LOOKED_AT) if runs else ():
        try:
            if resemblance(runs, runs_of(read(row.id))) >= SHARED:
                yield row
        except ArticleGoneError:
            continue


def runs_of(draft: Draft) -> frozenset[tuple[str, ...]]:
    """The runs of three words of an article's body; none of a very short one."""
    words = [word for block in draft.body for word in fold_words(block.text)]
    if len(words) < _SHORTEST:
        return frozenset()
    return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))


def resemblance(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The share of runs in common, from 0 to 1."""
    both = len(one | other)
    return len(one & other) / both if both else 0.0
