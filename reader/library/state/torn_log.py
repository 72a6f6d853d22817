"""Whether the end of a log has been damaged since a reader was killed.

SQLite reads a log as far as its checksums fit, and takes what comes behind for a change that was
never finished. How far it really went stands in the index beside it (``-shm``), which a killed
reader leaves as it was: that is the witness. It is written after the log is on the disk
(``synchronous=FULL``), so it never tells of more than there was. The formats are those of
https://www.sqlite.org/walformat.html.
"""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_LOG_HEAD, _FRAME_HEAD = struct.Struct(">4I8s8s"), struct.Struct(">II8s8s")
_SUM = struct.Struct(">2I")
_LITTLE, _BIG = 0x377F0682, 0x377F0683
_WITNESS = struct.Struct("=12xBxxxII8s8s8s")
_SUMMED, _MOVED = 40, struct.Struct("=96xI28xI")
_MASK = 0xFFFFFFFF
_OPENED_AT = 128
"""The byte of the index that whoever has the file open holds a lock on."""


class Torn(NamedTuple):
    """What is left of a log, counted in frames: pages that were changed."""

    there: int
    """Up to the end of the last change that is whole."""
    written: int
    """As many as there were."""
    moved: int
    """As many as may have got into the file already."""


def torn_log(path: Path) -> Torn | None:
    """What is left of the log of the file at `path`; None if no more than that was in it.

    A file that another process has open is not looked at: nobody reads its log from the beginning.
    """
    log, index = (path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm"))
    try:
        if not log.stat().st_size or _is_open(index):
            return None
        witness = index.read_bytes()
        told = _told(witness)
        if told is None:
            return None
        written, salt = told
        there = _whole_frames(log, salt, written)
        if there >= written or index.read_bytes() != witness:  # somebody is at work after all
            return None
    except OSError:
        return None
    return Torn(there, written, max(_MOVED.unpack_from(witness)))


def _is_open(index: Path) -> bool:
    """Whether anybody has the file open whose index this is; Linux alone tells.

    The index itself is not opened: closing it again would take a lock of this process off.
    """
    number = index.stat().st_ino
    try:
        with open("/proc/locks", encoding="ascii") as locks:  # noqa: PTH123
            held = [line.split() for line in locks]
    except OSError:
        return False
    return any(
        fields[-3].endswith(f":{number}") and int(fields[-2]) <= _OPENED_AT
        for fields in held
        if fields[-2].isdigit() and (fields[-1] == "EOF" or int(fields[-1]) >= _OPENED_AT)
    )


def _told(witness: bytes) -> tuple[int, bytes] | None:
    """How many frames were committed, and the salt of their log; None if that is not known."""
    size = _WITNESS.size
    head = witness[:size]
    if len(witness) < _MOVED.size or head != witness[size : 2 * size]:
        return None
    is_made, frames, _, _, salt, digest = _WITNESS.unpack(head)
    order = "<" if sys.byteorder == "little" else ">"
    if not is_made or struct.pack("=2I", *_summed(head[:_SUMMED], (0, 0), order)) != digest:
        return None
    return frames, salt


def _whole_frames(log: Path, salt: bytes, most: int) -> int:
    """How many frames there are up to the end of the last whole change, at most `most`."""
    with log.open("rb") as file:
        head = file.read(_LOG_HEAD.size)
        if len(head) < _LOG_HEAD.size:
            return 0
        magic, _, page, _, own_salt, digest = _LOG_HEAD.unpack(head)
        order = {_LITTLE: "<", _BIG: ">"}.get(magic, "")
        if not order or own_salt != salt:
            return 0
        sums = _summed(head[: -_SUM.size], (0, 0), order)
        if _SUM.pack(*sums) != digest:
            return 0
        whole = 0
        for number in range(1, most + 1):
            frame = file.read(_FRAME_HEAD.size + page)
            if len(frame) < _FRAME_HEAD.size + page:
                break
            _, ends_change, own_salt, digest = _FRAME_HEAD.unpack_from(frame)
            sums = _summed(frame[_FRAME_HEAD.size :], _summed(frame[:8], sums, order), order)
            if own_salt != salt or _SUM.pack(*sums) != digest:
                break
            if ends_change:
                whole = number
    return whole


def _summed(data: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    """The checksum of SQLite's log, over `before` and a multiple of eight bytes."""
    first, second = before
    words = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for one, other in zip(words, words, strict=True):
        first = (first + one + second) & _MASK
        second = (second + other + first) & _MASK
    return first, second
