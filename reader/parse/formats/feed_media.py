"""Pictures that a feed adds to an entry: Media RSS, enclosures, and the words about them.

Media RSS 1.5.1 (rssboard.org/media-rss); `enclosure` is of RSS 2.0, ``rel="enclosure"`` of Atom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.draft import DraftBlock
from reader.parse.formats.pieces import letters, web_address
from reader.parse.formats.values import plain
from reader.parse.references import unescaped
from reader.text.safe import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parse.formats.markup.tree import Element

_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
_WORDS = ("description", "title")
_MOST_WORDS = 2000


def picture_in(element: Element) -> tuple[str, str] | None:
    """The words about the picture that an element brings, and its address.

    None for what is no picture. The words are "" where the element has none.
    """
    get = element.get
    address = get("url") or get("href") or ""
    kind = get("type") or get("medium") or ""
    if not kind.startswith("image"):
        path = address.partition("?")[0].lower()
        if kind or not path.endswith(_ENDINGS):
            return None
    words = get("title") or (_words_in(element) if len(element) else "")
    return words, address


def _words_in(element: Element) -> str:
    found = {child.tag.rpartition("}")[2]: child.text for child in element.iterchildren("{*}*")}
    return next((found[name] for name in _WORDS if found.get(name)), "")


def captions(
    pictures: Sequence[tuple[str, str]], body: Sequence[DraftBlock], headline: str
) -> tuple[DraftBlock, ...]:
    """A caption for each picture that has words of its own.

    Args:
        pictures: words and address of each, as the feed has them.
        body: the text of the entry: what stands there is not said again.
        headline: its headline, which many feeds give each picture for words.
    """
    said = {letters(headline), *(letters(block.text) for block in body), ""}
    shown = {block.picture for block in body if block.picture}
    found = []
    for words, address in pictures:
        line = clean_line(plain(unescaped(words[:_MOST_WORDS])))
        place = web_address(address)
        if place is None or place in shown or letters(line) in said:
            continue
        said.add(letters(line))
        shown.add(place)
        found.append(DraftBlock("caption", line, picture=place))
    return tuple(found)
