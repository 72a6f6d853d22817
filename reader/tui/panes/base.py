"""What the three panes share: lines on demand, a cursor or a scroll offset, the wheel, a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.line_cache import LineCache
from reader.tui.straight import KeysToScreen, Straight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.scrollbar import ScrollBar

    from reader.tui.render.palette import Palette

MARGIN_LINES = 2
"""Lines kept in view beyond the cursor, so that what comes next is seen."""


class LinesPane(Straight, KeysToScreen, ScrollView, can_focus=True, inherit_bindings=False):
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

    performs: ClassVar[dict[str, str]] = {
        "cursor.down": "line_down",
        "cursor.up": "line_up",
        "cursor.top": "to_top",
        "cursor.bottom": "to_end",
        "page.down": "page_forward",
        "page.up": "page_backward",
        "half.down": "half_forward",
        "half.up": "half_backward",
    }
    """Action id -> name of the method that does it here."""

    def __init__(self, palette: Palette, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._styles_cache = self._line_cache = LineCache(self._paint)
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
        y = max(line, 0)
        if (y, y) != (self.scroll_y, self.scroll_target_y):
            # Forced: whether there is a scrollbar is only known after the next layout.
            self.scroll_to(y=y, animate=False, force=True)

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

    # -- moving ----------------------------------------------------------------------------

    def step(self, steps: int) -> None:
        """Go on by so many lines, rows or entries; back where it is below 0."""
        raise NotImplementedError

    def to_top(self) -> None:
        """To where it begins."""
        raise NotImplementedError

    def to_end(self) -> None:
        """To the last of it."""
        raise NotImplementedError

    @property
    def page_steps(self) -> int:
        """Steps of a page."""
        return self.page_lines

    def line_down(self) -> None:
        """One step on."""
        self.step(1)

    def line_up(self) -> None:
        """One step back."""
        self.step(-1)

    def page_forward(self) -> None:
        """A screenful on."""
        self.step(self.page_steps)

    def page_backward(self) -> None:
        """A screenful back."""
        self.step(-self.page_steps)

    def half_forward(self) -> None:
        """Half a screenful on."""
        self.step(max(self.page_steps // 2, 1))

    def half_backward(self) -> None:
        """Half a screenful back."""
        self.step(-max(self.page_steps // 2, 1))

    # -- painting --------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        return self.strip_at(self.scroll_offset.y + y, self.size.width)

    def _paint(self, lines: Sequence[int]) -> list[Strip]:
        """Lines of the window, with the rule at their left where the styles make room for one."""
        top, width = self.scroll_offset.y, self.size.width
        strips = [self.strip_at(top + y, width) for y in lines]
        if not self.styles.gutter.left:
            return strips
        rule = Segment("│", self.palette.style("rule", "panel"))
        return [Strip([rule, *strip]) for strip in strips]

    def refresh(self, *regions: Region, **how: bool) -> Self:
        """Paint the pane anew, or those regions of it; the scrollbar sees to itself."""
        super().refresh(*regions, **how)
        if self._repaint_regions and not regions:
            self._repaint_regions = {self._seen}
        return self

    @property
    def _seen(self) -> Region:
        """All of the pane but its scrollbar."""
        width, height = self.outer_size
        return Region(0, 0, width - self.scrollbar_size_vertical, height)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lines that are still in view are not painted anew."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = new_value
        moved = round(new_value) - round(old_value)
        if moved:
            self._line_cache.scroll(moved, self.size.height)
            self.show_again(self._seen)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, which paints its lines itself."""
        if self._vertical_scrollbar is None:
            from reader.tui.panes.scrollbar import PaneScrollBar

            bar = self._vertical_scrollbar = PaneScrollBar(
                vertical=True, name="vertical", thickness=self.scrollbar_size_vertical
            )
            bar.display = False
            self.app._start_widget(self, bar)  # noqa: SLF001 - as Textual does
        return self._vertical_scrollbar

    def strip_at(self, line: int, width: int) -> Strip:
        """Line `line` of the content, `width` cells wide."""
        raise NotImplementedError

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different in the pane that has the focus."""
        super().watch_has_focus(has_focus)
        self.refresh()
