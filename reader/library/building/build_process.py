"""The process that builds an index: arguments TASK ROOT INDEX ONLY.

Started by `reader.library.building.process`, never by hand.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.apart.file_pool import FilePool, Wire
from reader.library.apart.own_process import stopped_by_reader, yield_to_others
from reader.library.api import Phase, Progress
from reader.library.building.build import build
from reader.library.building.ingest import given_up, ingest, packed, unpacked
from reader.library.building.process import BUILD, DAMAGED, encode
from reader.library.building.speakers import extract_speakers, hear, silence
from reader.library.index.catalog import UnusableIndexError
from reader.library.index.index_folder import LOCK, Job
from reader.library.lock import WriterLock

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable, Iterator

    from reader.library.building.changes import Change
    from reader.library.building.ingest import Outcome

_NICE = 10
_LOW = 15


class _PoolParser:
    def __init__(self, pool: FilePool[Change, Outcome]) -> None:
        self._pool = pool

    def outcomes(self, changes: Iterable[Change]) -> Iterator[Outcome]:
        return self._pool.results(changes)


def main(arguments: list[str]) -> int:
    """Build, tell, then look for speakers; returns the exit code."""
    task, root, folder, only = arguments
    job = Job(root, Path(folder), os.fsencode(only) if only else None)
    os.umask(0o077)
    os.nice(_NICE)
    yield_to_others()
    # Processes are forked before there are threads.
    wire = Wire(packed, unpacked)
    pool = FilePool(root, ingest, given_up, wire=wire) if task == BUILD else None
    stopped = stopped_by_reader()
    lock = WriterLock(job.folder / LOCK)
    try:
        if not lock.acquire():
            _tell(Progress(Phase.ELSEWHERE))
            return 0
        if pool is not None:
            last = build(job, _PoolParser(pool), _tell, stopped.is_set)
            pool.close()
            if last.phase is not Phase.DONE:
                return 0
        _listen(job, stopped)
    except UnusableIndexError:
        return DAMAGED
    finally:
        lock.release()
    return 0


def _listen(job: Job, stopped: threading.Event) -> None:
    os.nice(_LOW - _NICE)
    pool = FilePool(job.root, hear, silence, workers=1)
    try:
        extract_speakers(job, stopped.is_set, pool)
    except (OSError, sqlite3.Error):
        return  # the index is up to date all the same; speakers are looked for another time
    finally:
        pool.close()


def _tell(progress: Progress) -> None:
    try:
        print(encode(progress), flush=True)  # noqa: T201  # to the process that listens
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
