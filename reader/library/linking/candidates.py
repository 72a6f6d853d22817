"""Which articles a related headline may lead to, found by its key or by its rarest words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.text.fold import headline_key

if TYPE_CHECKING:
    from collections.abc import Mapping

RAREST = 6
"""Words of a headline that are looked up. With these and `MOST`, every reworded headline among
800 was found in a million."""
MOST = 20
_COMMON_SHARE = 0.002
_RARE_SHARE = 0.01
_ENOUGH_RARE = 3
_COMMON_AT_LEAST = 10


def worth_asking(counted: Mapping[str, int], headlines: int) -> list[str]:
    """The words of a headline by which candidates are found: its rarest.

    Behind the third, those that many headlines hold are left out: they take the most time and tell
    the least.

    Args:
        counted: how many headlines hold each of its words.
        headlines: how many there are.
    """
    known = sorted((word for word in counted if counted[word]), key=lambda w: (counted[w], w))
    rarest = known[:RAREST]
    rare = sum(counted[word] <= headlines * _RARE_SHARE for word in rarest)
    return rarest[: max(rare, _ENOUGH_RARE)]


def is_common_count(holding: int, headlines: int) -> bool:
    """Whether a word is common that `holding` of so many `headlines` hold."""
    return holding >= max(_COMMON_AT_LEAST, headlines * _COMMON_SHARE)


class HeadlineIndex:
    """Headlines by key and by word; the words are laid out when they are first needed."""

    def __init__(self, headlines: Mapping[str, str] | None = None) -> None:
        """Take the headlines by article id."""
        self._keys = {name: headline_key(text) for name, text in (headlines or {}).items()}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for name, key in self._keys.items():
            self._by_key[key].append(name)
        self._by_word: dict[str, list[str]] | None = None

    def with_key(self, key: str) -> list[str]:
        """Ids of the articles whose headline has this key; none for the key without a word."""
        return self._by_key.get(key, []) if key else []

    def candidates(self, headline: str) -> list[str]:
        """Ids of the articles with the same key, else of those that share its rarest words."""
        key = headline_key(headline)
        return list(self.with_key(key)) or self._sharing_words(key)

    def is_common(self, word: str) -> bool:
        """Whether so many headlines hold `word` that leaving it out says little."""
        return is_common_count(len(self._words().get(word, ())), len(self._keys))

    def _sharing_words(self, key: str) -> list[str]:
        by_word = self._words()
        counted = {word: len(by_word.get(word, ())) for word in key.split()}
        shared: dict[str, float] = defaultdict(float)
        for word in worth_asking(counted, len(self._keys)):
            for name in by_word[word]:
                shared[name] += 1 / len(by_word[word])
        return sorted(shared, key=lambda name: (-shared[name], name))[:MOST]

    def _words(self) -> dict[str, list[str]]:
        if self._by_word is None:
            by_word: dict[str, list[str]] = defaultdict(list)
            for name, key in self._keys.items():
                for word in set(key.split()):
                    by_word[word].append(name)
            self._by_word = dict(by_word)
        return self._by_word
