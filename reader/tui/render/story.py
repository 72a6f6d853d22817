"""Stories as entries: rows that unfold, and a timeline with why each article belongs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.tui.render.dates import day
from reader.tui.render.entries import Entry, Part
from reader.tui.render.wrap import cut, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.marking import Marks
    from reader.library.news.stories import Member, Story

_BARS = "▁▂▃▄▅▆▇█"
_SLOTS = 10
_AROUND = 6
"""Cells of the signs before a title and of the space before the note."""
_LEAST_TITLE, _LEAST_WORDS = 10, 8
WIDE = 100
"""Columns from which there is room for the pulse of a story."""


class OfStory(NamedTuple):
    """What a line of a story stands for: the story, or a member of it."""

    first_key: str
    member: str | None = None
    """Id of the article; None for the story."""


def story_entry(story: Story, marks: Marks, width: int, *, open_: bool, marked: bool) -> Entry:
    """One row: `▸ Ukraine talks · 7`, with what is unread and when it moved, for `width` cells."""
    unread = sum(not marks.is_read(member.key) for member in story.members)
    count = f" · {len(story.members)}"
    note = f"{pulse(story)}  {when(story.latest):>11}" if width >= WIDE else when(story.latest)
    told = f"  {unread} unread" if unread else ""
    room = width - len(note) - len(count) - len(told) - _AROUND
    title = cut(story.title, max(room, _LEAST_TITLE))
    room -= cell_len(title) + 2
    words = f"  {cut(', '.join(story.words), room)}" if room >= _LEAST_WORDS else ""
    return Entry(
        (
            Part(" ▾ " if open_ else " ▸ ", "accent"),
            Part("＋" if marked else "", "warning"),
            Part(title, "headline" if unread else "dim", "b" if unread else ""),
            Part(count, "accent"),
            Part(told, "unread"),
            Part(words, "dim"),
        ),
        note,
        OfStory(story.first_key),
        " ".join([story.title, *(member.headline for member in story.members)]),
    )


def member_entries(
    member: Member,
    story: Story,
    marks: Marks,
    width: int,
    *,
    present: str | None,
    last: bool,
    indent: int = 1,
) -> list[Entry]:
    """The article with its date, and below it why it belongs, all of it, in lines of `width`."""
    here = member.id == present
    read = marks.is_read(member.key)
    space = " " * indent
    line = Entry(
        (
            Part(f"{space}{when(member.moment):>11} ", "dim"),
            Part("◉ " if here else "● " if not read else "○ ", "accent" if here else "unread"),
            Part(member.headline, "dim" if read and not here else "headline", "b" if here else ""),
        ),
        "",
        OfStory(story.first_key, member.id),
    )
    stem = Part(f"{space}{'':>11} {' ' if last else '│'}   ", "rule")
    reason = member.reason or "the first of them"
    broken = wrap(reason, max(width - cell_len(stem.text) - 1, _LEAST_WORDS))
    return [line, *(Entry((stem, Part(reason[start:end], "dim"))) for start, end in broken)]


def pulse(story: Story) -> str:
    """A bar of the times at which its articles came."""
    first, last = story.members[0].moment, story.latest
    span = max(last - first, 1.0)
    counts = [0] * _SLOTS
    for member in story.members:
        counts[min(int((member.moment - first) / span * _SLOTS), _SLOTS - 1)] += 1
    most = max(counts)
    return "".join(_bar(count, most) for count in counts)


def _bar(count: int, most: int) -> str:
    return _BARS[0] if not count else _BARS[max(round(count / most * (len(_BARS) - 1)), 1)]


def when(moment: float) -> str:
    """The day of a moment, with its year unless it is this one; "" where no calendar has it."""
    try:
        then = datetime.fromtimestamp(moment, UTC)
    except (OverflowError, ValueError, OSError):
        return ""
    return day(then, this_year=then.year == datetime.now(UTC).year)


def find_story(stories: Sequence[Story], value: object) -> Story | None:
    """The story that a value is of."""
    if not isinstance(value, OfStory):
        return None
    return next((story for story in stories if story.first_key == value.first_key), None)


def find_member(story: Story | None, value: object) -> Member | None:
    """The member that a value is of; None for the story itself."""
    if story is None or not isinstance(value, OfStory):
        return None
    return next((member for member in story.members if member.id == value.member), None)
