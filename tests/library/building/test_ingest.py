from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.building import ingest as module
from reader.library.building.changes import UNSTEADY, Change
from reader.library.building.ingest import given_up, ingest, packed, unpacked
from reader.library.files.scan import FolderReader

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.building.ingest import Outcome

LONG_AGO = 1_700_000_000


def outcome(folder: Path, name: str, data: bytes, digest: int | None = None) -> Outcome:
    (folder / name).write_bytes(data)
    os.utime(folder / name, (LONG_AGO, LONG_AGO))
    with FolderReader(str(folder)) as reader:
        return ingest(Change(b"", name.encode(), None, 0, digest), reader)


def test_an_article_becomes_a_record(tmp_path: Path) -> None:
    found = outcome(tmp_path, "a.txt", b"Ferries sail again\n1 March 2026\nThe boats were back.\n")
    assert [record.headline for record in found.records] == ["Ferries sail again"]
    assert (found.flaws, found.kind, found.same, found.digest) == ((), None, False, None)
    assert found.mtime_ns == LONG_AGO * 1_000_000_000


def test_the_same_content_is_only_stamped(tmp_path: Path) -> None:
    first = outcome(tmp_path, "a.txt", b"Words")
    with FolderReader(str(tmp_path)) as reader:
        os.utime(tmp_path / "a.txt")
        fresh = ingest(Change(b"", b"a.txt", None, 0, None), reader)
        assert fresh.digest is not None
        again = ingest(Change(b"", b"a.txt", 1, 0, fresh.digest), reader)
    assert first.digest is None
    assert (again.same, again.records) == (True, ())


@pytest.mark.parametrize(
    ("name", "data"), [("elf.txt", b"\x7fELF" + bytes(99)), ("empty.txt", b""), ("gone", b"\n \n")]
)
def test_what_holds_no_article_is_named_or_counted(tmp_path: Path, name: str, data: bytes) -> None:
    found = outcome(tmp_path, name, data)
    assert found.records == ()
    assert found.flaws or found.kind
    assert not (found.flaws and found.kind)


def test_a_picture_without_an_ending_is_counted(tmp_path: Path) -> None:
    found = outcome(tmp_path, "photo", b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert (found.kind, found.flaws) == ("picture", ())


def test_what_cannot_be_read_is_named_and_tried_again(tmp_path: Path) -> None:
    with FolderReader(str(tmp_path)) as reader:
        found = ingest(Change(b"", b"gone.txt", None, 0, None), reader)
    assert found.flaws
    assert found.mtime_ns == UNSTEADY
    assert given_up(found.change, "why").flaws[0].reason == "why"


@pytest.mark.parametrize(
    ("fault", "said"),
    [(RecursionError, "RecursionError"), (MemoryError, "needs more memory")],
)
def test_a_format_that_breaks_costs_its_file_alone(
    fault: type[Exception], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(data: bytes, path: str) -> None:
        raise fault

    monkeypatch.setattr(module, "read_bounded", broken)
    found = outcome(tmp_path, "a.txt", b"Words")
    assert said in found.flaws[0].reason
    assert found.records == ()


def test_what_came_out_of_files_crosses_between_processes(tmp_path: Path) -> None:
    outcomes = [
        outcome(tmp_path, "a.txt", b"Ferries sail again\n1 March 2026\nThe boats were back.\n"),
        outcome(tmp_path, "empty.txt", b""),
    ]
    changes = [found.change for found in outcomes]
    assert unpacked(changes, packed(outcomes)) == outcomes


def test_text_of_a_type_of_its_own_crosses_too(tmp_path: Path) -> None:
    class Text(str):
        __slots__ = ()

        def __reduce__(self) -> tuple[type[str], tuple[str]]:
            return str, (str(self),)

    found = outcome(tmp_path, "a.txt", b"Ferries sail again\n1 March 2026\nThe boats were back.\n")
    record = found.records[0]._replace(headline=Text("Ferries"))
    crossed = unpacked([found.change], packed([found._replace(records=(record,))]))
    assert crossed[0].records[0].headline == "Ferries"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_come_to_something(tmp_path: Path, data: bytes) -> None:
    found = outcome(tmp_path, "a.txt", data)
    assert found.records or found.flaws
