"""Stage ten: everything outside the body: related headlines, and residue with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.looks import CAPTION, LABEL, LINE, PROMO, PROSE, SENTENCE, SIGN, WORDS
from reader.parse.layout.meta import after_byline_word, is_dated
from reader.parse.layout.looks import SENTENCES
from reader.parse.layout.page import RELATED, RESIDUE, fold
from reader.parse.layout.words import label_kind

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_LEAST_WORDS = 4
_MOST_WORDS = 45
_MENU_WORDS = 6
_INLINE_REACH = 36


def read_rest(page: Page, zones: list[str]) -> None:
    """Give every block that still has no role one."""
    for place in range(len(page.blocks)):
        if page.roles[place] is not None:
            continue
        if _is_related(page, place, zones):
            page.set(
                place,
                RELATED,
                "a title in a list" if not zones[place] else "a title behind a label",
            )
        else:
            page.set(place, RESIDUE, _reason(page, place, zones))


def drop_repeated(page: Page) -> None:
    """A related headline counts once; the article's own headline in a list is none."""
    seen = {fold(page.headline_text)}
    if page.headline is not None:
        seen.add(fold(page.blocks[page.headline].text))
    for place, role in enumerate(page.roles):
        if role is not None and role.name == RELATED:
            folded = fold(page.blocks[place].text[page.texts.get(place, 0) :])
            if folded in seen:
                page.roles[place] = role._replace(name=RESIDUE, rule="repeat")
            seen.add(folded)


def find_inline(page: Page) -> None:
    """Mark "ALSO READ: headline": a label and a headline in one line."""
    for place, block in enumerate(page.blocks):
        text = block.text
        colon = text.find(":", 3, _INLINE_REACH)
        if colon < 0 or len(text) > 300:
            continue
        rest = text[colon + 1 :].lstrip(" \u00a0")
        if len(rest.split()) >= 3 and label_kind(text[:colon]) == "related":
            page.set(place, RELATED, "a label and a title in one line")
            page.labels[place] = text[:colon].strip()
            page.texts[place] = len(text) - len(rest)


def _is_related(page: Page, place: int, zones: list[str]) -> bool:
    look, block = page.looks[place], page.blocks[place]
    if look.kind not in (LINE, SENTENCE, PROSE) or not _LEAST_WORDS <= look.words <= _MOST_WORDS:
        return False
    if not _is_title(page, place):
        return False
    zone = zones[place]
    if zone and zone != "related":
        return bool(block.url) and look.words >= _LINK_WORDS
    if place < page.start and not zone:
        return look.words >= _MENU_WORDS and _in_list(page, place)
    if zone == "related":
        return True
    return _in_list(page, place)


_LINK_WORDS = 5


def _is_title(page: Page, place: int) -> bool:
    """Whether a block outside the body reads as a headline and not as its teaser or a notice."""
    look, block = page.looks[place], page.blocks[place]
    text = block.text
    if text[-1] in ":," or text[:1].islower() or is_dated(text) or after_byline_word(text):
        return False
    if text[-1] in ".。" and look.kind != LINE:
        return bool(block.url) or _opens_item(page, place)
    return look.words <= 32 and not (look.words >= 14 and SENTENCES.search(text))


def _opens_item(page: Page, place: int) -> bool:
    """Whether a bullet or a number stands right before a block."""
    if page.blocks[place].marker in ("-", "1"):
        return True
    return (
        place > 0 and page.looks[place - 1].kind == SIGN and page.blocks[place - 1].text.isdigit()
    )


def _in_list(page: Page, place: int) -> bool:
    """Whether other titles stand nearby in the same dress."""
    marker = page.blocks[place].marker
    found = 0
    for step in (-1, 1):
        near = place + step
        others = 0
        while 0 <= near < len(page.blocks) and others < 4 and found < 2:
            look = page.looks[near]
            if page.start <= near < page.end:
                break
            if look.kind in (LINE, SENTENCE, PROSE) and look.words >= _LEAST_WORDS:
                if page.blocks[near].marker == marker and _is_title(page, near):
                    found += 1
                others += 1
            elif look.kind == LABEL:
                break
            else:
                others += 1
            near += step
    return found >= 1


def _reason(page: Page, place: int, zones: list[str]) -> str:
    look = page.looks[place]
    if look.kind == LABEL:
        return "label" if look.label == "related" else look.label
    if look.kind == PROMO:
        return "promotion"
    if look.kind == CAPTION:
        return "caption"
    if look.kind == SIGN:
        return "sign"
    if place < page.start:
        return "before the article" if look.kind != WORDS else "navigation"
    if zones[place] == "related":
        return "teaser" if look.kind in (PROSE, SENTENCE) else "label"
    if zones[place]:
        return zones[place]
    return "navigation" if look.kind == WORDS else "behind the article"
