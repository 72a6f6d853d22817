"""Reading a file within bounds: what may take much is read in a process of its own.

That process is started when it is first needed and kept. It has as much memory as one that builds
an index; when a file takes more, or too long, the file is named and the next one gets a new
process. Where no process can be started, files are read without one.
"""

from __future__ import annotations

import atexit
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.library.apart.confine import is_confined
from reader.parse.draft import Draft, Parsed, Problem
from reader.parse.read import read
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from reader.library.apart.reading_process import ReadingProcess

SMALL = 256 * 1024
"""Bytes up to which a file that does not expand takes neither much memory nor time."""
_EXPANDING = (
    b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"%PDF", b"PAR1",
)  # fmt: skip
"""How files begin that hold more than their size tells."""
_NO_DRAFT = Draft(SafeText(""))
_lock = threading.Lock()
_running: list[ReadingProcess] = []


def read_bounded(data: bytes, path: str, explain: bool = False, only: int | None = None) -> Parsed:
    """As `reader.parse.read.read`, within bounds of memory and time. Never raises.

    Args:
        data: the whole file.
        path: its path, for its ending and for problems; nothing is opened.
        explain: whether plain text explains what each line was taken for.
        only: the one draft that is wanted; the others may come without their words.
    """
    if is_confined() or not _may_take_much(data):
        return read(data, path, explain)
    from reader.library.apart.reading_process import ReadingEndedError, ReadingProcess

    with _lock:
        try:
            if not _running:
                _running.append(ReadingProcess())
        except OSError:
            return read(data, path, explain)
        try:
            return _running[0].ask(data, path, explain=explain, only=only)
        except ReadingEndedError as error:
            _running.clear()
            return Parsed((), (Problem(clean_line(path), clean_line(str(error))),))


def alone(parsed: Parsed, only: int | None) -> Parsed:
    """`parsed` with the words of one draft, or of all for None: what need not be handed over."""
    if only is None or len(parsed.drafts) == 1:
        return parsed
    drafts = (draft if place == only else _NO_DRAFT for place, draft in enumerate(parsed.drafts))
    return replace(parsed, drafts=tuple(drafts))


@atexit.register
def _end() -> None:
    for process in _running:
        process.close()


def _may_take_much(data: bytes) -> bool:
    return len(data) > SMALL or data.startswith(_EXPANDING)
