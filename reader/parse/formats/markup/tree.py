"""Text of a page to an element tree: without network, entities, scripts or unbounded depth."""

from __future__ import annotations

from typing import Any

from lxml import etree

from reader.parse import limits
from reader.parse.formats.markup.run import LINE_BREAK
from reader.parse.formats.markup.tags import without_endless_tags
from reader.text.safe import clean

Element = Any
"""An lxml element; lxml ships no types."""

# Never part of an article's text, whatever stands in them.
_REMOVED_WORDS = (
    "script style noscript template svg math iframe object embed canvas audio video map "
    "button select textarea input datalist dialog nav menu meter progress link meta base "
    "source track param area"
)
_SAFELY = {
    "recover": True,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,
}
TAGS_AN_ELEMENT = 160
"""Tags for each element of the limit up to which XML is read: much of a feed may be quoted HTML."""
_REMOVED = tuple(_REMOVED_WORDS.split())


def parse_html(text: str, data: bytes | None = None) -> tuple[Element | None, bool]:
    """Parse HTML.

    Args:
        text: the page.
        data: the same in UTF-8, where that is at hand.

    Returns:
        The root element or None where there is none, and whether the parser gave up half-way
        since the nesting is too deep (libxml2 stops at 256 levels).
    """
    parser = etree.HTMLParser(**_SAFELY, encoding="utf-8")
    if not text or text.isspace():
        return None, False
    data = text.encode("utf-8", "replace") if data is None else data
    data = without_endless_tags(data.replace(b"\x00", b""))
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None, False
    return root, any("xcessive depth" in entry.message for entry in parser.error_log)


def parse_xml(data: bytes) -> tuple[Element | None, list[str]]:
    """Parse XML, recovering what can be.

    Returns:
        The root element or None, and what was wrong. No entity is expanded but the five of XML
        and characters by number; no DTD is loaded; nothing is fetched.
    """
    if data.count(b"<") > TAGS_AN_ELEMENT * limits.ELEMENTS:
        # A tree takes a hundred times the bytes of its tags: known before it is made.
        return None, [f"more than {TAGS_AN_ELEMENT * limits.ELEMENTS:,} tags"]
    parser = etree.XMLParser(**_SAFELY, resolve_entities=False, load_dtd=False, strip_cdata=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        return None, [str(error)]
    return root, [f"line {entry.line}: {entry.message}" for entry in parser.error_log][:20]


def prepare(root: Element) -> None:
    """Take out of a page what no reader sees, and mark its line breaks."""
    etree.strip_elements(root, *_REMOVED, with_tail=False)
    for line_break in root.iter("br"):
        # A tree takes back no control character, though the parser lets some in.
        line_break.tail = LINE_BREAK + clean(line_break.tail or "")


def walk(root: Element) -> Any:
    """An iterator of ("start" | "end", element) whose `skip_subtree` leaves out what is inside."""
    return etree.iterwalk(root, events=("start", "end"))


def all_text(element: Element) -> str:
    """The text in `element` on one line, each run of white space one space."""
    return " ".join("".join(element.itertext()).split())


def local_name(element: Element) -> str:
    """The name of an XML element without its namespace, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def first(element: Element, *names: str) -> Element | None:
    """The first descendant in document order with one of the local names, in any namespace."""
    for found in element.iter(*(f"{{*}}{name}" for name in names)):
        return found
    return None
