"""The wanted list: related headlines that lead nowhere, and wishes that have come true."""

from __future__ import annotations

import time
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from reader.library.news.wanted import MOST_LISTED, WantedList, Wish, wanted_list
from reader.text.fold import headline_key
from reader.tui.render.dates import age
from reader.tui.render.entries import BLANK, Entry, Part, heading
from reader.tui.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.render.palette import Palette
    from reader.tui.screens.main import MainScreen


class WantedScreen(BrowseScreen):
    """What leads nowhere, the most listed first, below what the reader wants."""

    title_text = "WANTED"
    waiting = "Counting which related headlines lead nowhere …"
    hints: ClassVar = (
        ("open", "read, or search for it"),
        ("want", "want or not"),
        ("undo", "undo"),
    )
    performs: ClassVar[dict[str, str]] = {"want": "toggle"}

    def __init__(self, main: MainScreen, palette: Palette) -> None:
        super().__init__(main, palette)
        self._stopped = Event()

    def gather(self) -> WantedList:
        """The list, counted over the collection."""
        if self.gathered is not None:
            return wanted_list(self.library, cancelled=self._stopped.is_set)
        return wanted_list(
            self.library,
            cancelled=self._stopped.is_set,
            show=lambda found: self.show_so_far(found, "counting …"),
        )

    def on_unmount(self) -> None:
        """Count no further."""
        self._stopped.set()
        super().on_unmount()

    @property
    def _list(self) -> WantedList:
        return self.gathered if isinstance(self.gathered, WantedList) else WantedList()

    def about(self) -> str:
        """How many there are."""
        mine, arrived = len(self._list.wishes), len(self._list.arrived)
        parts = [f"you want {mine:,}"] if mine else []
        parts += [f"{arrived:,} arrived"] if arrived else []
        number = len(self._list.missing)
        if number >= MOST_LISTED:
            nowhere = f"the {number:,} most listed that lead nowhere"
        else:
            nowhere = f"{number:,} {'headline leads' if number == 1 else 'headlines lead'} nowhere"
        return " · ".join((*parts, nowhere))

    def nothing(self) -> tuple[str, ...]:
        """Nothing leads nowhere."""
        want = self.main.key_of("want")
        return (
            "Every related headline of this collection leads to an article.",
            "",
            "Where one does not, it is counted here, the most listed first.",
            f"{want} on such a headline in the sidebar puts it on your list.",
            "When an article with it arrives, its links light up and this list says so.",
        )

    def entries(self) -> Sequence[Entry]:
        """Wishes, then what else is missing."""
        lines: list[Entry] = []
        wishes, missing = self._list.wishes, self._list.missing
        if wishes:
            lines += [BLANK, heading("YOU WANT"), *(self._line(wish) for wish in wishes)]
        if missing:
            title = "LEAD NOWHERE, AND HOW MANY ARTICLES LIST THEM"
            lines += [BLANK, heading(title), *(self._line(wish) for wish in missing)]
        return lines

    def _line(self, wish: Wish) -> Entry:
        arrived = wish.arrived is not None
        sign = "●" if arrived else "◎" if wish.since is not None else "○"
        role = "here" if arrived else "foreground"
        note = ""
        if wish.since is not None:
            note = f"since {age(wish.since, time.time())}"
        if arrived:
            note = "arrived"
        return Entry(
            (
                Part(f"{wish.count:>6,} " if wish.count else "       ", "dim"),
                Part(f"{sign} ", role),
                Part(wish.headline, role, "b" if arrived else ""),
                Part(f"  ‹ {wish.named_by[0].headline}" if wish.named_by else "", "dim"),
            ),
            note,
            _Value(wish),
            wish.headline,
        )

    def choose(self, value: object) -> None:
        """Read what has arrived; search for the words of what has not."""
        if not isinstance(value, _Value):
            return
        if value.wish.arrived is not None:
            self.read(value.wish.arrived)
        elif self.is_active:
            self.dismiss(None)
            self.main.searching.search_for(value.wish.headline)

    def toggle(self) -> None:
        """Want the headline under the cursor, or want it no longer."""
        value = self.pane.value
        if not isinstance(value, _Value):
            return
        wanted = self.library.state.wanted
        undo = self.main.key_of("undo")
        if value.wish.headline in wanted:
            wanted.remove(value.wish.headline)
            self.gathered = self._list.without(value.wish)
            self.say(f"no longer wanted · {undo} undo")
        else:
            named_by = value.wish.named_by
            wanted.add(value.wish.headline, named_by[0].key if named_by else "")
            self.gathered = self._list.wanting(value.wish, time.time())
            self.say(f"wanted · {undo} undo")
        self.main.related.look_again()
        self.lay_out()


class _Value:
    """A wish that is the same as one of the same words."""

    __slots__ = ("wish",)

    def __init__(self, wish: Wish) -> None:
        self.wish = wish

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Value):
            return NotImplemented
        return headline_key(self.wish.headline) == headline_key(other.wish.headline)

    def __hash__(self) -> int:
        return hash(headline_key(self.wish.headline))
