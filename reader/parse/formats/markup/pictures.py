"""Pictures of a page: the words about them, and where they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reader.parse.formats.pieces import web_address
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

_SHORTEST_DESCRIPTION = 20
_FEWEST_WORDS = 3
_LONGEST_ADDRESS = 2000
_SMALL = 100
"""Pixels up to which a picture is an icon."""
_SOURCES = ("src", "data-src", "data-lazy-src", "data-original")
_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
_PLAIN_PATH = re.compile(r"[\w .,@()+~%-]{1,200}(?:/[\w .,@()+~%-]{1,200}){0,8}")


def description(get: Callable[[str], str | None]) -> str:
    """The words that stand for a picture, "" where it has none or is an icon.

    Args:
        get: gives an attribute of the element by its name.
    """
    words = " ".join((get("alt") or "").split())
    if len(words) < _SHORTEST_DESCRIPTION or words.count(" ") < _FEWEST_WORDS - 1:
        return ""
    return "" if _is_icon(get("width")) or _is_icon(get("height")) else words


def source(get: Callable[[str], str | None]) -> str:
    """Where a picture is, as the page writes it; "" where it does not say."""
    for name in _SOURCES:
        text = (get(name) or "").strip()
        if text and not text.startswith("data:") and len(text) <= _LONGEST_ADDRESS:
            return text
    return ""


def picture_address(text: str, base: str | None) -> SafeText | None:
    """The web address of a picture, or the path of one that was saved with its page.

    A path is relative, goes nowhere up and has the ending of a picture.
    """
    if not text:
        return None
    try:
        if not urlsplit(text).scheme and not text.startswith("/"):
            path = text.removeprefix("./").partition("?")[0]
            if base is None or "_files/" in path:
                return _saved(path)
        return web_address(urljoin(base, text) if base else text)
    except ValueError:
        return None


def _saved(path: str) -> SafeText | None:
    from urllib.parse import unquote

    path = unquote(path)
    if _PLAIN_PATH.fullmatch(path) is None or ".." in path:
        return None
    return clean_line(path) if path.lower().endswith(_ENDINGS) else None


def _is_icon(pixels: str | None) -> bool:
    return pixels is not None and pixels.strip().isdecimal() and int(pixels.strip()[:6]) <= _SMALL
