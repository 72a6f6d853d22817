"""XML that is no known format: elements whose children are named like fields of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.draft import Draft, Parsed
from reader.parse.formats.aliases import known_fields
from reader.parse.formats.pieces import problem
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.parse.formats.markup.tree import Element

NAME = "xml"

_CHILDREN = 200
_FEWEST_FIELDS = 2


def sniff(head: bytes, name: str) -> float:
    """Sure of nothing but that it is XML."""
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:200]
    if start.startswith(b"<?xml"):
        return 0.6
    return 0.55 if name.lower().endswith(".xml") and start[:1] == b"<" else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """Every element that holds the fields of an article."""
    from reader.parse.formats.xml_text import read_xml

    xml = read_xml(data)
    drafts = _drafts(xml.root, xml.length)
    problems = []
    if xml.faults:
        reason = f"broken XML, read as far as it goes: {xml.faults[0]}"
        problems.append(problem(path, reason, skipped=not drafts))
    elif not drafts:
        problems.append(problem(path, "XML without an article in it"))
    return Parsed(tuple(drafts), tuple(problems), SafeText(NAME), SafeText(xml.encoding))


def _drafts(root: Element | None, length: int) -> list[Draft]:
    from reader.parse.formats.record import draft_of

    drafts: list[Draft] = []
    taken: set[object] = set()
    for element in root.iter() if root is not None else ():
        if len(element) < _FEWEST_FIELDS or element.getparent() in taken:
            if element.getparent() in taken:
                taken.add(element)
            continue
        record = _record(element)
        fields = known_fields(record)
        if "headline" not in fields or "body" not in fields:
            continue
        draft = draft_of(record, end=length)
        if draft is not None:
            taken.add(element)
            drafts.append(draft)
        if len(drafts) == limits.ENTRIES:
            break
    return drafts


def _record(element: Element) -> Mapping[str, object]:
    from reader.parse.formats.feed_entry import markup_of
    from reader.parse.formats.markup.tree import local_name

    record: dict[str, object] = {}
    for child in element[:_CHILDREN]:
        name = local_name(child)
        if name and name not in record:
            record[name] = markup_of(child)
    return record
