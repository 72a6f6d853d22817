"""A query that means the same whatever the scope of the search that it is put into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.query.tree import And, Field, Not, Or, Phrase

if TYPE_CHECKING:
    from reader.library.query.tree import Node


def settle(node: Node, *, text: bool = False) -> Node:
    """`node` with its plain words looked for in headlines (or texts), whatever is searched."""
    match node:
        case And(parts):
            return And(tuple(settle(part, text=text) for part in parts))
        case Or(parts):
            return Or(tuple(settle(part, text=text) for part in parts))
        case Not(part):
            return Not(settle(part, text=text))
        case Phrase(words, Field.ANY, prefix):
            return Phrase(words, Field.TEXT if text else Field.HEADLINE, prefix)
        case _:
            return node
