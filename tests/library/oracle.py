"""SQLite's full-text index over the same collection, as another opinion on what answers."""

from __future__ import annotations

import random
import sqlite3
from typing import TYPE_CHECKING

from reader.library.api import Scope
from reader.library.query import And, Field, Node, Not, Or, Phrase, all_of, any_of
from reader.text.fold import fold_words
from tests.library.collection import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = frozenset(name.rpartition("/")[2] for name in ARTICLES)
_GROUPS = 0.55


def _texts(fields: dict[str, object]) -> list[str]:
    body = str(fields["articleBody"]).split("\n\n")
    return [str(fields["headline"]), str(fields.get("description", "")), *body]


class Oracle:
    """One row a headline, standfirst or paragraph, so that no phrase runs on."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(name UNINDEXED, part UNINDEXED, words)"
        )
        for path, fields in ARTICLES.items():
            name = path.rpartition("/")[2]
            rows = [
                (name, part, " ".join(fold_words(text))) for part, text in enumerate(_texts(fields))
            ]
            self._connection.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)

    def answers(self, node: Node, scope: Scope) -> set[str]:
        """The names of the articles that answer."""
        match node:
            case And(parts):
                return set(NAMES).intersection(*(self.answers(part, scope) for part in parts))
            case Or(parts):
                return set().union(*(self.answers(part, scope) for part in parts))
            case Not(part):
                return set(NAMES) - self.answers(part, scope)
            case Phrase():
                return self._holding(node, scope)
        raise AssertionError(node)

    def _holding(self, phrase: Phrase, scope: Scope) -> set[str]:
        said = f'words : "{" ".join(phrase.words)}"{"*" if phrase.prefix else ""}'
        last = 0 if scope is Scope.HEADLINES else 99
        if phrase.field is not Field.ANY:
            last = 0 if phrase.field is Field.HEADLINE else 99
        rows = self._connection.execute(
            "SELECT name FROM texts WHERE texts MATCH ? AND part <= ?", (said, last)
        )
        return {name for (name,) in rows}


def random_trees(number: int, seed: int) -> Iterator[Node]:
    """Trees of words and phrases that occur, whole and cut, next to each other and not."""
    chance = random.Random(seed)
    texts = [fold_words(text) for fields in ARTICLES.values() for text in _texts(fields)]
    texts = [words for words in texts if len(words) > 3]
    return (_tree(chance, texts, depth=0) for _ in range(number))


_PIECES = (
    'comet le OR NOT ( ) - " * speaker: place: is:read has:quote is:linked since:2w date:2026.. '
    "path: É 東京 + \\ [ ' \0 .* ~ ^2 AND text:the -lang:en \ud800 source:( tag:a headline:\""
)


def random_texts(number: int, seed: int) -> Iterator[str]:
    """What might be typed or pasted: pieces of the language in any order."""
    chance = random.Random(seed)
    pieces = [*_PIECES.split(" "), " ", "  "]
    return (
        chance.choice(["", " "]).join(chance.choices(pieces, k=chance.randint(1, 9)))
        for _ in range(number)
    )


def _tree(chance: random.Random, texts: list[list[str]], depth: int) -> Node:
    if depth >= 3 or chance.random() > _GROUPS:
        return _phrase(chance, texts)
    parts = [_tree(chance, texts, depth + 1) for _ in range(chance.randint(2, 3))]
    kind = chance.choice(["all", "any", "any", "not"])
    if kind == "not":
        return Not(parts[0])
    return (all_of if kind == "all" else any_of)(*parts) or parts[0]


def _phrase(chance: random.Random, texts: list[list[str]]) -> Phrase:
    words = chance.choice(texts)
    length = chance.choice([1, 1, 1, 2, 3])
    start = chance.randrange(len(words) - length)
    said = words[start : start + length]
    if chance.random() < 0.1:
        chance.shuffle(said)
    prefix = chance.random() < 0.25
    if prefix:
        said[-1] = said[-1][: chance.randint(1, len(said[-1]))]
    field = chance.choice([Field.ANY, Field.ANY, Field.ANY, Field.HEADLINE, Field.TEXT])
    return Phrase(tuple(said), field, prefix)
