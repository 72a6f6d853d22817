"""From quote to quote in the article that is read."""

from __future__ import annotations

from typing import ClassVar

from reader.tui.control.base import Controller


class QuoteSteps(Controller):
    """Selects quotes."""

    performs: ClassVar[dict[str, str]] = {
        "quote.next": "next_quote",
        "quote.previous": "previous_quote",
        "speaker.next": "more_by_speaker",
    }

    def next_quote(self) -> None:
        """Select the next quote."""
        self._step(1, "No quote after this one.")

    def previous_quote(self) -> None:
        """Select the quote before."""
        self._step(-1, "No quote before this one.")

    def _step(self, step: int, otherwise: str) -> None:
        page = self.screen.article.page
        if page is None:
            self.screen.say("There is no article here.")
        elif not page.quotes:
            self.screen.say("Nobody is quoted in this article.")
        elif not self.screen.article.step_quote(step):
            self.screen.say(otherwise)

    def more_by_speaker(self) -> None:
        """The next quote by whoever speaks in the selected one."""
        quote = self.screen.article.selected
        if quote is None or quote.speaker is None:
            key = self.screen.key_of("quote.next")
            self.screen.say(f"Select a quote first: {key} goes to the next one.")
        else:
            self.screen.article.quote_of_voice(quote.speaker)
