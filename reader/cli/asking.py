"""The query language on the command line: which articles are meant, and what else is asked."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from reader.cli.check import counted
from reader.cli.output import say
from reader.library.api import CollectionError, Match, OpenOptions, Scope, Sort
from reader.library.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.library.api import Library, Listing
    from reader.library.news.items import Asked, Place
    from reader.library.query import Query
    from reader.library.state.reader_state import ReaderState


def read_query(text: str) -> Query:
    """What `text` asks for; what of it was passed over is said."""
    query = parse(text)
    for note in query.notes:
        say(note.message)
    return query


def asked_listing(library: Library, text: str, sort: Sort = Sort.NEWEST) -> tuple[Listing, Query]:
    """The articles that answer `text`, looked for in their texts; and what it asks for.

    Why there are none, or that only something like it was found, is said.
    """
    from reader.library.news.asked import by_voice

    query = read_query(text)
    merged = library.state.voices.merged()
    listing = library.listing(by_voice(query, merged) if merged else query, Scope.TEXT, sort)
    say_how(listing)
    return listing, query


def say_how(listing: Listing) -> None:
    """Say why there is nothing, or that only something like it was found."""
    if listing.explanation:
        say(listing.explanation)
    elif listing.match is not Match.EXACT:
        say(f"no word matches exactly; these match {listing.match.value}")


def answering(library: Library, text: str) -> Callable[[str], bool]:
    """Whether the article with an id answers `text`, as `asked_listing` has it."""
    if not text.strip():
        return lambda _: True
    listing, _ = asked_listing(library, text)
    return frozenset(listing.ids()).__contains__


def asked_items(state: ReaderState, text: str) -> Asked:
    """What asks `text` of items that are no articles."""
    from reader.library.news.asked import by_voice
    from reader.library.news.items import Asked

    return Asked(by_voice(read_query(text), state.voices.merged()))


def say_gone(asked: Asked, what: str) -> None:
    """Say of how many items, each called `what`, the articles could not be asked."""
    if asked.gone:
        say(
            f"{counted(asked.gone, what)} of an article that is not here: "
            "what was kept of it was asked"
        )


class Folders:
    """Folders that were open once, opened again when one of their articles is asked for."""

    def __init__(self, folders: Iterable[str], options: OpenOptions, opened: ExitStack) -> None:
        """Take the folders, how they are opened, and what closes them in the end."""
        self._folders = tuple(dict.fromkeys(folders))
        self._options = options
        self._closing = opened
        self._open: dict[str, Library | None] = {}

    def places(self, key: str, name: str, folder: str) -> Iterator[Place]:
        """Where an article is now: in `folder`, a path or the name of one, else in any of them.

        Args:
            key: that of its words when it was last seen.
            name: its id in `folder`.
            folder: where it was last seen.
        """
        for path in sorted(self._folders, key=lambda path: not _is_called(path, folder)):
            library = self._library(path)
            if library is None:
                continue
            # Ids tell the articles of one folder apart, and no others.
            own = (name,) if _is_called(path, folder) else ()
            for here in dict.fromkeys((*library.state.ids_of(key), *own)):
                if library.row(here) is not None:
                    yield library, here
                    return

    def _library(self, folder: str) -> Library | None:
        if folder not in self._open:
            self._open[folder] = self._opened(folder)
        return self._open[folder]

    def _opened(self, folder: str) -> Library | None:
        from reader.library.opening import open_library

        if not os.path.isdir(folder):  # noqa: PTH112 - Path raises
            return None
        try:
            library = self._closing.enter_context(closing(open_library(folder, self._options)))
        except CollectionError:
            return None
        library.update()
        return library


def _is_called(path: str, folder: str) -> bool:
    return folder in (path, os.path.basename(path))  # noqa: PTH119 - may be any bytes
