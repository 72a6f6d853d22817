"""What is new since the last visit: articles, stories that moved, people first quoted, wishes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.library.news.archive import Arrived, made_at
from reader.library.news.muting import muted_in
from reader.library.news.recent import recent_stories
from reader.library.news.wanted import wishes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from reader.library.api import Library, Row
    from reader.library.news.archive import Counted
    from reader.library.news.stories import Member, Story
    from reader.library.news.wanted import Wish

MOST_ROWS = 500
"""New articles that are listed; the newest."""
_PLACE = "news"
NONE = Arrived(0, ())


@dataclass(frozen=True, slots=True)
class Moved:
    """A story that was there before and got articles."""

    story: Story
    new: tuple[Member, ...]
    """Those of its articles that are new, in the order of time."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is new since a moment."""

    since: float = 0.0
    """Seconds since the epoch: when the last visit ended."""
    arrived: Arrived = NONE
    rows: tuple[Row, ...] = ()
    """The newest of what arrived, newest first."""
    changed: frozenset[str] = frozenset()
    """Ids of those that the reader had read before they were edited."""
    voices: tuple[Counted, ...] = ()
    """People quoted for the first time, the most quoted first."""
    wishes: tuple[Wish, ...] = ()
    """Wanted headlines that are here by now."""
    moved: tuple[Moved, ...] = ()
    """Stories that moved, the one that moved last first; see `with_stories`."""

    @property
    def new(self) -> int:
        """How many arrived, those that changed not counted."""
        return max(self.arrived.count - len(self.changed), 0)

    def __bool__(self) -> bool:
        return bool(self.arrived.count or self.wishes)


def last_visit(library: Library) -> Mapping[str, object] | None:
    """The bookmark that the last visit left; None if there was none."""
    return library.state.desk.find(_PLACE) or None


def bookmark_now(library: Library, now: float) -> dict[str, object]:
    """A bookmark of the collection as it is; `now` in seconds since the epoch."""
    return {**library.archive.bookmark(), "at": now}


def leave_bookmark(library: Library, now: float) -> None:
    """Remember how the collection is: what comes later is new at the next visit."""
    library.state.desk.leave(_PLACE, bookmark_now(library, now))


def fresh_since(
    library: Library, bookmark: Mapping[str, object], own: Collection[str] = ()
) -> Fresh:
    """What is new since `bookmark` was made; takes its time.

    `own` are the paths of files that the reader edited: what stands in them is no news.
    """
    archive = library.archive
    arrived = archive.arrived(bookmark, MOST_ROWS)
    muted = muted_in(library)
    known = ((name, library.row(name)) for name in arrived.ids if not muted(name))
    heard = {
        name: row
        for name, row in known
        if not own or row is None or library.file_of(row.path) not in own
    }
    rows = tuple(row for row in heard.values() if row is not None)
    silent = len(arrived.ids) - len(heard)
    return Fresh(
        since=made_at(bookmark),
        arrived=replace(arrived, count=arrived.count - silent, ids=tuple(heard)),
        rows=rows,
        changed=frozenset(row.id for row in rows if library.state.edited(row.key)),
        voices=tuple(archive.new_voices(bookmark)) if arrived.count else (),
        wishes=tuple(wish for wish in wishes_of(library) if wish.arrived is not None),
    )


def with_stories(
    library: Library, fresh: Fresh, cancelled: Callable[[], bool] = lambda: False
) -> Fresh:
    """`fresh` with the stories among the newest articles that moved; takes its time."""
    if not fresh.rows:
        return fresh
    ids = {row.id for row in fresh.rows}
    moved: list[Moved] = []
    for story in recent_stories(library, cancelled=cancelled):
        new = tuple(member for member in story.members if member.id in ids)
        if new and len(new) < len(story.members):
            moved.append(Moved(story, new))
    return replace(fresh, moved=tuple(moved))


def narrowed(library: Library, fresh: Fresh, answers: Callable[[str], bool]) -> Fresh:
    """What of `fresh` has to do with new articles of which `answers` holds, asked by their ids."""
    ids = tuple(name for name in fresh.arrived.ids if answers(name))
    new = set(ids)

    def speaks_in_them(voice: Counted) -> bool:
        rows = library.archive.speaking((voice.name,), 0, MOST_ROWS)
        return any(row.id in new for row in rows)

    return replace(
        fresh,
        arrived=replace(fresh.arrived, count=len(ids), ids=ids),
        rows=tuple(row for row in fresh.rows if row.id in new),
        changed=fresh.changed & new,
        voices=tuple(voice for voice in fresh.voices if speaks_in_them(voice)),
        wishes=tuple(one for one in fresh.wishes if one.arrived and answers(one.arrived.id)),
        moved=tuple(one for one in fresh.moved if any(member.id in new for member in one.new)),
    )


def sentence(fresh: Fresh) -> str:
    """What is new in one line: "212 new, 3 people quoted for the first time"."""
    parts = []
    if fresh.new:
        parts.append(f"{fresh.new:,} new")
    if len(fresh.changed):
        them = "it" if len(fresh.changed) == 1 else "them"
        parts.append(f"{len(fresh.changed):,} changed since you read {them}")
    if fresh.moved:
        stories = "story" if len(fresh.moved) == 1 else "stories"
        parts.append(f"{len(fresh.moved):,} {stories} moved")
    if fresh.voices:
        people = "person" if len(fresh.voices) == 1 else "people"
        parts.append(f"{len(fresh.voices):,} {people} quoted for the first time")
    if fresh.wishes:
        headlines = "headline" if len(fresh.wishes) == 1 else "headlines"
        parts.append(f"{len(fresh.wishes):,} wanted {headlines} here")
    return ", ".join(parts) or "nothing new"
