"""The text of a query, cut into tokens. Any text can be cut; nothing is an error."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reader.library.query.tree import Field, Relation
from reader.text.fold import fold

FLAGS = ("is", "has")
"""Names before a colon that take a word of a fixed list."""

NAMES = frozenset(
    (
        *FLAGS,
        *(field.value for field in Field if field.value),
        *(relation.value for relation in Relation),
    )
)
"""Every name that may stand before a colon."""
_MAX_NAME = max(map(len, NAMES))


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted"
    OPEN = "("
    CLOSE = ")"
    OR = "OR"
    AND = "AND"
    MINUS = "-"
    FIELD = "field"


_OPERATORS = {"OR": Kind.OR, "AND": Kind.AND, "NOT": Kind.MINUS}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text from `start` to `end` - 1; `text` is what it says."""

    kind: Kind
    text: str
    start: int
    end: int
    closed: bool = True
    """False for a quoted phrase whose closing mark is still to come."""


def scan(text: str) -> list[Token]:
    """Return the tokens of `text` in order."""
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        character = text[position]
        if character.isspace():
            position += 1
            continue
        token = _token(text, position)
        tokens.append(token)
        position = token.end
    return tokens


def _token(text: str, start: int) -> Token:
    character = text[start]
    if character == "(":
        return Token(Kind.OPEN, character, start, start + 1)
    if character == ")":
        return Token(Kind.CLOSE, character, start, start + 1)
    folded = fold(character)
    if folded == '"':
        return _quoted(text, start)
    if folded == "-":
        return Token(Kind.MINUS, character, start, start + 1)
    return _word_or_field(text, start)


def _quoted(text: str, start: int) -> Token:
    end = start + 1
    while end < len(text) and fold(text[end]) != '"':
        end += 1
    closed = end < len(text)
    behind = end + 1 if closed else end
    said = text[start + 1 : end]
    if text[behind : behind + 1] == "*":  # "peace tal"* is "peace tal*"
        said, behind = said + "*", behind + 1
    return Token(Kind.QUOTED, said, start, behind, closed)


def _word_or_field(text: str, start: int) -> Token:
    end = start
    while end < len(text) and not _ends_word(text[end]):
        end += 1
        if text[end - 1] == ":" and end - start <= _MAX_NAME + 1:
            name = text[start : end - 1].lower()
            if name in NAMES:
                return Token(Kind.FIELD, name, start, end)
    said = text[start:end]
    return Token(_OPERATORS.get(said, Kind.WORD), said, start, end)


def _ends_word(character: str) -> bool:
    return character.isspace() or character in "()" or fold(character) == '"'
