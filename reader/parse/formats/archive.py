"""Folders in a file: .zip and .tar. Members are read in place, nothing is written anywhere."""

from __future__ import annotations

from io import BytesIO
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.formats.pieces import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parse.draft import Parsed
    from reader.parse.formats.nested import Budget, Collected

NAME = "archive"

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BLOCK = 512
_TAR_OFFSET = 257
_TAR = (b"ustar\x00", b"ustar  \x00")
"""What stands there, of POSIX and of GNU: without its end it may be a part of "mustard"."""
_LEFT_OUT = ("__MACOSX/", ".git/", "node_modules/")


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001
    """Sure by the signatures alone."""
    if head.startswith(_ZIP):
        return 0.9
    return 0.95 if head.startswith(_TAR, _TAR_OFFSET) else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:
    """Every member that can be read; `Draft.member` says which one an article comes from."""
    from reader.parse.formats.nested import Collected, read_member, read_within

    collected = Collected(path)
    members = _zip_members if data.startswith(_ZIP) else _tar_members

    def read(budget: Budget) -> None:
        for name, content in members(data, budget, collected):
            read_member(collected, content, name, explain)

    return read_within(collected, "archive", read).parsed(NAME)


def _is_left_out(name: str) -> bool:
    last = name.rstrip("/").rpartition("/")[2]
    return last.startswith(".") or any(part in name for part in _LEFT_OUT)


def _zip_members(data: bytes, budget: Budget, collected: Collected) -> Iterator[tuple[str, bytes]]:
    import zipfile

    from reader.parse.formats.nested import LimitReachedError

    with zipfile.ZipFile(BytesIO(data)) as archive:
        end = 0
        for info in sorted(archive.infolist(), key=attrgetter("header_offset")):
            budget.spend_member()
            begin, end_before = info.header_offset, end
            end = max(end, begin + info.compress_size)
            if info.is_dir() or _is_left_out(info.filename):
                continue
            if begin < end_before:
                # How ten kilobytes become petabytes: many members, the same bytes.
                where = f"{collected.path}/{info.filename}"
                collected.add_problem(problem(where, "a member that lies within another one"))
                continue
            try:
                content = _zip_content(archive, info, budget)
            except LimitReachedError:
                raise
            except Exception as error:  # noqa: BLE001  # encrypted, unknown method, damaged ...
                reason = f"a member cannot be read: {error or type(error).__name__}"
                collected.add_problem(problem(f"{collected.path}/{info.filename}", reason))
                continue
            yield info.filename, content


def _zip_content(archive: object, info: object, budget: Budget) -> bytes:
    """The bytes of a zip member.

    Raises:
        LimitReachedError: if it is larger than what is left, or expands out of proportion.
    """
    from zipfile import ZipFile, ZipInfo

    from reader.parse.formats.nested import check_ratio

    assert isinstance(archive, ZipFile)  # noqa: S101
    assert isinstance(info, ZipInfo)  # noqa: S101
    check_ratio(info.compress_size, min(info.file_size, limits.EXPANDED_BYTES))
    with archive.open(info) as stream:
        content = stream.read(budget.expanded + 1)
    budget.spend(len(content))
    return content


def _tar_members(data: bytes, budget: Budget, collected: Collected) -> Iterator[tuple[str, bytes]]:
    import tarfile

    # Links and devices are left out: only what lies in the archive itself is read.
    with tarfile.open(fileobj=BytesIO(data), mode="r:") as archive:
        last = -1
        for info in archive:
            budget.spend_member()
            if info.offset <= last:
                raise ValueError("a member that leads back")
            last = info.offset
            if not info.isreg() or info.sparse is not None or _is_left_out(info.name):
                continue
            if info.size > budget.expanded:
                collected.add_problem(
                    problem(f"{collected.path}/{info.name}", "larger than what may be expanded")
                )
                continue
            stream = archive.extractfile(info)
            content = stream.read(info.size) if stream is not None else b""
            budget.spend(len(content))
            yield info.name, content
        # Where it stops at a block that is no member, it says nothing.
        if data[archive.offset : archive.offset + _BLOCK].strip(b"\x00"):
            raise ValueError(f"no member where one should be, at {archive.offset:,}")
