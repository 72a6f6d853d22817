"""The story around an article, and its other versions, over a whole collection."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.library.api import LinkState
from reader.library.news.kin import kin
from reader.library.news.pieces import Piece, alikeness
from reader.library.news.recent import MOST_RECENT, Recent, by_hand, maker
from reader.library.news.stories import ByHand, Story, pair_of, stories
from reader.library.news.ties import COPY_FROM, LIKE_DAYS, NEAR_FROM
from reader.text.fold import headline_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.api import Library, Row
    from reader.library.news.archive import Archive

_EXPANDED = 8
"""Members of a thread whose own neighbours are looked for."""
_MOST_AROUND = 150
_NEIGHBOURS = 15
_ASKED = 12
_EPOCH = 719_163
"""Proleptic Gregorian ordinal of 1970-01-01."""
_NEAR = 8
_VERSION_FROM = 0.2
_HERE = (LinkState.EXACT, LinkState.NEAR)


class Thread:
    """The story around an article, and what is near it but no part of it."""

    def __init__(self, start: Piece, found: Iterable[Story], near: tuple[Piece, ...]) -> None:
        """Take the article, all stories around it, and what is near."""
        self.start = start
        self.story = _holding(found, start.id)
        self.near = near
        self._found = found

    def with_it(self, piece: Piece) -> list[str]:
        """Keys of the story that `piece` is of, its own first."""
        story = _holding(self._found, piece.id)
        keys = [member.key for member in story.members] if story else []
        return list(dict.fromkeys((piece.key, *keys)))


def thread_of(
    library: Library,
    article_id: str,
    newest: int = MOST_RECENT,
    show: Callable[[Thread], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Thread | None:
    """The thread of an article; None if the article has gone.

    Its story is the one that holds it among all stories of the `newest` articles, or, for an older
    article, the one that its neighbours make with it. Takes its time only where those stories
    are not kept.

    Args:
        library: the collection.
        article_id: the article.
        newest: how many articles the stories are made of.
        show: given, from this thread, what its neighbours make of it while stories are found.
        cancelled: whether to stop; the thread then says nothing of a story.
    """
    make, decided = maker(library), by_hand(library)
    row = library.row(article_id)
    own = make([row]) if row is not None else []
    if not own:
        return None
    start = own[0]
    pieces, around = _around(library, start, make, decided)
    recent = Recent(library, newest)
    if not recent.holds(article_id):
        return _thread(start, around, pieces, decided)
    found = recent.known()
    if found is None:
        show(_thread(start, around, pieces, decided))
        found = recent.find(cancelled=cancelled)
    return _thread(start, found, pieces, decided)


def _thread(
    start: Piece, found: tuple[Story, ...], pieces: Sequence[Piece], decided: ByHand
) -> Thread:
    story = _holding(found, start.id)
    inside = {member.id for member in story.members} if story else {start.id}
    outside = [piece for piece in pieces if piece.id not in inside]
    return Thread(start, found, _nearest(start, outside, decided))


def _around(
    library: Library, start: Piece, make: Callable[[Sequence[Row]], list[Piece]], decided: ByHand
) -> tuple[list[Piece], tuple[Story, ...]]:
    """What may belong with an article, and the stories among that.

    Costs the same for ten articles and for a million: the neighbours of at most `_EXPANDED`
    members are looked for, and at most `_MOST_AROUND` articles compared.
    """
    pieces = {start.id: start}
    expanded: set[str] = set()
    found: tuple[Story, ...] = ()
    waiting = [start.id]
    while waiting and len(expanded) < _EXPANDED and len(pieces) < _MOST_AROUND:
        name = waiting.pop(0)
        expanded.add(name)
        pieces[name], rows = _neighbours(library, pieces[name], decided)
        new = [row for row in rows if row.id not in pieces]
        pieces.update((piece.id, piece) for piece in make(new))
        found = stories(list(pieces.values()), decided)
        story = _holding(found, start.id)
        members = story.members if story else ()
        waiting = [member.id for member in members if member.id not in expanded]
    return list(pieces.values()), found


class Version(NamedTuple):
    """Another article that may be a version of one."""

    row: Row
    alike: float
    """0 to 1."""

    @property
    def copy(self) -> bool:
        """Whether the two are versions of one text."""
        return self.alike >= COPY_FROM


def other_versions(library: Library, article_id: str) -> list[Version]:
    """Articles that read like one, the most alike first; copies word for word among them."""
    make, row = maker(library), library.row(article_id)
    own = make([row]) if row is not None else []
    if not own or row is None:
        return []
    piece, rows = _neighbours(library, own[0], by_hand(library))
    alike = library.alike(article_id)
    similar = (found.row for found in alike.similar)
    others = {found.id: found for found in (*rows, *alike.copies, *similar) if found != row}
    versions = [
        Version(others[one.id], alikeness(piece.words, one.words))
        for one in make(list(others.values()))
    ]
    good = [version for version in versions if version.alike >= _VERSION_FROM]
    return sorted(good, key=lambda one: (-one.alike, one.row.id))[:_NEAR]


def older_first(library: Library, first: Row, second: Row) -> tuple[Row, Row]:
    """Two versions, the older first.

    Their dates decide; where these are equal, when their files were changed; then their paths.
    """
    if first.moment != second.moment:
        return (first, second) if first.moment < second.moment else (second, first)
    ours, theirs = _changed(library, first), _changed(library, second)
    if ours is not None and theirs is not None and ours != theirs:
        return (first, second) if ours < theirs else (second, first)
    by_path = sorted((first, second), key=lambda row: (row.path, row.id))
    return by_path[0], by_path[1]


def _changed(library: Library, row: Row) -> int | None:
    """When the file of `row` was changed, in nanoseconds; None where that is not known."""
    file = library.file_of(row.path)
    try:
        return None if file is None else Path(file).stat().st_mtime_ns
    except (OSError, ValueError):
        return None


def _holding(found: Iterable[Story], article_id: str) -> Story | None:
    return next((s for s in found if any(m.id == article_id for m in s.members)), None)


def _nearest(start: Piece, others: Sequence[Piece], decided: ByHand) -> tuple[Piece, ...]:
    near = sorted(others, key=lambda piece: (-alikeness(start.words, piece.words), piece.id))
    apart = [piece for piece in near if pair_of(start.key, piece.key) in decided.apart]
    # What was set apart comes first, however unlike: here is the only way back by hand.
    alike = [one for one in near if alikeness(start.words, one.words) >= NEAR_FROM]
    return tuple({piece.id: piece for piece in (*apart, *alike)}.values())[:_NEAR]


def _neighbours(library: Library, piece: Piece, decided: ByHand) -> tuple[Piece, list[Row]]:
    """The articles that may be tied to `piece`, and `piece` with where its links really lead."""
    archive = library.archive
    links = _links(archive, piece)
    day = int(piece.day // 1) + _EPOCH
    days = (day - int(LIKE_DAYS), day + int(LIKE_DAYS))
    words = list(piece.words)[:_ASKED]
    rows = [*links, *library.linked_from(piece.id, _NEIGHBOURS)]
    rows += archive.sharing(words, days, _NEIGHBOURS + 1)
    for key in sorted(_decided_with(piece.key, decided))[:_MOST_AROUND]:
        found = (library.row(name) for name in library.state.ids_of(key))
        rows += [row for row in found if row is not None]
    leads = frozenset(headline_key(row.headline) for row in links)
    return replace(piece, related=piece.related | leads), rows


def _decided_with(key: str, decided: ByHand) -> set[str]:
    """Keys of what the reader joined to an article, or set apart from it."""
    apart = {other for pair in decided.apart if key in pair for other in pair}
    return (apart | kin(decided.joined, decided.apart).get(key, frozenset())) - {key}


def _links(archive: Archive, piece: Piece) -> list[Row]:
    from reader.library.api import ArticleGoneError

    try:
        draft = archive.draft(piece.id)
    except ArticleGoneError:
        return []
    links = (archive.link(one.headline, piece.moment) for one in draft.related[:_NEIGHBOURS])
    return [link.target for link in links if link.target is not None and link.state in _HERE]
