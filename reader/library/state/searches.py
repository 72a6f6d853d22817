"""Saved searches: a TOML file that the reader can edit, share and keep under version control.

A file holds ``[[search]]`` tables of ``name``, ``query`` and, if wanted, ``sort``. Each table is
read for itself, so a slip in one costs no other; what is added or removed leaves the rest of the
file, with its comments, as it was.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.places import make_private
from reader.library.state.journal import Edit
from reader.library.terms import Sort
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.library.state.journal import Step
    from reader.library.state.store import Store

FILE = "searches.toml"
UNDOABLE = "search"
"""The kind of records by which the journal knows what a table was and is; they are for it alone."""
_TABLE = "[[search]]"
_HEAD = """\
# Saved searches of newsreader. Edit them as you like: name and query, and sort if you want
# another order than newest first ("oldest first", "best match", "headline", "source").
"""
_SORTS = {sort.value: sort for sort in Sort}
_KEYS = ("name", "query", "sort")
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_MOST_LETTERS = 80
"""Of a wrong key, that are compared with those there are."""
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query with a name."""

    name: SafeText
    query: SafeText
    sort: Sort = Sort.NEWEST


@dataclass(frozen=True, slots=True)
class SearchError:
    """A table of the file that cannot be used."""

    line: int
    """Where the slip is, from 1; where the table begins if something is missing in it."""
    reason: SafeText


class SavedSearches:
    """The searches in a file; a missing file is an empty one. The file is read at every look."""

    def __init__(self, file: Path | None, store: Store | None = None) -> None:
        """Take the searches in `file`; None keeps them as long as the program runs.

        What is changed here can be undone where there is a `store` that has a journal.
        """
        self.file = file
        self._store = store
        self._unkept = _HEAD

    def all(self) -> tuple[list[SavedSearch], list[SearchError]]:
        """The searches in the order of the file, and what is wrong with the others."""
        try:
            blocks = _blocks(self._read())
        except OSError as error:
            return [], [SearchError(0, clean_line(error.strerror or str(error)))]
        found: dict[str, SavedSearch] = {}
        errors: list[SearchError] = []
        for line, block in blocks[1:]:
            search = _search_of(block)
            if isinstance(search, SearchError):
                errors.append(SearchError(line + search.line, search.reason))
            elif search.name in found:
                errors.append(SearchError(line, clean_line(f"{search.name} is there twice")))
            else:
                found[search.name] = search
        return list(found.values()), errors

    def save(self, search: SavedSearch) -> None:
        """Add a search, or put it in the place of the one with its name.

        Raises:
            OSError: if the file cannot be written; it is then as it was.
        """
        before = self._table_of(search.name)
        self._put(search.name, _written(search))
        self._note(search.name, before, f"saved the search {search.name}")

    def remove(self, name: str) -> bool:
        """Take a search out of the file; False if there is none of that name.

        Raises:
            OSError: if the file cannot be written; it is then as it was.
        """
        before = self._table_of(name)
        if before is None:
            return False
        self._put(name, None)
        self._note(name, before, f"removed the search {clean_line(name)}")
        return True

    def follow(self, steps: Iterable[Step]) -> bool:
        """Let the file follow what was undone or done again; False where it cannot.

        A table that somebody has edited since stays as it is.
        """
        followed = True
        for step in steps:
            for name in step.keys if step.kind == UNDOABLE else ():
                try:
                    is_as_left = self._table_of(name) == step.before
                    if is_as_left:
                        self._put(name, step.after)
                except OSError:
                    is_as_left = False
                followed = followed and is_as_left
        return followed

    def _note(self, name: str, before: str | None, sentence: str) -> None:
        if self._store is None:
            return
        # The journal knows what it has changed itself; the file may have been edited meanwhile.
        key = clean_line(name)
        self._store.change([Edit(UNDOABLE, [key], before)])
        self._store.change([Edit(UNDOABLE, [key], self._table_of(name))], sentence)

    def _table_of(self, name: str) -> str | None:
        """The table of the search called `name` as it stands in the file; None without one."""
        tables = (block for _, block in _blocks(self._read())[1:])
        return next((f"{block.rstrip()}\n\n" for block in tables if _is_called(block, name)), None)

    def _put(self, name: str, table: str | None) -> None:
        """Put `table` where the search called `name` is, or at the end; None takes it out."""
        blocks = [block for _, block in _blocks(self._read())] or [_HEAD]
        own = [number for number in range(1, len(blocks)) if _is_called(blocks[number], name)]
        if table is None:
            blocks = [block for number, block in enumerate(blocks) if number not in own]
        elif own:
            blocks[own[0]] = table
        else:
            if not blocks[-1].endswith("\n\n"):
                blocks[-1] = blocks[-1].rstrip("\n") + "\n\n"
            blocks.append(table)
        self._write("".join(blocks))

    def _read(self) -> str:
        if self.file is None:
            return self._unkept
        if self.file.exists() and not self.file.is_file():
            raise OSError(f"{self.file.name} is no file")  # to open a pipe is to wait for ever
        try:
            with self.file.open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            return _HEAD
        if len(data) > _MOST_BYTES:
            raise OSError(f"{self.file.name} is larger than a megabyte")
        return data.decode("utf-8", "replace")

    def _write(self, text: str) -> None:
        if self.file is None:
            self._unkept = text
            return
        make_private(self.file.parent)
        fresh = self.file.with_name(f"{self.file.name}.{os.getpid()}.new")
        try:
            with fresh.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.file)
        finally:
            fresh.unlink(missing_ok=True)


