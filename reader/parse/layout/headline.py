"""Stage five: the headline.

Every block before the body that could be one is scored: a headline shares words with the body,
stands close to it or at the very top (a page's title does), is set as a heading, is repeated, and
is no entry of a menu.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.parse.layout.copies import mark_repetitions
from reader.parse.layout.dated import is_dated
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
from reader.parse.layout.names import after_byline_word
from reader.parse.layout.page import (
    HEADLINE,
    KICKER,
    all_words,
    are_alike,
    content_words,
    fold,
    is_like,
    may_fold_away,
)

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_BODY_SAMPLE = 12
_LONGEST = 40
_PROSE_LONGEST = 34
_CLUSTER = 6
"""Blocks a headline stands above its standfirst at most."""
_NEAR_SCORE = 0.7
_ALIKE_SCORE = 1.5
_TOP_LINES = 9
_BEYOND = 30
_TITLE_LOOKS = frozenset((LINE, SENTENCE, WORDS, PROSE))
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
    page.headline_text = without_site(page.blocks[chosen].text, page)
    mark_repetitions(page, chosen)
    page.start = max(page.start, chosen + 1)


def _choose(page: Page, zones: list[str]) -> int | None:
    if _is_plain_top(page) and _is_candidate(page, 0):
        return 0
    limit = _limit(page)
    candidates = [place for place in range(limit) if _is_candidate(page, place)]
    if not candidates:
        return None
    if len(candidates) == 1:
        return candidates[0]
    body = _body_words(page)
    folded = _folded(page, candidates, limit + _BEYOND)
    scores = {place: _score(page, place, zones, body) for place in candidates}
    _add_repetitions(scores, folded, limit + _BEYOND)
    best = max(candidates, key=lambda place: (scores[place], -place))
    best = _earliest_alike(candidates, best, folded, scores)
    if zones[best] and _is_above_meta(page, best):
        # The last of a list that runs into the head: the byline is below the headline.
        return best
    # A standfirst shares more words with the body than the headline above it.
    for place in candidates:
        near = best - _CLUSTER <= place < best and scores[place] >= scores[best] - _NEAR_SCORE
        if near and page.looks[place].kind != WORDS and page.looks[place].words >= 4:
            return place
    return best


def _folded(page: Page, candidates: list[int], end: int) -> list[str]:
    """What is no longer than a headline, folded; behind block `end` what may repeat a candidate."""
    titles = [
        block.text if look.kind in _TITLE_LOOKS and look.words <= _LONGEST else ""
        for block, look in zip(page.blocks, page.looks, strict=True)
    ]
    folded = [fold(title) for title in titles[:end]]
    openings = {folded[place][:2] for place in candidates}
    return folded + [
        fold(title) if (opening := title[:2].lower()) in openings or may_fold_away(opening) else ""
        for title in titles[end:]
    ]


def _earliest_alike(
    candidates: list[int], best: int, folded: list[str], scores: dict[int, float]
) -> int:
    """The first of several candidates that say the same; the head begins behind the last."""
    for place in candidates:
        good = place < best and scores[place] >= scores[best] - _ALIKE_SCORE
        if good and are_alike(folded[place], folded[best]):
            return place
    return best


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
    look, block = page.looks[place], page.blocks[place]
    if look.kind in (LABEL, PROMO, CAPTION, SIGN) or look.words > _LONGEST:
        return False
    if "http" in block.text or "www." in block.text:
        return False
    if not look.wordy and (is_dated(block.text) or after_byline_word(block.text) is not None):
        return False
    if look.kind != PROSE or block.marker == "#":
        return True
    return look.words <= _PROSE_LONGEST and block.text[-1] not in ".。"


def _is_plain_top(page: Page) -> bool:
    """Whether the file simply begins with its headline: no menu stands between it and the body."""
    first = page.looks[0]
    if first.kind not in _TITLE_LOOKS or page.blocks[0].marker or page.start > _TOP_LINES:
        return False
    if any(block.marker in ("-", "#") for block in page.blocks[1 : page.start]):
        return False
    if first.words >= 4:
        return True
    # A word or two above a longer line may be a kicker.
    return page.start <= 3 and not any(
        look.kind == LINE and look.words >= 5 for look in page.looks[1 : page.start]
    )


def _body_words(page: Page) -> set[str]:
    words: set[str] = set()
    taken = 0
    for place in range(page.start, page.end):
        if page.looks[place].kind == PROSE and page.looks[place].words >= 12:
            words |= all_words(page.blocks[place].text)
            taken += 1
            if taken == _BODY_SAMPLE:
                break
    return words


def _score(
    page: Page,
    place: int,
    zones: list[str],
    body: set[str],
) -> float:
    """What speaks for a block, but for its repetitions."""
    block, look = page.blocks[place], page.looks[place]
    own = content_words(block.text)
    shared = len(own & body) / len(own) if own else 0.0
    score = 2.0 * shared + min(len(own & body), 5) * 0.15
    score += _position(page, place)
    if block.marker == "#":
        score += {1: 2.5, 2: 0.8, 3: 0.2}.get(block.level, -0.3)
    elif block.marker:
        score -= 1.5
    if zones[place] == "related":
        score -= 1.5
    if look.kind == WORDS or look.words < 3:
        score -= 1.5
    if look.words > 24:
        score -= 1.0
    if block.text[-1] in ".。:":
        score -= 1.5
    if SENTENCES.search(block.text) and look.words > 14:
        score -= 1.0
    if block.url:
        score -= 0.6
    return score + (0.5 if _is_followed_by_meta(page, place) else 0.0)


def _position(page: Page, place: int) -> float:
    if place == 0:
        return 1.6 if page.looks[0].words >= 4 else 0.5
    return max(0.0, 0.8 - 0.03 * max(page.start - place, 0))


def _add_repetitions(scores: dict[int, float], folded: list[str], end: int) -> None:
    """A page's title stands in it again, alone or with the site's name or a kicker.

    Asked of those alone that could be chosen with it: `folded` is of all blocks, a repetition
    in other words is looked for before block `end`.
    """
    counts = Counter(folded)
    words = [text.split() if 12 <= len(text) <= 250 else [] for text in folded[:end]]
    best = max(scores.values())
    for place in sorted(scores, key=lambda place: -scores[place]):
        if scores[place] + 1.0 < best - _ALIKE_SCORE:
            break
        if len(folded[place]) >= 12:
            again = counts[folded[place]] > 1
            scores[place] += 1.0 if again else 0.7 * _is_reworded(place, folded, words)
            best = max(best, scores[place])


def _is_reworded(place: int, folded: list[str], words: list[list[str]]) -> bool:
    """Whether another block says what block `place` says, with more or other words."""
    own = folded[place]
    mine = set(own.split())
    for other, theirs in enumerate(words):
        if not theirs or other == place:
            continue
        text = folded[other]
        if own in text or text in own or is_like(mine, own, theirs, text):
            return True
    return False


def _is_above_meta(page: Page, place: int) -> bool:
    below = page.blocks[place + 1].text if place + 1 < len(page.blocks) else ""
    return bool(below) and (after_byline_word(below) is not None or is_dated(below))


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


def find_kicker(page: Page) -> None:
    """The short line right above a headline is its kicker."""
    above = (page.headline or 0) - 1
    if page.headline is None or above < 0 or page.roles[above] is not None:
        return
    look, block = page.looks[above], page.blocks[above]
    if look.kind in (WORDS, LINE) and look.words <= 5 and not block.marker and above <= 2:
        page.set(above, KICKER, "right above the headline")
