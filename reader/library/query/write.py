"""Tree to text: ``parse(unparse(query)).root == query.root``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.query.dates import write_date
from reader.library.query.tree import (
    And,
    Between,
    DateValue,
    Field,
    Has,
    Is,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    When,
)
from reader.text.fold import fold_words
from reader.text.safe import SafeText, clean

if TYPE_CHECKING:
    from collections.abc import Callable


def unparse(query: Query) -> SafeText:
    """Return the text of `query` in its plainest form; "" for the query that asks for everything.

    Made of the words as they are compared: folded, without what was passed over.
    """
    return SafeText("") if query.root is None else clean(_write(query.root))


def field_query(field: Field, value: str) -> Query:
    """Return the query for `value` in `field`: by this speaker, of this source.

    A value without a word asks for everything.
    """
    words = tuple(fold_words(value))
    root = Phrase(words, field) if words else None
    return Query(root, unparse(Query(root)))


def _write(node: Node) -> str:
    match node:
        case Not(part):
            return "-" + _within(part, And, Or, Not)
        case And(parts):
            return " ".join(_within(part, And, Or) for part in parts)
        case Or(parts):
            return " OR ".join(_within(part, Or) for part in parts)
        case Phrase():
            return _phrase(node)
        case _:
            return _fact(node)


def _fact(node: Is | Has | When | Between) -> str:
    match node:
        case Is(state):
            return f"is:{state.value}"
        case Has(feature):
            return f"has:{feature.value}"
        case When(relation, value):
            return f"{relation.value}:{write_date(value)}"
        case Between(first, last):
            return f"date:{_end(first)}..{_end(last)}"


def _within(part: Node, *grouped: Callable[..., Node]) -> str:
    written = _write(part)
    return f"({written})" if type(part) in grouped else written


def _end(value: DateValue | None) -> str:
    return "" if value is None else write_date(value)


def _phrase(phrase: Phrase) -> str:
    said = " ".join(phrase.words) + ("*" if phrase.prefix else "")
    name = f"{phrase.field.value}:" if phrase.field.value else ""
    return f'{name}"{said}"' if len(phrase.words) > 1 else name + said
