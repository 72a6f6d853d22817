"""Read, unread, starred, and taking any of it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.library.marking import Mark
from reader.tui.control.base import Controller
from reader.tui.render.wrap import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library.api import Row

_LOOK_AHEAD = 50_000
"""Rows looked through for an unread one before giving up."""
_AT_ONCE = 500
"""Articles that are marked while the key waits; more are marked on a thread."""
LISTEN_SECONDS = 0.75
"""How often to look whether another newsreader has marked something."""
ROOM_FOR_HELP = 12
"""Cells of the status line that stay free for the key of the help."""


class Marking(Controller):
    """What the reader does with articles."""

    performs: ClassVar[dict[str, str]] = {
        "star": "toggle_star",
        "toggle.read": "toggle_read",
        "all.read": "read_all",
        "undo": "undo",
        "redo": "redo",
    }

    _noticed: tuple[str, str] = ("", "")

    def listen(self) -> None:
        """From now on show what another newsreader marks."""
        self.screen.set_interval(LISTEN_SECONDS, self._listen)

    def _listen(self) -> None:
        if self.library.marks.changed():
            self.changed()
        # The first that is new: of what a reader does more is lost than of an index.
        notices = (self.library.state.notice, self.library.notice)
        fresh = [notice for notice in notices if notice and notice not in self._noticed]
        self._noticed = notices
        if fresh:
            again = f" {self.screen.key_of('problems')} shows this again."
            room = self.screen.size.width - len(again) - ROOM_FOR_HELP
            self.screen.say(cut(fresh[0], max(room, 1)) + again, "warning")

    @property
    def row(self) -> Row | None:
        """The article meant: the one read where the reader has the focus, else the cursor's."""
        read = self.screen.reading.row
        if self.screen.at != "headlines" and read is not None:
            return read
        return self.screen.headlines.row

    @property
    def target(self) -> Sequence[str]:
        """Keys of the articles that a verb works on: the selected ones, or the one meant."""
        if self.screen.at == "headlines" and self.screen.headlines.selection.count:
            return self.screen.headlines.selection.keys()
        return [self.row.key] if self.row is not None else []

    def opened(self, row: Row) -> None:
        """The article of `row` was opened."""
        if self.screen.settings.mark_read == "opened":
            self.have_read(row)

    def reached_end(self, row: Row) -> None:
        """The end of the article of `row` was on the screen."""
        if self.screen.settings.mark_read != "never":
            self.have_read(row)

    def have_read(self, row: Row) -> None:
        """The article of `row` was read."""
        if not self.library.marks.is_read(row.key):
            self.library.marks.set_read([row.key], read=True)
            self.changed()

    def toggle_star(self) -> None:
        """Star what is meant; where all of it is starred, unstar it."""
        self.turn(Mark.STARRED, self.target)

    def toggle_read(self) -> None:
        """Mark what is meant as read; where all of it is read, as unread."""
        self.turn(Mark.READ, self.target)

    def turn(self, mark: Mark, keys: Sequence[str], value: bool | None = None) -> None:
        """Give articles a mark or take it from them; None turns it round."""
        marks = self.library.marks

        def work() -> str:
            wanted = value
            if wanted is None:
                wanted = not set(keys) <= marks.marked(mark)
            change = marks.set_starred if mark is Mark.STARRED else marks.set_read
            changed = change(keys, wanted)
            word = mark.value[not wanted]
            if len(keys) == 1:
                return word if changed else f"was {word} already"
            return (
                f"{word}: {changed:,} of {len(keys):,}" if changed else f"all were {word} already"
            )

        if keys:
            # The reader has begun: what they have marked is not to move away from the cursor.
            self.screen.updating.settled = True
            self.change(work, len(keys))

    def read_all(self) -> None:
        """Mark every article of the list as read."""
        listing = self.screen.headlines.listing

        def work() -> str:
            changed = self.library.marks.set_read(listing.keys(), read=True)
            return f"{changed:,} marked as read" if changed else "all were read already"

        self.change(work, listing.total.count)

    def change(self, work: Callable[[], str], number: int) -> None:
        """Carry out `work`, which marks `number` articles and returns what is to be said of it."""
        if number <= _AT_ONCE:
            self.changed(work())
        else:
            self.screen.chores.do(work, self.changed, f"marking {number:,} articles")

    def undo(self) -> None:
        """Take the last mark back."""
        self.screen.chores.do(self.library.marks.undo, self._undone)

    def _undone(self, undone: str | None) -> None:
        self.changed(f"undone: {undone}" if undone else "nothing to undo", offer_undo=False)

    def redo(self) -> None:
        """Do it again."""
        self.screen.chores.do(self.library.marks.redo, self._redone)

    def _redone(self, redone: str | None) -> None:
        self.changed(f"again: {redone}" if redone else "nothing to do again", offer_undo=False)

    def next_unread(self, step: int = 1, *, open_it: bool = False) -> None:
        """Move to the next unread article (-1: the one before), round the end of the list."""
        headlines = self.screen.headlines
        for position in self._around(step):
            row = headlines.row_at(position)
            if row is not None and not self.library.marks.is_read(row.key):
                headlines.move_to(position)
                if open_it:
                    self.screen.reading.open(row)
                return
        self.screen.say("Everything here is read.", "success")

    def _around(self, step: int) -> Iterator[int]:
        headlines = self.screen.headlines
        count = headlines.count
        for distance in range(1, min(count, _LOOK_AHEAD) + 1):
            yield (headlines.cursor + step * distance) % count

    def changed(self, message: str = "", *, offer_undo: bool = True) -> None:
        """Show what has been marked, and say it."""
        self.screen.tidying.follow_rules()
        self.screen.headlines.refresh()
        self.screen.related.look_again()
        self.screen.reading.show_own()
        if self.screen.reading.loaded is not None:
            from reader.tui.control.corrected import show_corrections

            show_corrections(self.screen)
        self.screen.refresh_status()
        if message:
            key = self.screen.key_of("undo")
            self.screen.say(f"{message} · {key} undo" if offer_undo and key else message)
