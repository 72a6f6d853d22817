"""System calls of a forked process that are made to fail by the process that forked it.

The kernel asks a supervisor about each call of the kinds it has named (seccomp, Linux 5.5 and
later, seccomp_unotify(2)), and waits for the answer: go on, or fail with this error. So calls are
counted over all threads of a process, and only those that concern files below one folder; strace
counts each thread for itself. No other program is needed, and no privilege.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import platform
import select
import socket
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class _Call(NamedTuple):
    """A system call of Linux on x86-64."""

    number: int
    descriptor: int = -1
    """Which argument is a descriptor of the file it concerns; -1 if none is."""
    folder: int = -1
    """Which argument is the folder that the path starts from; -1 for the working folder."""
    path: int = -1


_KINDS: dict[str, tuple[_Call, ...]] = {
    "write": (_Call(1, 0), _Call(20, 0)),  # write, writev
    "pwrite64": (_Call(18, 0), _Call(296, 0)),  # pwrite64, pwritev
    "fsync": (_Call(74, 0),),
    "fdatasync": (_Call(75, 0),),
    "ftruncate": (_Call(77, 0), _Call(285, 0)),  # ftruncate, fallocate
    "rename": (_Call(82, path=1), _Call(264, folder=2, path=3), _Call(316, folder=2, path=3)),
    "openat": (_Call(2, path=0), _Call(257, folder=0, path=1)),  # open, openat
    "mkdir": (_Call(83, path=0), _Call(258, folder=0, path=1)),
    "unlink": (_Call(87, path=0), _Call(263, folder=0, path=1)),
    "link": (_Call(86, path=1), _Call(265, folder=2, path=3)),
    "copy": (_Call(40, 0), _Call(326, 2)),  # sendfile, copy_file_range
}
KINDS = tuple(_KINDS)
"""What SQLite, the full-text engine and newsreader itself write with, make, open and move files."""
ALL = "any"
"""Calls of all kinds together, as on a disk that is full or gone."""

_LIBC = ctypes.CDLL(None, use_errno=True)
_NO_NEW_PRIVILEGES, _SECCOMP, _SET_FILTER, _NEW_LISTENER, _GET_SIZES = 38, 317, 1, 8, 3
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_ASKED, _ANSWER = struct.Struct("QIIiIQ6Q"), struct.Struct("QqiI")
_GO_ON, _ALLOW, _ASK, _X86_64 = 1, 0x7FFF0000, 0x7FC00000, 0xC000003E
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ARCHITECTURE, _FIRST_ARGUMENT, _OPENAT = 4, 16, 257
_LONGEST_PATH = 4096
_WORKING_FOLDER = -100


@dataclass(frozen=True, slots=True)
class Fault:
    """Which calls fail, and how."""

    kind: str
    """One of `KINDS`, or `ALL`."""
    number: int
    """The first that fails; the first of all is 1."""
    error: str
    """The name of the error, such as ``EIO``."""
    onwards: bool = False
    """Whether all that follow fail as well."""

    def __str__(self) -> str:
        return f"{self.kind} {self.number}{'+' if self.onwards else ''} {self.error}"


class Ended(NamedTuple):
    """A process that has ended."""

    said: bytes
    """What it gave back; nothing if it died."""
    counted: int
    """Calls of the kind that concerned files below the folder."""


def works() -> bool:
    """Whether calls can be supervised here."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return False
    sizes = (ctypes.c_uint16 * 3)()
    return _LIBC.syscall(_SECCOMP, _GET_SIZES, 0, sizes) == 0 and list(sizes[:2]) == [80, 24]


def supervised(work: Callable[[], bytes], fault: Fault, below: Path) -> Ended:
    """What `work` gives in a forked process, in which calls for files below `below` fail."""
    ours, theirs = socket.socketpair()
    child = os.fork()
    if child == 0:
        ours.close()
        _run(work, fault.kind, theirs)
    theirs.close()
    with ours:
        _, descriptors, _, _ = socket.recv_fds(ours, 1, 1)
        said, counted = _answer(descriptors[0], ours, fault, str(below))
    os.waitpid(child, 0)
    return Ended(said, counted)


