"""Which names of speakers are names of people."""

from __future__ import annotations

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
