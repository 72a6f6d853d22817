from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tantivy

from reader.library.index.engine import DamagedFullTextError, checksums_agree, faults_said
from reader.library.index.fulltext import FullTextWriter, is_sound

if TYPE_CHECKING:
    from pathlib import Path


class PanicException(BaseException):
    pass


@pytest.fixture
def index(tmp_path: Path) -> Path:
    writer = FullTextWriter(tmp_path / "fulltext")
    writer._writer.add_document(tantivy.Document(number=1, headline="boat"))
    writer.commit()
    writer.close()
    return tmp_path / "fulltext"


def test_a_panic_is_said_as_damage() -> None:
    with pytest.raises(DamagedFullTextError, match="out of bounds"), faults_said():
        raise PanicException("out of bounds")
    with pytest.raises(KeyboardInterrupt), faults_said():
        raise KeyboardInterrupt
    with pytest.raises(KeyError), faults_said():
        raise KeyError


def put(path: Path, data: bytes | bytearray) -> None:
    """Put another file in its place: what the engine still has mapped must not become shorter."""
    new = path.parent.parent / "new"
    new.write_bytes(data)
    new.replace(path)


def test_every_byte_of_the_full_text_counts(index: Path) -> None:
    assert is_sound(index, 1)
    files = [path for path in index.iterdir() if path.suffix not in (".json", ".lock")]
    assert len(files) > 4
    for path in files:
        whole = path.read_bytes()
        # What stands in the footer besides the checksum tells the version that wrote the file.
        for place in range(0, whole.index(b'{"version"'), 7):
            data = bytearray(whole)
            data[place] ^= 0x10
            put(path, data)
            assert not checksums_agree(index)
        put(path, whole[:-1])
        assert not checksums_agree(index)
        put(path, whole)
    assert checksums_agree(index)


def test_what_a_killed_writer_left_behind_is_no_damage(index: Path) -> None:
    (index / "0123456789abcdef0123456789abcdef.term").write_bytes(b"half")
    assert is_sound(index, 1)


def test_an_index_that_is_not_there_is_not_sound(tmp_path: Path) -> None:
    assert not checksums_agree(tmp_path)
    (tmp_path / "meta.json").write_text("[]")
    assert not checksums_agree(tmp_path)
