"""EPUB: a book or an issue of a paper; one article a document of its reading order."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.parse.dates import parse_date
from reader.parse.formats.pieces import names_line, optional_line, problem

if TYPE_CHECKING:
    from zipfile import ZipFile

    from reader.parse.draft import Draft, Parsed
    from reader.parse.formats.markup.tree import Element
    from reader.parse.formats.nested import Budget, Collected

NAME = "epub"

_FEWEST_WORDS = 30


def sniff(head: bytes, name: str) -> float:
    """Sure of the mimetype member that every EPUB begins with."""
    if not head.startswith(b"PK\x03\x04"):
        return 0.0
    if b"application/epub+zip" in head[:120]:
        return 0.99
    return 0.92 if name.lower().endswith(".epub") else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:
    """Every document of the book that holds more than a cover or a list of contents."""
    from reader.parse.formats.nested import Collected, read_within

    collected = Collected(path)
    read = partial(_read, data, collected, explain)
    return read_within(collected, "book", read).parsed(NAME)


def _read(data: bytes, collected: Collected, explain: bool, budget: Budget) -> None:
    from zipfile import ZipFile

    from reader.parse.draft import Parsed
    from reader.text.safe import SafeText

    with ZipFile(BytesIO(data)) as archive:
        package_name, package = _package(archive, budget)
        if package is None:
            collected.add_problem(problem(collected.path, "a book without its package document"))
            return
        folder = posixpath.dirname(package_name)
        for href in _reading_order(package):
            name = posixpath.normpath(posixpath.join(folder, unquote(href)))
            draft = _draft_of(archive, name, budget, collected, explain)
            if draft is not None:
                parsed = Parsed((_with_book(draft, package),), (), SafeText("html"))
                collected.add(parsed, name)


def _content(archive: ZipFile, name: str, budget: Budget) -> bytes:
    from reader.parse.formats.nested import check_ratio

    budget.spend_member()
    info = archive.getinfo(name)
    check_ratio(info.compress_size, min(info.file_size, budget.expanded))
    with archive.open(info) as stream:
        content = stream.read(budget.expanded + 1)
    budget.spend(len(content))
    return content


def _package(archive: ZipFile, budget: Budget) -> tuple[str, Element | None]:
    from reader.parse.formats.markup.tree import first
    from reader.parse.formats.xml_text import read_xml

    container = read_xml(_content(archive, "META-INF/container.xml", budget)).root
    rootfile = first(container, "rootfile") if container is not None else None
    name = (rootfile.get("full-path") or "") if rootfile is not None else ""
    return name, read_xml(_content(archive, name, budget)).root if name else None


def _reading_order(package: Element) -> list[str]:
    items = {
        item.get("id"): item.get("href")
        for item in package.iter("{*}item")
        if "html" in (item.get("media-type") or "") and "nav" not in (item.get("properties") or "")
    }
    order = [items.get(reference.get("idref")) for reference in package.iter("{*}itemref")]
    # Once each, however often it is named: a book of two kilobytes can name one 20,000 times.
    return [href for href in dict.fromkeys(order or items.values()) if href]


def _draft_of(
    archive: ZipFile, name: str, budget: Budget, collected: Collected, explain: bool
) -> Draft | None:
    from reader.parse.formats.html import read_page_text
    from reader.parse.formats.markup.declared import decode_markup

    try:
        text = decode_markup(_content(archive, name, budget)).text
    except KeyError:
        reason = "the book names a document that is not in it"
        collected.add_problem(problem(f"{collected.path}/{name}", reason, skipped=False))
        return None
    draft, _ = read_page_text(text, name, explain=explain)
    if draft is None or sum(len(one.text.split()) for one in draft.body) < _FEWEST_WORDS:
        return None
    return draft


def _with_book(draft: Draft, package: Element) -> Draft:
    """What a document does not say itself, its book does."""
    fields = {"title": "", "creator": "", "date": "", "language": ""}
    for name in fields:
        for element in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"):
            fields[name] = (element.text or "").strip()
            break
    return replace(
        draft,
        byline=draft.byline or names_line([fields["creator"]]),
        publisher=draft.publisher or optional_line(fields["title"]),
        published=draft.published or (parse_date(fields["date"]) if fields["date"] else None),
        language=draft.language or optional_line(fields["language"][:2].lower()),
    )
