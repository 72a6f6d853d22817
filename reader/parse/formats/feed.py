"""RSS 0.9 to 2.0, RDF and Atom files: one article an entry. JSON Feed is read as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.dates import parse_date
from reader.parse.draft import Draft, DraftBlock, DraftRelated, Parsed
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
_LONGEST_NAME = 120
_HEADLINE_FROM_BODY = 120


def sniff(head: bytes, name: str) -> float:
    """Sure of an rss or feed element near the beginning."""
    lower = head.replace(b"\x00", b"").lower()
    start = lower.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start[:1] == b"<" and b"<html" not in lower[:1000]:
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


@dataclass(slots=True)
class _Entry:
    title: str = ""
    link: str = ""
    identifier: str = ""
    content: str = ""
    summary: str = ""
    caption: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    source: str = ""
    authors: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    related: list[DraftRelated] = field(default_factory=list)


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
            channel.title = channel.title or _text(child)
        elif name == "language":
            channel.language = _text(child)
        elif name == "link" and channel.link is None:
            channel.link = child.get("href") or _text(child)
    return channel


def _read_entry(element: Element) -> _Entry:
    entry = _Entry()
    entry.language = element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            continue
        namespace, _, name = tag.rpartition("}")
        _READERS.get(name, _ignore)(entry, child, namespace[1:])
    return entry


def _ignore(entry: _Entry, child: Element, namespace: str) -> None:
    pass


def _read_title(entry: _Entry, child: Element, namespace: str) -> None:
    if not entry.title and "search.yahoo.com/mrss" not in namespace:
        entry.title = _text(child)


def _read_link(entry: _Entry, child: Element, namespace: str) -> None:  # noqa: ARG001
    address = child.get("href") or (child.text or "").strip()
    relation = child.get("rel") or "alternate"
    if relation == "alternate" and not entry.link:
        entry.link = address
    elif relation == "related" and child.get("title"):
        entry.related.append(DraftRelated(headline_of(child.get("title")), web_address(address)))


def _read_identifier(entry: _Entry, child: Element, namespace: str) -> None:  # noqa: ARG001
    if (child.get("isPermaLink") or "true") != "false":
        entry.identifier = (child.text or "").strip()


def _read_content(entry: _Entry, child: Element, namespace: str) -> None:
    if "search.yahoo.com/mrss" in namespace:
        return
    text = markup_of(child)
    if len(text) > len(entry.content):
        entry.content = text


def _read_summary(entry: _Entry, child: Element, namespace: str) -> None:
    if "search.yahoo.com/mrss" in namespace:
        entry.caption = entry.caption or _text(child)
        return
    text = markup_of(child)
    if len(text) > len(entry.summary):
        entry.summary = text


def _read_published(entry: _Entry, child: Element, namespace: str) -> None:  # noqa: ARG001
    entry.published = entry.published or _text(child)


def _read_modified(entry: _Entry, child: Element, namespace: str) -> None:  # noqa: ARG001
    entry.modified = _text(child)


def _read_author(entry: _Entry, child: Element, namespace: str) -> None:  # noqa: ARG001
    names = [_text(name) for name in child.iterchildren("{*}name")]
    for name in names or [_text(child)]:
        plain_name = _author_name(name)
        if plain_name:
            entry.authors.append(plain_name)


def _read_category(entry: _Entry, child: Element, namespace: str) -> None:  # noqa: ARG001
    text = child.get("label") or child.get("term") or _text(child)
    if text:
        entry.categories.append(text)


def _read_source(entry: _Entry, child: Element, namespace: str) -> None:  # noqa: ARG001
    titles = [_text(title) for title in child.iterchildren("{*}title")]
    entry.source = titles[0] if titles else (child.text or "").strip()


_READERS = {
    "title": _read_title,
    "link": _read_link,
    "guid": _read_identifier,
    "id": _read_identifier,
    "encoded": _read_content,
    "content": _read_content,
    "body": _read_content,
    "description": _read_summary,
    "summary": _read_summary,
    "pubDate": _read_published,
    "published": _read_published,
    "issued": _read_published,
    "created": _read_published,
    "date": _read_published,
    "updated": _read_modified,
    "modified": _read_modified,
    "author": _read_author,
    "creator": _read_author,
    "category": _read_category,
    "subject": _read_category,
    "source": _read_source,
}


def draft_of_entry(element: Element, channel: Channel, length: int) -> Draft | None:
    """The article of an item or entry; None where it has neither title nor text nor link."""
    return _draft_of(_read_entry(element), channel, length)


def _draft_of(entry: _Entry, channel: Channel, length: int) -> Draft | None:
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


def _address(entry: _Entry, channel: Channel) -> SafeText | None:
    for text in (entry.link, entry.identifier):
        found = web_address(text)
        if found is not None:
            return found
    if entry.link and channel.link:
        from reader.parse.formats.markup.blocks import address

        return address(entry.link, channel.link)
    return None


def _author_name(text: str) -> str:
    """The name in ``ada@example.org (Ada Lind)``; the whole where there is no address."""
    if "@" in text and "(" in text:
        text = text[text.find("(") + 1 :].rstrip(") ")
    return text[:_LONGEST_NAME]


def _date(text: str, language: str | None) -> DraftDate | None:
    return parse_date(text, language) if text else None


def _guessed(title: str, body: tuple[DraftBlock, ...]) -> SafeText | None:
    from reader.parse.language import guess_language

    sample = " ".join([title, *(one.text for one in body[:5])])[:1000]
    guess = guess_language(sample)
    return SafeText(guess) if guess else None


def _text(element: Element) -> str:
    if len(element) == 0:
        return (element.text or "").strip()
    return "".join(element.itertext()).strip()


def markup_of(element: Element) -> str:
    """The content of an element as HTML: escaped, in CDATA or as child elements (XHTML)."""
    if len(element) == 0:
        return (element.text or "").strip()
    from lxml import etree

    if all(not isinstance(child.tag, str) for child in element):
        return "".join(element.itertext())
    parts = [element.text or ""]
    parts += [
        etree.tostring(child, encoding="unicode", method="html")
        for child in element
        if isinstance(child.tag, str)
    ]
    return "".join(parts)
