"""What a page says about itself: JSON-LD, meta elements, title, headings, visible byline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from reader.parse.dates import find_dates, parse_date
from reader.parse.formats.markup import jsonld
from reader.parse.formats.markup.byline import shown_names
from reader.parse.formats.markup.headline import Candidates
from reader.parse.formats.markup.run import LINE_BREAK
from reader.parse.formats.markup.signs import is_byline
from reader.parse.formats.markup.sitename import site_names
from reader.parse.formats.markup.tree import Element, all_text
from reader.parse.formats.markup.votes import names_of
from reader.parse.formats.values import plain
from reader.parse.references import unescaped
from reader.text.safe import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.parse.draft import DraftDate

_TITLES = ("twitter:title", "dc.title", "dcterms.title", "parsely-title", "title")
_PUBLISHED_WORDS = (
    "article:published_time og:article:published_time article:published datepublished "
    "date.published pubdate publishdate publish-date publish_date published_at date dc.date.issued "
    "dcterms.created dcterms.issued dc.date dcterms.date dc.date.created parsely-pub-date "
    "sailthru.date cxenseparse:recs:publishtime article.published article_date_original "
    "originalpublicationdate created last-modified og:updated_time article:modified_time"
)
_PUBLISHED = tuple(_PUBLISHED_WORDS.split())
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
)
_AUTHORS_WORDS = (
    "author article:author parsely-author dc.creator dcterms.creator sailthru.author byl "
    "cxenseparse:author article:author_name twitter:data1 citation_author og:article:author"
)
_AUTHORS = tuple(_AUTHORS_WORDS.split())
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_SECTIONS = (
    "article:section",
    "parsely-section",
    "section",
    "og:article:section",
    "cxenseparse:category",
)
_SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
_MOST_DATED = 40
_MOST_BYLINES = 60
_LONGEST_BYLINE = 120
_DAY = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/-])", re.ASCII)
_WHOLE = ("body", "html", "article", "main")


@dataclass(slots=True)
class Page:
    """What a page says about itself."""

    article: Mapping[str, object] | None
    meta: dict[str, str]
    title: str
    headings: list[str] = field(default_factory=list)
    language: str | None = None
    canonical: str | None = None


def read_page(root: Element) -> Page:
    """Read what `root` says about itself; to be called before scripts are taken out of it."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        get = element.get
        content = get("content")
        key = get("property") or get("name") or get("itemprop")
        if content and key:
            meta.setdefault(key.strip().lower(), content.strip())
    titles = [all_text(element) for element in root.iter("title")][:1]
    page = Page(jsonld.find_article(root), meta, titles[0] if titles else "")
    page.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and page.canonical is None:
            page.canonical = link.get("href")
    return page


def read_headings(root: Element) -> list[str]:
    """The texts of the level one headings, the longest five at most."""
    return [all_text(element).replace(LINE_BREAK, " ") for element in root.iter("h1")][:5]


def from_meta(page: Page, names: tuple[str, ...] | list[str]) -> str | None:
    """The first meta element with one of `names`."""
    for name in names:
        if page.meta.get(name):
            return unescaped(page.meta[name])
    return None


def headlines(page: Page, root: Element) -> Candidates:
    """The headline as every part of the page has it."""
    return Candidates(
        linked_data=_line(jsonld.value(page.article, "headline", "name")),
        open_graph=_line(page.meta.get("og:title")),
        others=tuple(_line(page.meta[name]) for name in _TITLES if name in page.meta),
        title=_line(page.title),
        headings=tuple(_line(text) for text in read_headings(root)),
        site=page.meta.get("og:site_name") or publisher(page),
        names=site_names(
            (publisher(page), *(page.meta.get(name) for name in _SITES)),
            (page.canonical, page.meta.get("og:url")),
        ),
    )


def _line(text: str | None) -> str:
    if not text:
        return ""
    # Many systems escape it once or twice too often, with the tags of its emphasis.
    return clean_line(plain(unescaped(text)) if "&" in text or "<" in text else text)


def published(page: Page, root: Element) -> DraftDate | None:
    """When the article was published."""
    language = page.language
    texts = [jsonld.value(page.article, "datePublished", "dateCreated", "uploadDate")]
    texts += [page.meta.get(name) for name in _PUBLISHED]
    for text in texts:
        date = _date(text, language)
        if date is not None:
            return date
    for element in islice(filter(_is_dated, root.iter()), _MOST_DATED):
        text = element.get("datetime") or element.get("content") or all_text(element)
        date = _date(text, language)
        if date is not None:
            return date
    return _date(jsonld.value(page.article, "dateModified"), language) or _date_in_address(page)


def _date_in_address(page: Page) -> DraftDate | None:
    """The day that many addresses name: "/2026/03/14/ferry-returns"."""
    day = _DAY.search(page.canonical or page.meta.get("og:url") or "")
    return parse_date("-".join(day.groups())) if day is not None else None


def modified(page: Page) -> DraftDate | None:
    """When it was last changed."""
    texts = [jsonld.value(page.article, "dateModified")]
    texts += [page.meta.get(name) for name in _MODIFIED]
    return next(filter(None, (_date(text, page.language) for text in texts)), None)


def _date(text: str | None, language: str | None) -> DraftDate | None:
    if not text or len(text) > 200:
        return None
    date = parse_date(text, language)
    if date is None:
        found = find_dates(clean_line(text), language)
        date = found[0][2] if found else None
    return date if date is not None and date.iso is not None and len(date.iso) > 7 else None


def authors(page: Page, root: Element) -> list[str]:
    """The names of the authors: metadata, then what the page shows as its byline."""
    found = jsonld.authors(page.article) if page.article is not None else []
    if found:
        return found
    for name in _AUTHORS:
        text = page.meta.get(name, "")
        if text and "://" not in text and not text.startswith("@"):
            return [unescaped(text)]
    for element in islice(filter(_names_authors, root.iter()), _MOST_BYLINES):
        text = all_text(element)
        names = shown_names(element) if 3 < len(text) <= _LONGEST_BYLINE else []
        if any(map(str.isupper, "".join(names))):
            return names
    return []


def _is_dated(element: Element) -> bool:
    get = element.get
    return (
        get("datetime") is not None or element.tag == "time" or get("itemprop") == "datePublished"
    )


def _names_authors(element: Element) -> bool:
    get = element.get
    if get("rel") == "author" or get("itemprop") == "author":
        return True
    names = names_of(element)
    # All but a few elements are told by this alone, which is no regular expression.
    may_be = "uthor" in names or "yline" in names or "utor" in names
    return may_be and is_byline(names) and element.tag not in _WHOLE


def description(page: Page) -> str | None:
    """The summary that the metadata give."""
    text = jsonld.value(page.article, "description", "abstract") or from_meta(page, _DESCRIPTIONS)
    # Many systems escape it once or twice too often, with the tags of its paragraph.
    return plain(unescaped(text)) if text and ("&" in text or "<" in text) else text


def section(page: Page) -> str | None:
    """The section of the paper."""
    return jsonld.value(page.article, "articleSection") or from_meta(page, _SECTIONS)


def publisher(page: Page) -> str | None:
    """Who published the page."""
    return (
        jsonld.value(page.article, "publisher")
        or page.meta.get("og:site_name")
        or page.meta.get("application-name")
    )
