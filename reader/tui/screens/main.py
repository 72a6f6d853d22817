"""The main screen: three panes, the search field and two bars, and who answers which key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from reader.tui.control.arriving import REST_SECONDS, Arriving
from reader.tui.control.base import PANES
from reader.tui.control.chores import Chores
from reader.tui.control.pressing import Pressing
from reader.tui.control.telling import Telling
from reader.tui.control.tidying import Tidying
from reader.tui.narrowing import Narrowing
from reader.tui.panes.article import ArticlePane
from reader.tui.panes.bars import PaneTitle, StatusBar, TopBar
from reader.tui.panes.headlines import HeadlinesPane
from reader.tui.panes.related import RelatedPane
from reader.tui.panes.search import SearchField
from reader.tui.screens.pane_messages import PaneMessages
from reader.tui.screens.sizes import BREAKPOINTS, SMALLEST, first_classes
from reader.tui.screens.stepping import SteppingScreen

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.config.keymap import Keymap
    from reader.config.settings import Settings
    from reader.library.api import Library
    from reader.tui.control.base import PaneName
    from reader.tui.panes.base import LinesPane
    from reader.tui.panes.entries import EntriesPane
    from reader.tui.render.palette import Palette


class MainScreen(PaneMessages, SteppingScreen, inherit_bindings=False):
    """Headlines, article and sidebar of one library."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,super+c", "screen.copy_text", "Copy", show=False)
    ]
    AUTO_FOCUS = "#headlines"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    def __init__(
        self,
        library: Library,
        palette: Palette,
        keymap: Keymap,
        *,
        settings: Settings,
        columns: int,
        first_file: str | None = None,
    ) -> None:
        """Set up.

        Args:
            library: what is read.
            palette: the styles to paint with.
            keymap: which keys do what.
            settings: what the reader has set.
            columns: width of the terminal, so that the first paint is already the right one.
            first_file: absolute path of the file to open at once.
        """
        super().__init__(id="main", classes=first_classes(columns, settings))
        self.library = library
        self.settings = settings
        self.palette = palette
        self.keymap = keymap
        self._pressing = Pressing(self, keymap)
        self.top = TopBar(palette, id="top")
        self.field = SearchField(palette)
        self.narrowing = Narrowing()
        self.tidying = Tidying(self)
        first = self.tidying.first_listing()
        self.headlines = HeadlinesPane(palette, first, library.marks, settings)
        self.article = ArticlePane(palette)
        self.related = RelatedPane(palette, library.marks, self._is_wanted)
        self.speech: EntriesPane | None = None
        """What else a speaker says, where that stands in place of the sidebar."""
        self.status = StatusBar(palette, id="status")
        self.title_line = PaneTitle(palette, "HEADLINES", "panel", id="headlines-title")
        self.at: PaneName = "headlines"
        self.touched = False
        """Whether a key or the mouse was used: until then the newest article may come on top."""
        self._gone = 0
        """How often a pane was gone to: news of the focus may be older than that."""
        self.chores, self.asides = Chores(self), Chores(self)
        self._telling = Telling(self)
        self._arriving = Arriving(self, first_file)

    def compose(self) -> ComposeResult:
        """Two bars around three panes."""
        yield self.top
        yield self.field
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield self.title_line
                yield self.headlines
            yield self.article
            yield self.related
        yield self.status

    # -- life ------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Nothing but the list is needed for the first paint; heavy work waits until it is seen."""
        self.refresh_status()
        self.call_after_refresh(self.set_timer, REST_SECONDS, self._after_first_paint)

    def _after_first_paint(self) -> None:
        self._telling.start_counting()
        self._telling.explain_emptiness()
        self.updating.start()
        self._arriving.begin()
        self.marking.listen()
        self.tidying.count_muted()

    def on_unmount(self) -> None:
        """End the threads."""
        self.close_controllers()
        self.asides.drop()
        self.chores.close()

    def on_resize(self, event: events.Resize) -> None:
        """Below the smallest useful size only the status line is left, and says so."""
        tiny = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if tiny != self.has_class("-tiny"):
            self.set_class(tiny, "-tiny")
            self.status.say("too small" if tiny else "", "warning" if tiny else "foreground")
        self.refresh_status()

    @property
    def idle(self) -> bool:
        """Whether everything asked for is on the screen."""
        return (
            self.reading.idle
            and self.searching.idle
            and self._arriving.resting
            and self.chores.idle
            and self.asides.idle
        )

    def _is_wanted(self, headline: str) -> bool:
        return headline in self.library.state.wanted

    def updated(self) -> None:
        """An update has ended."""
        from reader.tui.control.news import News
        from reader.tui.control.visiting import Visiting

        self.later.of(News).look_out()
        self.later.of(Visiting).updated()
        self._telling.explain_emptiness()
        progress = self.updating.progress
        self._arriving.after_update(changed=progress is not None and progress.changed > 0)

    # -- keys ------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Every key that no widget took: the keymap knows what it means."""
        self.touched = True
        # Keys typed at once with the one that opens the field are for the field.
        if self.focused is self.field and self.field.take(event):
            return
        if self._pressing.press(event.key, event.character):
            event.stop()
            event.prevent_default()

    def perform(self, action: str) -> None:
        """Do `action`: the pane with the focus is asked first, then the controllers."""
        if self._focused_pane.perform(action):
            return  # It tells what has become of it.
        if any(controller.perform(action) for controller in self.controllers()):
            self.refresh_status()

    def title_of(self, action: str) -> str:
        """What `action` does, in a few words; of a macro, its steps."""
        from reader.tui.bindings import title_of

        return title_of(action, self.settings)

    def use_keys(self, keymap: Keymap) -> None:
        """Listen to other keys."""
        self._pressing = Pressing(self, keymap)

    def key_of(self, action: str) -> str:
        """The key that does `action`, as a person writes it; "" if none does."""
        return self._pressing.key_of(action)

    def keys_of(self, action: str) -> str:
        """All keys that do `action`, as a person writes them."""
        return self._pressing.keys_of(action)

    @property
    def _focused_pane(self) -> LinesPane:
        sidebar = self.speech or self.related
        return {"headlines": self.headlines, "article": self.article, "related": sidebar}[self.at]

    # -- where the reader is ---------------------------------------------------------------

    @property
    def shows_article(self) -> bool:
        """Whether the article pane is on the screen."""
        return not self.has_class("-narrow") or self.at == "article"

    def go_to(self, pane: PaneName) -> None:
        """Give a pane the focus; where only one fits it is the one shown."""
        self.at = pane
        self._gone += 1
        for name in PANES:
            self.set_class(name == pane, f"-at-{name}")
        self._focused_pane.focus()
        self.refresh_status()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The mouse or a search moved the focus."""
        self.refresh_status()
        if _pane_of(event.widget) not in (None, self.at):
            # A focus that was asked for meanwhile comes first.
            self.app.call_later(self._follow_focus, self._gone)

    def _follow_focus(self, gone: int) -> None:
        for name in PANES:
            is_there = _pane_of(self.focused) == name
            if is_there and self.at != name and gone == self._gone:
                self.go_to(name)

    def select_in_list(self, article_id: str) -> None:
        """Put the list's cursor on an article, if the list has it, without opening it."""
        position = self.headlines.listing.position(article_id)
        if position is not None:
            self.headlines.move_to(position)

    # -- what is said ----------------------------------------------------------------------

    def say(self, message: str, tone: str = "foreground") -> None:
        """Answer the last key in the status line."""
        self._pressing.answered = True
        self.status.say(message, tone)

    def refresh_status(self) -> None:
        """Bring the bars and titles up to date."""
        if self.is_mounted:
            self._telling.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Another theme."""
        self.palette = palette
        for widget in (self.top, self.field, self.headlines, self.article, self.related,
                       self.status, self.title_line):  # fmt: skip
            widget.set_palette(palette)
        if self.speech is not None:
            self.speech.set_palette(palette)


def _pane_of(widget: Widget | None) -> str | None:
    """The pane that has the focus with `widget`; None if it is none."""
    if widget is None or widget.id == "speech":
        return "related" if widget is not None else None
    return widget.id if widget.id in PANES else None
