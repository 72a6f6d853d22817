"""A file whose ending nobody knows is told by its content, and binary ones are hardly read."""

import gzip
from pathlib import Path

import pytest

from reader.library.files.scan import FolderReader
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from reader.library.terms import Summary
from tests.library.collection import TODAY

TEXT = (
    "Ferry returns to Tarnmouth\n\n" + "The ferry sailed again on Saturday, its owner said.\n" * 200
)
BINARY = bytes(range(256)) * 400


def summary_of(folder: Path) -> Summary:
    library = MemoryLibrary(supply_of_folder(str(folder)), lambda: TODAY)
    library.update()
    return library.summary()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("wire.dat", TEXT.encode()),
        ("wire.xyz", b"<html><head><title>Ferry returns</title><body><p>" + TEXT.encode()),
        (
            "wire.out",
            b'{"headline": "Ferry returns", "body": "' + b"It sailed again. " * 900 + b'"}',
        ),
        ("wire.q", gzip.compress(TEXT.encode())),
        ("wire.de", "Die F\xe4hre f\xe4hrt wieder.\n\n".encode("latin-1") * 300),
        ("wire.u", TEXT.encode("utf-16")),
    ],
)
def test_content_wins_over_an_unknown_ending(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    summary = summary_of(tmp_path)
    assert (summary.articles, summary.problems) == (1, 0)


def test_what_holds_no_text_is_noted_and_no_problem(tmp_path: Path) -> None:
    (tmp_path / "memory.dat").write_bytes(BINARY)
    (tmp_path / "small.dat").write_bytes(BINARY[:300])
    (tmp_path / "picture.xyz").write_bytes(b"\x89PNG\r\n\x1a\n" + BINARY)
    summary = summary_of(tmp_path)
    assert (summary.articles, summary.problems) == (0, 0)
    assert dict(summary.ignored) == {"binary": 2, "picture": 1}


def test_only_its_beginning_is_read(tmp_path: Path) -> None:
    (tmp_path / "memory.dat").write_bytes(BINARY)
    with FolderReader(str(tmp_path)) as reader:
        content = reader.read(b"", b"memory.dat")
    assert len(content.data) < len(BINARY)
    assert content.steady
