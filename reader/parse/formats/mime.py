"""The parts of a mail or of a saved page (RFC 2045, RFC 2046), found in time that goes by size.

The parser of the standard library compares every line with every boundary around it and takes the
parameters of a header apart anew whenever one is asked for: a megabyte can cost it a minute, and a
mailbox of short mails as much as all else together. Here a boundary is looked for once in what it
bounds, depth and headers are limited, and the library reads no more than the parameters of a
part's header and the transfer encoding of its content.
"""

from __future__ import annotations

import re
from email.message import Message
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 10
_LONGEST_HEADERS = 64 * 1024
_LONGEST_VALUE, _LONGEST_CONTENT_VALUE = 10_000, 2_000
"""Characters of a header; what tells of the content is taken apart and so may be less."""
_HEADER_LINES = re.compile(rb"(?:(?:From |[!-9;-~]*:|[ \t])[^\n]*(?:\n|\Z))*")
"""As `email.feedparser` tells them: the first other line ends the header."""
_FIELD = re.compile(r"^([!-9;-~]+):[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)", re.MULTILINE)
_NEWLINE = re.compile(rb"\r?\n")


def walk(data: bytes, depth: int = 0, kind: str = "text/plain") -> Iterator[Message]:
    """A message and everything in it, outermost first, as `email.message.Message.walk` gives it.

    Those that hold others have no payload; what lies deeper than ten levels is left out.

    Args:
        data: the message.
        depth: how many messages it lies in.
        kind: what it is where its header does not say.

    Raises:
        ValueError, LookupError, TypeError, AttributeError, AssertionError: from the library, for
            headers it cannot read.
    """
    message, content = _opened(data)
    if kind != message.get_default_type():
        message.set_default_type(kind)
    inner = [] if depth > _DEEPEST else _inner(message, content)
    if inner is None:
        message.set_payload(content.decode("ascii", "surrogateescape"))
        yield message
        return
    message.set_payload([])
    yield message
    kind = "message/rfc822" if message.get_content_type() == "multipart/digest" else "text/plain"
    for part in inner:
        yield from walk(part, depth + 1, kind)


def _opened(data: bytes) -> tuple[Message, bytes]:
    """The header of a message, and what stands behind it."""
    lines = _HEADER_LINES.match(data)
    end = lines.end() if lines else 0
    behind = _NEWLINE.match(data, end)
    content = data[behind.end() if behind else end :]
    message = Message()
    header = data[: min(end, _LONGEST_HEADERS)].decode("ascii", "surrogateescape")
    for name, value in _FIELD.findall(header):
        is_content = name[:8].lower() == "content-"
        most = _LONGEST_CONTENT_VALUE if is_content else _LONGEST_VALUE
        message.set_raw(name, value.rstrip("\r\n")[:most])
    return message, content


def _inner(message: Message, content: bytes) -> Iterator[bytes] | list[bytes] | None:
    """The messages in a message; None where it holds text or a file."""
    kind = message.get_content_type()
    if kind == "message/rfc822":
        return [content]
    if not kind.startswith("multipart/"):
        return None
    boundary = message.get_boundary()
    return None if boundary is None else _between(content, boundary)


def _between(content: bytes, boundary: str) -> Iterator[bytes]:
    """What stands between the lines of a boundary, up to the one that ends it."""
    mark = re.escape(boundary.encode("ascii", "surrogateescape"))
    line = re.compile(rb"^--" + mark + rb"(--)?[ \t]*\r?$", re.MULTILINE)
    start = -1
    for found in line.finditer(content):
        if start >= 0:
            part = content[start : found.start()]
            yield part.removesuffix(b"\n").removesuffix(b"\r")
        if found[1]:
            return
        newline = _NEWLINE.match(content, found.end())
        start = newline.end() if newline else found.end()
    if start >= 0:
        yield content[start:]
