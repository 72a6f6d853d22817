"""Stage ten: everything outside the body: related headlines, and residue with its reason."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.parse.layout.dated import is_dated
from reader.parse.layout.lines import BULLET, NUMBER
from reader.parse.layout.looks import (
    CAPTION,
    LABEL,
    LINE,
    PROMO,
    PROSE,
    SENTENCE,
    SENTENCES,
    SIGN,
    WORDS,
)
from reader.parse.layout.markup import DEAD
from reader.parse.layout.names import after_byline_word
from reader.parse.layout.page import RELATED, RESIDUE, Role, told
from reader.parse.layout.words import label_kind

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_WORD_LENGTH = 40
_RUNS = re.compile(
    r"(?:video:? )?\d{1,3}:\d\d ?(?:mins?|minutes?|sec|sek)\b\.?"
    r"|\d{1,3} (?:bilder|fotos|photos|images|pictures|imágenes|immagini)",
    re.IGNORECASE,
)
_ITEM_BLOCKS = 3
_TAGS = 3
_GLUED_COMMA = re.compile(r",(?=[^\W\d_])")
_SENTENCES_WORDS, _PITCH_WORDS = 19, 12
"""Words from which on several sentences are no title; fewer where they end as an offer does."""
_ITEM_WORDS = 18
"""Words up to which an item is a title even where it ends as a sentence does."""
_LEAST_WORDS = 4
_LEAST_SHORT, _LONGEST_LIST = 2, 12
"""Words of a title, and items, in a list that its label says to be of related headlines."""
_MOST_WORDS = 45
_MENU_WORDS = 6
_INLINE_REACH = 36
_LINK_WORDS = 5
_HEAD_BLOCKS = 12
"""Blocks right before the body that belong to the article's head rather than to a list."""
_STOPS = frozenset(("related", "topics", "newsletter", "author", "sponsored"))


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
    places = [
        place for place, role in enumerate(page.roles) if role is not None and role.name == RELATED
    ]
    if not places:
        return
    titles = [page.blocks[place].text[page.texts.get(place, 0) :] for place in places]
    own = [page.headline_text]
    if page.headline is not None and page.blocks[page.headline].text != own[0]:
        own.append(page.blocks[page.headline].text)
    openings = Counter(map(_opening, titles))
    openings.update(map(_opening, own))
    certain = "" not in openings
    seen = set(map(told, own))
    for place, text in zip(places, titles, strict=True):
        if certain and openings[_opening(text)] == 1:
            continue
        folded = told(text)
        if folded in seen:
            page.roles[place] = Role(RESIDUE, "repeat")
        seen.add(folded)


def _opening(text: str) -> str:
    """The first word of what `text` folds to; "" where that takes folding to tell."""
    word = text.partition(" ")[0]
    simple = word.isalpha() and word.isascii() and 1 < len(word) <= _WORD_LENGTH
    return word.lower() if simple else ""


def find_inline(page: Page) -> None:
    """Mark "ALSO READ: headline": a label and a headline in one line."""
    for place, block in enumerate(page.blocks):
        text = block.text
        if ":" not in text:
            continue
        colon = text.find(":", 3, _INLINE_REACH)
        if colon < 0 or len(text) > 300 or block.url == DEAD:
            continue
        rest = text[colon + 1 :].lstrip(" \u00a0")
        if len(rest.split()) >= 3 and label_kind(text[:colon]) == "related":
            page.set(place, RELATED, "a label and a title in one line")
            page.labels[place] = text[:colon].strip()
            page.texts[place] = len(text) - len(rest)


def _is_related(page: Page, place: int, zones: list[str]) -> bool:
    look, block = page.looks[place], page.blocks[place]
    if look.kind not in (LINE, SENTENCE, PROSE) or not _LEAST_WORDS <= look.words <= _MOST_WORDS:
        return look.words < _LEAST_WORDS and _is_labelled_item(page, place)
    if is_running_time(page, place - 1):
        return False
    if not is_title(page, place) or zones[place] == "sponsored" or block.url == DEAD:
        return False
    if zones[place] == "related" and is_below_title(page, place):
        return False
    if zones[place] == "related":
        return (
            look.words > _LINK_WORDS or _opens_item(page, place) or not _is_proper_name(block.text)
        )
    if block.url and look.words >= _LINK_WORDS:
        # Above the article a link alone is an entry of the menu.
        return place >= page.start or has_titles_nearby(page, place, 2)
    if look.words < _MENU_WORDS and _is_proper_name(block.text):
        return False
    before = place < page.start and page.start - place > _HEAD_BLOCKS
    if block.marker == "-" and not zones[place] and not (place < page.start):
        ends_file = place >= page.end and place == len(page.blocks) - 1
        return (ends_file and look.words >= _LINK_WORDS) or has_titles_nearby(page, place, 1)
    if look.words < _LINK_WORDS or not (before or place >= page.end):
        return False
    return has_titles_nearby(page, place, 2 if look.words >= _MENU_WORDS else 3)


