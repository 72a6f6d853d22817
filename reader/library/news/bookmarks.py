"""Bookmarks of an index: by what was there when one was made, what came since is told.

A number that was given out later is new, unless the very words were there before: then a file was
moved, renamed or copied, which is no news. The keys of the words lie beside the index; where they
are lost, numbers alone tell.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_left
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from reader.library.identity import hexadecimal, unsigned
from reader.library.index.order import stamp_of
from reader.library.news.archive import Arrived, Counted, made_at
from reader.library.news.people import looks_like_a_person
from reader.text.safe import clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.library.finding.view import View

KEYS = "seen.keys"
"""Name of the file of the keys of the articles that were there, behind the digest of them all."""
_DIGEST = 16
_NEW_VOICES = """
SELECT s.name, count(*) FROM voices v JOIN speakers s ON s.number=v.speaker
WHERE v.article>=:since AND v.article NOT IN (SELECT value FROM json_each(:known))
AND NOT EXISTS (SELECT 1 FROM voices w WHERE w.speaker=v.speaker AND w.article<:since)
GROUP BY v.speaker ORDER BY 2 DESC, 1
"""
_WITNESSES = 8
"""Articles whose numbers a bookmark remembers, to tell an index from one that was made anew."""


class _Article(NamedTuple):
    number: int
    id: int
    key: int


class Bookmarks:
    """What one view of an index was, and what has come to it."""

    def __init__(self, view: View, folder: Path) -> None:
        """Take a view of the index in `folder`."""
        self._view = view
        self._connection: sqlite3.Connection = view.connection
        self._path = folder / KEYS

    def make(self) -> dict[str, object]:
        """The number the next article will get, and some that have been given out."""
        found = self._connection.execute("SELECT max(number) FROM articles").fetchone()
        last = int(found[0] or 0)
        step = max(last // _WITNESSES, 1)
        wanted = list(range(last, 0, -step))[:_WITNESSES]
        marks = ",".join("?" * len(wanted))
        witnesses = self._connection.execute(
            f"SELECT number, id FROM articles WHERE number IN ({marks})",  # noqa: S608
            wanted,
        )
        known = [[number, hexadecimal(identity)] for number, identity in witnesses]
        return {"next": last + 1, "witnesses": known, "keys": self._keep_keys()}

    def arrived(self, bookmark: Mapping[str, object], most: int) -> Arrived:
        """What came since `bookmark`; what is dated since, if numbers do not tell."""
        since = self._first_new(bookmark)
        if since is None:
            order = self._view.order
            count = bisect_left(order.stamps, stamp_of(made_at(bookmark)))
            return Arrived(count, tuple(map(hexadecimal, order.ids[: min(count, most)])), False)
        new, _ = self._parted(bookmark, since)
        return Arrived(len(new), tuple(hexadecimal(one.id) for one in new[:most]))

    def new_voices(self, bookmark: Mapping[str, object]) -> Sequence[Counted]:
        """People quoted since `bookmark` and never before, the most quoted first."""
        since = self._first_new(bookmark)
        if since is None:
            return ()
        _, known = self._parted(bookmark, since)
        told = {"since": since, "known": json.dumps([one.number for one in known])}
        rows = self._connection.execute(_NEW_VOICES, told)
        named = (Counted(clean_line(name), count) for name, count in rows)
        return [one for one in named if looks_like_a_person(one.name)]

    def _parted(
        self, bookmark: Mapping[str, object], since: int
    ) -> tuple[list[_Article], list[_Article]]:
        """The articles with numbers from `since` on, newest first: those that are new, and not."""
        rows = self._connection.execute(
            "SELECT number, id, key FROM articles WHERE number>=?"
            " ORDER BY moment DESC, printf('%016x', id)",
            (since,),
        )
        articles = [_Article(*row) for row in rows]
        known = self._known_before(bookmark, {unsigned(one.key) for one in articles})
        new = [one for one in articles if unsigned(one.key) not in known]
        return new, [one for one in articles if unsigned(one.key) in known]

    def _first_new(self, bookmark: Mapping[str, object]) -> int | None:
        """The first number that is new; None if the bookmark is of an index that is no more."""
        since, witnesses = bookmark.get("next"), bookmark.get("witnesses")
        if not _is_number(since) or not isinstance(witnesses, list):
            return None
        agree = not witnesses
        for witness in witnesses:
            if not isinstance(witness, list) or len(witness) != 2 or not _is_number(witness[0]):
                return None
            found = self._connection.execute(
                "SELECT id FROM articles WHERE number=?", (witness[0],)
            ).fetchone()
            if found is None:
                continue
            if hexadecimal(found[0]) != witness[1]:
                return None
            agree = True
        return since if agree else None

    def _keep_keys(self) -> str:
        """Keep the keys of all words; returns a digest of them, "" if they cannot be kept."""
        digest = self._view.census().digest()
        head = digest.encode()
        with suppress(OSError):
            if self._has(head):
                return digest
            beside = self._path.with_suffix(f".{os.getpid()}")
            descriptor = os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(head)
                file.write(self._view.order.keys)
            beside.replace(self._path)
            return digest
        return ""

    def _has(self, head: bytes) -> bool:
        try:
            with self._path.open("rb") as file:
                return file.read(_DIGEST) == head
        except FileNotFoundError:
            return False

    def _known_before(self, bookmark: Mapping[str, object], keys: set[int]) -> set[int]:
        """Those of `keys` that were there when `bookmark` was made."""
        digest = bookmark.get("keys")
        if not keys or not isinstance(digest, str) or len(digest) != _DIGEST:
            return set()
        with suppress(OSError, ValueError, TypeError):
            data = self._path.read_bytes()
            if data[:_DIGEST] == digest.encode():
                return keys.intersection(memoryview(data)[_DIGEST:].cast("Q"))
        return set()


def _is_number(value: object) -> TypeGuard[int]:
    """Whether `value` can be the number of an article."""
    return type(value) is int and 0 < value < 1 << 62
