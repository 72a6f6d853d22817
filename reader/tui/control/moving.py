"""From pane to pane, one level back, and out."""

from __future__ import annotations

from typing import ClassVar

from reader.tui.control.base import PANES, Controller
from reader.tui.screens.sizes import THREE_PANES


class Moving(Controller):
    """Where the focus is."""

    performs: ClassVar[dict[str, str]] = {
        "pane.right": "pane_right",
        "pane.left": "pane_left",
        "pane.next": "pane_next",
        "pane.previous": "pane_previous",
        "leave": "leave",
        "cancel": "cancel",
        "quit": "quit",
        "sidebar": "sidebar",
        "zen": "zen",
        "redraw": "redraw",
    }

    def pane_right(self) -> None:
        """Go to the pane on the right; from the list, open the headline."""
        place = PANES.index(self.screen.at)
        if self.screen.at == "related" and self.screen.speech is not None:
            self.screen.perform("quotes.collection")
        elif self.screen.at == "headlines" and self.screen.headlines.row is not None:
            self.screen.reading.open(self.screen.headlines.row)
        elif place + 1 < len(PANES):
            self.screen.go_to(PANES[place + 1])

    def pane_left(self) -> None:
        """Go to the pane on the left."""
        place = PANES.index(self.screen.at)
        if place:
            self.screen.go_to(PANES[place - 1])

    def pane_next(self) -> None:
        """Go to the next pane, the first after the last."""
        row = self.screen.headlines.row
        if self.screen.at == "headlines" and not self.screen.shows_article and row is not None:
            # One pane at a time: the article there is the one that was opened last, or none.
            self.screen.reading.open(row)
            return
        self.screen.go_to(PANES[(PANES.index(self.screen.at) + 1) % len(PANES)])

    def pane_previous(self) -> None:
        """Go to the pane before, the last before the first."""
        self.screen.go_to(PANES[(PANES.index(self.screen.at) - 1) % len(PANES)])

    def leave(self) -> None:
        """Go one level back; from the whole list, quit."""
        if self.screen.has_class("-zen"):
            self.zen()
        elif self.screen.at != "headlines":
            self.pane_left()
        elif self.screen.searching.live:
            self.screen.searching.cancel()
        elif self.screen.tidying.let_go():
            return
        else:
            self.screen.app.exit(return_code=0)

    def cancel(self) -> None:
        """Let go of the selected quote, headlines, the search or the pane; never quits."""
        if self.screen.at == "related" and self._give_back_the_sidebar():
            return
        if self.screen.article.selected is not None:
            self.screen.article.select_quote(None)
        elif self.screen.at == "article" and self.screen.finding.looking:
            self.screen.finding.forget()
        elif self.screen.at == "headlines" and self.screen.headlines.selection.count:
            self.screen.headlines.selection.clear()
            self.screen.headlines.refresh()
        elif self.screen.at == "article" and self._give_back_the_sidebar():
            return
        elif (
            self.screen.has_class("-zen")
            or self.screen.at != "headlines"
            or self.screen.searching.live
            or self.screen.narrowing.active
        ):
            self.leave()

    def _give_back_the_sidebar(self) -> bool:
        """Show it in place of what a speaker says; False if nobody's quotes are there."""
        if self.screen.speech is None:
            return False
        from reader.tui.control.quoting import Quoting

        return self.screen.later.of(Quoting).speech.give_back()

    def redraw(self) -> None:
        """Paint everything, whatever the terminal shows."""
        self.screen.refresh()

    def quit(self) -> None:
        """Quit."""
        self.screen.app.exit(return_code=0)

    def sidebar(self) -> None:
        """Show or hide the sidebar."""
        if any(map(self.screen.has_class, THREE_PANES)):
            self.screen.toggle_class("-no-sidebar")
        elif self.screen.at == "related":
            self.screen.go_to("article")
        else:
            self.screen.go_to("related")
        if self.screen.at == "related" and self.screen.has_class("-no-sidebar"):
            self.screen.go_to("article")

    def zen(self) -> None:
        """Show the article alone, or everything again."""
        self.screen.toggle_class("-zen")
        if self.screen.has_class("-zen"):
            self.screen.go_to("article")
