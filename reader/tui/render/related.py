"""The sidebar laid out: related headlines, what links here, who speaks, and what is like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.segment import Segment

from reader.library.api import LinkState
from reader.library.linking.alike import Alike, elsewhere
from reader.tui.render.paint import voice_role
from reader.tui.render.runs import line
from reader.tui.render.wrap import cut, wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from textual.strip import Strip

    from reader.article import Voice
    from reader.library.api import Link, Row
    from reader.library.marking import Marks
    from reader.tui.render.palette import Ground, Palette

HERE, NEAR, ABSENT, WANTED = "●", "◐", "○", "◎"
_BAR = "▇"
_LONGEST_BAR = 6
_FULL_LINES, _FEW_LINES = 4, 2
"""Lines that a headline may take where everything fits into the pane, and where it does not."""

What = Literal["title", "note", "link", "back", "voice", "copy", "similar", "more", "blank"]
_BEFORE = {"back": " ‹ ", "copy": " = ", "similar": " ≈ "}
_COPIES_SHOWN = 3
_NOTHING = Alike()


class Entry(NamedTuple):
    """One line of the sidebar; lines of one item share `item`."""

    what: What
    text: str
    item: int = -1
    """Which item of the sidebar a line belongs to; -1 for titles and notes."""
    first: bool = True
    link: Link | None = None
    row: Row | None = None
    voice: Voice | None = None
    number: int = 0
    """The digit that follows a related headline; 0 for none."""
    wanted: bool = False
    """Whether the reader looks out for a related headline that is not here."""
    copies: tuple[Row, ...] = ()
    """What a line lists that stands for copies in other files."""


def sidebar(
    links: Sequence[Link],
    back: Sequence[Row],
    voices: Sequence[Voice],
    width: int,
    alike: Alike = _NOTHING,
    wanted: Collection[str] = (),
    height: int = 0,
) -> tuple[Entry, ...]:
    """Lay the sidebar out for `width` cells; voices with most quotes come first.

    Args:
        links: the related headlines of the article.
        back: articles that list it.
        voices: who speaks in it.
        width: cells of the pane.
        alike: its copies and articles like it; found later, so nothing above depends on them.
        wanted: those related headlines that the reader looks out for.
        height: lines of the pane; headlines are cut shorter where they do not fit into it.
    """
    voices = sorted(voices, key=lambda voice: -voice.quotes)
    own = _laid_out(links, back, voices, _NOTHING, wanted, (width, _FULL_LINES, 0))
    most = _FULL_LINES if _fits(own, height) else _FEW_LINES
    full = _laid_out(links, back, voices, alike, wanted, (width, most, _FULL_LINES))
    if _fits(full, height):
        return full
    return _laid_out(links, back, voices, alike, wanted, (width, most, _FEW_LINES))


def _fits(entries: Sequence[Entry], height: int) -> bool:
    """Whether `height` lines show them all; the last one is blank."""
    return len(entries) <= height + 1


def _laid_out(
    links: Sequence[Link],
    back: Sequence[Row],
    voices: Sequence[Voice],
    alike: Alike,
    wanted: Collection[str],
    room: tuple[int, int, int],
) -> tuple[Entry, ...]:
    """All entries; `room` is the width, and the most lines of a headline and of a similar one."""
    width, most, most_similar = room
    entries: list[Entry] = []
    items = 0
    for title, section in (
        (_related_title(links), _link_entries(links, width, most, wanted)),
        ("LINKED FROM", _row_entries("back", back, width, most)),
        ("VOICES", [[Entry("voice", voice.speaker, voice=voice)] for voice in voices]),
        (elsewhere(alike.copies).upper(), _copy_entries(alike.copies, width)),
        ("SIMILAR", _similar_entries(alike, width, most_similar)),
    ):
        if not section and title != "RELATED":
            continue
        entries.append(Entry("title", title))
        if not section:
            entries.append(Entry("note", "This article lists none."))
        for lines in section:
            entries += [entry._replace(item=items) for entry in lines]
            items += 1
        entries.append(Entry("blank", ""))
    return tuple(entries)


def _related_title(links: Sequence[Link]) -> str:
    if links and all(link.target is None and not link.candidates for link in links):
        return f"RELATED · none of {len(links)} is here"
    return "RELATED"


def _link_entries(
    links: Sequence[Link], width: int, most: int, wanted: Collection[str]
) -> list[list[Entry]]:
    return [
        [
            Entry(
                "link",
                text,
                first=first,
                link=link,
                row=link.target,
                number=number,
                wanted=link.headline in wanted,
            )
            for first, text in _lines(link.headline, width - 6, most)
        ]
        for number, link in enumerate(links, 1)
    ]


def _row_entries(what: What, rows: Sequence[Row], width: int, most: int) -> list[list[Entry]]:
    return [
        [
            Entry(what, text, first=first, row=row)
            for first, text in _lines(row.headline, width - 4, most)
        ]
        for row in rows
    ]


def _copy_entries(copies: tuple[Row, ...], width: int) -> list[list[Entry]]:
    """The files of the first few copies, their headlines being the same; and the way to all."""
    shown = copies if len(copies) <= _COPIES_SHOWN + 1 else copies[:_COPIES_SHOWN]
    entries = [[Entry("copy", cut(row.path, width - 4), row=row)] for row in shown]
    if len(shown) < len(copies):
        entries.append([Entry("more", f"and {len(copies) - len(shown)} more", copies=copies)])
    return entries


def _similar_entries(alike: Alike, width: int, most: int) -> list[list[Entry]]:
    entries: list[list[Entry]] = []
    for row, copies in alike.similar:
        entries += _row_entries("similar", [row], width, most)
        if copies:
            said = cut(elsewhere(copies), width - 4)
            entries.append([Entry("more", said, copies=(row, *copies))])
    return entries


def _lines(headline: str, width: int, most: int) -> list[tuple[bool, str]]:
    """The lines of a headline, at most so many, and whether each is the first."""
    headline = headline.replace("\n", " ")
    offsets = wrap(headline, width)
    lines = [headline[start:end] for start, end in offsets[:most]]
    if len(offsets) > most:
        lines[-1] = cut(headline[offsets[most - 1][0] :], width)
    return [(number == 0, text) for number, text in enumerate(lines)]


def entry_strip(
    entry: Entry,
    width: int,
    palette: Palette,
    marks: Marks,
    voices: Mapping[str, int],
    *,
    cursor: bool,
    active: bool,
) -> Strip:
    """One line of the sidebar in `width` cells."""
    ground: Ground = "cursor_background" if cursor else "panel"
    fill = palette.style("foreground", ground)
    if entry.what == "title":
        role = "accent" if active else "dim"
        return line([Segment(" " + entry.text, palette.style(role, ground, "b"))], width, fill)
    return line(_parts(entry, width, palette, ground, marks, voices), width, fill)


def _parts(
    entry: Entry,
    width: int,
    palette: Palette,
    ground: Ground,
    marks: Marks,
    voices: Mapping[str, int],
) -> list[Segment]:
    match entry.what:
        case "note":
            return [Segment(" " + entry.text, palette.style("dim", ground))]
        case "link":
            return _link(entry, palette, ground, marks)
        case "back" | "copy" | "similar":
            return _row(entry, palette, ground, marks)
        case "more":
            return [Segment("   " + entry.text, palette.style("dim", ground))]
        case "voice":
            return _voice(entry, palette, ground, voices, width)
        case _:
            return []


def _link(entry: Entry, palette: Palette, ground: Ground, marks: Marks) -> list[Segment]:
    link = entry.link
    here = link is not None and (link.target is not None or bool(link.candidates))
    role = "here" if here else "absent"
    read = entry.row is not None and marks.is_read(entry.row.key)
    style = palette.style(role, ground, "" if read or not here else "b")
    if not entry.first:
        return [Segment("     " + entry.text, style)]
    digit = str(entry.number) if entry.number <= 9 else " "
    return [
        Segment(f" {digit} ", palette.style("accent" if here else "dim", ground)),
        Segment(_sign(entry) + " ", palette.style(role, ground)),
        Segment(entry.text, style),
    ]


def _sign(entry: Entry) -> str:
    link = entry.link
    if link is None or link.state is LinkState.ABSENT:
        return WANTED if entry.wanted else ABSENT
    return HERE if link.state is LinkState.EXACT else NEAR


def _row(entry: Entry, palette: Palette, ground: Ground, marks: Marks) -> list[Segment]:
    read = entry.row is not None and marks.is_read(entry.row.key)
    style = palette.style("here", ground, "" if read else "b")
    before = _BEFORE[entry.what] if entry.first else "   "
    return [Segment(before, style), Segment(entry.text, style)]


def _voice(
    entry: Entry, palette: Palette, ground: Ground, voices: Mapping[str, int], width: int
) -> list[Segment]:
    voice = entry.voice
    if voice is None:
        return []
    style = palette.style(voice_role(voice.speaker, voices), ground)
    count = str(voice.quotes)
    bar = _BAR * min(voice.quotes, _LONGEST_BAR)
    room = width - _LONGEST_BAR - len(count) - 5
    return [
        Segment(" ▎", style),
        Segment(cut(voice.speaker, room).ljust(room) + " ", style),
        Segment(bar.rjust(_LONGEST_BAR) + " ", style),
        Segment(count, palette.style("dim", ground)),
    ]
