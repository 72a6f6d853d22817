"""A packed file as a stream: places, ends, damage."""

from __future__ import annotations

import gzip
import io
import os
import tempfile
from typing import TYPE_CHECKING

import pytest

from reader.library.files import lines
from reader.library.files.lines import KnownPiece, pieces_of
from reader.library.files.scan import FolderReader
from reader.library.files.unpacking import Unpacked

if TYPE_CHECKING:
    from pathlib import Path

WORDS = b"".join(b"%d boats and %d crews\n" % (n * 7919, n * 104729) for n in range(4000))


def unpacked(data: bytes) -> Unpacked:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        return Unpacked(os.dup(file.fileno()))


def test_it_is_gone_through_from_its_beginning_alone() -> None:
    with unpacked(gzip.compress(WORDS)) as stream:
        for whence in (io.SEEK_CUR, io.SEEK_END):
            with pytest.raises(io.UnsupportedOperation):
                stream.seek(0, whence)
        assert stream.read_all_of(20) == WORDS[:20]
    stream.close()


@pytest.mark.parametrize(
    ("kept", "rest"), [(-8, bytes(8)), (None, b"no gzip at all")], ids=["sum", "more"]
)
def test_damage_ends_it_and_is_said(kept: int | None, rest: bytes) -> None:
    with unpacked(gzip.compress(WORDS)[:kept] + rest) as stream:
        assert WORDS.startswith(stream.read_all_of(len(WORDS) * 2))
        assert stream.fault == "damaged gzip file, read as far as it goes"


LONG = b"[" + b"1," * 900 + b"1]"


@pytest.mark.parametrize("before", [b"", b"[1]\n", b"[1]\n" * 100])
@pytest.mark.parametrize("behind", [b"", b"\n", b"\n[2]\n"])
def test_a_line_that_is_too_long_is_a_piece_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes, behind: bytes
) -> None:
    monkeypatch.setattr(lines, "PIECE", 100)
    monkeypatch.setattr(lines, "LONGEST_LINE", 500)
    data = before + LONG + behind
    (tmp_path / "a.jsonl").write_bytes(data)
    with FolderReader(str(tmp_path)) as reader:
        pieces = list(pieces_of(reader, b"", b"a.jsonl", ()))
    (long,) = (piece for piece in pieces if piece.too_long)
    assert (long.start, long.length) == (len(before), len(LONG) + behind.startswith(b"\n"))
    assert long.line == before.count(b"\n") + 1
    assert sum(piece.length for piece in pieces) == len(data)


@pytest.mark.parametrize("length", [1 << 60, 5, 0])
def test_a_piece_that_a_damaged_index_tells_of_is_not_believed(tmp_path: Path, length: int) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"[1]\n[2]\n")
    with FolderReader(str(tmp_path)) as reader:
        known = [KnownPiece(0, length, 0, 1)]
        piece, end = pieces_of(reader, b"", b"a.jsonl", known)
    assert (piece.start, piece.length, piece.line, piece.part) == (0, 8, 1, 0)
    assert (end.start, end.length, end.last) == (8, 0, True)
