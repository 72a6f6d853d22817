"""The formats that can be read: how a file's format is found, and how it is read.

A format is a module with ``NAME``, ``sniff(head, name)`` and ``parse(data, path, explain)``
(`Format`). Adding one is adding a module, its name here and a row in docs/FORMATS.md. Others can
add theirs through the entry point group ``newsreader.formats``; these are asked only when none of
our own is sure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from reader.parse.draft import Parsed, Problem
from reader.parse.formats.looks import is_ordinary
from reader.parse.formats.others import kind_of
from reader.parse.internal import internal_reason
from reader.text.safe import SafeText, clean_line

HEAD_BYTES = 4096
"""How much of a file `identify` wants to see."""

SURE = 0.4
"""From this score on no format of others is asked; plain text named ".txt" reaches it."""

CERTAIN = 0.95
"""From this score on no format below is asked."""

# Containers and exact signatures first: on equal scores the first one stays.
MODULES = {
    "compressed": "compressed",
    "pdf": "pdf",
    "parquet": "parquet",
    "epub": "epub",
    "warc": "warc",
    "archive": "archive",
    "anpa": "iptc_anpa",
    "mhtml": "mhtml",
    "mail": "mail",
    "wxr": "wxr",
    "opml": "opml",
    "nitf": "nitf",
    "newsml": "newsml",
    "feed": "feed",
    "json": "json_articles",
    "html": "html",
    "markdown": "markdown",
    "table": "table",
    "xml": "records_xml",
    "text": "plain",
}
"""Module of each format by its name."""

_EXPLAINING = frozenset(
    {"text", "archive", "compressed", "warc", "epub", "mhtml", "pdf", "parquet"}
)
"""Formats that explain themselves, or whose articles are not in letters in the file."""

ENTRY_POINTS = "newsreader.formats"


@dataclass(frozen=True, slots=True)
class Match:
    """What a file is taken for."""

    name: SafeText
    """Name of a format, or of a kind of file that holds no article: "picture"."""
    score: float
    readable: bool
    """False where there is nothing to read: `name` is then the kind of file."""


_ORDINARY = Match(SafeText("text"), SURE, readable=True)


class Format(Protocol):
    """What a format module offers."""

    NAME: str
    """One word, unique: "html"."""

    def sniff(self, head: bytes, name: str) -> float:
        """How sure it is, 0 to 1, that a file beginning with `head` and called `name` is its own.

        The content wins over the ending. Never raises, imports nothing.
        """

    def parse(self, data: bytes, path: str, explain: bool = False) -> Parsed:
        """Everything in `data`; never raises, reads no other file, opens no connection."""


@cache
def own_formats() -> tuple[Format, ...]:
    """Our format modules, imported; none of them imports a parser before it is asked to parse."""
    return tuple(_own(module) for module in MODULES.values())


@cache
def _own(module: str) -> Format:
    return cast("Format", import_module(f"reader.parse.formats.{module}"))


@cache
def foreign_formats() -> tuple[Format, ...]:
    """Format modules of others; one that cannot be imported is left out."""
    from importlib.metadata import entry_points

    found = []
    for entry in entry_points(group=ENTRY_POINTS):
        try:
            found.append(cast("Format", entry.load()))
        except Exception:  # noqa: BLE001, S112  # foreign code may fail in any way
            continue
    return tuple(found)


def identify(head: bytes, name: str) -> Match:
    """Tell the format of the file called `name` whose first `HEAD_BYTES` bytes are `head`.

    Never raises. Plain text is what everything is that decodes as text and is nothing else.
    """
    head = head[:HEAD_BYTES]
    if is_ordinary(head, name) and not _own("table").sniff(head, name):
        return _ORDINARY
    kind = kind_of(head, name)
    if kind is not None:
        return Match(SafeText(kind), 1.0, readable=False)
    best = _best(own_formats(), head, name)
    if best is None or best.score < SURE:
        foreign = _best(foreign_formats(), head, name)
        if foreign is not None and (best is None or foreign.score > best.score):
            best = foreign
    return best or Match(SafeText("binary"), 0.0, readable=False)


def load(name: str) -> Format:
    """Return the format called `name`.

    Raises:
        KeyError: if there is none.
    """
    if name in MODULES:
        return _own(MODULES[name])
    for module in foreign_formats():
        if name == module.NAME:
            return module
    raise KeyError(name)


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:
    """Identify and read `data`; never raises.

    A file that holds no article gives no draft and no problem; its format says what it is.
    """
    match = identify(data[:HEAD_BYTES], path)
    if not match.readable:
        return Parsed((), (), match.name)
    return parse_as(match.name, data, path, explain)


def parse_as(name: str, data: bytes, path: str, explain: bool = False) -> Parsed:
    """Read `data` as the format called `name`; a failure in it becomes a problem.

    Raises:
        KeyError: if there is no format of that name.
    """
    module = load(name)
    try:
        parsed = module.parse(data, path, explain)
        return _explained(parsed, data) if explain and name not in _EXPLAINING else parsed
    except ImportError as error:
        reason = f"needs {error.name}, which is not installed: pip install newsfolder brings it"
    except MemoryError:
        reason = "needs more memory than reading a file may take"
    except Exception as error:  # noqa: BLE001  # one bad file must never stop the others
        reason = internal_reason(name, error)
    return Parsed((), (Problem(clean_line(path), clean_line(reason)),), clean_line(name))


def _explained(parsed: Parsed, data: bytes) -> Parsed:
    """`parsed` with the reason for each field of each article."""
    from reader.parse.formats.explained import explained
    from reader.parse.formats.markup.declared import decode_markup

    # Mail has no one encoding, and its offsets count bytes.
    text = data.decode("latin-1") if parsed.format == "mail" else decode_markup(data).text
    return replace(parsed, drafts=explained(parsed.drafts, text))


def _best(modules: tuple[Format, ...], head: bytes, name: str) -> Match | None:
    score = 0.0
    best: Format | None = None
    for module in modules:
        try:
            found = module.sniff(head, name)
        except Exception:  # noqa: BLE001, S112  # a foreign format may fail in any way
            continue
        if found > score:
            score, best = found, module
            if score >= CERTAIN:
                break
    return Match(clean_line(best.NAME), score, readable=True) if best is not None else None
