"""Quotes: the index of all voices, speakers corrected by hand, and the notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.library.api import ArticleGoneError
from reader.tui.control.base import Controller
from reader.tui.control.speech import Speech
from reader.tui.render.voices import OfQuote

if TYPE_CHECKING:
    from reader.article import Article
    from reader.library.state.notebook import Saved
    from reader.tui.screens.main import MainScreen


class Quoting(Controller):
    """What can be done with quotes beyond reading them."""

    performs: ClassVar[dict[str, str]] = {
        "quotes.collection": "show_voices",
        "speaker.more": "more_by_speaker",
        "speaker.correct": "correct_speaker",
        "keep": "keep",
        "notebook": "show_notebook",
    }

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self._kept: Saved | None = None
        self.speech = Speech(screen, self.show_voices)

    def close(self) -> None:
        """End the thread that reads what a speaker says."""
        self.speech.close()

    def show_voices(self, start: str | None = None) -> None:
        """The quote index, at the voice called `start`."""
        from reader.tui.screens.voices import VoicesScreen

        if start is None and self.screen.at == "related":
            start = self.speech.name or None
        self.screen.app.push_screen(VoicesScreen(self.screen, self.screen.palette, start))

    def more_by_speaker(self) -> None:
        """What a speaker says elsewhere, in the sidebar: of the selected quote, or a voice there.

        The same again gives the sidebar back.
        """
        at_sidebar = self.screen.at == "related"
        if at_sidebar and self.speech.give_back():
            return
        voice = self.screen.related.voice if at_sidebar else None
        if voice is not None:
            self.speech.show(voice.speaker, None)
            return
        quote, loaded = self.screen.article.selected, self.screen.reading.loaded
        if quote is None and self.speech.give_back():
            return
        if quote is None or loaded is None:
            key = self.screen.key_of("quote.next")
            self.screen.say(f"Select a quote first: {key} goes to the next one.")
        elif quote.speaker is None:
            self.screen.say("Nobody is named as the speaker of this quote.")
        else:
            if self.speech.is_of(quote.speaker):
                self.speech.give_back()
                return
            place = OfQuote(loaded.article.id, quote.block, quote.start, quote.end)
            self.speech.show(quote.speaker, place)

    def correct_speaker(self) -> None:
        """Ask who speaks in the selected quote."""
        from reader.tui.control.correcting import ask_speaker

        loaded, quote = self.screen.reading.loaded, self.screen.article.selected
        if loaded is None or quote is None:
            key = self.screen.key_of("quote.next")
            self.screen.say(f"Select a quote first: {key} goes to the next one.")
        else:
            ask_speaker(self.screen, loaded.article, quote)

    # -- the notebook --------------------------------------------------------------------------

    def show_notebook(self) -> None:
        """The passages that were kept."""
        from reader.tui.screens.notebook import NotebookScreen

        self.screen.app.push_screen(NotebookScreen(self.screen, self.screen.palette))

    def keep(self) -> None:
        """Keep the selected quote, or the paragraph on top; the same again writes a note."""
        if self.screen.at == "related" and (elsewhere := self.speech.place) is not None:
            self.screen.say(self.keep_place(elsewhere, self.speech.name))
            return
        loaded, quote = self.screen.reading.loaded, self.screen.article.selected
        if loaded is None or not self.screen.shows_article:
            self.screen.say("Open an article first: its quotes and paragraphs can be kept.")
            return
        if quote is not None:
            place, speaker = (quote.block, quote.start, quote.end), quote.speaker or ""
        else:
            block = (self.screen.article.top_place() or (0, 0))[0]
            if not loaded.article.body:
                self.screen.say("There is no paragraph here to keep.")
                return
            place, speaker = (block, 0, len(loaded.article.block_text(block))), ""
        again = self._kept_last(loaded.article, place)
        if again is not None:
            self._ask_note(again)
            return
        what = "the quote" if quote is not None else "the paragraph"
        self.screen.say(self._keep(loaded.article, place, speaker, what))

    def _kept_last(self, article: Article, place: tuple[int, int, int]) -> Saved | None:
        """The passage that was kept last, if it is this one and still kept."""
        kept = self._kept
        if kept is None or kept.article != article.key:
            return None
        same = (kept.block, kept.start, kept.end) == place
        return self.library.state.notebook.find(kept.name) if same else None

    def _ask_note(self, saved: Saved) -> None:
        from reader.tui.screens.note import NoteScreen

        notebook = self.library.state.notebook

        def answered(text: str | None) -> None:
            if text is not None:
                notebook.annotate(saved, text)
                self.screen.say(f"noted · {self.screen.key_of('undo')} undo")

        screen = NoteScreen(self.screen.palette, saved.headline, saved.note, lambda _: None)
        self.screen.app.push_screen(screen, answered)

    def keep_place(self, place: OfQuote, speaker: str) -> str:
        """Keep a quote of any article in the notebook; returns what is said of it."""
        try:
            article = self.library.article(place.article_id)
        except ArticleGoneError:
            return "This article can no longer be read."
        words = place.block, place.start, place.end
        again = self._kept_last(article, words)
        if again is not None:
            self._ask_note(again)
            return "esc keeps the note"
        return self._keep(article, words, speaker, "the quote")

    def _keep(self, article: Article, place: tuple[int, int, int], speaker: str, what: str) -> str:
        self._kept = self.library.state.notebook.keep(
            article, *place, speaker=speaker, collection=self.library.summary().name
        )
        self.library.state.remember_places([article.key])
        key, listed = self.screen.key_of("keep"), self.screen.key_of("notebook")
        undo = self.screen.key_of("undo")
        return f"kept {what} · {key} again writes a note · {listed} notebook · {undo} undo"
