"""What the panes of the main screen tell it, and whom it hands that on to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.control.telling import FIELD_KEY
from reader.tui.screens.controlled import Controlled

if TYPE_CHECKING:
    from textual import events

    from reader.tui.control.arriving import Arriving
    from reader.tui.control.base import PaneName
    from reader.tui.control.telling import Telling
    from reader.tui.panes.article import ArticlePane
    from reader.tui.panes.bars import StatusBar
    from reader.tui.panes.entries import EntriesPane
    from reader.tui.panes.headlines import HeadlinesPane
    from reader.tui.panes.related import RelatedPane
    from reader.tui.panes.search import SearchField

_AT_THE_FOOT = {"more": "residue", "copies": "copies"}
"""Kinds of lines at the foot of an article, and what a click on them does."""


class PaneMessages(Controlled):
    """The half of the main screen that answers its panes."""

    at: PaneName
    article: ArticlePane
    _telling: Telling
    _arriving: Arriving

    def refresh_status(self) -> None:
        """Bring the bars and titles up to date."""
        raise NotImplementedError

    def say_quote(self) -> None:
        """Say whose the selected quote is."""
        self._telling.say_quote()

    def perform(self, action: str) -> None:
        """Do `action`."""
        raise NotImplementedError

    def on_headlines_pane_uncounted(self) -> None:
        """Count its rows, beside everything else."""
        self.counting.soon()

    def on_headlines_pane_moved(self, event: HeadlinesPane.Moved) -> None:
        """The article follows once the cursor rests."""
        self._arriving.follow(event.row)
        if event.among:
            self.refresh_status()

    def on_headlines_pane_chosen(self, event: HeadlinesPane.Chosen) -> None:
        """Open it."""
        self.reading.open(event.row)

    def on_article_pane_quote_selected(self) -> None:
        """Say whose quote it is."""
        self.say_quote()

    def on_article_pane_scrolled(self) -> None:
        """Show the place."""
        self.staying.scrolled()
        self.refresh_status()

    def on_article_pane_laid(self) -> None:
        """The pane is wider or narrower."""
        self.reading.lay_out_anew()

    def on_click(self, event: events.Click) -> None:
        """What is said at the foot of an article does so when it is clicked."""
        page, shown = self.article.page, self.article.content_region
        number = event.screen_y - shown.y + self.article.scroll_offset.y
        inside = shown.contains(event.screen_x, event.screen_y)
        if page is None or not inside or not 0 <= number < len(page.lines):
            return
        action = _AT_THE_FOOT.get(page.lines[number].kind)
        if action is not None:
            self.perform(action)

    def on_article_pane_trail_clicked(self, event: ArticlePane.TrailClicked) -> None:
        """Go back to the article that was clicked."""
        from reader.tui.control.going import Going
        from reader.tui.render.hits import steps_back

        steps = steps_back(self.reading.history.trail(), event.measure, event.x)
        if steps:
            self.later.of(Going).go_back(steps)

    def on_related_pane_followed(self, event: RelatedPane.Followed) -> None:
        """Follow a headline, step through what a voice says, or choose among copies."""
        entry = event.entry
        if entry.voice is not None:
            if not self._main.shows_article:
                self._main.go_to("article")
            self.article.quote_of_voice(entry.voice.speaker)
        elif entry.copies:
            self.likening.choose_among(entry.copies)
        else:
            self.reading.follow(entry.link, entry.row)

    def on_entries_pane_chosen(self, event: EntriesPane.Chosen) -> None:
        """Go where a quote stands that the speaker in the sidebar says."""
        from reader.tui.control.quoting import Quoting

        self.later.of(Quoting).speech.choose(event.value)

    def on_entries_pane_resized(self) -> None:
        """Break the lines of those quotes anew."""
        from reader.tui.control.quoting import Quoting

        self.later.of(Quoting).speech.lay_out()

    def on_related_pane_needed(self) -> None:
        """Fetch what it is to show."""
        self.reading.bring_around()

    def on_related_pane_rested(self, event: RelatedPane.Rested) -> None:
        """Say why the headline under the cursor leads where it does."""
        if self.at == "related":
            self._telling.say_item(event.entry)
            self.refresh_status()

    def on_search_field_changed(self, event: SearchField.Changed) -> None:
        """Search as it is typed."""
        self.searching.typed(event.text)
        self.refresh_status()

    def on_search_field_pressed(self, event: SearchField.Pressed) -> None:
        """A key of the field that is not for the text."""
        self.searching.pressed(event.key)

    def on_status_bar_pressed(self, event: StatusBar.Pressed) -> None:
        """A hint was clicked."""
        if event.action.startswith(FIELD_KEY):
            self.searching.pressed(event.action.removeprefix(FIELD_KEY))
        else:
            self.perform(event.action)
