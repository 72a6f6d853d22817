"""The fields of a feed's item or entry, whatever the dialect calls them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reader.parse.draft import DraftRelated
from reader.parse.formats.feed_media import picture_in
from reader.parse.formats.lifting import Lifted, restored
from reader.parse.formats.pieces import (
    headline_of,
    web_address,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parse.formats.markup.tree import Element

_Reader = Callable[["Entry", Any], None]
_LONGEST_NAME = 120
_MOST_PICTURES = 40
_MOST = 1000
"""Authors, categories and links that an entry keeps, of each kind."""


@dataclass(slots=True)
class Entry:
    """What an item or entry says, as text; "" where it is silent."""

    title: str = ""
    link: str = ""
    identifier: str = ""
    content: Lifted | str = ""
    summary: Lifted | str = ""
    caption: Lifted | str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    related: tuple[DraftRelated, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    """Words and address of each, from elements of their own."""
    sections: Sequence[Lifted] = ()
    """Texts of the feed that marks in its own stand for, while these are read."""

    @property
    def holder(self) -> Lifted | str:
        """The fullest text it has, HTML or plain, which may still have to be read."""
        return self.content or self.summary or self.caption

    @property
    def text(self) -> str:
        """The fullest text it has, HTML or plain."""
        return read_text(self.holder)


def read_text(text: Lifted | str) -> str:
    """A text that may stand outside of its entry."""
    return text if isinstance(text, str) else text.read()


def read_entry(element: Element, sections: Sequence[Lifted] = ()) -> Entry:
    """The fields of an item or entry; `sections` are the texts lifted out of its feed."""
    entry = Entry(sections=sections)
    entry.language = element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    for child in element:
        reader = _reader_of(child.tag)
        if reader is not None:
            reader(entry, child)
    entry.sections = ()
    return entry


def title_of(element: Element) -> str:
    """The title of an item or entry, as `read_entry` reads it."""
    for child in element:
        if _reader_of(child.tag) is _read_title and (text := text_in(child)):
            return text
    return ""


@lru_cache(maxsize=1024)
def _reader_of(tag: object) -> _Reader | None:
    """What reads an element called `tag`; comments have no name."""
    if not isinstance(tag, str):
        return None
    namespace, _, name = tag.rpartition("}")
    # A prefix that nobody declared stays before the name.
    name = name.rpartition(":")[2]
    if "search.yahoo.com/mrss" in namespace and name in _MEDIA_READERS:
        return _MEDIA_READERS[name]
    return _READERS.get(name)


def _read_title(entry: Entry, child: Element) -> None:
    if not entry.title:
        entry.title = text_in(child)


def _read_link(entry: Entry, child: Element) -> None:
    address = child.get("href")
    relation = child.get("rel") or "alternate" if address else "alternate"
    address = address or (child.text or "").strip()
    if relation == "alternate" and not entry.link:
        entry.link = address
    elif relation == "enclosure":
        _read_picture(entry, child)
    elif relation == "related" and child.get("title") and len(entry.related) <= _MOST:
        related = DraftRelated(headline_of(child.get("title")), web_address(address))
        entry.related = (*entry.related, related)


def _read_identifier(entry: Entry, child: Element) -> None:
    if child.get("isPermaLink") != "false":
        entry.identifier = (child.text or "").strip()


def _read_content(entry: Entry, child: Element) -> None:
    text = restored(markup_of(child), entry.sections)
    if len(text) > len(entry.content):
        entry.content = text


def _read_summary(entry: Entry, child: Element) -> None:
    text = restored(markup_of(child), entry.sections)
    if len(text) > len(entry.summary):
        entry.summary = text


def _read_caption(entry: Entry, child: Element) -> None:
    entry.caption = entry.caption or restored(text_in(child), entry.sections)


def _read_published(entry: Entry, child: Element) -> None:
    entry.published = entry.published or text_in(child)


def _read_modified(entry: Entry, child: Element) -> None:
    entry.modified = text_in(child)


def _read_author(entry: Entry, child: Element) -> None:
    names = [text_in(name) for name in child.iterchildren("{*}name")] if len(child) else []
    for name in names or [text_in(child)]:
        plain_name = _author_name(name)
        if plain_name and len(entry.authors) < _MOST:
            entry.authors = (*entry.authors, plain_name)


def _read_category(entry: Entry, child: Element) -> None:
    text = text_in(child) or child.get("label") or child.get("term")
    if text and len(entry.categories) < _MOST:
        entry.categories = (*entry.categories, text)


def _read_source(entry: Entry, child: Element) -> None:
    titles = [text_in(title) for title in child.iterchildren("{*}title")]
    entry.source = titles[0] if titles else (child.text or "").strip()


def _read_picture(entry: Entry, child: Element) -> None:
    found = picture_in(child)
    if found is not None and len(entry.pictures) < _MOST_PICTURES:
        entry.pictures = (*entry.pictures, found)


def _read_group(entry: Entry, child: Element) -> None:
    """Media RSS: several forms of one film or picture, which is described beside them."""
    for inner in child.iterchildren("{*}description"):
        _read_caption(entry, inner)


_MEDIA_READERS: dict[str, _Reader | None] = {
    "title": None,
    "content": _read_picture,
    "description": _read_caption,
    "summary": _read_caption,
    "group": _read_group,
}
_READERS: dict[str, _Reader] = {
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
    "enclosure": _read_picture,
}


def _author_name(text: str) -> str:
    """The name in ``ada@example.org (Ada Lind)``; the whole where there is no address."""
    if "@" in text and "(" in text:
        text = text[text.find("(") + 1 :].rstrip(") ")
    return text[:_LONGEST_NAME]


def line_of(text: str) -> str:
    """`text` without the markup and references it may hold: a title, a name, a category."""
    if "<" not in text and "&" not in text:
        return text
    from reader.parse.formats.values import plain

    return plain(text)


def text_in(element: Element) -> str:
    """The text of an element and of all within it."""
    if len(element):
        return "".join(element.itertext()).strip()
    text: str | None = element.text
    return text.strip() if text else ""


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
