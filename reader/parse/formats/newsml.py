"""NewsML-G2 (newsItem, newsMessage, packageItem) and NewsML 1.2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.dates import parse_date
from reader.parse.draft import Draft, DraftBlock, DraftDate, DraftDateline, DraftRelated, Parsed
from reader.parse.formats.looks import is_markup, lowered
from reader.parse.formats.pieces import (
    block,
    headline_of,
    language_tag,
    names_line,
    optional_line,
    problem,
    web_address,
)
from reader.parse.formats.place import stated_dateline
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from reader.parse.formats.markup.tree import Element

NAME = "newsml"

_ROOTS = (
    b"newsitem",
    b"newsmessage",
    b"packageitem",
    b"<newsml",
    b"conceptitem",
    b"knowledgeitem",
    b"catalogitem",
    b"planningitem",
    b"<groupset",
)
_MARKS = (b"newsml", b"iptc")
_G2_ITEMS = ("newsItem", "packageItem")
_PACKAGE = "groupSet"
"""What a package holds; it may also come without the item around it."""
_OTHER_ITEMS = ("conceptItem", "knowledgeItem", "catalogItem", "planningItem")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001
    """Sure of one of the root elements with a sign of the IPTC."""
    if not is_markup(head):
        return 0.0
    lower = lowered(head)
    # Of all that begins with a tag hardly anything names the IPTC, and that is quickly seen.
    is_item = any(mark in lower for mark in _MARKS) and any(root in lower for root in _ROOTS)
    return 0.96 if is_item else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """Every item with a headline or text; pictures are read by their captions."""
    from reader.parse.formats.markup.tree import first
    from reader.parse.formats.xml_text import read_xml

    xml = read_xml(data)
    drafts: list[Draft] = []
    if xml.root is not None:
        for item in xml.root.iter(*(f"{{*}}{name}" for name in _G2_ITEMS)):
            _keep(drafts, _draft_of_item(item, xml.length))
        if xml.root.tag.rpartition("}")[2] == _PACKAGE:
            _keep(drafts, _draft_of_item(xml.root, xml.length))
        for item in xml.root.iter("{*}NewsItem"):
            _keep(drafts, _draft_of_old_item(item, xml.length))
    problems = []
    if xml.faults:
        reason = f"broken XML, read as far as it goes: {xml.faults[0]}"
        problems.append(problem(path, reason, skipped=not drafts))
    elif not drafts:
        other = first(xml.root, *_OTHER_ITEMS) if xml.root is not None else None
        kind = other.tag.rpartition("}")[2] if other is not None else "NewsML"
        problems.append(problem(path, f"{kind} without an article in it"))
    return Parsed(tuple(drafts), tuple(problems), SafeText(NAME), SafeText(xml.encoding))


def _keep(drafts: list[Draft], draft: Draft | None) -> None:
    if draft is not None and len(drafts) < limits.ENTRIES:
        drafts.append(draft)


def _text(element: Element | None) -> str:
    from reader.parse.formats.markup.tree import all_text

    return all_text(element) if element is not None else ""


def _find(element: Element, *names: str) -> str:
    """The text of the first descendant that has one of the names, by the order of the names."""
    from reader.parse.formats.markup.tree import first

    for name in names:
        text = _text(first(element, name))
        if text:
            return text
    return ""


def _draft_of_item(item: Element, length: int) -> Draft | None:
    from reader.parse.formats.markup.tree import first

    nitf = first(item, "nitf")
    inner = _nitf_draft(nitf, length)
    blocks, related = _content(item) if inner is None else (inner.body, inner.related)
    headline = _own(item, "headline") or (inner.headline if inner is not None else "")
    headline = headline or _find(item, "headline", "hedline", "slugline")
    related = (*related, *_references(item, headline))
    if not headline and not blocks and related and first(item, _PACKAGE) is not None:
        headline = related[0].headline
    if not headline and not blocks:
        return None
    language = _language(item)
    byline = names_line([_own(item, "by")]) or (inner.byline if inner is not None else None)
    return Draft(
        headline=headline_of(headline or blocks[0].text[:120]),
        standfirst=_standfirst(item, blocks, headline)
        or (inner.standfirst if inner is not None else None),
        byline=byline or names_line(_creators(item)),
        dateline=stated_dateline(_own(item, "dateline"), _place(item), blocks),
        published=_date(item, "firstCreated", "contentCreated", "versionCreated", "sent"),
        modified=_date(item, "versionCreated", "contentModified"),
        language=language or (inner.language if inner is not None else None),
        section=optional_line(_subject(item)),
        publisher=_provider(item),
        url=_address(item),
        body=blocks,
        related=related,
        end=length,
    )


def _nitf_draft(nitf: Element | None, length: int) -> Draft | None:
    from reader.parse.formats.nitf import read_nitf

    return read_nitf(nitf, length) if nitf is not None else None


def _own(item: Element, name: str) -> str:
    """A field of the item's own metadata, not of an item it refers to."""
    from reader.parse.formats.markup.tree import first

    meta = first(item, "contentMeta")
    return _find(meta, name) if meta is not None else ""


