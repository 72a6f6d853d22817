"""Where in a file the words of an article's blocks stand, for formats that are more than text.

What a page, a feed or a JSON file says is taken out of markup and escapes, so a block is found
again word by word: every piece begins where its first word stands in the file, letter for letter.
Words that are written otherwise there (references, escapes, quoted-printable) begin no piece.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.parse.draft import Draft, DraftBlock

_TAG = re.compile(r"<[a-zA-Z/!?][^<>]{0,5000}>")
_WORD = re.compile(r"\S+")
_ANCHOR_WORDS = 4
_BETWEEN = r"[\0\s]{1,2000}"
"""What may stand between two words: space, and tags that were blanked out."""
_MOST_MISSES = 50
"""Blocks of an article that are looked for in vain: its file writes them otherwise throughout."""
_REACH = 3000
"""Characters behind one word within which the next is looked for: tags may stand between them."""


def without_tags(text: str) -> str:
    """`text` with every tag blanked out, each character where it was."""
    return _TAG.sub(lambda tag: "\0" * len(tag[0]), text) if "<" in text else text


def placed(draft: Draft, text: str) -> Draft:
    """`draft` with the pieces of its blocks, from `draft.start` on.

    Args:
        draft: an article that was read from the file.
        text: the file, decoded, as `without_tags` gives it.
    """
    position = draft.start
    misses = 0
    blocks = []
    for block in draft.body:
        pieces = block.pieces
        if not pieces and misses < _MOST_MISSES:
            pieces = _pieces(block.text, text, position)
            misses += not pieces
        if pieces:
            position = max(position, pieces[-1][1])
        blocks.append(_with_pieces(block, pieces))
    return replace(draft, body=tuple(blocks))


def _with_pieces(block: DraftBlock, pieces: tuple[tuple[int, int], ...]) -> DraftBlock:
    return replace(block, pieces=pieces) if pieces else block


def _pieces(words: str, text: str, position: int) -> tuple[tuple[int, int], ...]:
    """Stretches of `words` and where each stands in `text`; () where the beginning does not."""
    whole = text.find(words, position)
    if whole >= 0 and words:
        return ((0, whole),)
    found = list(_WORD.finditer(words))
    place = _beginning(found, text, position)
    if place < 0:
        return ()
    pieces: list[tuple[int, int]] = []
    for word in found:
        raw = text.find(word[0], place, place + _REACH + len(word[0]))
        if raw < 0:
            continue
        if not pieces or raw - pieces[-1][1] != word.start() - pieces[-1][0]:
            pieces.append((word.start(), raw))
        place = raw + len(word[0])
    # The first piece begins with the block: what stands before it is written otherwise there.
    return tuple(pieces) if pieces and pieces[0][0] == 0 else ()


def _beginning(found: list[re.Match[str]], text: str, position: int) -> int:
    """Where the first words stand one behind the other, or as many of them as do."""
    for count in range(min(_ANCHOR_WORDS, len(found)), 1, -1):
        anchor = _BETWEEN.join(re.escape(word[0]) for word in found[:count])
        match = re.compile(anchor).search(text, position)
        if match is not None:
            return match.start()
    return -1
