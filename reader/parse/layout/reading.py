"""The stages in their order, and the draft that comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.dates import parse_date
from reader.parse.draft import (
    Draft,
    DraftBlock,
    DraftRelated,
    DraftResidue,
    Explanation,
)
from reader.parse.language import guess_language
from reader.parse.layout.blocks import read_blocks
from reader.parse.layout.body import read_body
from reader.parse.layout.boxes import mark_boxes
from reader.parse.layout.captions import mark_captions, mark_item_captions
from reader.parse.layout.dateline import find_dateline, own_line
from reader.parse.layout.foot import drop_repeated, find_inline, read_rest
from reader.parse.layout.headline import find_headline, find_kicker
from reader.parse.layout.lines import BULLET, HEADING, end_of_told, read_lines
from reader.parse.layout.looks import CAPTION, LABEL, LINE, PROMO, PROSE, SENTENCE, WORDS, looks_of
from reader.parse.layout.meta import read_foot, read_head
from reader.parse.layout.page import (
    BYLINE,
    DATELINE,
    HEADLINE,
    KICKER,
    PARAGRAPH,
    PUBLISHED,
    RELATED,
    RESIDUE,
    STANDFIRST,
    Page,
    fold,
)
from reader.parse.layout.promos import mark_promos
from reader.parse.layout.regions import find_body, find_zones, may_be_zoned, reach_back
from reader.parse.layout.repeats import mark_repeats
from reader.parse.layout.signals import read_signals
from reader.parse.layout.standfirst import find_standfirst, first_paragraph
from reader.parse.layout.straight import is_straight, tell_titles
from reader.parse.layout.words import role_words
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parse.draft import BlockKind

_KINDS: dict[str, BlockKind] = {
    "paragraph": "paragraph",
    "subhead": "subhead",
    "list": "list",
    "quote": "quote",
}


_SAMPLE_BLOCKS, _LANGUAGE_SAMPLE = 6, 700
"""Blocks and characters that tell the language."""

_TAKEN_APART = frozenset((BYLINE, PUBLISHED))
"""Lines of which the draft keeps the names or the date and not the words around them."""


def read_layout(
    text: SafeText,
    explain: bool = False,
    warnings: tuple[SafeText, ...] = (),
) -> Draft:
    """Read one article from plain text. Pure; never raises on any text.

    Args:
        text: the whole file, decoded and cleaned.
        explain: whether to say for every line what it was taken for and why.
        warnings: what to say of the text in the draft.

    Returns:
        The draft. Its `pieces`, `start` and `end` are offsets into `text`; `headline` is "" where
        the text has none.
    """
    end = end_of_told(text)
    told = text[:end]
    lines = read_lines(told)
    blocks = read_blocks(told, lines)
    signals = read_signals(told)
    page = Page(blocks, looks_of(blocks, signals), [None] * len(blocks))
    if blocks:
        _assign(page)
    return _draft(page, text, explain, warnings)


def _assign(page: Page) -> None:
    find_inline(page)
    straight = is_straight(page)
    zones = [""] * len(page.blocks) if straight else _regions(page)
    if page.end == 0:
        _without_prose(page)
        return
    find_headline(page, zones)
    reach_back(page, zones)
    find_kicker(page)
    first = first_paragraph(page)
    read_head(page, first)
    standfirst = find_standfirst(page, first)
    _own_dateline(page, first)
    if page.dateline is None and first < len(page.blocks):
        find_dateline(page, first, standfirst)
    read_body(page, zones, first)
    read_foot(page)
    _date_from_dateline(page)
    page.start = first
    if straight:
        tell_titles(page)
    read_rest(page, zones)
    drop_repeated(page)


def _regions(page: Page) -> list[str]:
    """Mark what is not the article, and find the body; returns the zone of each block."""
    kinds = {look.kind for look in page.looks}
    if CAPTION in kinds or LABEL in kinds:
        mark_captions(page)
        mark_item_captions(page)
    if PROMO in kinds:
        mark_promos(page)
    mark_boxes(page)
    mark_repeats(page)
    zones = find_zones(page) if LABEL in kinds or may_be_zoned(page) else [""] * len(page.blocks)
    find_body(page, zones)
    return zones


def _without_prose(page: Page) -> None:
    """A text without a paragraph: the first line is the headline, everything else the body."""
    for place, look in enumerate(page.looks):
        if page.headline is None and look.kind in (LINE, SENTENCE, WORDS, PROSE):
            page.headline, page.headline_text = place, page.blocks[place].text
            page.anchor = place
            page.set(place, HEADLINE, "first line")
        else:
            page.set(place, PARAGRAPH, "a text without sentences is shown as it is")


def _own_dateline(page: Page, first: int) -> None:
    """A place in a line of its own right above the first paragraph."""
    above = first - 1
    if above <= (page.headline if page.headline is not None else -1):
        return
    role = page.roles[above]
    if role is not None and role.name not in (BYLINE, STANDFIRST):
        return
    if page.looks[above].kind not in (WORDS, LINE) or page.blocks[above].marker:
        return
    found = own_line(page.blocks[above].text)
    if found is not None and role is None:
        page.dateline = found
        page.set(above, DATELINE, "a place above the first paragraph")


def _date_from_dateline(page: Page) -> None:
    """A dateline with a year says when the article was published where nothing else does."""
    if page.published is None and page.dateline is not None and page.dateline.date is not None:
        found = parse_date(page.dateline.date)
        if found is not None and found.iso is not None:
            page.published = found


def _draft(page: Page, text: SafeText, explain: bool, warnings: tuple[SafeText, ...]) -> Draft:
    body: list[DraftBlock] = []
    related: list[DraftRelated] = []
    residue: list[DraftResidue] = []
    found: dict[str, str] = {}
    label: str | None = None
    for place, (role, block) in enumerate(zip(page.roles, page.blocks, strict=True)):
        assert role is not None  # noqa: S101  # every stage before this one has left no gap
        kind = _KINDS.get(role.name)
        if kind is not None:
            body.append(DraftBlock(kind, SafeText(block.text), block.pieces))
        elif role.name == RELATED:
            related.append(_related(page, place, label))
        elif role.name == RESIDUE:
            residue.append(DraftResidue(SafeText(block.text), block.first, SafeText(role.rule)))
            if page.looks[place].label == "related":
                label = block.text
        else:
            found.setdefault(role.name, block.text)
            if role.name in _TAKEN_APART and _says_more(page, block.text):
                residue.append(DraftResidue(SafeText(block.text), block.first, SafeText(role.name)))
    body += _behind(text, limits.BLOCKS + 1 - len(body))
    sample = " ".join([block.text for block in body[:_SAMPLE_BLOCKS]])[:_LANGUAGE_SAMPLE]
    language = guess_language(sample or page.headline_text)
    return Draft(
        headline=SafeText(page.headline_text),
        language=SafeText(language) if language else None,
        warnings=warnings,
        kicker=_optional(found.get(KICKER)),
        standfirst=_optional(found.get(STANDFIRST)),
        byline=_optional(page.byline),
        dateline=page.dateline,
        published=page.published,
        modified=page.modified,
        body=tuple(body),
        related=tuple(related),
        residue=tuple(residue),
        start=0,
        end=len(text),
        explanations=_explanations(page, text) if explain else (),
    )


def _behind(text: SafeText, most: int) -> Iterator[DraftBlock]:
    """What stands behind the lines that are laid out: each a paragraph, no more than `most`."""
    start = end_of_told(text)
    while start < len(text) and most > 0:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if words := line.strip():
            yield DraftBlock("paragraph", SafeText(words), ((0, start + line.index(words[0])),))
            most -= 1
        start = end + 1


def _says_more(page: Page, text: str) -> bool:
    """Whether a byline or a date holds words that no field of the draft keeps."""
    kept = [page.byline or ""]
    kept += [date.text for date in (page.published, page.modified) if date is not None]
    if text in kept:
        return False
    said = set(fold(" ".join(kept)).split())
    return any(word not in said and word not in role_words() for word in fold(text).split())


def _optional(text: str | None) -> SafeText | None:
    return SafeText(text) if text else None


def _related(page: Page, place: int, label: str | None) -> DraftRelated:
    block = page.blocks[place]
    simple = block.marker == BULLET and not block.url and block.text[0] != HEADING
    if simple and label is None and place not in page.texts and place not in page.labels:
        return DraftRelated(SafeText(block.text))
    headline = block.text[page.texts.get(place, 0) :]
    if block.marker == "1":
        headline = headline.lstrip("0123456789").lstrip(".)\\ \u00a0")
    if headline.startswith("#"):  # a heading within a list's item
        headline = headline.lstrip("#").lstrip()
    own = page.labels.get(place, label)
    return DraftRelated(
        SafeText(headline or block.text),
        SafeText(block.url) if block.url and block.url.startswith("http") else None,
        SafeText(own.strip(" :")) if own else None,
    )


def _explanations(page: Page, text: SafeText) -> tuple[Explanation, ...]:
    """For every line that is not blank what it was taken for."""
    owner: dict[int, int] = {}
    for place, block in enumerate(page.blocks):
        for number in range(block.first, block.last + 1):
            owner[number] = place
    explained = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        found = owner.get(number)
        role = page.roles[found] if found is not None else None
        if role is not None:
            name, rule = role.name, role.rule
        elif number > limits.LINES:
            name, rule = PARAGRAPH, f"behind {limits.LINES:,} lines"
        else:
            name, rule = "separator", "no words"
        explained.append(Explanation(number, SafeText(line), SafeText(name), SafeText(rule)))
    return tuple(explained)
