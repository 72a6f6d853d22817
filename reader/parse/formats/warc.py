"""WARC and ARC: archives of the web; every HTML response is a page with its address.

Records are found by their own lengths (ISO 28500, section 4; the ARC format of 1996), so a file of
thousands of pages is read in one pass.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.parse import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parse.draft import Parsed
    from reader.parse.formats.nested import Budget, Collected

NAME = "warc"

# Address, network address, date, type, length; addresses in the wild hold spaces.
_ARC_LINE = re.compile(rb"([^\n]{8,4000}) \S{1,60} \d{8,20} \S{1,100} (-?\w{1,15})\r?\n")
_LONGEST_ARC_LINE = 5000
_NEWLINE = 0x0A
_LONGEST_HEADER = 64 * 1024
_HTML_TYPES = (b"text/html", b"application/xhtml")


class _Record(NamedTuple):
    start: int
    end: int
    address: str
    is_response: bool
    content: bytes


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001
    """Sure by the first line."""
    start = head.lstrip(b"\r\n")
    return 0.99 if start.startswith((b"WARC/", b"filedesc://")) else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:
    """The article of every HTML page in the archive; `Draft.member` is the page's address."""
    from reader.parse.formats.nested import Collected, read_within
    from reader.parse.formats.pieces import cut_records

    collected = Collected(path)
    records = _warc_records if data.lstrip(b"\r\n").startswith(b"WARC/") else _arc_records

    def read(budget: Budget) -> None:
        most = limits.records_in(len(data))
        for number, record in enumerate(records(data)):
            if number == most:
                collected.add_problem(cut_records(path, most))
                break
            budget.spend_member()
            _read_record(record, budget, collected, explain)

    return read_within(collected, "web archive", read).parsed(NAME)


def _warc_records(data: bytes) -> Iterator[_Record]:
    position = data.find(b"WARC/")
    while 0 <= position < len(data):
        end = _header_end(data, position)
        if end is None:
            return
        fields = _fields(data[position:end])
        length = _length(fields.get(b"content-length", b""))
        stop = min(end + length, len(data)) if length is not None else end
        kind = fields.get(b"warc-type", b"").lower()
        address = fields.get(b"warc-target-uri", b"").strip(b"<>").decode("utf-8", "replace")
        yield _Record(position, stop, address, kind in (b"response", b"resource"), data[end:stop])
        position = data.find(b"WARC/", stop)


def _arc_records(data: bytes) -> Iterator[_Record]:
    position = 0
    while position < len(data):
        end = data.find(b"\n", position)
        end = len(data) if end < 0 else end + 1
        line = data[position : min(end, position + _LONGEST_ARC_LINE)]
        match = _ARC_LINE.fullmatch(line) if line.startswith((b"http", b"filedesc:")) else None
        if match is None:
            position = end
            continue
        stop = min(end + (_length(match[2]) or 0), len(data))
        address = match[1].decode("utf-8", "replace")
        is_page = not address.startswith("filedesc:")
        yield _Record(position, stop, address, is_page, data[end:stop])
        position = stop


def _header_end(data: bytes, position: int) -> int | None:
    """Where the header that begins at `position` ends: behind its first empty line."""
    last = min(len(data), position + _LONGEST_HEADER)
    line = data.find(b"\n", position, last)
    while line >= 0:
        if data.startswith((b"\n", b"\r\n"), line + 1):
            return line + (2 if data[line + 1] == _NEWLINE else 3)
        line = data.find(b"\n", line + 1, last)
    return None


def _fields(header: bytes) -> dict[bytes, bytes]:
    fields: dict[bytes, bytes] = {}
    for line in header.splitlines()[1:200]:
        name, colon, value = line.partition(b":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


def _length(text: bytes) -> int | None:
    return int(text) if text.isdigit() and len(text) < 16 else None


def _read_record(record: _Record, budget: Budget, collected: Collected, explain: bool) -> None:
    from reader.parse.draft import Parsed
    from reader.parse.formats.html import read_page_text
    from reader.parse.formats.markup.declared import decode_declared, decode_markup
    from reader.text.safe import SafeText

    if not record.is_response:
        return
    body, kind, charset = _http_body(record.content, budget)
    is_page = kind.startswith(_HTML_TYPES) if kind else b"<" in body[:2000]
    if not is_page:
        collected.others[(kind or b"record").decode("latin-1").partition(";")[0][:40]] += 1
        return
    if len(body) > limits.FILE_BYTES or not body.strip():
        return
    decoded = decode_declared(body, charset) or decode_markup(body)
    path = f"{collected.path}/{record.address}"
    draft, problems = read_page_text(decoded.text, path, record.address, explain=explain)
    drafts = (replace(draft, start=record.start, end=record.end),) if draft is not None else ()
    parsed = Parsed(drafts, problems, SafeText("html"), SafeText(decoded.encoding))
    collected.add(parsed, record.address)


def _http_body(content: bytes, budget: Budget) -> tuple[bytes, bytes, str | None]:
    """Body, type and charset of an HTTP response; a bare resource has no type."""
    if not content.startswith(b"HTTP/"):
        return content, b"", None
    end = _header_end(content, 0)
    if end is None:
        return b"", b"none", None
    fields = _fields(content[:end])
    body = content[end:]
    if b"chunked" in fields.get(b"transfer-encoding", b"").lower():
        body = _joined_chunks(body)
    if fields.get(b"content-encoding", b"").lower() in (b"gzip", b"deflate", b"x-gzip"):
        body = _inflated(body, budget)
    kind = fields.get(b"content-type", b"").lower()
    charset = kind.partition(b"charset=")[2].partition(b";")[0].strip(b" \"'")
    return body, kind, charset.decode("latin-1") or None


def _joined_chunks(body: bytes) -> bytes:
    """The chunks of a chunked body joined (RFC 9112, section 7.1); as it is where it is not."""
    parts: list[bytes] = []
    position = 0
    while position < len(body):
        end = body.find(b"\r\n", position, position + 80)
        size_text = body[position:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            size = int(size_text, 16)
        except ValueError:
            return body if not parts else b"".join(parts)
        if size <= 0:
            break
        parts.append(body[end + 2 : end + 2 + size])
        position = end + 2 + size + 2
    return b"".join(parts)


def _inflated(body: bytes, budget: Budget) -> bytes:
    import zlib

    from reader.parse.formats.nested import check_ratio

    for window in (47, -15):
        stream = zlib.decompressobj(window)
        try:
            expanded = stream.decompress(body, budget.expanded + 1)
        except zlib.error:
            continue
        budget.spend(len(expanded))
        check_ratio(len(body), len(expanded))
        return expanded
    return body
