"""Drafts of which a part is read when somebody first asks for it.

A feed is read for its entries: headlines, dates, authors, addresses. The HTML of an entry's body
costs ten times as much as all of these, and is worth it only for the entry that is opened or
indexed. Apart from when its body is read, a `LateDraft` is a `Draft`: compared, replaced, pickled
and printed as one with everything in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.parse.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.parse.draft import DraftBlock, DraftDateline, DraftRelated
    from reader.text.safe import SafeText


class Late(NamedTuple):
    """What can be read late: the fields of `Draft` that come out of the text itself."""

    standfirst: SafeText | None
    dateline: DraftDateline | None
    language: SafeText | None
    body: tuple[DraftBlock, ...]
    related: tuple[DraftRelated, ...]


class _Field:
    """A field of `Draft` that is filled in when it is first read."""

    def __init__(self, slot: Any) -> None:
        self._slot = slot

    def __get__(self, draft: LateDraft | None, owner: type[LateDraft]) -> Any:
        if draft is None:
            return self
        draft.finish()
        return self._slot.__get__(draft)

    def __set__(self, draft: LateDraft, value: object) -> None:
        self._slot.__set__(draft, value)


_SLOTS: tuple[Any, ...] = tuple(Draft.__dict__[name] for name in Late._fields)


class LateDraft(Draft):
    """A draft whose fields of `Late` are read on first access. Made by `late`."""

    __slots__ = ("_read",)

    if not TYPE_CHECKING:
        standfirst, dateline, language, body, related = map(_Field, _SLOTS)

    def finish(self) -> None:
        """Read what has been left, if that has not been done."""
        read: Callable[[], Late] | None = getattr(self, "_read", None)
        if read is None:
            return
        # In this order another thread does it once more at worst.
        for slot, value in zip(_SLOTS, read(), strict=True):
            slot.__set__(self, value)
        object.__setattr__(self, "_read", None)

    def is_finished(self) -> bool:
        """Whether everything of it has been read."""
        return getattr(self, "_read", None) is None


def late(read: Callable[[], Late], **fields: Any) -> LateDraft:
    """A draft of `fields`, with the others as `read` returns them when they are asked for.

    `read` must be pure, must not raise and must keep to the limits of an article.
    """
    draft = LateDraft(**fields)
    object.__setattr__(draft, "_read", read)
    return draft
