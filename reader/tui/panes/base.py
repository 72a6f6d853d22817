"""What the three panes share: lines on demand, a cursor or a scroll offset, the wheel, a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Size
from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.strip import Strip

    from reader.tui.render.palette import Palette

MARGIN_LINES = 2
"""Lines kept in view beyond the cursor, so that what comes next is seen."""


class LinesPane(ScrollView, can_focus=True, inherit_bindings=False):
    """A pane that paints its lines when they are asked for."""

    DEFAULT_CSS = """
    LinesPane {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: auto;
        height: 1fr;
    }
    """

    performs: ClassVar[dict[str, str]] = {}
    """Action id -> name of the method that does it here."""

    def __init__(self, palette: Palette, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.palette = palette

    def perform(self, action: str) -> bool:
        """Do `action` if this pane can; tell whether it did."""
        name = self.performs.get(action)
        if name is None:
            return False
        method: Callable[[], bool | None] = getattr(self, name)
        return method() is not False

    def set_palette(self, palette: Palette) -> None:
        """Paint everything anew in another theme."""
        self.palette = palette
        self.refresh()

    def set_length(self, lines: int) -> None:
        """Say how many lines there are."""
        size = Size(1, lines)
        if size == self.virtual_size:
            return
        if self.styles.auto_dimensions or not self.is_attached:
            self.virtual_size = size
            return
        # Set without being watched: Textual would lay the whole screen out and paint it anew. It
        # does so by itself where the scrollbar comes or goes, and nothing else can change.
        self.set_reactive(ScrollView.virtual_size, size)
        self._scroll_update(size)
        self.refresh()

    @property
    def page_lines(self) -> int:
        """Lines of a page: a screenful less one, so that the eye finds its place again."""
        return max(self.size.height - 1, 1)

    def scroll_to_line(self, line: int) -> None:
        """Make `line` the first one shown."""
        # Forced: whether there is a scrollbar is only known after the next layout.
        self.scroll_to(y=max(line, 0), animate=False, force=True)

    def reveal(self, line: int, height: int = 1) -> None:
        """Scroll as little as is needed to show `line` and a little around it."""
        top, visible = self.scroll_offset.y, self.size.height
        if visible <= 0:
            return
        margin = min(MARGIN_LINES, max((visible - height) // 2, 0))
        if line - margin < top:
            self.scroll_to_line(line - margin)
        elif line + height + margin > top + visible:
            self.scroll_to_line(line + height + margin - visible)

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        return self.strip_at(self.scroll_offset.y + y, self.size.width)

    def strip_at(self, line: int, width: int) -> Strip:
        """Line `line` of the content, `width` cells wide."""
        raise NotImplementedError

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different in the pane that has the focus."""
        super().watch_has_focus(has_focus)
        self.refresh()
