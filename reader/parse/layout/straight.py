"""Articles that are nothing but that: head, paragraphs, and a list of titles at the end.

The head may be missing, between two paragraphs may stand a subhead, and behind the last one, where
no titles are, a name or two. Nearly every file of a
collection of plain text is one. Where its looks tell it beyond doubt, the stages that look for
captions, promotions, boxes, zones, the body and the kind of each title have nothing left to find:
what they would say is said here at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.foot import is_related_item
from reader.parse.layout.lines import BULLET
from reader.parse.layout.looks import LINE, PROSE, SENTENCE, WORDS
from reader.parse.layout.page import RELATED, Role
from reader.parse.layout.regions import WEIGHTS, is_stamp
from reader.parse.layout.repeats import COPY_LENGTH, LONG_LINE, mark_repeats
from reader.parse.layout.words import lexicon, opener

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_MOST_BLOCKS, _MOST_HEAD = 60, 7
_LEAST_LONE = 5
"""Words of a title that is the only one."""
_MOST_NAMES = 2
_SOURCE_REACH = 20
_OPENING = 32

_HEAD_LOOKS = frozenset((LINE, WORDS, SENTENCE))
_ITEM = Role(RELATED, "a title in a list")


def is_straight(page: Page) -> bool:
    """Whether a page is head, paragraphs and titles; if so its body is set and the titles are told.

    Nothing but labels within lines may have been looked for before.
    """
    if len(page.blocks) > _MOST_BLOCKS:
        return False
    end = _behind_body(page)
    start = _body_start(page, end)
    if start == end or is_stamp(page, end - 1) or any(page.roles):
        return False
    if not _is_plain_head(page, start):
        return False
    alone = len(page.blocks) - end == 1 and page.blocks[end].marker != ""
    if alone and page.looks[end].words < _LEAST_LONE:
        return False
    if _may_repeat(page, start, end):
        mark_repeats(page)
        if any(page.roles):
            return False
    page.start, page.end = _weighed_start(page, start), end
    return True


def _may_repeat(page: Page, start: int, end: int) -> bool:
    """Whether a paragraph or a long line may stand there twice."""
    texts = [block.text for block in page.blocks[start:end]]
    if len({text[:_OPENING] for text in texts}) < len(texts) or max(map(len, texts)) >= COPY_LENGTH:
        return True
    return any(look.words >= LONG_LINE for look in (*page.looks[:start], *page.looks[end:]))


def tell_titles(page: Page) -> None:
    """Give the titles at the end of a straight page their role."""
    for place in range(page.end, len(page.blocks)):
        if page.roles[place] is None and page.blocks[place].marker:
            page.roles[place] = _ITEM


def _behind_body(page: Page) -> int:
    """Where the titles or names at the end of the page begin; 0 where the end is anything else."""
    place = _behind_names(page)
    if place < len(page.blocks):
        return place
    while place > 0 and page.blocks[place - 1].marker == BULLET:
        place -= 1
        look, text = page.looks[place], page.blocks[place].text
        if look.kind != LINE or not is_related_item(page, place):
            return 0
        # The last line of a box of facts is no title.
        if ":" in text[:_SOURCE_REACH] and opener(text) in lexicon().sources:
            return 0
    return place


def _body_start(page: Page, end: int) -> int:
    """Where the paragraphs begin that end before block `end`; `end` where they do not."""
    place = end
    while place > 0:
        look, block = page.looks[place - 1], page.blocks[place - 1]
        if block.marker or block.url:
            break
        if look.kind not in (PROSE, SENTENCE) and not _is_between(page, place - 1, end):
            break
        place -= 1
    if place < end and page.looks[place].kind == SENTENCE and place + 2 > end:
        return end
    return place


def _is_between(page: Page, place: int, end: int) -> bool:
    """Whether a line stands between two paragraphs and can be nothing but a subhead there."""
    look = page.looks[place]
    if not look.wordy or not 0 < place < end - 1 or look.words >= LONG_LINE:
        return False
    if page.looks[place - 1].kind != PROSE or page.looks[place + 1].kind != PROSE:
        return False
    return opener(page.blocks[place].text) not in lexicon().boxes


def _behind_names(page: Page) -> int:
    """Where the few words begin that stand behind the last paragraph."""
    place = least = len(page.blocks)
    least -= _MOST_NAMES
    while place > max(least, 0):
        look, block = page.looks[place - 1], page.blocks[place - 1]
        if look.kind != WORDS or not look.wordy or block.marker or block.url:
            break
        if opener(block.text) in lexicon().boxes:
            break
        place -= 1
    return place


def _is_plain_head(page: Page, start: int) -> bool:
    """Whether nothing but a few lines and sentences without a mark stand before the body."""
    if start > _MOST_HEAD:
        return False
    head = zip(page.looks[:start], page.blocks[:start], strict=True)
    return all(look.kind in _HEAD_LOOKS and not (block.marker or block.url) for look, block in head)


def _weighed_start(page: Page, start: int) -> int:
    """Where the body begins: at a sentence of the head that outweighs the lines behind it."""
    total = 0.0
    begin = start
    for place in range(start):
        if total <= 0:
            total, begin = 0.0, place
        total += WEIGHTS[page.looks[place].kind]
    return begin if total > 0 else start