def _blocks(text: str) -> list[tuple[int, str]]:
    """What stands before the first table, and each table, with the line that it begins at."""
    blocks: list[tuple[int, list[str]]] = [(1, [])]
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if line.strip() == _TABLE:
            blocks.append((number, []))
        blocks[-1][1].append(line)
    return [(number, "".join(lines)) for number, lines in blocks]


def _search_of(block: str) -> SavedSearch | SearchError:
    """The search of a table, or what is wrong with it; lines count from 0 at its head."""
    try:
        (table,) = tomllib.loads(block)["search"]
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        said = clean_line(f"this is no TOML: {_PLACE.sub('', str(error)).strip()}")
        return SearchError(int(place[1]) - 1 if place else 0, said)
    unknown = next((key for key in table if key not in _KEYS), None)
    if unknown is not None:
        return _slip(block, unknown, f"there is no key {unknown}", unknown, _KEYS)
    for key in ("name", "query"):
        if not isinstance(table.get(key), str) or not clean_line(table[key]):
            return _slip(block, key, f"{key} is missing or no text")
    sort = table.get("sort", Sort.NEWEST.value)
    if sort not in list(_SORTS):
        return _slip(block, "sort", f"there is no order {sort}", sort, tuple(_SORTS))
    return SavedSearch(clean_line(table["name"]), clean_line(table["query"]), _SORTS[sort])


def _slip(
    block: str, key: str, said: str, wrong: object = None, valid: Sequence[str] = ()
) -> SearchError:
    """What is wrong at `key`, with the nearest of what is `valid`."""
    from difflib import get_close_matches

    if valid:
        near = get_close_matches(str(wrong)[:_MOST_LETTERS].casefold(), valid, 1)
        said += f"; did you mean {near[0]}?" if near else f"; there are {', '.join(valid)}"
    lines = enumerate(block.splitlines())
    begins = (number for number, line in lines if _key_of(line) == key)
    return SearchError(next(begins, 0), clean_line(said))


def _key_of(line: str) -> str:
    return line.partition("=")[0].strip().strip("\"'") if "=" in line else ""


def _is_called(block: str, name: str) -> bool:
    search = _search_of(block)
    return isinstance(search, SavedSearch) and search.name == clean_line(name)


def _written(search: SavedSearch) -> str:
    return "\n".join([*_lines(search), "", ""])


def _lines(search: SavedSearch) -> Iterator[str]:
    yield _TABLE
    # A JSON string is a TOML string too: clean text has no character that only one of them has.
    yield f"name = {json.dumps(search.name, ensure_ascii=False)}"
    yield f"query = {json.dumps(search.query, ensure_ascii=False)}"
    if search.sort is not Sort.NEWEST:
        yield f"sort = {json.dumps(search.sort.value)}"
