"""What a voice says, read on a thread: at the right of the quote index, and in the sidebar."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.library.news.voices import quotes_of
from reader.tui.latest import Latest
from reader.tui.render.entries import BLANK, Entry, Part, said
from reader.tui.render.voices import (
    OfQuote,
    Older,
    index_entry,
    place_of,
    quote_entries,
    speech_entries,
    speech_head,
    voice_head,
)
from reader.tui.render.words import voice_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.news.voices import Said, Speaking
    from reader.tui.panes.entries import EntriesPane
    from reader.tui.screens.main import MainScreen
    from reader.tui.screens.voices import VoicesScreen

_AT_ONCE = 300
"""Articles that are read before the reader is asked whether to go on."""
_SCROLLBAR = 1


@dataclass(slots=True)
class _Heard:
    """What a voice is known to say."""

    voice: Speaking
    quotes: list[Said] = field(default_factory=list)
    upto: int = 0
    reading: bool = True


class VoiceQuotes:
    """Reads and shows the quotes of one voice at a time."""

    def __init__(
        self,
        screen: VoicesScreen | MainScreen,
        pane: EntriesPane,
        nobody: Callable[[], list[Entry]] = list,
        *,
        index_key: str | None = None,
    ) -> None:
        """Set up.

        Args:
            screen: whose thread the interface is painted on.
            pane: where quotes are shown.
            nobody: what is shown where there is no voice.
            index_key: of the sidebar, the key that leads on to the quote index.
        """
        self._screen = screen
        self._nobody = nobody
        self._index_key = index_key
        self.beside: OfQuote | None = None
        """A quote that is on the screen already."""
        self._pane = pane
        self._reader: Latest[None] = Latest(screen.soon, self._failed)
        self._heard: _Heard | None = None

    def close(self) -> None:
        """End the thread."""
        self._heard = None
        self._reader.close()

    @property
    def idle(self) -> bool:
        """Whether nothing is being read."""
        return self._reader.idle

    @property
    def speaker(self) -> str:
        """Whose quotes are shown."""
        return self._heard.voice.name if self._heard else ""

    def why(self, place: object) -> str:
        """Why the quote at `place` is this voice's; "" for what is none."""
        for one in self._heard.quotes if self._heard else ():
            if place == place_of(one):
                return voice_sentence(one.quote, self.speaker)
        return ""

    def forget(self) -> None:
        """What was read may no longer be so."""
        self._heard = None

    def listen(self, voice: Speaking | None) -> None:
        """Show what `voice` says."""
        if voice is None:
            self._heard = None
            self._reader.forget()
            lines = self._nobody()
            if list(self._pane.shown) != lines:
                self._pane.narrow("")
                self._pane.show(lines)
            return
        if self._heard is not None and self._heard.voice.names == voice.names:
            known, self._heard.voice = self._heard.voice, voice
            if self._heard.reading or known.articles == voice.articles:
                return
        again = self._heard is not None and self._heard.voice.name == voice.name
        self._heard = _Heard(voice)
        if not again:
            self._pane.narrow("")
            self._pane.show([])
            self._pane.to_top()
        self._read(self._heard, 0)

    def read_on(self, after: int) -> None:
        """Read older articles, too."""
        if self._heard is not None and not self._heard.reading:
            self._heard.reading = True
            self._read(self._heard, after)

    def _read(self, heard: _Heard, start: int) -> None:
        library = self._screen.library

        def work() -> None:
            def stopped() -> bool:
                return self._heard is not heard

            for some in quotes_of(library, heard.voice, start, _AT_ONCE, stopped):
                self._screen.soon(lambda some=some: self._add(heard, some))  # type: ignore[misc]

        def done(_: None) -> None:
            heard.reading = False
            heard.upto = start + _AT_ONCE
            self.lay_out()

        self._reader.ask(work, done)

    def _add(self, heard: _Heard, some: Sequence[Said]) -> None:
        if heard is self._heard:
            heard.quotes += some
            self.lay_out()

    def lay_out(self) -> None:
        """Show what is known, for the width there is."""
        heard = self._heard
        if heard is None or not self._screen.is_attached:
            return
        columns = (self._pane.size.width or self._screen.size.width) - _SCROLLBAR
        in_sidebar = self._index_key is not None
        quotes = [quote for quote in heard.quotes if place_of(quote) != self.beside]
        lines = list((speech_head if in_sidebar else voice_head)(heard.voice, len(heard.quotes)))
        ids = ["", *(quote.row.id for quote in quotes), ""]
        for number, quote in enumerate(quotes, 1):
            first, last = ids[number - 1] != ids[number], ids[number + 1] != ids[number]
            if in_sidebar:
                lines += speech_entries(quote, columns, last=last)
            else:
                lines += quote_entries(quote, columns, first=first, last=last)
        if heard.quotes and not quotes and not heard.reading:
            lines += [said("Nothing else in this collection."), BLANK]
        lines += _foot(heard)
        if self._index_key is not None and (quotes or not heard.reading):
            # Not before the first quote: whoever presses enter at once wants that.
            lines.append(index_entry(self._index_key))
        self._pane.show(lines)

    def _failed(self, fault: Exception) -> None:
        self._screen.say(f"This could not be read: {type(fault).__name__} in the reader.", "error")


def _foot(heard: _Heard) -> list[Entry]:
    if heard.reading:
        return [] if heard.quotes else [said("reading …")]
    left = heard.voice.articles - heard.upto
    if left > 0:
        text = f"  {left:,} older articles have not been read: enter reads on"
        return [Entry((Part(text, "accent"),), "", Older(heard.upto))]
    if not heard.quotes:
        return [said("Nothing is quoted any more: the files have changed since.")]
    return []
