"""XML files to a tree: decoded by us, without DTD and entities, what is broken said so."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.formats.lifting import lifted
from reader.parse.formats.markup.declared import decode_markup

if TYPE_CHECKING:
    from reader.parse.decode import Decoded
    from reader.parse.draft import DraftBlock, DraftRelated
    from reader.parse.formats.lifting import Lifted
    from reader.parse.formats.markup.tree import Element

_DECLARATION = re.compile(rb"<\?xml[^<>]{0,400}\?>")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_OWN_ENTITIES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_SURROGATES = re.compile(
    rb"(?:&#(?:[xX]0{0,8}[dD][89a-fA-F][0-9a-fA-F]{2}|0{0,8}5[5-7][0-9]{3});){1,999}"
)
"""Numbers of characters from U+D6D8 to U+E28F, the surrogates among them."""
# Ten times as fast to look for, since it begins with letters of its own.
_ANY_SURROGATE = re.compile(rb"&#(?:[xX]0{0,8}[dD][89a-fA-F]|0{0,8}5[5-7][0-9]{3};)")
_DOCTYPE_END = 20_000


class Xml(NamedTuple):
    """A parsed XML file."""

    root: Element | None
    encoding: str
    faults: tuple[str, ...]
    """What was wrong and has been recovered; empty for well-formed files."""
    length: int
    """Characters of the decoded file."""
    warnings: tuple[str, ...] = ()
    """What had to be put up with to read its letters."""


def read_xml(data: bytes) -> Xml:
    """Parse `data` as XML; never raises.

    A document type is cut off before parsing, so no entity can be declared; the named characters
    of HTML, which feeds use without declaring them, are replaced by what they mean.
    """
    decoded = decode_markup(data)
    text = _utf8(data, decoded)
    return _tree(text[_after_head(text) :], decoded)


class FeedXml(NamedTuple):
    """A parsed feed."""

    xml: Xml
    texts: list[Lifted]
    """Its long texts; marks stand for them in the tree."""
    rest: bytes
    """The file without them."""


def read_feed_xml(data: bytes) -> FeedXml:
    """Parse `data` as `read_xml` does, its long texts apart (`reader...lifting`)."""
    decoded = decode_markup(data)
    text = _utf8(data, decoded)
    rest, texts = lifted(text, _after_head(text))
    return FeedXml(_tree(rest, decoded), texts, rest)


def _utf8(data: bytes, decoded: Decoded) -> bytes:
    """The file in UTF-8."""
    is_as_it_was = (
        decoded.encoding == "utf-8" and not decoded.warnings and not data.startswith(BOM_UTF8)
    )
    text = data if is_as_it_was else decoded.text.encode("utf-8", "replace")
    return text.replace(b"\x00", b"") if b"\x00" in text else text


def _tree(text: bytes, decoded: Decoded) -> Xml:
    from reader.parse.formats.markup.tree import parse_xml

    root, faults = parse_xml(text)
    if faults and _ANY_SURROGATE.search(text):
        # libxml2 has found these at fault, and stored bytes that are no UTF-8.
        text = _SURROGATES.sub(_joined, text)
        root, faults = parse_xml(text)
    if faults and b"&" in text:
        repaired = _NAMED.sub(_character, text)
        if repaired != text:
            root, rest = parse_xml(repaired)
            faults = rest or ["named characters of HTML in XML"]
    return Xml(root, decoded.encoding, tuple(faults), len(decoded.text), decoded.warnings)


def _after_head(text: bytes) -> int:
    """Where the first element begins, behind declaration, document type and junk."""
    match = _DECLARATION.search(text, 0, 4096)
    start = match.end() if match is not None else max(text.find(b"<"), 0)
    doctype = text.find(b"<!DOCTYPE", start, start + 4096)
    if doctype >= 0:
        subset = text.find(b"[", doctype, doctype + 1000)
        closing = text.find(b">", doctype)
        if 0 <= subset < closing:
            end = text.find(b"]", subset, subset + _DOCTYPE_END)
            closing = text.find(b">", end) if end >= 0 else -1
        start = closing + 1 if closing >= 0 else start
    return start


def _joined(match: re.Match[bytes]) -> bytes:
    """Characters beyond U+FFFF that were written as two numbers each."""
    numbers = (number[1:-1].lower() for number in match[0].decode().split("&") if number)
    codes = (int(each[1:], 16) if each[0] == "x" else int(each) for each in numbers)
    units = "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "replace").encode()


def _character(match: re.Match[bytes]) -> bytes:
    from html.entities import html5

    if match[1] in _OWN_ENTITIES:
        return match[0]
    text = html5.get(f"{match[1].decode()};")
    return text.replace("&", "&amp;").replace("<", "&lt;").encode() if text else match[0]


def blocks_of_element(
    element: Element,
) -> tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]:
    """The blocks of an element whose content is marked up with p, h1, ul and the like.

    Text without any markup is taken by its lines.
    """
    from lxml import etree

    from reader.parse.formats.markup.fragment import read_fragment
    from reader.parse.formats.pieces import looks_like_markup, text_blocks

    if any(isinstance(child.tag, str) for child in element):
        return read_fragment(etree.tostring(element, encoding="unicode", with_tail=False))
    text = "".join(element.itertext())
    return read_fragment(text) if looks_like_markup(text) else (text_blocks(text), ())
