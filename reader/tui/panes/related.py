"""The sidebar: related headlines, what links here, voices, articles like this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.strip import Strip

from reader.tui.panes.base import LinesPane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events

    from reader.article import Voice
    from reader.library.api import Link, Row
    from reader.library.linking.alike import Alike
    from reader.library.marking import Marks
    from reader.tui.render.palette import Palette
    from reader.tui.render.related import Entry


_MOST_LOOKED_UP = 200
"""Related headlines that are looked up among the wishes; a page that lists more is no page."""


class RelatedPane(LinesPane):
    """Items to follow, with a cursor."""

    performs: ClassVar[dict[str, str]] = {**LinesPane.performs, "open": "choose"}

    class Followed(Message, bubble=False):
        """The reader wants to go where an item leads."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    class Rested(Message, bubble=False):
        """The cursor stands on another item, or the pane has got the focus."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    class Needed(Message, bubble=False):
        """What is around the article is to be shown, and is not known yet."""

    def __init__(self, palette: Palette, marks: Marks, is_wanted: Callable[[str], bool]) -> None:
        super().__init__(palette, id="related")
        self._is_wanted = is_wanted
        self._wanted: frozenset[str] = frozenset()
        self._marks = marks
        self._laid_out: tuple[Entry, ...] | None = ()
        self._shown: tuple[Sequence[Link], Sequence[Row], Sequence[Voice]] = ((), (), ())
        self._missing = False
        self._alike: Alike | None = None
        self._voices: Mapping[str, int] = {}
        self.item = self._coming_back = 0

    def show(
        self,
        around: tuple[Sequence[Link], Sequence[Row]] | None,
        voices: Sequence[Voice],
        colours: Mapping[str, int],
    ) -> None:
        """Show what belongs to an article.

        Args:
            around: its related headlines, and what leads to it; None where that is asked for, by
                `Needed`, once it is to be seen.
            voices: who speaks in it.
            colours: number of the colour of each voice.
        """
        self._missing = around is None
        self._shown = (*(around or ((), ())), voices)
        self._voices = colours
        self._alike = None
        self.item, self._coming_back = self._coming_back, 0
        self._laid_out = None
        if not self.display:
            return  # Where it slides over the article, few go there: it is made when they do.
        self._lay_out()
        self.scroll_to_line(0)
        if self.item:
            self._reveal()

    def clear(self) -> None:
        """There is no article that could list anything."""
        self._missing, self._shown, self._alike = False, ((), (), ()), None
        self._voices, self._laid_out, self.item = {}, (), 0
        self.set_length(0)
        self.refresh()

    def show_around(self, around: tuple[Sequence[Link], Sequence[Row]] | None) -> None:
        """What was needed is there; nothing else has changed."""
        self._missing = around is None
        self._shown = (*(around or ((), ())), self._shown[2])
        self._lay_out()
        self.scroll_to_line(0)
        if self.item:
            self._reveal()
        if self.has_focus:
            self._tell()

    def come_back_to(self, item: int) -> None:
        """Let the cursor stand on `item` of the article that is shown next."""
        self._coming_back = item

    def show_alike(self, alike: Alike) -> None:
        """Add its copies and what is like it, which are found later: nothing above them moves."""
        self._alike = alike
        if any(alike) and self._laid_out is not None:
            self._lay_out()

    def _others(self) -> Alike:
        """What is like the article and not in the sidebar already."""
        from reader.library.linking.alike import Alike

        alike = self._alike or Alike()
        shown = {link.target.id for link in self._shown[0] if link.target is not None}
        shown.update(row.id for row in self._shown[1])
        similar = tuple(one for one in alike.similar if one.row.id not in shown)
        return alike._replace(similar=similar)

    def look_again(self) -> None:
        """Marks or wishes have changed."""
        if self._laid_out is not None and self._wishes() != self._wanted:
            self._lay_out()
        self.refresh()

    def _wishes(self) -> frozenset[str]:
        listed = self._shown[0][:_MOST_LOOKED_UP]
        absent = (link.headline for link in listed if link.target is None)
        return frozenset(headline for headline in absent if self._is_wanted(headline))

    @property
    def link(self) -> Link | None:
        """The related headline under the cursor; None where there is none."""
        found = (entry.link for entry in self._entries if entry.item == self.item)
        return next(found, None)

    @property
    def voice(self) -> Voice | None:
        """The voice under the cursor; None where there is none."""
        found = (entry.voice for entry in self._entries if entry.item == self.item)
        return next(found, None)

    @property
    def _entries(self) -> tuple[Entry, ...]:
        """The lines of the sidebar."""
        if self._laid_out is None:
            self._lay_out()
        return self._laid_out or ()

    def _lay_out(self) -> None:
        if self._missing:
            self.tell(self.Needed())
            return
        from reader.tui.render.related import sidebar

        self._wanted = self._wishes()
        width = max(self.size.width, 12)
        height = self.size.height
        self._laid_out = sidebar(*self._shown, width, self._others(), self._wanted, height)
        self.set_length(len(self._laid_out))
        self.refresh()

    def on_resize(self) -> None:
        """Headlines wrap anew."""
        if self._missing or any(self._shown) or self._alike is not None:
            self._lay_out()

    @property
    def items(self) -> int:
        """How many items there are."""
        return 1 + max((entry.item for entry in self._entries), default=-1)

    def strip_at(self, line_number: int, width: int) -> Strip:
        """One line of the sidebar."""
        if not 0 <= line_number < len(self._entries):
            return Strip.blank(width, self.palette.style("foreground", "panel"))
        from reader.tui.render.related import entry_strip

        entry = self._entries[line_number]
        cursor = self.has_focus and entry.item == self.item
        return entry_strip(
            entry,
            width,
            self.palette,
            self._marks,
            self._voices,
            cursor=cursor,
            active=self.has_focus,
        )

    def _move_to(self, item: int) -> None:
        self.item = max(0, min(item, self.items - 1))
        self._reveal()
        self.refresh()
        self._tell()

    def _reveal(self) -> None:
        lines = [n for n, entry in enumerate(self._entries) if entry.item == self.item]
        if lines:
            self.reveal(lines[0], len(lines))

    def on_focus(self) -> None:
        """What stands under the cursor is told of."""
        self._tell()

    def _tell(self) -> None:
        found = (entry for entry in self._entries if entry.item == self.item)
        self.tell(self.Rested(next(found, None)))

    def step(self, steps: int) -> None:
        """So many items down, or up."""
        self._move_to(self.item + steps)

    @property
    def page_steps(self) -> int:
        """A page is all there is: few sidebars are longer."""
        return max(self.items, 1)

    def to_top(self) -> None:
        """To the first item."""
        self._move_to(0)

    def to_end(self) -> None:
        """To the last item."""
        self._move_to(self.items - 1)

    def choose(self) -> None:
        """Follow the item under the cursor."""
        self._follow(self.item)

    def follow_number(self, number: int) -> bool:
        """Follow the related headline with that digit; tell whether there is one."""
        for entry in self._entries:
            if entry.number == number:
                self._follow(entry.item)
                return True
        return False

    def _follow(self, item: int) -> None:
        for entry in self._entries:
            if entry.item == item:
                self.tell(self.Followed(entry))
                return

    def on_click(self, event: events.Click) -> None:
        """A click follows."""
        number = event.y + self.scroll_offset.y
        if 0 <= number < len(self._entries) and self._entries[number].item >= 0:
            self._move_to(self._entries[number].item)
            self.choose()