def _is_labelled_item(page: Page, place: int) -> bool:
    """Whether a few words are an item of a list right below a label of related headlines."""
    text = page.blocks[place].text
    if page.looks[place].kind not in (WORDS, LINE, SENTENCE) or page.blocks[place].url:
        return False
    if page.looks[place].words < _LEAST_SHORT or _is_proper_name(text):
        return False
    for above in range(place - 1, max(place - 1 - _LONGEST_LIST, -1), -1):
        if page.looks[above].kind == LABEL:
            behind = above >= page.end and page.looks[above].label == "related"
            return behind and is_title(page, place)
        if page.blocks[above].marker not in (BULLET, NUMBER):
            return False
    return False


def is_related_item(page: Page, place: int) -> bool:
    """Whether an item at the end of a page, one of several, is a related headline's."""
    look, text = page.looks[place], page.blocks[place].text
    if page.blocks[place].url or not _LEAST_WORDS <= look.words <= _MOST_WORDS:
        return False
    if look.words < _MENU_WORDS and _is_proper_name(text):
        return False
    # Most titles have nothing that could make them anything else.
    simple = look.wordy and look.words <= _ITEM_WORDS and "," not in text and "|" not in text
    return (simple and text[-1] not in ":!»" and not text[0].islower()) or is_title(page, place)


def is_running_time(page: Page, place: int) -> bool:
    """Whether a block says how long a film or a gallery is: what stands below is no article."""
    if place < 0 or page.looks[place].kind not in (SIGN, WORDS, LABEL):
        return False
    return _RUNS.fullmatch(page.blocks[place].text) is not None


def is_below_title(page: Page, place: int) -> bool:
    """Whether a line without a mark stands below a title with one and is its teaser.

    Below a heading it follows at once; below an item it is indented, a line or two further down.
    """
    if page.blocks[place].marker:
        return False
    reach = _ITEM_BLOCKS if page.blocks[place].indent else 1
    for above in range(place - 1, max(place - 1 - reach, -1), -1):
        if page.blocks[above].marker:
            role = page.roles[above]
            titled = role is not None and role.name == RELATED
            return titled and (page.blocks[place].indent > 0 or page.blocks[above].marker == "#")
    return False


def is_title(page: Page, place: int) -> bool:
    """Whether a block reads as a headline and not as its teaser, a menu or a notice."""
    found = page.titles.get(place)
    if found is None:
        found = page.titles[place] = _reads_as_title(page, place)
    return found


def _reads_as_title(page: Page, place: int) -> bool:
    look, block = page.looks[place], page.blocks[place]
    text = block.text
    if text[-1] in ":," or text[:1].islower():
        return False
    if not look.wordy and (is_dated(text) or after_byline_word(text)):
        return False
    if text.count(",") >= 5 or text.count("|") >= 2 or _is_reference(text):
        return False
    stopped = "." in text or "?" in text or "!" in text
    several = stopped and SENTENCES.search(text) is not None
    if several and text[-1] in "!»" and look.words >= _PITCH_WORDS:
        return False
    if _opens_item(page, place):
        return look.words <= _ITEM_WORDS or not (several and text[-1] in ".。")
    if text[-1] in ".。" and look.kind != LINE:
        return bool(block.url)
    return look.words <= 32 and not (several and look.words >= _SENTENCES_WORDS)


def _is_reference(text: str) -> bool:
    """Whether `text` names a book, persons or topics: commas between figures, names or tags."""
    commas = text.count(",")
    if commas >= _TAGS and len(_GLUED_COMMA.findall(text)) >= _TAGS:
        return True
    if commas >= 3 and sum(map(str.isdigit, text)) >= 4:
        return True
    return commas > 0 and text.count(" ") < 7 and _is_proper_name(text)


def _is_proper_name(text: str) -> bool:
    """Whether every longer word of `text` is a capitalised one: the name of a paper or a show."""
    if text[-1] in "?!":
        return False
    words = (word.strip('()[]“”"') for word in text.split())
    return all(word[:1].isupper() or len(word) <= 3 for word in words)


def _opens_item(page: Page, place: int) -> bool:
    """Whether a bullet or a number stands right before a block."""
    if page.blocks[place].marker in ("-", "1"):
        return True
    return (
        place > 0 and page.looks[place - 1].kind == SIGN and page.blocks[place - 1].text.isdigit()
    )


def has_titles_nearby(page: Page, place: int, least: int) -> bool:
    """Whether `least` other titles stand nearby in the same dress, up to three each way."""
    marker = page.blocks[place].marker
    found = 0
    for step in (1, -1):
        near = place + step
        others = titles = 0
        while 0 <= near < len(page.blocks) and others < 4 and titles < 3:
            look = page.looks[near]
            if page.start <= near < page.end or (look.kind == LABEL and look.label in _STOPS):
                break
            if (
                look.kind in (LINE, SENTENCE, PROSE)
                and look.words >= _LEAST_WORDS
                and page.blocks[near].marker == marker
                and is_title(page, near)
                and (look.words >= _MENU_WORDS or not _is_proper_name(page.blocks[near].text))
            ):
                titles += 1
                if found + titles >= least:
                    return True
                others = 0
            else:
                others += 1
            near += step
        found += titles
    return False


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
    if look.kind in (LINE, SENTENCE, PROSE) and is_running_time(page, place - 1):
        return "video"
    if place < page.start:
        return "before the article" if look.kind != WORDS else "navigation"
    if zones[place] in ("related", "sponsored"):
        return "teaser" if look.kind in (PROSE, SENTENCE) else "label"
    if zones[place]:
        return zones[place]
    return "navigation" if look.kind == WORDS else "behind the article"
