"""The reader's own side of a library: what they did with articles, and taking it back."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable


class Mark(Enum):
    """What an article can be marked as; the value is the word for setting and for clearing it."""

    READ = ("read", "unread")
    STARRED = ("starred", "unstarred")


def counted(number: int) -> str:
    """So many articles, in words: "1 article", "1,204 articles"."""
    return f"{number:,} {'article' if number == 1 else 'articles'}"


def tag_name(tag: str) -> SafeText:
    """A tag as it is kept: folded words with hyphens, so that a query finds it as it is typed."""
    from reader.text.fold import fold_words  # not needed for the first screen

    return SafeText("-".join(fold_words(clean_line(tag))))


class Marks(Protocol):
    """What the reader has done with articles, by content key. Undoable."""

    def is_read(self, key: str) -> bool:
        """Whether the article was read."""

    def is_starred(self, key: str) -> bool:
        """Whether the article is starred."""

    def set_read(self, keys: Iterable[str], read: bool) -> int:
        """Mark articles; returns how many changed."""

    def set_starred(self, keys: Iterable[str], starred: bool) -> int:
        """Star articles; returns how many changed."""

    def undo(self) -> SafeText | None:
        """Take the last change back; returns what was undone, None if there was nothing."""

    def redo(self) -> SafeText | None:
        """Do the last undone change again."""

    def unread_count(self, keys: Iterable[str] | None = None) -> int | None:
        """Unread among `keys`; of the whole collection for None. None where not yet known."""


class Position(NamedTuple):
    """A place in an article's text."""

    block: int
    """Index into the body; -1 is the headline, -2 the standfirst."""
    offset: int = 0
    """Character of the block's text."""


class State(Marks, Protocol):
    """Marks, tags, notes and places of articles, by content key. All but places is undoable."""

    @property
    def notice(self) -> SafeText:
        """What the reader should know of where all this is kept; "" if all is well."""

    def marked(self, mark: Mark) -> frozenset[str]:
        """The keys of all articles marked so."""

    def tags(self, key: str) -> tuple[SafeText, ...]:
        """The tags of an article, in alphabetical order."""

    def set_tag(self, keys: Iterable[str], tag: str, tagged: bool) -> int:
        """Tag articles, or take the tag from them; returns how many changed.

        A tag is kept folded, its words joined by hyphens; one without a word is none.
        """

    def tagged(self, tag: str) -> frozenset[str]:
        """The keys of all articles with a tag."""

    def all_tags(self) -> tuple[tuple[SafeText, int], ...]:
        """Every tag with the number of its articles, in alphabetical order."""

    def note(self, key: str) -> SafeText:
        """The note on an article; "" if there is none."""

    def set_note(self, key: str, text: str) -> bool:
        """Write a note on an article, or take it away with ""; returns whether it changed."""

    def noted(self) -> frozenset[str]:
        """The keys of all articles with a note."""

    def position(self, key: str) -> Position | None:
        """Where the reader stopped in an article; None at its beginning."""

    def set_position(self, key: str, position: Position | None) -> None:
        """Remember where the reader stopped. This is no change that could be undone."""

    def changed(self) -> bool:
        """Whether something has changed since this was last asked that the caller did not do.

        That is another process, or a count that was being made. Cheap: ask a few times a second.
        """
