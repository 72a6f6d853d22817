"""What an entry of a feed says about itself and its feed, behind its text: no part of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.formats.pieces import letters

if TYPE_CHECKING:
    from reader.parse.draft import DraftBlock, DraftRelated

_SHORTEST_TITLE = 8
_MOST_BESIDE = 40
"""Letters that the line may have beside the names of the entry and the feed."""


def without_origin(
    body: tuple[DraftBlock, ...], title: str, publisher: str | None
) -> tuple[DraftBlock, ...]:
    """`body` without a last line such as "X appeared first on Y", in whatever language.

    Args:
        body: the blocks of the entry.
        title: what the entry is called.
        publisher: what its feed is called.
    """
    entry, feed = letters(title), letters(publisher or "")
    if len(body) < 2 or len(entry) < _SHORTEST_TITLE or not feed:
        return body
    last = letters(body[-1].text)
    is_origin = (
        entry in last and feed in last and len(last) <= len(entry) + len(feed) + _MOST_BESIDE
    )
    return body[:-1] if is_origin else body


def others(
    related: tuple[DraftRelated, ...], title: str, base: str | None
) -> tuple[DraftRelated, ...]:
    """Links to other articles: many entries end with their own and their feed's ("appeared on")."""
    own = {title.strip().casefold(), ""}
    return tuple(
        one
        for one in related
        if one.headline.casefold() not in own and (one.url is None or one.url != base)
    )
