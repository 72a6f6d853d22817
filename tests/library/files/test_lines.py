"""Large files of one article a line: read in pieces, fetched from their place."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.api import ArticleGoneError, Phase
from reader.library.building import build, piecewise, store
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.files import kinds, lines, unpacking
from reader.library.files.lines import KnownPiece, pieces_of, read_at
from reader.library.files.scan import FolderReader
from reader.library.index.index_folder import CATALOG
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from reader.library.places import index_folder

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 7, 1)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "LARGE", 1)
    monkeypatch.setattr(lines, "PIECE", 300)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


def article(number: int, words: str = "The boats were back in the harbour.") -> dict[str, object]:
    related = [{"headline": f"Story {number + 1}"}]
    return {"headline": f"Story {number}", "articleBody": words, "related": related}


def line(number: int, words: str = "The boats were back in the harbour.") -> bytes:
    return json.dumps(article(number, words)).encode() + b"\n"


def opened(folder: Path, name: str = "cache") -> EmbeddedLibrary:
    return EmbeddedLibrary(str(folder), str(folder.parent / name), today=lambda: TODAY)


def everything(library: EmbeddedLibrary | MemoryLibrary) -> list[tuple[str, ...]]:
    listing = library.listing()
    rows = [row for row in listing.rows(0, listing.total.count) if row]
    articles = [library.article(row.id) for row in rows]
    return sorted(
        (row.id, row.key, one.id, one.key, row.headline, one.headline)
        for row, one in zip(rows, articles, strict=True)
    )


def test_it_comes_to_what_reading_it_as_a_whole_comes_to(folder: Path) -> None:
    odd = [
        b"\r\n", b"{not json}\n", json.dumps([article(70), article(71)]).encode() + b"\n",
        '{"headline": "Größe", "articleBody": "Ein Text über Fähren und Häfen im Norden."}\r\n'
        .encode(), b'{"a": 1}\n',
    ]  # fmt: skip
    data = b"".join([*(line(number) for number in range(9)), *odd, line(90).rstrip()])
    (folder / "all.jsonl").write_bytes(data)
    memory = MemoryLibrary(supply_of_folder(str(folder)), lambda: TODAY)
    memory.update()
    with closing(opened(folder)) as library:
        assert library.update().phase is Phase.DONE
        assert everything(library) == everything(memory)
        assert len(everything(library)) == 13
        wrong = {problem.line for problem in library.problems()}
        assert {11} <= wrong
        assert not any(problem.skipped for problem in library.problems())


def test_a_line_of_another_encoding_is_read_as_such(folder: Path) -> None:
    latin = b'{"headline": "Caf\xe9", "articleBody": "Some words of it."}\n'
    (folder / "all.jsonl").write_bytes(line(1) + latin + line(2))
    with closing(opened(folder)) as library:
        library.update()
        assert "Café" in {headline for *_, headline in everything(library)}


def test_of_a_file_that_has_grown_only_what_is_new_is_parsed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "all.ndjson"
    path.write_bytes(b"".join(map(line, range(30))))
    with closing(opened(folder)) as library:
        assert library.update().changed == 30
        kept = dict.fromkeys(everything(library))
        with path.open("ab") as file:
            file.write(line(30) + line(31)[:-9])
        assert library.update().changed == 1
        assert kept.keys() < dict.fromkeys(everything(library)).keys()
        with path.open("ab") as file:
            file.write(line(31)[-9:] + line(32))
        library.update()
        with closing(opened(folder, "other")) as other:
            other.update()
            assert everything(library) == everything(other)
        assert library.problems() == []
        path.write_bytes(b"".join(map(line, range(3))))
        library.update()
        assert len(everything(library)) == 3


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.lists(st.binary(max_size=40), max_size=8), st.binary(max_size=90), st.integers(1, 60))
def test_pieces_are_whole_lines_and_all_of_the_file(
    tmp_path: Path, texts: list[bytes], more: bytes, size: int
) -> None:
    data = b"\n".join(texts)
    (tmp_path / "a.jsonl").write_bytes(data)
    lines.PIECE = size
    with FolderReader(str(tmp_path)) as reader:
        pieces = list(pieces_of(reader, b"", b"a.jsonl", ()))
        parts = [read_at(reader, b"", b"a.jsonl", one.start, one.length) for one in pieces]
        assert b"".join(parts) == data
        assert [one.order for one in pieces] == list(range(len(pieces)))
        assert [one.last for one in pieces] == [False] * (len(pieces) - 1) + [True]
        assert all(part.endswith(b"\n") for part in parts[:-1])
        first = [1 + data[: one.start].count(b"\n") for one in pieces]
        assert [one.line for one in pieces] == first
        known = [KnownPiece(one.start, one.length, one.digest, 1) for one in pieces if one.length]
        (tmp_path / "a.jsonl").write_bytes(data + more)
        again = list(pieces_of(reader, b"", b"a.jsonl", known))
        kept = len(data) if data.endswith(b"\n") else pieces[-1].start
        assert again[0].start == kept
        assert again[0].part == sum(one.start < kept for one in known)


def test_what_was_interrupted_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "all.jsonl").write_bytes(b"".join(map(line, range(40))))
    monkeypatch.setattr(build, "BATCH", 5)
    monkeypatch.setattr(build, "_SOONEST", 0.0)
    with closing(opened(folder)) as library:
        calls = 0

        def stopped() -> bool:
            nonlocal calls
            calls += 1
            return calls > 4

        assert library.update(cancelled=stopped).phase is Phase.CANCELLED
        some = library.listing().total.count
        assert 0 < some < 40
        last = library.update()
        assert (last.phase, last.changed) == (Phase.DONE, 40 - some)
        with closing(opened(folder, "other")) as other:
            other.update()
            assert everything(library) == everything(other)


def test_pieces_whose_words_were_lost_are_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "all.jsonl").write_bytes(b"".join(map(line, range(40))))

    def refuse(*_: object, **__: object) -> None:
        raise OSError("the disk has gone")

    with closing(opened(folder)) as library:
        with monkeypatch.context() as patched:
            patched.setattr(store.Store, "publish", refuse)
            assert library.update().phase is Phase.FAILED
        assert library.update().phase is Phase.DONE
        with closing(opened(folder, "other")) as other:
            other.update()
            assert everything(library) == everything(other)


def test_an_article_whose_line_has_changed_is_gone(folder: Path) -> None:
    path = folder / "all.jsonl"
    path.write_bytes(line(1) + line(2))
    with closing(opened(folder)) as library:
        library.update()
        second = library.find_path("all.jsonl")
        assert second is not None
        path.write_bytes(b"x" * 500)
        with pytest.raises(ArticleGoneError):
            library.article(second)


@pytest.mark.parametrize("data", [b'{\n "headline": "One",\n "articleBody": "Words"\n}', b"", b"x"])
def test_what_only_is_called_so_is_read_as_it_is(folder: Path, data: bytes) -> None:
    (folder / "one.jsonl").write_bytes(data)
    with closing(opened(folder)) as library:
        library.update()
        catalog = index_folder(str(folder), str(folder.parent / "cache")) / CATALOG
        with closing(sqlite3.connect(catalog)) as connection:
            assert connection.execute("SELECT count(*) FROM pieces").fetchone() == (0,)


def test_a_line_that_is_too_long_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 1000)
    (folder / "all.jsonl").write_bytes(line(1) + line(2, "word " * 900) + line(3))
    with closing(opened(folder)) as library:
        library.update()
        assert {headline for *_, headline in everything(library)} == {"Story 1", "Story 3"}
        assert any("longer than" in problem.reason for problem in library.problems())


def test_much_that_is_new_is_left_to_a_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "all.jsonl").write_bytes(b"".join(map(line, range(40))))
    monkeypatch.setattr(piecewise, "MUCH", 100)
    with closing(opened(folder)) as library:
        library.watch(cancelled=lambda: library.listing().total.count == 40)


@pytest.mark.parametrize("streams", [1, 3])
def test_a_packed_file_is_read_at_any_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch, streams: int
) -> None:
    monkeypatch.setattr(unpacking, "MARK", 500)
    monkeypatch.setattr(unpacking, "_PACKED", 64)
    written = [b"".join(map(line, range(part, 60, streams))) for part in range(streams)]
    (folder / "plain.jsonl").write_bytes(b"".join(written))
    with closing(opened(folder, "plain")) as library:
        library.update()
        wanted = [row[1:2] + row[3:] for row in everything(library)]
    (folder / "plain.jsonl").rename(folder.parent / "plain.jsonl")
    (folder / "all.jsonl.gz").write_bytes(b"".join(map(gzip.compress, written)))
    with closing(opened(folder)) as library:
        assert library.update().phase is Phase.DONE
        assert sorted(row[1:2] + row[3:] for row in everything(library)) != []
        found = {row[1] for row in everything(library)}
        assert found == {row[0] for row in wanted}
        with (folder / "all.jsonl.gz").open("ab") as file:
            file.write(gzip.compress(line(77)))
        assert library.update().changed == 1
        assert library.problems() == []


@given(st.binary(max_size=3000), st.lists(st.integers(0, 3200), max_size=6), st.integers(1, 90))
def test_every_place_holds_what_was_packed(data: bytes, places: list[int], packed: int) -> None:
    with (
        pytest.MonkeyPatch.context() as patched,
        tempfile.TemporaryFile() as file,
    ):
        patched.setattr(unpacking, "MARK", 200)
        patched.setattr(unpacking, "_PACKED", packed)
        file.write(gzip.compress(data[:1000]) + gzip.compress(data[1000:]))
        file.flush()
        opened = unpacking.Unpacked(os.dup(file.fileno()))
        for place in places:
            opened.seek(place)
            assert opened.read_all_of(100) == data[place : place + 100]
        opened.close()


@pytest.mark.parametrize("damage", ["cut", "spoilt", "too much"])
def test_a_damaged_packed_file_is_read_as_far_as_it_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.setattr(unpacking, "_PACKED", 256)
    words = [
        f"{number * 7919} boats and {number * 104729} crews were back." for number in range(90)
    ]
    data = bytearray(gzip.compress(b"".join(map(line, range(90), words))))
    if damage == "cut":
        data = data[: len(data) // 2]
    elif damage == "spoilt":
        data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    else:
        monkeypatch.setattr(unpacking, "MOST", 4000)
    (folder / "all.jsonl.gz").write_bytes(data)
    with closing(opened(folder)) as library:
        assert library.update().phase is Phase.DONE
        assert 0 < len(everything(library)) < 90
        assert any("read as far as" in problem.reason for problem in library.problems())
