"""Text that a page holds twice: whole paragraphs, and the body once more in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.looks import LINE, PROSE, SENTENCE
from reader.parse.layout.page import RESIDUE

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_LEAST_WORDS = 6
COPY_LENGTH = 500
"""Characters from which on a block may be the body once more."""
LONG_LINE = 14
"""Words from which on a line without a full stop may repeat a paragraph."""
_PROBES, _LEAST_PROBES, _PROBE_LENGTH = 6, 4, 32
_WINDOW = 60_000
"""Characters in which a copy is looked for, so that the time stays linear."""


def mark_repeats(page: Page) -> None:
    """Mark paragraphs that came before already, and long blocks made of such paragraphs."""
    texts = {block.text for block in page.blocks}
    if len(texts) == len(page.blocks) and max(map(len, texts), default=0) < COPY_LENGTH:
        return
    seen: set[str] = set()
    before: list[str] = []
    length = 0
    for place, block in enumerate(page.blocks):
        look = page.looks[place]
        if look.kind not in (PROSE, SENTENCE) and not (
            look.kind == LINE and look.words >= LONG_LINE
        ):
            continue
        if look.words < _LEAST_WORDS or page.roles[place] is not None:
            continue
        if block.text in seen and look.kind != SENTENCE:
            page.set(place, RESIDUE, "repeat")
            continue
        if len(block.text) >= COPY_LENGTH and before:
            if len(before) > 1:
                before = ["\n".join(before)]
            if _is_copy(block.text, before[0]):
                page.set(place, RESIDUE, "repeat")
                continue
        seen.add(block.text)
        if length < _WINDOW:
            before.append(block.text)
            length += len(block.text) + 1


def _is_copy(text: str, before: str) -> bool:
    """Whether most of a few probes of `text` stand in what came before."""
    step = (len(text) - _PROBE_LENGTH) // _PROBES
    found = missed = 0
    for place in range(step // 2, step * _PROBES, step):
        probe = text[place : place + _PROBE_LENGTH]
        if probe in before:
            found += 1
        elif missed == _PROBES - _LEAST_PROBES:
            return False
        else:
            missed += 1
    return found >= _LEAST_PROBES
