"""RSS 0.9 to 2.0, RDF and Atom files: one article an entry. JSON Feed is read as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.dates import parse_date
from reader.parse.draft import Parsed
from reader.parse.formats.feed_entry import Entry, line_of, read_entry, read_text, text_in, title_of
from reader.parse.formats.feed_media import captions
from reader.parse.formats.feed_origin import others, without_origin
from reader.parse.formats.lifting import Lifted
from reader.parse.formats.looks import lowered
from reader.parse.formats.pieces import (
    decoding_problems,
    headline_of,
    language_tag,
    looks_like_markup,
    names_line,
    optional_line,
    problem,
    repeats_beginning,
    text_blocks,
    web_address,
)
from reader.parse.formats.place import dateline_in
from reader.parse.late import Late, Stated, late
from reader.parse.references import unescaped
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.parse.draft import Draft, DraftBlock, DraftDate, DraftRelated
    from reader.parse.formats.markup.tree import Element

NAME = "feed"

_ROOTS = (b"<rss", b"<rdf:rdf", b"<feed", b"<channel")
_ATOM = "http://www.w3.org/2005/Atom"
_MARKS = (b"purl.org/rss", b"rss/1.0", b"w3.org/2005/atom", b"<item", b"<entry", b"<channel")
_HEADLINE_FROM_BODY = 120
_HARMLESS = len("<a>A headline, short</a>") * limits.RELATED
"""Up to this length no text holds too many links, and none is too long."""
_LINKS = (b"<a", b"<A", b"&lt;a", b"&lt;A", b"&#60;", b"related")
"""How a link begins in the rest of a feed, which holds no long text."""
_NO_CATEGORY = frozenset(
    {"uncategorized", "uncategorised", "allgemein", "non classé", "sin categoría"}
)


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
    from reader.parse.formats.xml_text import read_feed_xml

    xml, texts, rest = read_feed_xml(data)
    problems = []
    drafts: list[Draft] = []
    if xml.root is not None:
        channel = read_channel(xml.root)
        may_wait = not (_may_exceed(rest) or any(map(_may_exceed, texts)))
        for element in xml.root.iter("{*}item", "{*}entry"):
            draft = _draft_of(element, texts, channel, xml.length, may_wait=may_wait)
            if draft is not None:
                drafts.append(draft)
            if len(drafts) == limits.ENTRIES:
                break
    problems += decoding_problems(path, xml.warnings) if drafts else []
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
    publisher: SafeText | None = None
    tag: SafeText | None = None
    """The language as the tag that articles carry."""


def read_channel(root: Element) -> Channel:
    """Title, language and address of the feed with the root element `root`."""
    from reader.parse.formats.markup.tree import local_name
    from reader.parse.formats.values import plain

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
    channel.publisher = optional_line(plain(channel.title))
    channel.tag = language_tag(channel.language)
    return channel


def read_entries(data: bytes) -> Iterator[Entry]:
    """The entries of a feed as it has them: text and HTML, no article made of them yet."""
    from reader.parse.formats.xml_text import read_feed_xml

    xml, texts, _ = read_feed_xml(data)
    if xml.root is not None:
        for element in xml.root.iter("{*}item", "{*}entry"):
            yield read_entry(element, texts)


def draft_of_entry(entry: Entry, channel: Channel, length: int) -> Draft | None:
    """The article of an item or entry; None where it has neither title nor text nor link.

    All but its headline is read when it is asked for (`reader.parse.late`).
    """
    if not entry.title and not entry.holder and not entry.link:
        return None

    def read() -> Entry:
        return entry

    headline = headline_of(line_of(entry.title) or _first_words(entry))
    draft = late(partial(_stated, read, channel), partial(_rest, read, channel), headline, length)
    if len(entry.related) > limits.RELATED or _may_exceed(entry.holder):
        # Only in what has been read can be seen whether it exceeds a limit.
        draft.finish()
    return draft


def _draft_of(
    element: Element, texts: Sequence[Lifted], channel: Channel, length: int, *, may_wait: bool
) -> Draft | None:
    """The article of an item or entry; where all `may_wait`, only its title is looked at."""
    title = title_of(element) if may_wait else ""
    if not title:
        return draft_of_entry(read_entry(element, texts), channel, length)
    read = _Unread(element, texts)
    headline = headline_of(line_of(title) or title)
    return late(partial(_stated, read, channel), partial(_rest, read, channel), headline, length)


class _Unread:
    """An item or entry that is read, once, when something of it is asked for."""

    __slots__ = ("_element", "_entry", "_texts")

    def __init__(self, element: Element, texts: Sequence[Lifted]) -> None:
        self._element = element
        self._texts = texts
        self._entry: Entry | None = None

    def __call__(self) -> Entry:
        if self._entry is None:
            # In this order another thread does it once more at worst.
            self._entry = read_entry(self._element, self._texts)
        return self._entry


def _language(entry: Entry, channel: Channel) -> SafeText | None:
    return language_tag(entry.language) if entry.language else channel.tag


def _stated(read: Callable[[], Entry], channel: Channel) -> Stated:
    """What an entry says in elements of their own."""
    entry = read()
    language = _language(entry, channel)
    modified = _date(entry.modified, language)
    same = entry.published == entry.modified
    return Stated(
        byline=names_line(entry.authors) if entry.authors else None,
        published=modified if same else _date(entry.published, language) or modified,
        modified=modified,
        section=_section(entry.categories),
        publisher=optional_line(line_of(entry.source)) or channel.publisher,
        url=_address(entry, channel),
    )


def _may_exceed(text: Lifted | str | bytes) -> bool:
    """Whether there may be more links, or more of it, in a text than an article keeps."""
    if len(text) <= _HARMLESS:
        return False
    if isinstance(text, str):
        links = text.count("<a") + text.count("<A")
    elif isinstance(text, Lifted):
        links = text.links()
    else:
        links = sum(map(text.count, _LINKS))
    return links > limits.RELATED or len(text) > limits.ARTICLE_CHARACTERS


def _section(categories: Sequence[str]) -> SafeText | None:
    """The first category that says something; WordPress has a name for having none."""
    for category in categories:
        if category.lower() not in _NO_CATEGORY:
            return optional_line(line_of(category))
    return None


def _rest(read: Callable[[], Entry], channel: Channel) -> Late:
    """What takes the text of an entry to be read."""
    entry = read()
    base = entry.link or channel.link
    body, related = _blocks(entry.text, base)
    title = line_of(entry.title)
    body = without_origin(body, title, channel.publisher)
    if entry.pictures:
        body = (*body, *captions(_described(entry), body, title))
    related = others(related, title, base)
    return Late(
        standfirst=_standfirst(entry, body),
        dateline=dateline_in(body),
        language=_language(entry, channel) or _guessed(entry.title, body),
        body=body,
        related=(*entry.related, *related),
    )


def _described(entry: Entry) -> Sequence[tuple[str, str]]:
    """The pictures of an entry; the words beside one that has none are about it."""
    words, address = entry.pictures[0]
    if words or len(entry.pictures) > 1 or entry.holder is entry.caption:
        return entry.pictures
    return ((read_text(entry.caption), address),)


def _first_words(entry: Entry) -> str:
    """What stands in for a missing title."""
    body, _ = _blocks(entry.text, None)
    return body[0].text[:_HEADLINE_FROM_BODY] if body else entry.link


def _blocks(text: str, base: str | None) -> tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]:
    if not text:
        return (), ()
    if looks_like_markup(text):
        from reader.parse.formats.markup.fragment import read_fragment

        return read_fragment(text, base)
    return text_blocks(unescaped(text)), ()


def _standfirst(entry: Entry, body: tuple[DraftBlock, ...]) -> SafeText | None:
    """The summary, unless it is all there is or only repeats how the body begins."""
    line = optional_line(line_of(read_text(entry.summary))) if entry.content else None
    return None if line is None or repeats_beginning(line, body) else line


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
