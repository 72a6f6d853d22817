"""What is acknowledged lasts: kills, damage, full disks, older and newer files, other processes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library.marking import Mark
from reader.library.state import files, schema
from reader.library.state.backup import FOLDER, backups, is_due, make_backup
from reader.library.state.files import STATE, is_damaged
from reader.library.state.journal import Edit
from reader.library.state.reader_state import ReaderState
from reader.library.state.seal import SEALED
from reader.library.state.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
BUSY_READER = """
import sys
from reader.library.state.reader_state import ReaderState
state = ReaderState.on_disk(sys.argv[1])
for number in range(int(sys.argv[2]), 1_000_000):
    state.set_read([f"{number:016x}"], True)
    print(number, flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def state(folder: Path) -> Iterator[ReaderState]:
    kept = ReaderState.on_disk(str(folder))
    yield kept
    kept.close()


def reopened(folder: Path) -> ReaderState:
    return ReaderState.on_disk(str(folder))


def start_reader(folder: Path, first: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUSY_READER, str(folder), str(first)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_killed_reader_loses_nothing_that_was_acknowledged(folder: Path) -> None:
    chance = random.Random(7)
    first = 0
    for _ in range(4):
        with start_reader(folder, first) as reader:
            assert reader.stdout is not None
            said = [reader.stdout.readline() for _ in range(chance.randint(1, 40))]
            reader.send_signal(signal.SIGKILL)
            said += reader.stdout.readlines()
        acknowledged = [int(line) for line in said if line.endswith("\n")]
        with closing(reopened(folder)) as state:
            assert all(state.is_read(f"{number:016x}") for number in range(acknowledged[-1] + 1))
            assert state.notice == ""
        first = acknowledged[-1] + 1
    assert not is_damaged(folder / STATE)


def test_a_change_of_many_is_whole_or_not_there(folder: Path, state: ReaderState) -> None:
    state.set_read(["before"], True)
    program = """
import os, signal, sys, threading
from reader.library.state import journal
from reader.library.state.reader_state import ReaderState
state = ReaderState.on_disk(sys.argv[1])
journal.note = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
state.set_read([f"{number:016x}" for number in range(50_000)], True)
"""
    ended = subprocess.run([sys.executable, "-c", program, str(folder)], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert state.is_read("before")
    assert not state.is_read(f"{7:016x}")
    assert state.undo() == "read 1 article"


def test_two_readers_see_what_the_other_does(folder: Path, state: ReaderState) -> None:
    state.set_read(["a"], True)
    with closing(reopened(folder)) as other:
        assert other.is_read("a")
        assert not other.changed()
        state.set_starred(["b"], True)
        assert other.changed()
        assert not other.changed()
        assert other.is_starred("b")
        assert not state.changed()
        other.set_read(["a"], False)
        assert state.changed()
        assert not state.is_read("a")


def test_undo_leaves_alone_what_another_reader_did_meanwhile(
    folder: Path, state: ReaderState
) -> None:
    state.set_read(["before"], True)
    with closing(reopened(folder)) as other:
        other.set_read(["theirs"], True)
        state.set_read(["mine"], True)
        assert state.undo() == "read 1 article"
        assert other.is_read("theirs")
        assert state.undo() == "read 1 article"
        assert not state.is_read("before")
        assert state.undo() is None
        assert other.undo() == "read 1 article"
        assert not state.is_read("theirs")


def test_a_change_can_be_undone_after_a_restart(folder: Path, state: ReaderState) -> None:
    state.set_tag(["a", "b"], "later", True)
    state.close()
    with closing(reopened(folder)) as next_day:
        assert next_day.undo() == "tagged 2 articles: later"
        assert next_day.tagged("later") == set()
    with closing(reopened(folder)) as day_after:
        assert day_after.redo() == "tagged 2 articles: later"
        assert day_after.tagged("later") == {"a", "b"}


def test_only_the_owner_can_read_it(folder: Path, state: ReaderState) -> None:
    state.set_read(["a"], True)
    make_backup(folder / STATE)
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_nothing_is_opened_before_it_is_needed(folder: Path, state: ReaderState) -> None:
    assert not folder.exists()
    assert not state.is_read("a")
    assert folder.exists()


def test_threads_share_a_state(state: ReaderState) -> None:
    def work(name: int) -> None:
        for number in range(20):
            key = f"{name}-{number}"
            state.set_read([key], True)
            assert state.is_read(key)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(state.is_read(f"{name}-{n}") for name in range(4) for n in range(20)) == 80


# What cannot be written


def test_where_no_folder_can_be_made_marks_last_for_the_session(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    state = ReaderState.on_disk(str(tmp_path / "file"))
    assert state.set_read(["a"], True) == 1
    assert state.is_read("a")
    assert state.notice == "Marks and notes last only until you leave: file exists."
    state.close()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_a_disk_that_fills_up_costs_no_mark_of_the_session(
    folder: Path, state: ReaderState
) -> None:
    state.set_read(["kept"], True)
    writer = state._store._connections._writer
    assert writer is not None
    (pages,) = writer.execute("PRAGMA page_count").fetchone()
    writer.execute(f"PRAGMA max_page_count={pages}")
    keys = [f"{number:016x}" for number in range(5_000)]
    assert state.set_read(keys, True) == 5_000
    assert all(map(state.is_read, [*keys[:9], "kept"]))
    assert "disk is full" in state.notice
    assert state.undo() == "read 5,000 articles"
    state.close()
    with closing(reopened(folder)) as later:
        assert later.is_read("kept")
        assert not later.is_read(keys[0])
        assert later.notice == ""


@pytest.mark.parametrize("sealed", [True, False])
def test_a_file_of_a_later_version_is_left_alone(
    folder: Path, state: ReaderState, sealed: bool
) -> None:
    state.set_read(["a"], True)
    state.close()
    with closing(sqlite3.connect(folder / STATE, isolation_level=None)) as newer:
        if not sealed:
            newer.execute("DELETE FROM seal")  # as whoever changes the tables does
        newer.execute("PRAGMA user_version=99")
    before = (folder / STATE).read_bytes()
    with closing(reopened(folder)) as older:
        older.set_read(["b"], True)
        assert older.is_read("b")
        assert "a later version of newsreader" in older.notice
    assert (folder / STATE).read_bytes() == before
    assert not list(folder.glob("*.bad-*"))


def test_a_database_of_another_program_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / STATE)) as foreign:
        foreign.execute("CREATE TABLE mail(text)")
        foreign.commit()
    before = (folder / STATE).read_bytes()
    with closing(reopened(folder)) as state:
        assert state.set_read(["a"], True) == 1
        assert "another program" in state.notice
    assert (folder / STATE).read_bytes() == before


# Damage


def test_a_damaged_file_is_set_aside_and_its_backup_restored(folder: Path) -> None:
    with closing(reopened(folder)) as state:
        state.set_read(["a", "b"], True)
        state.set_note("a", "a note")
    made = make_backup(folder / STATE, now=datetime(2026, 3, 1, 12, tzinfo=UTC))
    for copy in backups(folder / FOLDER):
        if copy.path != made:
            copy.path.unlink()
    damaged = b"no database" * 400
    (folder / STATE).write_bytes(damaged)
    with closing(reopened(folder)) as state:
        assert state.is_read("a")
        assert state.note("a") == "a note"
        assert "2026-03-01" in state.notice
        assert "state.sqlite.bad-1" in state.notice
        assert state.set_read(["c"], True) == 1
    assert (folder / "state.sqlite.bad-1").read_bytes() == damaged
    with closing(reopened(folder)) as state:
        assert (state.is_read("c"), state.notice) == (True, "")


def test_damage_without_a_backup_is_said_and_reading_goes_on(folder: Path) -> None:
    folder.mkdir()
    (folder / STATE).write_bytes(b"\0\1\2\3" * 5_000)
    with closing(reopened(folder)) as state:
        assert state.set_read(["a"], True) == 1
        assert "there was no backup" in state.notice
        assert state.is_read("a")


def test_a_damaged_backup_is_passed_over(folder: Path) -> None:
    with closing(reopened(folder)) as state:
        state.set_read(["a"], True)
    for hour in (1, 2):
        make_backup(folder / STATE, now=datetime(2099, 3, 1, hour, tzinfo=UTC))
    newest = backups(folder / FOLDER)[0].path
    newest.write_bytes(newest.read_bytes()[:5_000])
    (folder / STATE).write_bytes(b"x" * 9_000)
    with closing(reopened(folder)) as state:
        assert state.is_read("a")
        assert "2099-03-01" in state.notice


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state with a thousand marks, and a backup of the same."""
    folder = tmp_path_factory.mktemp("full")
    with closing(reopened(folder)) as state:
        state.set_read([f"{number:016x}" for number in range(1_000)], True)
        for number in range(40):
            state.set_note(f"{number:016x}", f"note {number} " * 20)
    make_backup(folder / STATE, now=datetime(2099, 1, 1, tzinfo=UTC))
    return folder


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_cost_no_mark(full: Path, tmp_path: Path, seed: int) -> None:
    folder = Path(shutil.copytree(full, tmp_path / "copy"))
    chance = random.Random(seed)
    data = bytearray((folder / STATE).read_bytes())
    if seed % 4 == 0:
        del data[chance.randrange(len(data)) :]
    else:
        # The head of a page, where most of what SQLite relies on stands, or anywhere.
        page = chance.randrange(len(data) // 4096) * 4096
        start = page if seed % 2 else chance.randrange(len(data))
        for place in range(start, min(start + (1, 12)[seed % 3 != 0], len(data))):
            data[place] ^= chance.randrange(1, 256)
    (folder / STATE).write_bytes(data)
    damaged = read_all(folder) != read_all(full)
    with closing(reopened(folder)) as state:
        assert all(state.is_read(f"{number:016x}") for number in range(1_000))
        assert all(state.note(f"{number:016x}") for number in range(40))
        assert ("2099-01-01" in state.notice) or not damaged
        assert state.undo() == "wrote a note"
        assert state.redo() == "wrote a note"
        state.set_read(["new"], True)
        assert state.is_read("new")
    with closing(reopened(folder)) as again:
        assert again.notice == ""
        assert again.is_read("new")


def read_all(folder: Path) -> list[object]:
    """Every row of the tables as SQLite reads them, or nothing where it cannot."""
    name = f"{(folder / STATE).as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(name, uri=True)) as connection, suppress(sqlite3.DatabaseError):
        return [connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
                for table in SEALED]  # fmt: skip
    return []


def test_a_seal_is_broken_by_a_change_of_any_program_and_no_damage(folder: Path) -> None:
    with closing(reopened(folder)) as state:
        state.set_read(["a"], True)
    for change in ("INSERT INTO records VALUES('read', 'b', '', '1')", "VACUUM", "REINDEX"):
        with closing(sqlite3.connect(folder / STATE, isolation_level=None)) as other:
            other.execute(change)
        with closing(reopened(folder)) as state:
            assert state.is_read("b")
            assert state.notice == ""


def test_a_large_state_is_examined_aside(folder: Path) -> None:
    with closing(reopened(folder)) as state:
        state.set_read([f"{number:016x}" for number in range(60_000)], True)
    assert (folder / STATE).stat().st_size > 1 << 20
    data = (folder / STATE).read_bytes()
    place = data.rindex(f"{41:016x}".encode())
    (folder / STATE).write_bytes(data[:place] + b"f" + data[place + 1 :])
    state = reopened(folder)
    state.is_read("a")
    state.close()  # waits for it
    assert "were damaged" in state.notice
    assert state.changed()
    with closing(reopened(folder)) as mended:
        assert mended.is_read(f"{59_999:016x}")


def test_a_question_that_comes_too_late_leaves_no_log(folder: Path) -> None:
    # A thread that was not waited for asks while the program ends, and nobody would close again.
    state = reopened(folder)
    state.set_read(["a"], True)
    state.close()
    with pytest.raises(sqlite3.ProgrammingError):
        state.is_read("a")
    assert not (folder / f"{STATE}-wal").exists()
    state.set_read(["b"], True)  # what is to be kept is kept, however late
    assert state.marked(Mark.READ) == {"a", "b"}
    state.close()


def test_damage_is_noticed_below_the_log_of_a_killed_reader(folder: Path) -> None:
    with closing(reopened(folder)) as state:
        state.set_note("a", "a quiet harbour")
    with start_reader(folder, 0) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        reader.kill()
    data = (folder / STATE).read_bytes()
    (folder / STATE).write_bytes(data.replace(b"a quiet harbour", b"a quiet Harbour"))
    with closing(reopened(folder)) as state:
        assert state.note("a") == "a quiet harbour"
        assert "were damaged" in state.notice


def test_a_letter_flipped_in_a_backup_is_noticed(folder: Path) -> None:
    for word in ("harbour", "lighthouse"):
        with closing(reopened(folder)) as state:
            state.set_note("a", f"a quiet {word}")
        make_backup(folder / STATE, now=datetime(2099, 1, len(word), tzinfo=UTC))
    for path in (folder / STATE, *(backup.path for backup in backups(folder / FOLDER))):
        data = path.read_bytes()
        path.write_bytes(data.replace(b"lighthouse", b"lighthousE"))
    with closing(reopened(folder)) as state:
        assert state.note("a") == "a quiet harbour"
        assert "2099-01-07" in state.notice


def test_two_readers_repair_a_damaged_file_once(folder: Path) -> None:
    with closing(reopened(folder)) as state:
        state.set_read(["a"], True)
    make_backup(folder / STATE, now=datetime(2099, 1, 1, tzinfo=UTC))
    (folder / STATE).write_bytes(b"x" * 9_000)
    both = [reopened(folder), reopened(folder)]
    threads = [threading.Thread(target=one.is_read, args=("a",)) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.is_read("a") for one in both] == [True, True]
    assert len(list(folder.glob("*.bad-*"))) == 1
    both[0].set_read(["b"], True)
    assert both[1].is_read("b")
    for one in both:
        one.close()


def test_a_reader_goes_on_when_another_has_repaired_the_file(folder: Path) -> None:
    with closing(reopened(folder)) as state:
        state.set_read(["a"], True)
        moved = folder / "state.sqlite.bad-1"
        for ending in ("-wal", "-shm", ""):
            (folder / f"{STATE}{ending}").replace(f"{moved}{ending}")
        assert state.set_read(["b"], True) == 1
        assert state.notice == ""
    with closing(reopened(folder)) as later:
        assert later.is_read("b")


# Older files, backups


def test_a_file_of_version_one_is_brought_up_to_date(folder: Path) -> None:
    folder.mkdir(0o700)
    with closing(sqlite3.connect(folder / STATE, isolation_level=None)) as first:
        schema.migrate(first, upto=1)
        first.execute("INSERT INTO records VALUES('read', 'a', '', '1')")
        first.execute("INSERT INTO records VALUES('note', 'a', '', 'from back then')")
    with closing(reopened(folder)) as state:
        assert state.is_read("a")
        assert state.note("a") == "from back then"
        assert state.set_starred(["a"], True) == 1
    (copy,) = (copy.path for copy in backups(folder / FOLDER) if "version-1" in copy.path.name)
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
        assert kept.execute("SELECT count(*) FROM records").fetchone() == (2,)


def test_a_migration_is_whole_or_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(0o700)
    with closing(sqlite3.connect(folder / STATE, isolation_level=None)) as first:
        schema.migrate(first, upto=1)
        first.execute("INSERT INTO records VALUES('read', 'a', '', '1')")
        broken = "CREATE TABLE half(x);\nCREATE TABLE half(x);\n"
        monkeypatch.setattr(schema, "_MIGRATIONS", (schema._FIRST, broken))
        with pytest.raises(sqlite3.OperationalError):
            schema.migrate(first)
        assert first.execute("PRAGMA user_version").fetchone() == (1,)
        tables = {name for (name,) in first.execute("SELECT name FROM sqlite_master")}
        assert "half" not in tables
    monkeypatch.undo()
    with closing(reopened(folder)) as state:
        assert state.is_read("a")


def test_sessions_leave_copies_and_old_ones_go(folder: Path) -> None:
    day = datetime(2026, 1, 1, 8, tzinfo=UTC)
    for number in range(60):
        now = day + timedelta(hours=8 * number)
        store = Store(folder, lambda now=now: now)  # type: ignore[misc]
        store.change([Edit("read", [str(number)], "1")], "read")
        store.close()
    kept = backups(folder / FOLDER)
    assert kept[0].made == day + timedelta(hours=8 * 59)
    assert len({copy.made.date() for copy in kept}) == 14
    assert len(kept) <= 14 + 5
    with closing(sqlite3.connect(kept[0].path)) as copy:
        assert copy.execute("SELECT count(*) FROM records").fetchone() == (60,)


def test_reading_alone_leaves_no_copies(folder: Path, state: ReaderState) -> None:
    state.is_read("a")
    state.close()
    assert backups(folder / FOLDER) == []


def test_a_copy_is_due_when_something_has_changed(folder: Path, state: ReaderState) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert not is_due(folder / STATE, now)
    state.set_read(["a"], True)
    assert is_due(folder / STATE, now)
    made = make_backup(folder / STATE, now=now)
    later = (folder / STATE).stat().st_mtime + 60
    os.utime(made, (later, later))
    assert not is_due(folder / STATE, now)
    os.utime(folder / STATE, (later + 60, later + 60))
    assert is_due(folder / STATE, now)


def test_a_log_never_meets_another_file(folder: Path, state: ReaderState) -> None:
    """A reader was killed, its log is there, and the file is then found damaged."""
    state.set_read(["a"], True)
    state.close()
    make_backup(folder / STATE, now=datetime(2099, 1, 1, tzinfo=UTC))
    with start_reader(folder, 0) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        reader.kill()
    with (folder / STATE).open("r+b") as file:
        file.write(os.urandom(100))
    with closing(reopened(folder)) as later:
        assert later.is_read("a")
        assert later.notice
    assert not is_damaged(folder / STATE)


def test_a_disk_that_fails_at_the_first_write_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    opened = sqlite3.connect

    def failing(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = opened(*arguments, **options)  # type: ignore[call-overload]
        if str(folder) in str(arguments[0]):
            connection.execute("PRAGMA max_page_count=1")
        return connection

    monkeypatch.setattr(sqlite3, "connect", failing)
    with closing(reopened(folder)) as state:
        assert state.set_read(["a"], True) == 1
        assert state.is_read("a")
        assert state.notice == (
            "Marks and notes last only until you leave: database or disk is full."
        )


def test_a_clock_that_was_ahead_for_a_day_keeps_no_copy_from_being_made(folder: Path) -> None:
    present, ahead = datetime.now(UTC), datetime.now(UTC) + timedelta(days=4000)
    with closing(ReaderState.on_disk(str(folder))) as state:
        state.set_read(["a" * 16], read=True)
        state.close()
        early = make_backup(folder / STATE, now=ahead)
        os.utime(early, (ahead.timestamp(), ahead.timestamp()))
        state.set_read(["b" * 16], read=True)
    assert backups(folder / FOLDER)[0].path != early
    late = make_backup(folder / STATE, now=present + timedelta(seconds=-1))
    assert late in [copy.path for copy in backups(folder / FOLDER)]
    assert backups(folder / FOLDER)[-1].path == early
    with (folder / STATE).open("r+b") as file:
        file.write(b"x" * 4096)
    with closing(reopened(folder)) as state:
        assert state.is_read("b" * 16)


def test_what_is_open_is_read_on_when_its_disk_has_gone(
    folder: Path, state: ReaderState, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.set_note("a", "a quiet harbour")

    def gone(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    assert state._store._connections._writer is not None
    state._store._connections._writer.execute("PRAGMA max_page_count=1")
    monkeypatch.setattr(files, "connect", gone)
    state.set_note("b", "no room " * 10_000)
    assert state.note("a") == "a quiet harbour"
    assert state.note("b") == "no room " * 10_000
    assert "last only until you leave" in state.notice


def test_damage_that_sqlite_quotes_is_damage(folder: Path) -> None:
    with closing(reopened(folder)) as state:
        state.set_note("a", "a quiet harbour")
    data = (folder / STATE).read_bytes()
    assert b"CREATE TABLE seal" in data
    (folder / STATE).write_bytes(data.replace(b"CREATE TABLE seal", b"CREATE TABL\xa1 seal"))
    with closing(reopened(folder)) as state:
        assert state.note("a") == "a quiet harbour"
        assert "were damaged; restored" in state.notice


CLOSED_UNDER_A_READER = """
import random, sys, threading, time
from reader.library.index.catalog import Readers
from reader.library.index.index_folder import CATALOG, prepare
from reader.library.state.store import Store
from pathlib import Path
LONG = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n WHERE x<3000)" \\
       " SELECT count(*) FROM n WHERE x%7=?"
place = Path(sys.argv[1])
prepare(place / "index")
def ask(opened):
    try:
        while True:
            opened().execute(LONG, (random.randint(0, 6),)).fetchall()
    except Exception:
        pass
def ask_state(store):
    try:
        while True:
            store.rows(LONG, (random.randint(0, 6),))
    except Exception:
        pass
for number in range(40):
    store, readers = Store(place), Readers(place / "index" / CATALOG)
    asking = [threading.Thread(target=ask_state, args=(store,), daemon=True),
              threading.Thread(target=ask, args=(readers.connection,), daemon=True)]
    for thread in asking:
        thread.start()
    time.sleep(random.random() / 50)
    store.close()
    readers.close()
    asking[0].join()
assert not (place / "state.sqlite-wal").exists()
print("ended")
"""


def test_what_another_thread_asks_is_not_closed_under_it(folder: Path) -> None:
    # It ended the whole process by SIGSEGV, some of the times that a reader left.
    folder.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", CLOSED_UNDER_A_READER, str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "ended\n"), done.stderr
