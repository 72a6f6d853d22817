"""Stage five: the headline.

Every block before the body that could be one is scored: a headline shares words with the body,
stands close to it or at the very top (a page's title does), is set as a heading, is repeated, and
is no entry of a menu.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.looks import CAPTION, LABEL, LINE, PROMO, PROSE, SENTENCE, SIGN, WORDS
from reader.parse.layout.page import HEADLINE, KICKER, RESIDUE, content_words, fold

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_BODY_SAMPLE = 12
_LONGEST = 40
_PROSE_LONGEST = 34
_LEAST_SCORE = 0.2
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " » ", " • ")
_SUFFIX_WORDS = 6


def find_headline(page: Page, zones: list[str]) -> None:
    """Choose the headline and mark it, its repetitions and the kicker above it."""
    chosen = _choose(page, zones)
    if chosen is None:
        return
    page.headline = chosen
    page.roles[chosen] = None
    page.set(chosen, HEADLINE, "best of what stands before the body")
    text = page.blocks[chosen].text
    if page.blocks[chosen].marker == "1":
        text = page.blocks[chosen].text
    page.headline_text = without_site(text, page)
    _mark_repetitions(page, chosen)
    page.start = max(page.start, chosen + 1)


def _choose(page: Page, zones: list[str]) -> int | None:
    limit = _limit(page)
    candidates = [place for place in range(limit) if _is_candidate(page, place)]
    if not candidates:
        return None
    if len(candidates) == 1 or (candidates[0] == 0 and _is_plain_top(page)):
        return candidates[0] if candidates[0] == 0 or len(candidates) == 1 else None
    body = _body_words(page)
    folded = [fold(page.blocks[place].text) for place in range(min(limit + 30, len(page.blocks)))]
    scores = {place: _score(page, place, zones, body, folded) for place in candidates}
    best = max(candidates, key=lambda place: (scores[place], -place))
    return best if scores[best] > _LEAST_SCORE or best == 0 else candidates[0]


def _limit(page: Page) -> int:
    """Behind the last block that could be the headline: the body's second paragraph."""
    seen = 0
    for place in range(page.start, page.end):
        if page.looks[place].kind == PROSE and page.looks[place].words >= 20:
            seen += 1
            if seen == 2:
                return place
    return page.end or len(page.blocks)


def _is_candidate(page: Page, place: int) -> bool:
    look = page.looks[place]
    if look.kind in (LABEL, PROMO, CAPTION, SIGN):
        return False
    if look.kind == PROSE and (look.words > _PROSE_LONGEST or page.blocks[place].text[-1] in ".。"):
        return page.blocks[place].marker == "#" and look.words <= _PROSE_LONGEST
    return look.words <= _LONGEST


def _is_plain_top(page: Page) -> bool:
    """Whether the file simply begins with its headline and goes on with text."""
    looks = page.looks
    first = looks[0]
    if first.kind not in (LINE, SENTENCE) or page.blocks[0].marker or first.words < 3:
        return False
    return page.start <= 3 and all(look.kind in (LINE, SENTENCE, PROSE) for look in looks[1:3])


def _body_words(page: Page) -> set[str]:
    words: set[str] = set()
    taken = 0
    for place in range(page.start, page.end):
        if page.looks[place].kind == PROSE and page.looks[place].words >= 12:
            words |= content_words(page.blocks[place].text)
            taken += 1
            if taken == _BODY_SAMPLE:
                break
    return words


def _score(page: Page, place: int, zones: list[str], body: set[str], folded: list[str]) -> float:
    block, look = page.blocks[place], page.looks[place]
    own = content_words(block.text)
    shared = len(own & body) / len(own) if own else 0.0
    score = 2.5 * shared + min(len(own & body), 4) * 0.25
    score += _position(page, place)
    if block.marker == "#":
        score += {1: 2.5, 2: 0.8, 3: 0.2}.get(block.level, -0.3)
    elif block.marker:
        score -= 1.5
    if zones[place] == "related":
        score -= 1.5
    if look.kind == WORDS or look.words < 3:
        score -= 1.5
    if look.words > 24 or block.text[-1] in ".。:":
        score -= 1.2
    if block.url:
        score -= 0.6
    return score + _repetition(place, folded) + (0.5 if _is_followed_by_meta(page, place) else 0.0)


def _position(page: Page, place: int) -> float:
    distance = max(page.start - place, 0)
    near = max(0.0, 1.0 - distance * 0.06)
    return max(near, 1.0) if place == 0 else near


def _repetition(place: int, folded: list[str]) -> float:
    """A page's title stands in it again, alone or with the site's name or a kicker."""
    own = folded[place]
    if len(own) < 12:
        return 0.0
    found = 0.0
    for other, text in enumerate(folded):
        if other == place or len(text) < 12:
            continue
        if text == own:
            found = max(found, 1.0)
        elif own in text or text in own:
            found = max(found, 0.6)
    return found


def _is_followed_by_meta(page: Page, place: int) -> bool:
    """Whether a byline, a date or a share label comes within a few lines."""
    for look, block in zip(
        page.looks[place + 1 : place + 5], page.blocks[place + 1 : place + 5], strict=False
    ):
        if look.kind == LABEL and look.label in ("share", "reading", "author", "comments"):
            return True
        if (
            look.kind in (WORDS, LINE)
            and any(map(str.isdigit, block.text))
            and len(block.text) < 60
        ):
            return True
    return False


def without_site(text: str, page: Page) -> str:
    """Take the site's name off the end of a page's title: "Headline | Site", "Headline - Site".

    A bar is always such a mark; a dash only where the rest stands elsewhere as a headline alone.
    """
    for separator in _SEPARATORS:
        head, found, tail = text.rpartition(separator)
        if not found or len(tail.split()) > _SUFFIX_WORDS or len(head.split()) < 3:
            continue
        if separator == " | " or any(block.text == head for block in page.blocks[: page.start + 3]):
            return head.strip()
    return text


def _mark_repetitions(page: Page, chosen: int) -> None:
    own = fold(page.blocks[chosen].text)
    short = fold(page.headline_text)
    for place in range(len(page.blocks)):
        if place != chosen and page.blocks[place].text[:1] and page.looks[place].words <= 60:
            folded = fold(page.blocks[place].text)
            if folded in (own, short) and folded:
                page.set(place, RESIDUE, "repeat")
            elif place < page.start and len(own) > 20 and own in folded:
                page.set(place, RESIDUE, "repeat")


def find_kicker(page: Page) -> None:
    """The short line right above a headline is its kicker."""
    above = (page.headline or 0) - 1
    if page.headline is None or above < 0 or page.roles[above] is not None:
        return
    look, block = page.looks[above], page.blocks[above]
    if look.kind in (WORDS, LINE) and look.words <= 5 and not block.marker and above <= 2:
        page.set(above, KICKER, "right above the headline")
