"""Drafts of which a part is read when somebody first asks for it.

A feed is read for its entries. What an entry says in its own elements costs as much again, and the
HTML of its body ten times as much; who opens one article of a hundred needs neither for the others.
Apart from when it is read, a `LateDraft` is a `Draft`: compared, replaced, pickled and printed as
one with everything in its place.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.parse.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.parse.draft import DraftBlock, DraftDate, DraftDateline, DraftRelated
    from reader.text.safe import SafeText


class Stated(NamedTuple):
    """What an entry states about its text; read without the text."""

    byline: SafeText | None
    published: DraftDate | None
    modified: DraftDate | None
    section: SafeText | None
    publisher: SafeText | None
    url: SafeText | None


class Late(NamedTuple):
    """The fields of `Draft` that come out of the text itself."""

    standfirst: SafeText | None
    dateline: DraftDateline | None
    language: SafeText | None
    body: tuple[DraftBlock, ...]
    related: tuple[DraftRelated, ...]


_SETTERS: dict[str, Any] = {
    each.name: Draft.__dict__[each.name].__set__ for each in dataclasses.fields(Draft)
}
_SET_HEADLINE, _SET_END = _SETTERS["headline"], _SETTERS["end"]
_DEFAULTS: dict[str, Any] = {
    each.name: each.default
    for each in dataclasses.fields(Draft)
    if each.name not in ("headline", "end", *Stated._fields, *Late._fields)
}
"""Fields that no entry states."""


def _fill(draft: LateDraft, reader: str) -> None:
    """Set the fields that the function at `reader` reads, unless that has been done."""
    read: Callable[[], Stated | Late] | None = getattr(draft, reader, None)
    if read is None:
        return
    values = read()
    # In this order another thread does it once more at worst.
    for name, value in zip(values._fields, values, strict=True):
        _SETTERS[name](draft, value)
    object.__setattr__(draft, reader, None)


class _Field:
    """A field of `Draft` that is filled in, with others, when one of them is first read."""

    def __init__(self, name: str, reader: str) -> None:
        self._slot = Draft.__dict__[name]
        self._reader = reader

    def __get__(self, draft: LateDraft | None, owner: type[LateDraft]) -> Any:
        if draft is None:
            return self
        try:
            return self._slot.__get__(draft)
        except AttributeError:
            return self._missing(draft)

    def __set__(self, draft: LateDraft, value: object) -> None:
        self._slot.__set__(draft, value)

    def _missing(self, draft: LateDraft) -> Any:
        _fill(draft, self._reader)
        return self._slot.__get__(draft)


class _Default(_Field):
    """A field of `Draft` that no entry states: what it is unless it has been set."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self._value = _DEFAULTS[name]

    def _missing(self, draft: LateDraft) -> Any:  # noqa: ARG002
        return self._value


class LateDraft(Draft):
    """A draft whose fields of `Stated` and `Late` are read on first access. Made by `late`."""

    __slots__ = ("_rest", "_stated")

    if not TYPE_CHECKING:
        byline, published, modified, section, publisher, url = (
            _Field(name, "_stated") for name in Stated._fields
        )
        kicker, residue, warnings, start, member, format, encoding, explanations = (
            _Default(name) for name in _DEFAULTS
        )
        standfirst, dateline, language, body, related = (
            _Field(name, "_rest") for name in Late._fields
        )

    def finish(self) -> None:
        """Read its text, if that has not been done."""
        _fill(self, "_rest")

    def is_finished(self) -> bool:
        """Whether its text has been read."""
        return getattr(self, "_rest", None) is None


def late(
    stated: Callable[[], Stated], rest: Callable[[], Late], headline: SafeText, end: int
) -> LateDraft:
    """A draft called `headline` from a file of `end` characters, the rest as it is asked for.

    `stated` and `rest` must be pure, must not raise and must keep to the limits of an article.
    """
    # As its constructor does, in a third of the time: that would set what is set later.
    draft = LateDraft.__new__(LateDraft)
    _SET_HEADLINE(draft, headline)
    _SET_END(draft, end)
    object.__setattr__(draft, "_stated", stated)
    object.__setattr__(draft, "_rest", rest)
    return draft
