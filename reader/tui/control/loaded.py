"""An article with all that is shown around it, fetched on the loading thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.article import Article, Voice
    from reader.library.api import Library, Link, Row
    from reader.library.marking import Position
    from reader.library.state.reader_state import ReaderState
    from reader.tui.render.page import Own, Page


class Around(NamedTuple):
    """What other articles have to do with one."""

    links: tuple[Link, ...]
    """Its related headlines, each with where it leads."""
    back: tuple[Row, ...]
    """The articles that lead to it."""


class Loaded(NamedTuple):
    """An article and all that is shown around it."""

    row: Row
    article: Article
    voices: tuple[Voice, ...]
    own: Own
    page: Page
    found: Article
    """The article with its speakers as parsing found them."""
    position: Position | None = None
    """Where the reader stopped in it."""
    around: Around | None = None
    """None where the sidebar is not on the screen: it takes as long as all the rest."""


def load(
    library: Library,
    article_id: str,
    lay_out: Callable[[Article, Own], Page],
    *,
    around: bool = True,
) -> Loaded:
    """Everything about an article, laid out by `lay_out`; with what is `around` it, or without.

    Raises:
        ArticleGoneError: its file has gone or can no longer be read.
        LookupError: the library does not know it.
    """
    from reader.article import voices
    from reader.library.corrections import as_corrected

    row = library.row(article_id)
    found = library.article(article_id)
    if row is None:
        raise LookupError(article_id)
    article = as_corrected(found, library.state.voices)
    own = own_of(library.state, article.key)
    return Loaded(
        row=row,
        article=article,
        voices=voices(article.quotes, article),
        own=own,
        page=lay_out(article, own),
        found=found,
        position=library.state.position(article.key),
        around=around_of(library, article) if around else None,
    )


def around_of(library: Library, article: Article) -> Around:
    """What other articles have to do with `article`."""
    return Around(library.links(article), library.linked_from(article.id))


def own_of(state: ReaderState, key: str) -> Own:
    """What the reader has added to an article."""
    from reader.tui.render.page import Own

    return Own(state.tags(key), state.note(key), state.edited(key) is not None)
