"""A log that was being moved into the file when the disk was full or the reader was killed."""

import shutil
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from reader.library.state.files import STATE, is_damaged
from reader.library.state.log import is_half_moved
from reader.library.state.reader_state import ReaderState

ITEMS = [f"{number:016x}" for number in range(2000)]
BEFORE, AFTER = ITEMS[:1000], ITEMS[1000:]


def killed(folder: Path, tmp_path: Path, *, sealed: bool) -> Path:
    """A state as it is left by a kill while its log is still to be moved into its file."""
    with closing(ReaderState.on_disk(str(folder))) as state:
        state.set_read(BEFORE, read=True)
        if sealed:
            state.close()
        state.set_starred(AFTER, starred=True)
        left = tmp_path / "left"
        left.mkdir()
        for ending in ("", "-wal"):
            name = f"{STATE}{ending}"
            shutil.copyfile(folder / name, left / name)
    return left


def move_a_part(left: Path, moved: Path, part: float) -> None:
    """Move the first pages of the log of `left`, as SQLite would, until the disk is full."""
    shutil.copytree(left, moved)
    with closing(sqlite3.connect(moved / STATE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = (moved / STATE).read_bytes()
    cut = int(len(whole) * part) // 4096 * 4096
    with (left / STATE).open("r+b") as file:
        file.write(whole[:cut])


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("part", [0.1, 0.4, 0.8, 1.0])
def test_a_log_that_is_moved_in_part_loses_no_mark(
    *, sealed: bool, part: float, tmp_path: Path
) -> None:
    left = killed(tmp_path / "data", tmp_path, sealed=sealed)
    move_a_part(left, tmp_path / "moved", part)
    assert not is_damaged(left / STATE)
    with closing(ReaderState.on_disk(str(left))) as state:
        assert all(map(state.is_read, BEFORE))
        assert all(map(state.is_starred, AFTER))
        assert state.notice == ""
    assert not list(left.glob("*.bad-*"))


def test_a_log_of_which_nothing_was_moved_leaves_the_file_to_be_judged(tmp_path: Path) -> None:
    left = killed(tmp_path / "data", tmp_path, sealed=True)
    with ExitStack() as opened:
        assert not is_half_moved(left / STATE, opened)
    data = bytearray((left / STATE).read_bytes())
    place = data.rindex(BEFORE[500].encode())
    data[place] ^= 1
    (left / STATE).write_bytes(bytes(data))
    assert is_damaged(left / STATE)


@pytest.mark.parametrize("log", [b"", b"x" * 31, b"x" * 5000, b"\0" * 5000])
def test_a_log_that_is_none_is_not_moved(log: bytes, tmp_path: Path) -> None:
    (tmp_path / STATE).write_bytes(b"\0" * 8192)
    (tmp_path / f"{STATE}-wal").write_bytes(log)
    with ExitStack() as opened:
        assert not is_half_moved(tmp_path / STATE, opened)
