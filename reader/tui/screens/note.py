"""The editor of a note: a few lines over the article, kept while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from reader.tui.panes.bars import PaneTitle

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from reader.tui.render.palette import Palette

DRAFT_SECONDS = 0.4
"""How long after a key what has been typed is on the disk."""


class NoteScreen(ModalScreen[str | None]):
    """Asks for the text of a note; None where it was left as it was."""

    DEFAULT_CSS = """
    NoteScreen { align: center middle; background: $background 60%; }
    NoteScreen > Vertical { width: 76; max-width: 100%; height: 60%; min-height: 6; }
    NoteScreen TextArea {
        height: 1fr; border: none; padding: 0 1;
        background: $news-panel; color: $foreground; background-tint: transparent;
        &:focus { border: none; }
    }
    NoteScreen TextArea .text-area--cursor { background: $foreground; color: $background; }
    NoteScreen TextArea .text-area--cursor-line { background: $news-panel; }
    NoteScreen TextArea .text-area--selection {
        background: $screen-selection-background; color: $screen-selection-foreground;
    }
    """

    def __init__(
        self, palette: Palette, headline: str, text: str, draft: Callable[[str], None]
    ) -> None:
        """Set up.

        Args:
            palette: the styles to paint with.
            headline: of the article the note is on.
            text: the note as it is.
            draft: told of what has been typed so far, soon after it was.
        """
        super().__init__()
        self._before = text
        self._draft = draft
        self._timer: Timer | None = None
        self._title = PaneTitle(palette, f"NOTE  {headline}", "bar", id="note-title")
        self._keys = PaneTitle(palette, "esc  keep and close", "bar", id="note-keys")
        self._area = TextArea(text, theme="css", soft_wrap=True, show_line_numbers=False)
        self._area.cursor_blink = False

    def compose(self) -> ComposeResult:
        """The headline, the text, and what ends it."""
        with Vertical():
            yield self._title
            yield self._area
            yield self._keys

    def on_mount(self) -> None:
        """Type at the end."""
        self._area.focus()
        self._area.move_cursor(self._area.document.end)

    def set_palette(self, palette: Palette) -> None:
        """Paint in another theme."""
        self._title.set_palette(palette)
        self._keys.set_palette(palette)

    def on_text_area_changed(self) -> None:
        """What is typed is kept soon, not at every key."""
        if self._timer is None and self._area.text != self._before:
            self._timer = self.set_timer(DRAFT_SECONDS, self._keep_draft)

    def _keep_draft(self) -> None:
        self._timer = None
        self._draft(self._area.text)

    def on_unmount(self) -> None:
        """The program ends: what was typed last is kept too."""
        if self._timer is not None:
            self._keep_draft()

    def on_key(self, event: events.Key) -> None:
        """Escape keeps and closes; so does the key that saves elsewhere.

        A letter that comes here was typed before the text had the focus: it is for the text.
        """
        letter = "\n" if event.key == "enter" else event.character if event.is_printable else None
        if event.key in ("escape", "ctrl+s"):
            self._leave()
        elif letter is not None:
            self._area.insert(letter)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """A click beside it, or on what ends it, keeps and closes."""
        clicked, _ = self.get_widget_at(event.screen_x, event.screen_y)
        if clicked in (self, self._keys):
            self._leave()

    def _leave(self) -> None:
        if not self.is_active:
            return
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        text = self._area.text.strip("\n")
        self.dismiss(text if text != self._before else None)