def _run(work: Callable[[], bytes], kind: str, pipe: socket.socket) -> None:
    try:
        listener = _listen([call.number for call in _of_kind(kind)])
        socket.send_fds(pipe, [b"."], [listener])
        os.close(listener)
        pipe.sendall(work())  # a socket, so that this is none of the calls
    finally:
        os._exit(0)


def _of_kind(kind: str) -> tuple[_Call, ...]:
    return _KINDS[kind] if kind != ALL else tuple(call for kind in KINDS for call in _KINDS[kind])


def _listen(numbers: list[int]) -> int:
    """Have the kernel ask about these calls of this process; returns what answers are given by.

    A file opened by its name in an open folder is one of the collection's, of which there are
    many: about these it does not ask.
    """
    asked = [(_LOAD, 0, 0, 0)]
    for place, number in enumerate(numbers):
        asked.append((_EQUAL, len(numbers) - place, 0, number))
    asked += [(_RETURN, 0, 0, _ALLOW), (_EQUAL, 0, 3, _OPENAT), (_LOAD, 0, 0, _FIRST_ARGUMENT),
              (_EQUAL, 1, 0, _WORKING_FOLDER & 0xFFFFFFFF), (_RETURN, 0, 0, _ALLOW),
              (_RETURN, 0, 0, _ASK)]  # fmt: skip
    ours = [(_LOAD, 0, 0, _ARCHITECTURE), (_EQUAL, 1, 0, _X86_64), (_RETURN, 0, 0, _ALLOW)]
    lines = [*ours, *asked]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in lines))
    program = ctypes.create_string_buffer(
        struct.pack("HxxxxxxQ", len(lines), ctypes.addressof(code))
    )
    if _LIBC.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")
    listener: int = _LIBC.syscall(_SECCOMP, _SET_FILTER, _NEW_LISTENER, program)
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return listener


def _answer(listener: int, pipe: socket.socket, fault: Fault, below: str) -> tuple[bytes, int]:
    calls = {call.number: call for call in _of_kind(fault.kind)}
    failed = -getattr(errno, fault.error)
    said, counted = bytearray(), 0
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    poll.register(pipe, select.POLLIN)
    while ready := poll.poll():
        for descriptor, event in ready:
            if descriptor == pipe.fileno():
                said += (part := pipe.recv(1 << 16))
                if not part:
                    poll.unregister(pipe)
            elif event & select.POLLIN:
                asked = bytearray(_ASKED.size)
                with suppress(FileNotFoundError):  # it was killed while it waited
                    fcntl.ioctl(listener, _RECEIVE, asked)
                    key, process, _, number, _, _, *arguments = _ASKED.unpack(asked)
                    concerned = _file_of(calls[number], process, arguments).startswith(below)
                    counted += concerned
                    fails = counted >= fault.number if fault.onwards else counted == fault.number
                    result = (failed, 0) if concerned and fails else (0, _GO_ON)
                    fcntl.ioctl(listener, _SEND, _ANSWER.pack(key, 0, *result))
            else:  # nobody is left that could ask
                os.close(listener)
                poll.unregister(listener)
                while part := pipe.recv(1 << 16):
                    said += part
                return bytes(said), counted
    raise AssertionError("the listener goes last")


def _file_of(call: _Call, process: int, arguments: list[int]) -> str:
    """The path of the file that a call concerns; "" if that is not known."""
    try:
        if call.descriptor >= 0:
            return os.readlink(f"/proc/{process}/fd/{arguments[call.descriptor]}")  # noqa: PTH115
        with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:  # noqa: PTH123
            data = os.pread(memory.fileno(), _LONGEST_PATH, arguments[call.path])
            name = os.fsdecode(data.split(b"\0", 1)[0])
        if name.startswith("/") or call.folder < 0:
            return name
        folder = ctypes.c_int32(arguments[call.folder]).value
        where = "cwd" if folder == _WORKING_FOLDER else f"fd/{folder}"
        return f"{os.readlink(f'/proc/{process}/{where}')}/{name}"  # noqa: PTH115
    except OSError:
        return ""
