"""The articles of a library in memory after an update: built by one thread, read by all."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.library.apart.bounded import read_bounded
from reader.library.files.scan import Sights, SkippedFileError
from reader.library.linking.candidates import HeadlineIndex
from reader.library.memory.entries import Entry
from reader.library.naming import display_path
from reader.library.rows import row_of
from reader.library.state.census import Census
from reader.parse.draft import Problem
from reader.parse.read import article_id, content_key
from reader.text.safe import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.api import Row
    from reader.library.memory.supply import File
    from reader.parse.draft import Parsed


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as it was last read."""

    file: File
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    kind: str | None = None
    """What it is if it is no article and nothing is wrong with it."""


@dataclass(slots=True)
class Snapshot:
    """Articles by id, and what is known of their files. Never changed, only replaced."""

    files: dict[bytes, ReadFile] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    headlines: HeadlineIndex = field(default_factory=HeadlineIndex)
    linking: dict[str, list[Entry]] = field(default_factory=dict)
    """Entries by the keys of the related headlines that they list."""
    addresses: dict[str, list[Entry]] = field(default_factory=dict)
    """Entries by the address they were published at."""
    linking_addresses: dict[str, list[Entry]] = field(default_factory=dict)
    """Entries by the addresses that they list."""
    problems: tuple[Problem, ...] = ()
    ignored: tuple[tuple[str, int], ...] = ()
    _census: Census | None = None

    def census(self) -> Census:
        """Ids and content keys of all articles."""
        if self._census is None:
            rows = (entry.row for entry in self.entries.values())
            self._census = Census.of((row.id, row.key) for row in rows)
        return self._census

    def row(self, article_id: str) -> Row | None:
        """The row of an article; None if there is none."""
        entry = self.entries.get(article_id)
        return entry.row if entry else None

    def linked_from(self, entry: Entry) -> list[Entry]:
        """Other articles that list the headline or the address of `entry`, newest first."""
        listing = self.linking.get(entry.headline_key, [])
        found = {other.row.id: other for other in (*listing, *self._listing_address(entry))}
        found.pop(entry.row.id, None)
        return sorted(found.values(), key=lambda other: (-other.row.moment, other.row.id))

    def _listing_address(self, entry: Entry) -> list[Entry]:
        return self.linking_addresses.get(entry.address, []) if entry.address else []

    def is_linked(self, entry: Entry) -> bool:
        """Whether another article lists `entry`, or it lists another, by headline or address."""
        if any(other is not entry for other in self._listing_address(entry)):
            return True
        if any(
            other is not entry
            for address in entry.related_addresses
            for other in self.addresses.get(address, ())
        ):
            return True
        if any(other is not entry for other in self.linking.get(entry.headline_key, ())):
            return True
        return any(
            name != entry.row.id
            for key in entry.related_keys
            for name in self.headlines.with_key(key)
        )


def snapshot_of(files: Iterable[ReadFile], sights: Sights) -> Snapshot:
    """Return the snapshot of all that was read and seen."""
    by_path = {one.file.path: one for one in files}
    entries = {entry.row.id: entry for one in by_path.values() for entry in one.entries}
    linking: dict[str, list[Entry]] = defaultdict(list)
    linking_addresses: dict[str, list[Entry]] = defaultdict(list)
    addresses: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries.values():
        for key in entry.related_keys:
            linking[key].append(entry)
        for address in entry.related_addresses:
            linking_addresses[address].append(entry)
        if entry.address:
            addresses[entry.address].append(entry)
    seen = [Problem(display_path(path), clean_line(reason)) for path, reason in sights.problems]
    problems = [*seen, *(problem for one in by_path.values() for problem in one.problems)]
    return Snapshot(
        by_path,
        entries,
        HeadlineIndex({name: entry.row.headline for name, entry in entries.items()}),
        dict(linking),
        dict(addresses),
        dict(linking_addresses),
        tuple(sorted(problems, key=attrgetter("path", "reason"))),
        _counted(sights.ignored + Counter(one.kind for one in by_path.values() if one.kind)),
    )


def _counted(kinds: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(kinds.items(), key=lambda item: (-item[1], item[0])))


def read_file(file: File) -> ReadFile:
    """Read and parse one file; what is wrong with it becomes a problem."""
    path = display_path(file.path)
    try:
        parsed = parse_file(file)
    except SkippedFileError as error:
        return ReadFile(file, (), (Problem(path, clean_line(error.reason)),))
    entries = tuple(_entries(file, parsed))
    kind = None if entries or parsed.problems else str(parsed.format)
    return ReadFile(file, entries, parsed.problems, kind)


def parse_file(file: File) -> Parsed:
    """Read and parse one file.

    Raises:
        SkippedFileError: if it is gone or cannot be read.
    """
    return read_bounded(file.read(), display_path(file.path))


def _entries(file: File, parsed: Parsed) -> Sequence[Entry]:
    # Two names may look alike when they are shown; the articles are told apart all the same.
    path, named = display_path(file.path), os.fsdecode(file.path)
    entries: list[Entry] = []
    for part, draft in enumerate(parsed.drafts):
        row = row_of(draft, path, file.mtime, article_id(named, part), content_key(draft))
        entries.append(Entry(row, draft, file.path, part))
    return entries
