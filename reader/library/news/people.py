"""Names of speakers: which are names of people, and which a few typed words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader.text.fold import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable

Name = TypeVar("Name", bound=str)

_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el"}
    | {"ibn", "la", "las", "le", "los", "mac", "van", "von", "y", "zu"}
)
_FEWEST = 2


def looks_like_a_person(name: str) -> bool:
    """Whether `name` is a full name, not a description ("the union", "a resident") or a surname."""
    words = name.split()
    proper = [word for word in words if word[:1].isupper()]
    if len(proper) < _FEWEST or not words[0][:1].isupper():
        return False
    return all(word in proper or word in _PARTICLES for word in words)


def people_meant(text: str, names: Iterable[Name]) -> list[Name]:
    """Those of `names` that `text` may mean: the very one, else all that hold its words."""
    wanted = fold_words(text)
    known = [(fold_words(name), name) for name in names]
    exactly = [name for words, name in known if words == wanted]
    return exactly or [name for words, name in known if wanted and set(wanted) <= set(words)]
