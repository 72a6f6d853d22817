"""On within an article, to the ones beside it in the list, and back to where the reader was."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from reader.tui.history import History


class Going(Controller):
    """Goes on and comes back."""

    performs: ClassVar[dict[str, str]] = {
        "read.on": "read_on",
        "read.back": "read_back",
        "article.next": "next_article",
        "article.previous": "previous_article",
        "related.focus": "focus_related",
        "back": "go_back",
        "forward": "go_forward",
    }

    def read_on(self) -> None:
        """A page on; at the end of the article to the next unread one."""
        loaded = self.screen.reading.loaded
        if loaded is None:
            self.screen.headlines.choose()
            return
        self.screen.marking.opened(loaded.row)
        if self.screen.article.at_end:
            self.screen.marking.reached_end(loaded.row)
            self.screen.marking.next_unread(open_it=self.screen.at == "article")
        else:
            self.screen.article.page_forward()

    def read_back(self) -> None:
        """A page back."""
        self.screen.article.page_backward()

    def next_article(self) -> None:
        """Open the article below in the list."""
        self._open_neighbour(1)

    def previous_article(self) -> None:
        """Open the article above in the list."""
        self._open_neighbour(-1)

    def _open_neighbour(self, step: int) -> None:
        headlines = self.screen.headlines
        if self.screen.reading.gone and self.screen.at == "article":
            # The cursor stands on what followed it already.
            step = min(step, 0)
        row = headlines.row_at(headlines.cursor + step)
        if row is None:
            self.screen.say("That was the first one." if step < 0 else "That was the last one.")
            return
        headlines.move_to(headlines.cursor + step)
        if self.screen.at == "article":
            self.screen.reading.open(row)

    def focus_related(self) -> None:
        """Go to the sidebar, which is itself then."""
        if self.screen.speech is not None:
            from reader.tui.control.quoting import Quoting

            self.screen.later.of(Quoting).speech.give_back()
        if self.screen.reading.loaded is None and self.screen.headlines.row is None:
            self.screen.say("There is no article here that could list any.")
        else:
            self.screen.go_to("related")

    def go_back(self, steps: int = 1) -> None:
        """To the article before, or `steps` before, at the place where it was left."""
        self.screen.reading.remember_place()
        self._go(self.screen.reading.history.back(steps), "This is where you began.")

    def go_forward(self) -> None:
        """Undo going back."""
        self.screen.reading.remember_place()
        self._go(self.screen.reading.history.forward(), "Nothing further on.")

    def _go(self, history: History | None, otherwise: str) -> None:
        if history is None or history.present is None:
            self.screen.say(otherwise)
            return
        self.screen.reading.return_to(history)
        if self.screen.at == "related":
            self.screen.go_to("article")
        self.screen.select_in_list(history.present.article_id)
