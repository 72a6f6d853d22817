"""One row of the headline list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from reader.tui.render.dates import NOW, age, iso_age
from reader.tui.render.runs import Run, line, segments
from reader.tui.render.wrap import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.api import Row
    from reader.tui.render.palette import Ground, Palette

UNREAD = "●"
STAR = "★"
SELECTED = "▌"
_MARK_CELLS = 3
_BEFORE_CUT = "… "
_AFTER_MATCH = 24
"""Characters that are shown from a match on, where words before it are left out."""
INFERRED = "~"
"""Before a date that the article does not say: that of its file, or a day without its year."""
_DAY_LENGTH = len("2026-03-14")


class RowLook(NamedTuple):
    """What the list knows of a row beside the row itself."""

    read: bool = False
    starred: bool = False
    cursor: bool = False
    focused: bool = False
    shown: bool = False
    """Its article is the one in the reader."""
    matches: Sequence[tuple[int, int]] = ()
    iso_dates: bool = False
    selected: bool = False


def row_strip(row: Row | None, look: RowLook, width: int, palette: Palette, now: float) -> Strip:
    """A headline, its marks and its age in one line of `width` cells."""
    ground = _ground(look)
    if row is None:
        gone = palette.style("dim", ground)
        return line([Segment("   no longer there", gone)], width, gone)
    headline_style = palette.style("dim" if look.read else "headline", ground, _weight(look))
    dim = palette.style("dim", ground)
    when = _when(row, look, now)
    room = width - _MARK_CELLS - (len(when) + 2 if width >= 30 else 1)
    text, moved = _around_match(row.headline.replace("\n", " "), look.matches, room)
    found = palette.style("match_foreground", "match_background", _weight_of_match(look, palette))
    runs = [Run(max(start - moved, 0), end - moved, found) for start, end in look.matches]
    parts = [_mark(look, palette, ground), *segments(text, headline_style, runs)]
    if width < 30:
        return line(parts, width, dim)
    # As few changes of style as can be: each is some forty bytes to the terminal.
    gap = width - _MARK_CELLS - cell_len(text) - len(when) - 1
    return Strip([*parts, Segment(f"{'':{gap}}{when} ", dim)], width)


def _around_match(headline: str, matches: Sequence[tuple[int, int]], room: int) -> tuple[str, int]:
    """A headline in `room` cells, and by how many characters it has moved to the left.

    It begins a few words before the first match where that would not be seen otherwise.
    """
    text = cut(headline, room)
    if not matches or text == headline or min(end for _, end in matches) < len(text):
        return text, 0
    start, end = min(matches)
    room -= len(_BEFORE_CUT)
    first = start
    while first and cell_len(headline[first - 1 : max(end, start + _AFTER_MATCH)]) <= room:
        first -= 1
    space = headline.find(" ", first, start)
    first = space + 1 if space >= 0 and headline[first - 1 : first] != " " else first
    return _BEFORE_CUT + cut(headline[first:], max(room, 0)), first - len(_BEFORE_CUT)


def second_line(row: Row | None, look: RowLook, width: int, palette: Palette) -> Strip:
    """Place, section and publisher of a row, for lists of two lines a row."""
    dim = palette.style("dim", _ground(look))
    known = [part for part in (row.place, row.section, row.publisher) if part] if row else []
    return line([Segment("   " + cut(" · ".join(known), width - 4), dim)], width, dim)


def _when(row: Row, look: RowLook, now: float) -> str:
    if row.moment <= 0:
        return ""  # read from standard input: not even a file has a date
    if look.iso_dates:
        when = iso_age(row.moment)
    else:
        when = age(row.moment, now, dated_to_the_day=len(row.published or "") == _DAY_LENGTH)
    return when if row.published or when == NOW else f"{INFERRED}{when}"


def _ground(look: RowLook) -> Ground:
    if not look.cursor:
        return "panel"
    return "cursor_background" if look.focused else "cursor_blurred_background"


def _weight(look: RowLook) -> str:
    # Read is told by weight as well as by colour: a theme may have little of the latter.
    return "" if look.read else "b" if look.shown or look.cursor else ""


def _weight_of_match(look: RowLook, palette: Palette) -> str:
    # Where a line under the words marks both a match and a cursor without the focus, the match
    # would not be seen on the cursor's row.
    hidden = palette.theme.attributes and look.cursor and not look.focused
    return "br" if hidden else ""


def _mark(look: RowLook, palette: Palette, ground: Ground) -> Segment:
    sign = STAR if look.starred else " " if look.read else UNREAD
    if look.selected:
        return Segment(f"{SELECTED}{sign} ", palette.style("accent", ground))
    role = "star" if look.starred else "dim" if look.read else "unread"
    return Segment(f" {sign} ", palette.style(role, ground))
