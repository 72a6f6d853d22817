"""What else a speaker says, in the place of the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.corrections import folded
from reader.library.news.voices import voice_named
from reader.tui.panes.entries import EntriesPane
from reader.tui.render.voices import OfQuote, Older, WholeIndex
from reader.tui.screens.voice_quotes import VoiceQuotes

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.news.voices import Speaking
    from reader.tui.control.base import PaneName
    from reader.tui.screens.main import MainScreen

_CLASS = "-speech"


class Speech:
    """Fills the sidebar with the quotes of one voice, and gives it back."""

    def __init__(self, screen: MainScreen, show_index: Callable[[str], None]) -> None:
        """Set up; `show_index` opens the quote index at the voice of a name."""
        self._screen = screen
        self._show_index = show_index
        self._saying: VoiceQuotes | None = None
        self._came_from: PaneName = "article"
        self._name = ""

    def close(self) -> None:
        """End the thread."""
        if self._saying is not None:
            self._saying.close()

    @property
    def name(self) -> str:
        """Whose quotes are shown; "" where the sidebar is itself."""
        return self._name if self._screen.speech is not None else ""

    @property
    def place(self) -> OfQuote | None:
        """The quote under the sidebar's cursor."""
        value = self._screen.speech.value if self._screen.speech is not None else None
        return value if isinstance(value, OfQuote) else None

    def is_of(self, speaker: str) -> bool:
        """Whether the quotes of the voice called `speaker` are shown."""
        return bool(self.name) and folded(voice_named(self._screen.library, speaker).name) == (
            folded(self.name)
        )

    def show(self, speaker: str, beside: OfQuote | None) -> None:
        """Show what `speaker` says in all articles, but for the quote `beside` it."""
        screen = self._screen
        if screen.speech is None:
            self._came_from = screen.at
            pane = EntriesPane(screen.palette, id="speech")
            screen.speech = pane
            screen.query_one("#body").mount(pane)
            screen.add_class(_CLASS)
            self._saying = VoiceQuotes(screen, pane, index_key=screen.key_of("pane.right"))
        self._name = speaker
        screen.remove_class("-no-sidebar")
        screen.go_to("related")
        screen.asides.do(
            lambda: voice_named(screen.library, speaker),
            lambda voice: self._listen(voice, beside),
        )

    def _listen(self, voice: Speaking, beside: OfQuote | None) -> None:
        if self._saying is not None:
            self._name = voice.name
            self._saying.beside = beside
            self._saying.listen(voice)

    def give_back(self) -> bool:
        """Show the sidebar again; False if it is shown already."""
        screen, pane = self._screen, self._screen.speech
        if pane is None:
            return False
        self.close()
        self._saying = screen.speech = None
        screen.remove_class(_CLASS)
        pane.remove()
        screen.go_to(self._came_from if screen.at == "related" else screen.at)
        if screen.at == "article":
            screen.say_quote()
        return True

    def lay_out(self) -> None:
        """The pane has another width."""
        if self._saying is not None:
            self._saying.lay_out()

    def choose(self, value: object) -> None:
        """Open the article of a quote at its place; read on; to the quote index."""
        screen = self._screen
        match value:
            case OfQuote():
                row = screen.library.row(value.article_id)
                if row is None:
                    screen.say("This article is no longer here.", "warning")
                    return
                screen.staying.land_on(row.id, value.block, value.start, value.end)
                screen.reading.follow(None, row)
            case Older(after) if self._saying is not None:
                self._saying.read_on(after)
            case WholeIndex():
                self._show_index(self.name)
