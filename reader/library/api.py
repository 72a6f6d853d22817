"""The Library protocol and its types: all that the interface and the commands know.

Nothing of an engine crosses this seam: no SQL, no query text, no row number, no open file. A
question goes in as a `Query` tree; a `Listing` comes out: a snapshot whose rows are fetched by
position when they are painted, so that a million rows cost what a screenful costs. Every accessor
is synchronous and may be called from any thread. None writes to the collection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.library.terms import (
    Link,
    LinkState,
    Match,
    Phase,
    Progress,
    Row,
    Scope,
    Sort,
    Summary,
    Total,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.article import Article
    from reader.library.corrections import CorrectedSpeakers
    from reader.library.linking.alike import Alike
    from reader.library.marking import State
    from reader.library.news.archive import Archive
    from reader.library.query import Query
    from reader.library.state.reader_state import ReaderState
    from reader.parse.draft import Problem
    from reader.text.safe import SafeText

__all__ = (
    "ArticleGoneError",
    "CollectionError",
    "Library",
    "Link",
    "LinkState",
    "Listing",
    "Match",
    "OpenOptions",
    "Phase",
    "Progress",
    "Row",
    "Scope",
    "Sort",
    "Summary",
    "Total",
)


class Listing(Protocol):
    """A snapshot of rows in order. Later changes of the library do not move it."""

    @property
    def total(self) -> Total:
        """How many rows there are; counts them if need be, which may take a moment."""

    @property
    def so_far(self) -> Total:
        """What is known of it without waiting; where it is not exact, more rows may follow.

        It is zero only where there is no row, and grows when later rows are fetched.
        """

    @property
    def match(self) -> Match:
        """How they answer the query: a fallback is never passed off as a hit."""

    @property
    def explanation(self) -> SafeText:
        """Why there is nothing, and what might be meant; "" where there is something."""

    def rows(self, start: int, stop: int) -> Sequence[Row | None]:
        """Rows at positions start to stop-1 (fewer at the end); None where one has gone."""

    def position(self, article_id: str) -> int | None:
        """Where `article_id` stands; None if it is not in the listing."""

    def keys(self, start: int = 0, stop: int | None = None) -> Sequence[str]:
        """`Row.key` of the rows at positions start to stop-1, to the end for None.

        What a bulk verb works on: a million cost less than a second.
        """

    def ids(self) -> Sequence[str]:
        """`Row.id` of all rows, in order: whoever asks for many whether they are among them.

        They cost what `keys` cost, where `position` may ask the full text each time.
        """


class ArticleGoneError(Exception):
    """The article's file is no longer there or no longer readable."""

    def __init__(self, article_id: str, path: str, reason: str) -> None:
        super().__init__(article_id, path, reason)
        self.article_id = article_id
        self.path = path
        self.reason = reason


class CollectionError(Exception):
    """A path cannot be opened as a collection: missing, unreadable, not a folder or file."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class Library(Protocol):
    """A collection of articles."""

    @property
    def marks(self) -> State:
        """What the reader has done with the articles."""

    @property
    def state(self) -> ReaderState:
        """The same and the rest of what is the reader's own: notebook, visits, wanted, rules."""

    @property
    def notice(self) -> SafeText:
        """What the reader should know of its index, or why it has none; "" if all is well."""

    @property
    def corrected(self) -> CorrectedSpeakers:
        """The articles whose speakers the reader corrected."""

    @property
    def archive(self) -> Archive:
        """The present state of the collection, asked for news."""

    def summary(self) -> Summary:
        """Name and counts, as of the last update."""

    def listing(
        self,
        query: Query | None = None,
        scope: Scope = Scope.HEADLINES,
        sort: Sort = Sort.NEWEST,
    ) -> Listing:
        """Rows that answer `query`; all rows for None. Never raises on a query."""

    def row(self, article_id: str) -> Row | None:
        """The row of one article; None if there is none."""

    def article(self, article_id: str) -> Article:
        """The article, parsed from its file with its quotes.

        Raises:
            ArticleGoneError: if its file has gone or can no longer be read.
        """

    def find_path(self, path: str) -> str | None:
        """Id of the first article of the file at `path` (relative or absolute)."""

    def file_of(self, path: str) -> str | None:
        """The absolute path of the file that a `Row.path` stands for; None without a file."""

    def links(self, article: Article) -> tuple[Link, ...]:
        """Its related headlines in order, each with where it leads."""

    def linked_from(self, article_id: str, limit: int = 50) -> tuple[Row, ...]:
        """Articles whose related headlines lead to this one, newest first."""

    def alike(self, article_id: str, limit: int = 10) -> Alike:
        """Its copies in other files, and at most `limit` similar articles, the best first.

        Empty for an article that is not there.
        """

    def problems(self) -> Sequence[Problem]:
        """Every file that was skipped or cut, with its reason; by path."""

    def update(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Progress:
        """Bring the index up to date with the files; only what changed is read.

        Blocks: callers run it in a thread. `report` is called at most a few times a second and
        from that thread. Returns the last progress (DONE, CANCELLED, FAILED or ELSEWHERE).
        """

    def watch(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Keep the index true to its files until `cancelled`: what changes is read within a second.

        Blocks: callers run it in a thread, after `update`. `report` is called, from that thread,
        when something has changed.

        Raises:
            OSError: if the folder cannot be read.
        """

    def close(self) -> None:
        """Let go of files and threads. Safe to call twice."""


class OpenOptions(NamedTuple):
    """How a collection is opened."""

    rebuild: bool = False
    """Throw the index away first."""
    in_memory: bool = False
    """Keep nothing on disk: for standard input and for folders with an unwritable cache."""
    cache_folder: str | None = None
    """Where indexes are kept; None for the user's cache folder."""
    state_folder: str | None = None
    """Where the reader's own state is kept; None for the user's data folder."""
    stdin: bytes | None = None
    """The bytes of standard input as the only article."""

    def __repr__(self) -> str:
        """No text of an article gets into a message by this."""
        return f"OpenOptions(rebuild={self.rebuild}, in_memory={self.in_memory})"
