"""The query language: text to tree, tree to text, matching and highlighting on our own text.

Described in docs/QUERY.md. Pure: no clock (relative dates take `today`), no file, no engine.
"""

from reader.library.query.dates import bounds
from reader.library.query.highlight import highlights
from reader.library.query.match import Document, PlainDocument, match, spaced
from reader.library.query.parse import parse
from reader.library.query.tree import (
    Ago,
    And,
    Between,
    Feature,
    Field,
    Has,
    Is,
    NamedDay,
    Node,
    Not,
    Note,
    Or,
    Phrase,
    Query,
    Relation,
    Span,
    State,
    When,
    all_of,
    any_of,
    wanted_phrases,
)
from reader.library.query.write import field_query, unparse

__all__ = [
    "Ago",
    "And",
    "Between",
    "Document",
    "Feature",
    "Field",
    "Has",
    "Is",
    "NamedDay",
    "Node",
    "Not",
    "Note",
    "Or",
    "Phrase",
    "PlainDocument",
    "Query",
    "Relation",
    "Span",
    "State",
    "When",
    "all_of",
    "any_of",
    "bounds",
    "field_query",
    "highlights",
    "match",
    "parse",
    "spaced",
    "unparse",
    "wanted_phrases",
]
