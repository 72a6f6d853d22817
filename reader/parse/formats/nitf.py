"""NITF, the IPTC's markup of one news story (versions 2.5 to 3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.dates import find_dates, parse_date
from reader.parse.draft import Draft, DraftDate, DraftDateline, Parsed
from reader.parse.formats.looks import lowered
from reader.parse.formats.pieces import (
    headline_of,
    language_tag,
    names_line,
    optional_line,
    problem,
)
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from reader.parse.formats.markup.tree import Element

NAME = "nitf"

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DATES = (("date.issue", "norm"), ("date.release", "norm"), ("pubdata", "date.publication"))


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001
    """Sure of an nitf element at the beginning."""
    lower = lowered(head)
    return 0.97 if lower[:1] == b"<" and b"<nitf" in lower and b"newsitem" not in lower else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """The story, or the stories of a file that holds several."""
    from reader.parse.formats.xml_text import read_xml

    xml = read_xml(data)
    drafts = []
    if xml.root is not None:
        for element in xml.root.iter("{*}nitf"):
            draft = read_nitf(element, xml.length)
            if draft is not None:
                drafts.append(draft)
    problems = []
    if not drafts:
        reason = xml.faults[0] if xml.faults else "it has neither headline nor text"
        problems.append(problem(path, f"NITF that cannot be read: {reason}"))
    elif xml.faults:
        reason = f"broken XML, read as far as it goes: {xml.faults[0]}"
        problems.append(problem(path, reason, skipped=False))
    return Parsed(tuple(drafts), tuple(problems), SafeText(NAME), SafeText(xml.encoding))


def read_nitf(element: Element, length: int = 0) -> Draft | None:
    """The story in an nitf element, None where it has neither headline nor text."""
    from reader.parse.formats.markup.tree import first
    from reader.parse.formats.xml_text import blocks_of_element

    content = first(element, "body.content")
    blocks, related = blocks_of_element(content) if content is not None else ((), ())
    title = _line(element, "hl1") or _line(element, "hedline") or _line(element, "title")
    if not title and not blocks:
        return None
    language = language_tag(element.get("baselang") or element.get(_XML_LANGUAGE))
    return Draft(
        headline=headline_of(title or blocks[0].text[:120]),
        standfirst=optional_line(_line(element, "abstract") or _line(element, "hl2")),
        byline=names_line(_authors(element)),
        dateline=_dateline(element),
        published=_published(element),
        language=language or _guessed(blocks),
        section=optional_line(_attribute(element, "tobject.subject", "tobject.subject.type")),
        publisher=optional_line(
            _line(element, "distributor")
            or _attribute(element, "doc.copyright", "holder")
            or _line(element, "rights.owner")
        ),
        body=blocks,
        related=related,
        end=length,
    )


def _line(element: Element, name: str) -> str:
    from reader.parse.formats.markup.tree import all_text, first

    found = first(element, name)
    return all_text(found) if found is not None else ""


def _attribute(element: Element, name: str, attribute: str) -> str:
    from reader.parse.formats.markup.tree import first

    found = first(element, name)
    return str(found.get(attribute) or "") if found is not None else ""


def _authors(element: Element) -> list[str]:
    from reader.parse.formats.markup.tree import all_text, first

    byline = first(element, "byline")
    if byline is None:
        return []
    people = [all_text(person) for person in byline.iter("{*}person")]
    title = first(byline, "byttl")
    text = all_text(byline)
    if not people and title is not None:
        text = text.replace(all_text(title), " ")
    return people or [text]


def _dateline(element: Element) -> DraftDateline | None:
    from reader.parse.formats.markup.tree import all_text, first

    found = first(element, "dateline")
    text = clean_line(all_text(found)) if found is not None else SafeText("")
    if not text or parse_date(text) is not None:
        return None
    place = first(found, "location")
    date = first(found, "story.date")
    return DraftDateline(
        text,
        optional_line(all_text(place)) if place is not None else None,
        None,
        optional_line(all_text(date)) if date is not None else None,
    )


def _published(element: Element) -> DraftDate | None:
    texts = [_attribute(element, name, attribute) for name, attribute in _DATES]
    texts += [_attribute(element, "story.date", "norm"), _line(element, "story.date")]
    for text in filter(None, texts):
        date = parse_date(text)
        if date is None:
            found = find_dates(clean_line(text))
            date = found[0][2] if found else None
        if date is not None:
            return date
    return None


def _guessed(blocks: tuple[object, ...]) -> SafeText | None:
    from reader.parse.language import guess_language

    guess = guess_language(" ".join(str(getattr(one, "text", "")) for one in blocks[:12]))
    return SafeText(guess) if guess else None
