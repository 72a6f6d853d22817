"""Quotes: the index of all voices, speakers corrected by hand, and the notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.library.api import ArticleGoneError
from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from reader.tui.render.voices import OfQuote


class Quoting(Controller):
    """What can be done with quotes beyond reading them."""

    performs: ClassVar[dict[str, str]] = {
        "quotes.collection": "show_voices",
        "speaker.more": "more_by_speaker",
    }

    def show_voices(self, start: str | None = None) -> None:
        """The quote index, at the voice called `start`."""
        from reader.tui.screens.voices import VoicesScreen

        self.screen.app.push_screen(VoicesScreen(self.screen, self.screen.palette, start))

    def more_by_speaker(self) -> None:
        """What the speaker of the selected quote says elsewhere in the collection."""
        quote = self.screen.article.selected
        if quote is None:
            key = self.screen.key_of("quote.next")
            self.screen.say(f"Select a quote first: {key} goes to the next one.")
        elif quote.speaker is None:
            self.screen.say("Nobody is named as the speaker of this quote.")
        else:
            self.show_voices(quote.speaker)

    def keep_place(self, place: OfQuote, speaker: str) -> str:
        """Keep a quote of any article in the notebook; returns what is said of it."""
        try:
            article = self.library.article(place.article_id)
        except ArticleGoneError:
            return "This article can no longer be read."
        self.library.state.notebook.keep(
            article,
            place.block,
            place.start,
            place.end,
            speaker=speaker,
            collection=self.library.summary().name,
        )
        listed, undo = self.screen.key_of("notebook"), self.screen.key_of("undo")
        return f"kept in the notebook ({listed}) · {undo} undo"
