"""HTML: saved news pages, by what they say about themselves and an extractor of our own."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.draft import Draft, Parsed, Problem
from reader.parse.formats.looks import lowered
from reader.parse.formats.pieces import (
    headline_of,
    language_tag,
    names_line,
    optional_line,
    problem,
    repeats_beginning,
    web_address,
)
from reader.parse.formats.place import dateline_in
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from reader.parse.formats.markup.extract import Extracted
    from reader.parse.formats.markup.metadata import Page
    from reader.parse.formats.markup.tree import Element

NAME = "html"

_TAGS = (b"<html", b"<!doctype html", b"<head>", b"<body", b"<title", b"<meta ", b"<article")
_WEAK_TAGS = (b"<p>", b"<p ", b"<div", b"<h1", b"<br", b"<a href", b"<table", b"<span")
_GUESS_FROM = 1000
_SHORTEST_TAG = len("<p>")
_HEADLINE_FROM_BODY = 120
_KNOWN_FROM = 400
"""Letters from which on the text that metadata carry is taken for that of the article."""


def sniff(head: bytes, name: str) -> float:
    """Sure of a document with an html element, doctype or head; less so of bare elements."""
    named = name.lower().endswith((".html", ".htm", ".xhtml", ".shtml"))
    least = 0.65 if named else 0.0
    lower = lowered(head)
    if b"<" not in lower:
        return least
    if lower[:1] != b"<":
        return 0.7 if sum(tag in lower for tag in _TAGS) >= 2 else least
    is_xml = lower.startswith(b"<?xml") or name.lower().endswith(".xml")
    if is_xml and b"<html" not in lower:
        return 0.5 if named else 0.0
    if any(tag in lower for tag in _TAGS):
        return 0.9
    return 0.75 if any(tag in lower for tag in _WEAK_TAGS) else least


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """The article of one page."""
    from reader.parse.formats.markup.declared import decode_markup

    decoded = decode_markup(data)
    is_as_it_was = (
        decoded.encoding == "utf-8" and not decoded.warnings and not data.startswith(BOM_UTF8)
    )
    draft, problems = read_page_text(decoded.text, path, data=data if is_as_it_was else None)
    if draft is not None and decoded.warnings:
        draft = replace(draft, warnings=tuple(map(SafeText, decoded.warnings)))
    drafts = (draft,) if draft is not None else ()
    return Parsed(drafts, problems, SafeText(NAME), SafeText(decoded.encoding))


def read_page_text(
    text: str,
    path: str,
    address: str | None = None,
    data: bytes | None = None,
    explain: bool = False,
) -> tuple[Draft | None, tuple[Problem, ...]]:
    """The article of a page given as text.

    Args:
        text: the page.
        path: the path of its file.
        address: where it came from, if that is known.
        data: `text` in UTF-8, where that is at hand.
        explain: whether each field says where in `text` it stands.
    """
    from reader.parse.formats.markup.tree import parse_html

    read = _within(text)
    root, too_deep = parse_html(read, data if read is text else None)
    if root is None:
        return None, (problem(path, "a page without any text"),)
    if too_deep:
        return _flat(read, path, "nested too deep for a page: read without its structure")
    draft = _draft_of(root, address, len(text))
    if draft is None:
        return _flat(read, path, None)
    if explain:
        from reader.parse.formats.explained import explained

        (draft,) = explained((draft,), text)
    return draft, _cut_elements(text, path)


def _draft_of(root: Element, address: str | None, length: int) -> Draft | None:
    """The article of a parsed page, None where it has none; `length` is that of its text."""
    from reader.parse.formats.markup import metadata
    from reader.parse.formats.markup.tree import prepare

    page = metadata.read_page(root)
    prepare(root)
    url = _address(page, address)
    description = metadata.description(page)
    headline, found = _headline_and_text(page, root, description, url)
    if not found.blocks and not description:
        return None
    body_text = " ".join(one.text for one in found.blocks)[:_GUESS_FROM]
    standfirst = optional_line(found.standfirst or description)
    if found.standfirst is None and repeats_beginning(standfirst or "", found.blocks):
        standfirst = None
    return Draft(
        headline=headline_of(headline or body_text[:_HEADLINE_FROM_BODY] or standfirst or ""),
        standfirst=standfirst,
        byline=names_line(metadata.authors(page, root)),
        dateline=dateline_in(found.blocks),
        published=metadata.published(page, root),
        modified=metadata.modified(page),
        language=_language(page, body_text),
        section=optional_line(metadata.section(page)),
        publisher=optional_line(metadata.publisher(page)),
        url=url,
        body=found.blocks,
        related=found.related,
        end=length,
    )


def _headline_and_text(
    page: Page, root: Element, description: str | None, url: str | None
) -> tuple[str | None, Extracted]:
    """What a page is headed with, by vote, and the text under it."""
    from reader.parse.formats.markup.extract import extract
    from reader.parse.formats.markup.headline import vote
    from reader.parse.formats.markup.jsonld import value
    from reader.parse.formats.markup.metadata import headlines
    from reader.parse.formats.pieces import letters

    candidates = headlines(page, root)
    headline = vote(candidates)
    known = letters(value(page.article, "articleBody") or "")
    heads = (headline or "", candidates.linked_data, candidates.open_graph)
    found = extract(root, heads, description, known if len(known) > _KNOWN_FROM else "", url)
    return headline, found


def _within(text: str) -> str:
    """As much of a page as is looked at: two tags for each element of the limit."""
    most = 2 * limits.ELEMENTS
    if len(text) < _SHORTEST_TAG * most or text.count("<") <= most:
        return text
    end = -1
    for _ in range(most + 1):
        end = text.find("<", end + 1)
    return text[:end]


def _cut_elements(text: str, path: str) -> tuple[Problem, ...]:
    """The problem of a page that is larger than what is looked at of one."""
    if len(text) < _SHORTEST_TAG * limits.ELEMENTS:
        return ()
    if text.count("<") - text.count("</") <= limits.ELEMENTS:
        return ()
    reason = f"a page of very many elements, read as far as the first {limits.ELEMENTS:,}"
    return (problem(path, reason, skipped=False),)


def _flat(text: str, path: str, reason: str | None) -> tuple[Draft | None, tuple[Problem, ...]]:
    """A page by its words alone, where it has no structure or no article."""
    from reader.parse.formats.markup.fragment import read_fragment

    blocks, related = read_fragment(text, most=limits.ELEMENTS)
    if not any(any(map(str.isalnum, one.text)) for one in blocks):
        return None, (problem(path, reason or "a page without an article in it"),)
    draft = Draft(
        headline=headline_of(blocks[0].text[:_HEADLINE_FROM_BODY]),
        body=blocks,
        related=related,
        end=len(text),
    )
    cut = _cut_elements(text, path)
    return draft, (*cut, problem(path, reason, skipped=False)) if reason else cut


def _address(page: Page, address: str | None) -> SafeText | None:
    from reader.parse.formats.markup.jsonld import value

    for text in (page.canonical, page.meta.get("og:url"), address, value(page.article, "url")):
        found = web_address(text)
        if found is not None:
            return found
    return None


def _language(page: Page, body: str) -> SafeText | None:
    from reader.parse.formats.markup.jsonld import value
    from reader.parse.language import guess_language

    declared = value(page.article, "inLanguage") or page.language or page.meta.get("og:locale")
    guess = guess_language(body)
    # A template's language is often left as it came; a long text speaks for itself.
    if guess is not None and len(body) >= _GUESS_FROM // 2:
        return SafeText(guess)
    return language_tag(declared) or (clean_line(guess) if guess else None)
