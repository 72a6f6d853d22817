"""What is fuzzed: functions from bytes to nothing that raise exactly when a promise is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.parse.draft import Parsed


class BrokenPromiseError(AssertionError):
    """Something came out that must not."""


def decode(data: bytes) -> None:
    """Any bytes are decoded or refused, and cleaned text is safe and stays as it is."""
    from reader.parse.decode import decode as decoded
    from reader.text.safe import clean, clean_with_offsets, is_safe

    text = decoded(data).text
    cleaned = clean_with_offsets(text)
    _promise(is_safe(cleaned.text), "unsafe text")
    _promise(clean(cleaned.text) == cleaned.text, "cleaned twice is not cleaned once")
    if cleaned.text:
        _promise(0 <= cleaned.raw_offset(len(cleaned.text) - 1) < len(text), "offset out of text")


def plain(data: bytes) -> None:
    """Plain text becomes an article that can be built."""
    _read(data, "a.txt", "text")


def quotes(data: bytes) -> None:
    """Quotes lie in order within the text."""
    from reader.parse.quotes import find_quotes

    text = data.decode("utf-8", "replace")
    end = 0
    for quote in find_quotes(text):
        _promise(end <= quote.start < quote.end <= len(text), "quotes out of order")
        end = quote.end


def json(data: bytes) -> None:
    """JSON, JSON lines and tables."""
    for name, path in (("json", "a.json"), ("table", "a.csv"), ("markdown", "a.md")):
        _read(data, path, name)


def markup(data: bytes) -> None:
    """HTML, feeds and XML of agencies."""
    for name, path in (("html", "a.html"), ("feed", "a.rss"), ("xml", "a.xml"), ("nitf", "a.xml")):
        _read(data, path, name)


def containers(data: bytes) -> None:
    """Mail, archives, compressed files; whatever the content is taken for."""
    for name, path in (("mail", "a.eml"), ("archive", "a.zip"), ("warc", "a.warc"), ("anpa", "a")):
        _read(data, path, name)
    _read(data, "a", None)


def query(data: bytes) -> None:
    """Any query is understood."""
    from reader.library.query import parse

    parse(data.decode("utf-8", "replace"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (decode, plain, quotes, json, markup, containers, query)
}


def _read(data: bytes, path: str, name: str | None) -> None:
    from reader.parse.capped import capped
    from reader.parse.formats.registry import parse_as
    from reader.parse.read import build, read

    parsed = read(data, path) if name is None else capped(parse_as(name, data, path), path)
    _judge(parsed)
    for index in range(min(len(parsed.drafts), 3)):
        article = build(parsed, index, path)
        fault = any("quotes could not be told" in warning for warning in article.warnings)
        _promise(not fault, "the search for quotes failed")


def _judge(parsed: Parsed) -> None:
    from reader.text.safe import is_safe

    for problem in parsed.problems:
        _promise(is_safe(problem.reason), "unsafe reason")
        _promise(not problem.reason.startswith("could not be read as"), problem.reason)


def _promise(kept: bool, what: str) -> None:
    if not kept:
        raise BrokenPromiseError(what)
