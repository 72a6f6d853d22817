"""The present article with its speakers as the reader corrected them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.corrections import as_corrected

if TYPE_CHECKING:
    from reader.tui.screens.main import MainScreen


def show_corrections(screen: MainScreen) -> None:
    """Show the speakers of the present article as they are corrected now."""
    from reader.article import voices

    loaded = screen.reading.loaded
    if loaded is None:
        return
    corrections = screen.library.state.voices
    if loaded.article is loaded.found and not corrections.has_corrections(loaded.found.key):
        return
    article = as_corrected(loaded.found, corrections)
    if article == loaded.article:
        return
    pane = screen.article
    scroll, quote = pane.scroll_offset.y, pane.selected_number
    screen.reading.loaded = loaded._replace(article=article, voices=voices(article.quotes, article))
    screen.reading.lay_out_anew()
    changed = screen.reading.loaded
    pane.show(changed.page, scroll, quote)
    screen.related.show(changed.around, changed.voices, pane.voices)
    screen.likening.look_for(changed.row.id)
    screen.finding.mark()
