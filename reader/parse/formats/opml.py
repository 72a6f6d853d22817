"""OPML: a list of feeds or links, shown as what it is; nothing in it is fetched."""

from __future__ import annotations

from reader.parse import limits
from reader.parse.dates import parse_date
from reader.parse.draft import Draft, DraftBlock, DraftRelated, Parsed
from reader.parse.formats.looks import is_markup, lowered
from reader.parse.formats.pieces import headline_of, names_line, problem, web_address
from reader.text.safe import SafeText, clean_line

NAME = "opml"

_LONGEST_TITLE = 300


def sniff(head: bytes, name: str) -> float:
    """Sure of an opml element."""
    if not is_markup(head):
        return 0.0
    if b"<opml" in lowered(head):
        return 0.97
    return 0.5 if name.lower().endswith(".opml") else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """One article: the list as a list, its addresses as related headlines."""
    from reader.parse.formats.markup.tree import first
    from reader.parse.formats.xml_text import read_xml

    xml = read_xml(data)
    blocks: list[DraftBlock] = []
    related: list[DraftRelated] = []
    fields = {"title": "", "ownername": "", "datecreated": "", "datemodified": ""}
    if xml.root is not None:
        for name in fields:
            original = {"ownername": "ownerName", "datecreated": "dateCreated"}.get(name, name)
            element = first(xml.root, original if name != "datemodified" else "dateModified")
            fields[name] = (element.text or "").strip() if element is not None else ""
        for outline in xml.root.iter("{*}outline"):
            if len(blocks) > limits.BLOCKS:  # what is behind is cut, and that is said
                break
            _add(outline, blocks, related)
    if not blocks and not related:
        reason = xml.faults[0] if xml.faults else "it lists nothing"
        return Parsed((), (problem(path, f"a list of feeds (OPML): {reason}"),), SafeText(NAME))
    number = sum(one.kind == "list" for one in blocks)
    draft = Draft(
        headline=headline_of(fields["title"] or "List of feeds"),
        standfirst=clean_line(f"A list of {number:,} feed{'s' * (number != 1)} (OPML)."),
        byline=names_line([fields["ownername"]]),
        published=parse_date(fields["datemodified"] or fields["datecreated"]),
        body=tuple(blocks),
        related=tuple(related),
        end=xml.length,
    )
    problems = tuple(problem(path, fault, skipped=False) for fault in xml.faults[:1])
    return Parsed((draft,), problems, SafeText(NAME), SafeText(xml.encoding))


def _add(outline: object, blocks: list[DraftBlock], related: list[DraftRelated]) -> None:
    get = outline.get  # type: ignore[attr-defined]
    address = get("xmlUrl") or get("url") or get("htmlUrl") or ""
    title = clean_line((get("title") or get("text") or address)[:_LONGEST_TITLE])
    if not title:
        return
    if not address:
        blocks.append(DraftBlock("subhead", title))
        return
    shown = title if title == address else f"{title} — {address}"
    blocks.append(DraftBlock("list", clean_line(shown)))
    page = web_address(get("htmlUrl")) or web_address(address)
    if page is not None:
        related.append(DraftRelated(headline_of(title), page))
