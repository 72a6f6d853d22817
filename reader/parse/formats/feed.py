"""RSS 0.9 to 2.0, RDF and Atom files: one article an entry. JSON Feed is read as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.dates import parse_date
from reader.parse.draft import Draft, DraftBlock, DraftRelated, Parsed
from reader.parse.formats.feed_entry import Entry, read_entry, text_in
from reader.parse.formats.looks import lowered
from reader.parse.formats.pieces import (
    headline_of,
    language_tag,
    looks_like_markup,
    names_line,
    optional_line,
    problem,
    text_blocks,
    web_address,
)
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from reader.parse.draft import DraftDate
    from reader.parse.formats.markup.tree import Element

NAME = "feed"

_ROOTS = (b"<rss", b"<rdf:rdf", b"<feed", b"<channel")
_ATOM = "http://www.w3.org/2005/Atom"
_MARKS = (b"purl.org/rss", b"rss/1.0", b"w3.org/2005/atom", b"<item", b"<entry", b"<channel")
_HEADLINE_FROM_BODY = 120


def sniff(head: bytes, name: str) -> float:
    """Sure of an rss or feed element near the beginning."""
    lower = lowered(head)
    if lower[:1] == b"<" and b"<html" not in lower[:1000]:
        if b"<rss" in lower or (b"<rdf:rdf" in lower and b"rss" in lower):
            return 0.95
        if b"<feed" in lower and (b"atom" in lower or b"<entry" in lower or b"<title" in lower):
            return 0.95
        if any(root in lower for root in _ROOTS) and any(mark in lower for mark in _MARKS):
            return 0.85
    named = name.lower().endswith((".rss", ".atom", ".rdf"))
    return 0.55 if named and b"<" in head else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """Every entry of a feed file; broken XML is read as far as it goes and said so."""
    from reader.parse.formats.xml_text import read_xml

    xml = read_xml(data)
    problems = []
    drafts: list[Draft] = []
    if xml.root is not None:
        channel = read_channel(xml.root)
        for entry in xml.root.iter("{*}item", "{*}entry"):
            draft = draft_of_entry(entry, channel, xml.length)
            if draft is not None:
                drafts.append(draft)
            if len(drafts) == limits.ENTRIES:
                break
    if xml.faults:
        reason = f"broken XML, read as far as it goes: {xml.faults[0]}"
        problems.append(problem(path, reason, skipped=not drafts))
    elif not drafts:
        problems.append(problem(path, "a feed without any entry"))
    return Parsed(tuple(drafts), tuple(problems), SafeText(NAME), SafeText(xml.encoding))


@dataclass(slots=True)
class Channel:
    """What a feed says about itself."""

    title: str = ""
    language: str | None = None
    link: str | None = None


def read_channel(root: Element) -> Channel:
    """Title, language and address of the feed with the root element `root`."""
    from reader.parse.formats.markup.tree import local_name

    channel = Channel(language=root.get("{http://www.w3.org/XML/1998/namespace}lang"))
    holder = next(root.iterchildren("{*}channel"), root)
    for child in holder:
        name = local_name(child)
        if name in ("item", "entry"):
            break
        if name == "title":
            channel.title = channel.title or text_in(child)
        elif name == "language":
            channel.language = text_in(child)
        elif name == "link" and channel.link is None:
            channel.link = child.get("href") or text_in(child)
    return channel


def draft_of_entry(element: Element, channel: Channel, length: int) -> Draft | None:
    """The article of an item or entry; None where it has neither title nor text nor link."""
    return _draft_of(read_entry(element), channel, length)


def _draft_of(entry: Entry, channel: Channel, length: int) -> Draft | None:
    from reader.parse.formats.values import plain

    base = entry.link or channel.link
    body, related = _blocks(entry.content or entry.summary or entry.caption, base)
    title = plain(entry.title)
    if not title and not body and not entry.link:
        return None
    summary = plain(entry.summary) if entry.content and entry.summary else ""
    language = language_tag(entry.language or channel.language)
    if not title:
        title = body[0].text[:_HEADLINE_FROM_BODY] if body else entry.link
    return Draft(
        headline=headline_of(title),
        standfirst=_standfirst(summary, body),
        byline=names_line(entry.authors),
        published=_date(entry.published, language) or _date(entry.modified, language),
        modified=_date(entry.modified, language),
        language=language or _guessed(title, body),
        section=optional_line(plain(entry.categories[0])) if entry.categories else None,
        publisher=optional_line(plain(entry.source or channel.title)),
        url=_address(entry, channel),
        body=body,
        related=(*entry.related, *related)[: limits.RELATED],
        end=length,
    )


def _blocks(text: str, base: str | None) -> tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]:
    if not text:
        return (), ()
    if looks_like_markup(text):
        from reader.parse.formats.markup.fragment import read_fragment

        return read_fragment(text, base)
    if "&" in text:
        from html import unescape

        text = unescape(text)
    return text_blocks(text), ()


def _standfirst(summary: str, body: tuple[DraftBlock, ...]) -> SafeText | None:
    """The summary, unless it only repeats how the body begins."""
    line = optional_line(summary)
    if line is None:
        return None
    start = line.rstrip(" .…[]")[:60]
    return None if any(one.text.startswith(start) for one in body[:3]) else line


def _address(entry: Entry, channel: Channel) -> SafeText | None:
    for text in (entry.link, entry.identifier):
        found = web_address(text)
        if found is not None:
            return found
    if entry.link and channel.link:
        from reader.parse.formats.markup.blocks import address

        return address(entry.link, channel.link)
    return None


def _date(text: str, language: str | None) -> DraftDate | None:
    return parse_date(text, language) if text else None


def _guessed(title: str, body: tuple[DraftBlock, ...]) -> SafeText | None:
    from reader.parse.language import guess_language

    sample = " ".join([title, *(one.text for one in body[:5])])[:1000]
    guess = guess_language(sample)
    return SafeText(guess) if guess else None
