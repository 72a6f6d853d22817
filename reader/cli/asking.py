"""The query language asked of what is no article: passages kept, visits, wanted headlines."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from reader.cli.codes import CommandError
from reader.cli.output import say
from reader.library.api import Scope
from reader.library.query import parse
from reader.library.query.match import PlainDocument, match
from reader.library.query.tree import And, Between, Field, Has, Is, Not, Or, Phrase, When

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from reader.library.query.tree import Node


def asking(
    text: str, what: str, fields: Collection[Field], *, dated: bool
) -> Callable[[PlainDocument], bool]:
    """What tells whether an item answers the query `text`.

    Args:
        text: as it was typed; plain words are looked for in the item's TEXT.
        what: the items, in words.
        fields: what an item has beside TEXT.
        dated: whether it has a day.

    Raises:
        CommandError: if the query asks for what no such item has.
    """
    query = parse(text)
    for note in query.notes:
        say(note.message)
    known = (Field.ANY, Field.TEXT, *fields)
    for asked in _names(query.root, known, dated=dated):
        names = [f"{field.value}:" for field in fields] + (["since:"] if dated else [])
        raise CommandError(f"{asked}: cannot be asked of {what}; {', '.join(names)} can")
    today = datetime.now().astimezone().date()
    return lambda item: match(query, item, today, Scope.TEXT)


def item(texts: Mapping[Field, str], day: date | None = None) -> PlainDocument:
    """What a query is asked of: its texts by field, all of them its TEXT too."""
    each = {field: [text] for field, text in texts.items() if text}
    return PlainDocument({**each, Field.TEXT: [text for text in texts.values() if text]}, day)


def day_in(text: str) -> date | None:
    """The day that `text` begins with; None if it begins with none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _names(node: Node | None, known: Collection[Field], *, dated: bool) -> Iterator[str]:
    """The names of what is asked for and not known."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _names(part, known, dated=dated)
        case Not(part):
            yield from _names(part, known, dated=dated)
        case Phrase(field=field) if field not in known:
            yield field.value
        case Is():
            yield "is"
        case Has():
            yield "has"
        case When() | Between() if not dated:
            yield "since"
