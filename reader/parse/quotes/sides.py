"""What the characters at the two sides of a quote mark say of it: whether it opens or closes."""

from __future__ import annotations

import re

_BEFORE_OPEN = frozenset(' \t\n\r\u00a0\u2009\u202f\u200b([{—–-―/|“„"‘«»‹›>…=:*_¿¡')
_AFTER_OPEN = frozenset("“„‘‚'’\"«‹([{$€£¥#@&…—–-¿¡.*_`")
SPACE = frozenset(" \t\n\r\u00a0\u2009\u202f\u200b")
PUNCTUATION = frozenset(".,!?…;:—–")
_AFTER_CLOSE = frozenset(" \t\n\r\u00a0\u2009\u202f\u200b.,;:!?)]}—–-―/|”’\"'“»«…<*_")
_ELISION = re.compile(
    r"\d\d(?:s\b|(?=[,.;:)\n]|$))|\d0s?\b|(?:[nN]|[eE]m|[tT]il|[tT]is|[tT]was)\b|(?:bout|round|cos|cuz|cause)\b(?!['’])"
)
# What an elision can begin with.
_ELIDES = frozenset("0123456789nNeEtTbrc")


def opens(text: str, position: int, sign: str) -> bool:
    """Whether a double mark can open where nothing is open."""
    before = text[position - 1] if position else "\n"
    after = text[position + len(sign) : position + len(sign) + 1] or "\n"
    if sign in "“„":
        return after not in SPACE or before in SPACE
    if sign in "«‹「『":
        return before in _BEFORE_OPEN or after not in SPACE
    if sign in "」』":
        return False
    return before in _BEFORE_OPEN and (after.isalnum() or after in _AFTER_OPEN)


def closes(text: str, position: int, sign: str) -> bool:
    """Whether a double mark stands at the end of words rather than before words."""
    before = text[position - 1] if position else "\n"
    after = text[position + len(sign) : position + len(sign) + 1] or "\n"
    if before in SPACE:
        return after in SPACE or after in PUNCTUATION
    if after in _AFTER_CLOSE:
        return before not in "([{"
    return before in PUNCTUATION or (before.isalnum() and after.isupper())


def single_opens(text: str, position: int, sign: str) -> bool:
    """Whether a single mark can open where it stands."""
    before = text[position - 1] if position else "\n"
    after = text[position + 1 : position + 2] or "\n"
    if before not in _BEFORE_OPEN or not (after.isalnum() or after in _AFTER_OPEN):
        return False
    if (sign in "’´" and before != "\n") or (sign == after and sign in "'’"):
        return False
    return after not in _ELIDES or not _ELISION.match(text, position + 1)


def closing_strength(text: str, position: int) -> float:
    """How surely a single mark closes.

    2 after punctuation, 1 after a word, 0.5 where a plural possessive looks the same (workers’
    demands), 0 not at all.
    """
    before = text[position - 1] if position else "\n"
    after = text[position + 1 : position + 2] or "\n"
    if before in SPACE or after.isalnum():
        return 0
    if before in PUNCTUATION or before in ')]”"':
        return 2
    if after in SPACE and after != "\n":
        follower = text[position + 2 : position + 3]
        if before in "sSxz" and follower.isalnum():
            return 0.5
        return 1
    return 1