def _content(item: Element) -> tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]:
    """The text of an item: inline XML or data, else the descriptions of a picture."""
    from reader.parse.formats.markup.tree import first
    from reader.parse.formats.xml_text import blocks_of_element

    for name in ("inlineXML", "inlineData"):
        element = first(item, name)
        if element is None:
            continue
        body = first(element, "body")
        blocks, related = blocks_of_element(body if body is not None else element)
        if blocks:
            return blocks, related
    return tuple(block("caption", text) for text in _descriptions(item)), ()


def _descriptions(item: Element) -> list[str]:
    from reader.parse.formats.markup.tree import first

    meta = first(item, "contentMeta")
    texts = [_text(one) for one in meta.iter("{*}description")] if meta is not None else []
    return list(dict.fromkeys(filter(None, texts)))[:20]


def _standfirst(item: Element, blocks: tuple[DraftBlock, ...], headline: str) -> SafeText | None:
    shown = {one.text for one in blocks}
    # Some agencies describe an item by its catchword and headline again.
    texts = [
        text
        for text in _descriptions(item)
        if text not in shown and not (headline and text.endswith(headline))
    ]
    return optional_line(texts[0]) if texts else None


def _references(item: Element, headline: str) -> tuple[DraftRelated, ...]:
    found = []
    for reference in item.iter("{*}itemRef", "{*}link"):
        title = _find(reference, "headline", "title")
        if title and title != headline:
            address = web_address(reference.get("href") or "")
            found.append(DraftRelated(headline_of(title), address))
    return tuple(found)


def _creators(item: Element) -> list[str]:
    from reader.parse.formats.markup.tree import first

    meta = first(item, "contentMeta")
    if meta is None:
        return []
    creators = meta.iter("{*}creator")
    names = [_find(creator, "name") or creator.get("literal") or "" for creator in creators]
    return [name for name in names if name]


def _subject(item: Element) -> str:
    for subject in item.iter("{*}subject"):
        text = _find(subject, "name")
        if text:
            return text
    return ""


def _provider(item: Element) -> SafeText | None:
    from reader.parse.formats.markup.tree import first

    provider = first(item, "provider")
    if provider is None:
        return optional_line(_find(item, "copyrightHolder"))
    qualified = (provider.get("qcode") or "").rpartition(":")[2]
    return optional_line(_find(provider, "name") or provider.get("literal") or qualified)


def _place(item: Element) -> str:
    from reader.parse.formats.markup.tree import first

    located = first(item, "located")
    return _find(located, "name") if located is not None else ""


def _language(item: Element) -> SafeText | None:
    from reader.parse.formats.markup.tree import first

    element = first(item, "language")
    tag = element.get("tag") if element is not None else None
    return language_tag(tag or item.get(_XML_LANGUAGE))


def _address(item: Element) -> SafeText | None:
    for link in item.iter("{*}link"):
        if (link.get("rel") or "").endswith(("canonical", "seeAlso")):
            found = web_address(link.get("href") or "")
            if found is not None:
                return found
    return None


def _date(item: Element, *names: str) -> DraftDate | None:
    for name in names:
        text = _find(item, name)
        date = parse_date(text) if text else None
        if date is not None:
            return date
    return None


def _draft_of_old_item(item: Element, length: int) -> Draft | None:
    """An item of NewsML 1.2."""
    from reader.parse.formats.markup.tree import first
    from reader.parse.formats.xml_text import blocks_of_element

    inner = _nitf_draft(first(item, "nitf"), length)
    blocks: tuple[DraftBlock, ...] = inner.body if inner is not None else ()
    related: tuple[DraftRelated, ...] = inner.related if inner is not None else ()
    for content in item.iter("{*}DataContent") if not blocks else ():
        body = first(content, "body")
        blocks, related = blocks_of_element(body if body is not None else content)
        if blocks:
            break
    headline = _find(item, "HeadLine") or (inner.headline if inner is not None else "")
    if not headline and not blocks:
        return None
    language = first(item, "Language")
    return Draft(
        headline=headline_of(headline or blocks[0].text[:120]),
        standfirst=optional_line(_find(item, "SubHeadLine")),
        byline=names_line([_find(item, "ByLine")]),
        dateline=_old_dateline(_find(item, "DateLine")),
        published=_date(item, "FirstCreated", "ThisRevisionCreated", "DateId"),
        modified=_date(item, "ThisRevisionCreated"),
        language=language_tag(language.get("FormalName") if language is not None else None),
        publisher=optional_line(_find(item, "CreditLine", "ProviderId")),
        body=blocks,
        related=related,
        end=length,
    )


def _old_dateline(text: str) -> DraftDateline | None:
    line = clean_line(text)
    return DraftDateline(line) if line and parse_date(line) is None else None
