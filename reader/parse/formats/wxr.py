"""WXR: the export of a WordPress site, a feed with more in it; posts and pages are articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.draft import Draft, Parsed
from reader.parse.formats.looks import is_markup
from reader.parse.formats.pieces import problem
from reader.text.safe import SafeText, clean

if TYPE_CHECKING:
    from reader.parse.formats.markup.tree import Element

NAME = "wxr"

_TYPES = ("post", "page", "")
_UNPUBLISHED = ("trash", "auto-draft")
_SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|video|audio|playlist)\b[^\[\]]{0,500}\]")


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001
    """Sure of an rss element with the names of WordPress exports."""
    if not is_markup(head):
        return 0.0
    return 0.98 if b"<rss" in head and b"wordpress.org/export" in head else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """Every post and page of the export; attachments and menus are left out."""
    from reader.parse.formats.feed import draft_of_entry, read_channel
    from reader.parse.formats.feed_entry import read_entry
    from reader.parse.formats.xml_text import read_xml

    xml = read_xml(data)
    drafts: list[Draft] = []
    if xml.root is not None:
        channel = read_channel(xml.root)
        for item in xml.root.iter("{*}item"):
            if not _is_shown(item):
                continue
            _prepare(item)
            draft = draft_of_entry(read_entry(item), channel, xml.length)
            if draft is not None and len(drafts) < limits.ENTRIES:
                drafts.append(draft)
    problems = []
    if xml.faults:
        reason = f"broken XML, read as far as it goes: {xml.faults[0]}"
        problems.append(problem(path, reason, skipped=not drafts))
    elif not drafts:
        problems.append(problem(path, "an export of WordPress without a post"))
    return Parsed(tuple(drafts), tuple(problems), SafeText(NAME), SafeText(xml.encoding))


def _is_shown(item: Element) -> bool:
    kind = status = ""
    for child in item:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag.endswith("}post_type"):
            kind = (child.text or "").strip()
        elif tag.endswith("}status"):
            status = (child.text or "").strip()
    return kind in _TYPES and status not in _UNPUBLISHED


def _prepare(item: Element) -> None:
    """Give line breaks of the editor their meaning, and take its codes out."""
    for child in item:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag.endswith("}encoded") and child.text:
            text = _SHORTCODE.sub("", child.text)
            if "<p" not in text[:100_000]:
                text = text.replace("\r\n", "\n").replace("\n\n", "<p>")
            child.text = clean(text)
