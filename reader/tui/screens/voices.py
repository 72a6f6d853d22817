"""The quote index: who is quoted in the collection at the left, what they say at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from reader.library.corrections import folded
from reader.library.news.voices import voice_list, voice_named
from reader.tui.render.entries import BLANK, said
from reader.tui.render.voices import OfQuote, OfVoice, Older, list_head, voice_entry
from reader.tui.screens.two_sides import TwoSidesScreen
from reader.tui.screens.voice_pulses import Pulses
from reader.tui.screens.voice_quotes import VoiceQuotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from reader.library.news.voices import Speaking, VoiceList
    from reader.tui.render.entries import Entry
    from reader.tui.render.palette import Palette
    from reader.tui.screens.main import MainScreen

_LOOK_AGAIN_SECONDS = 5.0
"""How often the list is made anew while the second pass is under way."""


class _Found(NamedTuple):
    """Voices that hold some words."""

    words: str
    list: VoiceList


class VoicesScreen(TwoSidesScreen):
    """Voices, and the quotes of the one under the cursor."""

    title_text = "VOICES"
    hints: ClassVar = (
        ("open", "read"),
        ("pane.next", "other side"),
        ("story.join", "merge"),
        ("story.split", "split"),
    )
    performs: ClassVar[dict[str, str]] = {
        **TwoSidesScreen.performs,
        "story.join": "ask_merge",
        "story.split": "split",
        "keep": "keep",
    }

    def __init__(self, main: MainScreen, palette: Palette, start: str | None = None) -> None:
        """Set up; `start` is the name of the voice to begin with."""
        super().__init__(main, palette)
        self._start = start
        self._opens_quotes = start is not None
        self._words = ""
        self._asked = 0
        self._saying = VoiceQuotes(self, self.quotes, self.nobody)
        self._pulses = Pulses(self.library)

    def on_mount(self) -> None:
        """Look again while there is more to be found."""
        self.set_interval(_LOOK_AGAIN_SECONDS, self._look_again)

    def on_unmount(self) -> None:
        """End the threads."""
        self._asked += 1
        self._saying.close()

    @property
    def idle(self) -> bool:
        """Whether everything asked for is shown."""
        return super().idle and self._saying.idle

    # -- voices ------------------------------------------------------------------------------

    def gather_again(self) -> None:
        """Ask anew; what is under way is overtaken."""
        self._asked += 1
        super().gather_again()

    def gather(self) -> _Found:
        """Voices: at once roughly, then exactly, then with their times."""
        words, asked = self._words, self._asked

        def show(found: _Found) -> None:
            def if_wanted() -> None:
                if asked == self._asked:
                    self._show(found)

            self.soon(if_wanted)

        if self.gathered is None or words:
            show(_Found(words, voice_list(self.library, words, exact=False)))
        found = _Found(words, voice_list(self.library, words))
        if asked == self._asked:
            show(found)
            for _ in self._pulses.find(found.list.voices, lambda: asked != self._asked):
                self.soon(self.lay_out)
        return found

    def _look_again(self) -> None:
        voices = self._voices
        if voices is None or not voices.unheard or not self._gatherer.idle:
            return
        if self.library.archive.unheard() != voices.unheard:
            self.gather_again()

    @property
    def _voices(self) -> VoiceList | None:
        return self.gathered.list if isinstance(self.gathered, _Found) else None

    def _show(self, gathered: object) -> None:
        super()._show(gathered)
        if self._start is not None and self._voices is not None:
            name, self._start = folded(voice_named(self.library, self._start).name), None
            self.pane.put_on(OfVoice(name))
        self._listen()
        if self._opens_quotes:
            self._opens_quotes = False
            self.to_quotes()

    def about(self) -> str:
        """How many there are, and how far the second pass has come."""
        voices = self._voices
        if voices is None:
            return ""
        number = f"{len(voices.voices):,}{'' if voices.whole else ' most quoted'}"
        about = f"{number} of {self.library.summary().name}"
        if voices.unheard:
            about += f" · {voices.unheard:,} articles not listened to yet"
        return about

    def nothing(self) -> tuple[str, ...]:
        """Nobody is quoted, not yet, or nobody of that name."""
        if self._words:
            return (f"Nobody who is quoted is called “{self._words}”.",)
        if self._voices and self._voices.unheard:
            return ("Nobody has been heard yet.", "", "Voices appear here as articles are read.")
        return ("Nobody is quoted in this collection.",)

    def nobody(self) -> list[Entry]:
        """What stands at the right while there is no voice at the left."""
        if self._voices is None or not (self._words or self.has_class("-narrow")):
            return []
        again = f"{self.main.key_of('cancel')} shows everybody again." if self._words else ""
        return [BLANK, *(said(text) for text in (*self.nothing(), "", again))]

    def entries(self) -> Sequence[Entry]:
        """A line for each voice."""
        voices = self._listed()
        if not voices:
            return []
        head = list_head(quotes=voices[0].quotes is not None)
        return [head] + [voice_entry(voice, self._pulses.of(voice)) for voice in voices]

    def _listed(self) -> Sequence[Speaking]:
        voices = self._voices.voices if self._voices else ()
        if self._start is None or self._words:
            return voices
        wanted = voice_named(self.library, self._start)
        if any(folded(voice.name) == folded(wanted.name) for voice in voices):
            return voices
        return (wanted, *voices)

    @property
    def voice(self) -> Speaking | None:
        """The voice under the cursor."""
        value = self.pane.value
        voices = self._voices.voices if self._voices else ()
        return next((one for one in voices if OfVoice(folded(one.name)) == value), None)

    def _listen(self) -> None:
        self._saying.listen(self.voice)

    def on_entries_pane_moved(self) -> None:
        """Another voice."""
        self._listen()

    def perform(self, action: str) -> None:
        """Do `action`; where it leads to another quote, say why that is this voice's."""
        before = self.quotes.value
        super().perform(action)
        if self.quotes.value != before:
            self._explain()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say at the quotes why they are this voice's."""
        super().on_descendant_focus(event)
        self._explain()

    def _explain(self) -> None:
        if self.at_quotes and (why := self._saying.why(self.quotes.value)):
            self.say(why)

    def on_entries_pane_resized(self) -> None:
        """Lines are broken anew."""
        self._saying.lay_out()

    # -- choosing ----------------------------------------------------------------------------

    def choose(self, value: object) -> None:
        """To the quotes of a voice; to the place of a quote; to older quotes."""
        match value:
            case OfVoice():
                self._listen()
                self.to_quotes()
            case Older(after):
                self._saying.read_on(after)
            case OfQuote():
                row = self.library.row(value.article_id)
                if row is None:
                    self.say("This article is no longer here.", "warning")
                elif self.is_active:
                    self.main.staying.land_on(row.id, value.block, value.start, value.end)
                    self.read(row)

    # -- by hand -----------------------------------------------------------------------------

    def ask_merge(self) -> None:
        """Ask whose voice this is, too."""
        from reader.tui.screens.voice_merging import ask_merge

        if self.voice is not None and self._voices is not None:
            ask_merge(self, self.voice, self._voices.voices)

    def show_voice(self, name: str) -> None:
        """Voices are others now: show them, with the cursor on the one called `name`."""
        self._start = name
        self.changed()

    def split(self) -> None:
        """Take a name out of the voice under the cursor."""
        from reader.tui.screens.voice_merging import ask_split

        if self.voice is not None:
            ask_split(self, self.voice)

    def narrow(self, text: str) -> None:
        """Voices with these words in their names."""
        if text != self._words:
            self._words = text
            self.gather_again()

    def changed(self) -> None:
        """Voices or corrections are others now."""
        self._saying.forget()
        super().changed()

    def keep(self) -> None:
        """Keep the quote under the cursor in the notebook."""
        value = self.quotes.value
        if self.at_quotes and isinstance(value, OfQuote):
            from reader.tui.control.quoting import Quoting

            self.say(self.main.later.of(Quoting).keep_place(value, self._saying.speaker))
        else:
            self.say("Put the cursor on a quote first.")
