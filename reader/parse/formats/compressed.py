"""One compressed file (.gz, .bz2, .xz, .zst): what is inside is read as if it lay there."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.parse import limits
from reader.parse.draft import Parsed
from reader.parse.formats.pieces import problem
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from reader.parse.formats.nested import Budget

NAME = "compressed"

_SIGNATURES = {
    b"\x1f\x8b\x08": "gz",
    b"BZh": "bz2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zst",
}
_ENDINGS = {
    ".gz": "",
    ".bz2": "",
    ".xz": "",
    ".zst": "",
    ".tgz": ".tar",
    ".tbz2": ".tar",
    ".txz": ".tar",
}
_LONGEST_SIGNATURE = max(map(len, _SIGNATURES))
_ZEROS = re.compile(rb"\x00*")
_PIECE = 1024 * 1024
_LEAST_PORTION, _SMALL_PORTION, _PORTIONS = 4096, 4, 100_000
_MISSING_ZST = 'compressed with zstd: install it with: pip install "newsfolder[zst]"'


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001
    """Sure by the signature alone."""
    if _kind(head) is None:
        return 0.0
    return 1.0 if head[:3] != b"BZh" or head[4:10] == b"1AY&SY" else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:
    """Expand `data` within the limits and read what comes out."""
    from reader.parse.formats import registry
    from reader.parse.formats.nested import LimitReachedError, opened

    kind = _kind(data) or ""
    try:
        with opened() as budget:
            expanded = _expand(data, kind, budget)
            if expanded is None:
                return _refused(path, _MISSING_ZST)
            parsed = registry.parse(expanded.data, _inner_name(path), explain)
    except LimitReachedError as error:
        return _refused(path, str(error))
    # What is wrong within is found by the name of the file there is.
    inner, shown = clean_line(_inner_name(path)), clean_line(path)
    problems = [
        replace(each, path=shown) if each.path == inner else each for each in parsed.problems
    ]
    if expanded.fault is not None:
        reason = f"damaged {kind} file, read as far as it goes: {expanded.fault}"
        problems.append(problem(path, reason, skipped=not parsed.drafts))
    elif not parsed.drafts and not problems:
        problems.append(problem(path, f"holds no article but a {parsed.format}"))
    return Parsed(parsed.drafts, tuple(problems), parsed.format, parsed.encoding)


class _Expanded(NamedTuple):
    data: bytes
    fault: str | None = None


def _refused(path: str, reason: str) -> Parsed:
    return Parsed((), (problem(path, reason),), SafeText(NAME))


def _kind(head: bytes) -> str | None:
    return next((kind for mark, kind in _SIGNATURES.items() if head.startswith(mark)), None)


def _inner_name(path: str) -> str:
    lower = path.lower()
    for ending, rest in _ENDINGS.items():
        if lower.endswith(ending):
            return path[: -len(ending)] + rest
    return path


def _expand(data: bytes, kind: str, budget: Budget) -> _Expanded | None:
    """`data` expanded; None where the library for it is missing.

    Raises:
        LimitReachedError: if it expands to more than is left, or out of proportion.
    """
    from reader.parse.formats.nested import LimitReachedError

    make = _maker(kind)
    if make is None:
        return None
    parts: list[bytes] = []
    total = 0
    try:
        for part in _pieces(make, data):
            parts.append(part)
            total += len(part)
            _check(total, len(part), len(data), budget)
    except LimitReachedError:
        raise
    except Exception as error:  # noqa: BLE001  # four libraries, four kinds of errors
        return _Expanded(b"".join(parts), str(error) or type(error).__name__)
    return _Expanded(b"".join(parts))


def _pieces(make: Callable[[], Any], data: bytes) -> Iterator[bytes]:
    """What `data` expands to, piece by piece: streams one behind the other are one file."""
    position = 0
    while position < len(data):
        position = yield from _stream_pieces(make, data, position)
        position = _ZEROS.match(data, position).end()  # type: ignore[union-attr]
        if _kind(data[position : position + _LONGEST_SIGNATURE]) is None:
            return


def _stream_pieces(
    make: Callable[[], Any], data: bytes, position: int
) -> Generator[bytes, None, int]:
    """What one stream expands to; returns where it ends.

    It is fed in portions that grow: what it was given beyond its end is copied, and a file may
    well be tens of thousands of tiny streams.
    """
    stream, start, known = make(), position, 0
    portion = len(data) if isinstance(stream, _ExtraZst) else _LEAST_PORTION
    rest = b""
    while not stream.eof:
        if not rest and getattr(stream, "needs_input", True):
            rest = data[position : position + portion]
            position += len(rest)
            portion *= 2
        try:
            given, part = rest, stream.decompress(rest, _PIECE)
        except Exception:
            yield from _before_fault(make(), memoryview(data)[start:position], known)
            raise
        known += len(part)
        rest = bytes(getattr(stream, "unconsumed_tail", b""))
        if not (part or given or stream.eof):
            raise EOFError("it breaks off")
        yield part
    return position - len(stream.unused_data)


def _before_fault(stream: Any, data: memoryview, known: int) -> Iterator[bytes]:
    """What a damaged stream still gives behind the `known` bytes: it is fed in small portions."""
    portion = max(_SMALL_PORTION, len(data) // _PORTIONS)
    with suppress(Exception):
        for position in range(0, len(data), portion):
            part = stream.decompress(bytes(data[position : position + portion]))
            if known < len(part):
                yield part[known:]
            known = max(known - len(part), 0)


def _check(total: int, part: int, packed: int, budget: Budget) -> None:
    from reader.parse.formats.nested import check_ratio

    budget.spend(part)
    check_ratio(packed, total)


def _maker(kind: str) -> Callable[[], Any] | None:
    if kind == "gz":
        import zlib

        return lambda: zlib.decompressobj(31)
    if kind == "bz2":
        import bz2

        return bz2.BZ2Decompressor
    if kind == "xz":
        import lzma

        return lambda: lzma.LZMADecompressor(memlimit=4 * limits.EXPANDED_BYTES)
    return _zst_maker()


def _zst_maker() -> Callable[[], Any] | None:
    """The standard library's zstd from Python 3.14 on, else the optional extra's."""
    try:
        from compression.zstd import (  # type: ignore[import-not-found,unused-ignore]
            ZstdDecompressor,
        )
    except ImportError:
        pass
    else:
        make: Callable[[], Any] = ZstdDecompressor
        return make
    try:
        from zstandard import ZstdDecompressor as Extra
    except ImportError:
        return None
    return lambda: _ExtraZst(Extra())


class _ExtraZst:
    """The optional extra with the interface of the standard library's decompressors."""

    def __init__(self, decompressor: Any) -> None:
        self.decompressor = decompressor
        self.reader: Any = None
        self.eof = False
        self.unused_data = b""

    def decompress(self, data: bytes, size: int) -> bytes:
        if self.reader is None:
            self.reader = self.decompressor.stream_reader(data, read_across_frames=True)
        part = bytes(self.reader.read(size))
        self.eof = not part
        return part
