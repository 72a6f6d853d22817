"""Speakers as the reader corrected them: of one quote, or of a name everywhere."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from reader.library.state.journal import Edit
from reader.text.fold import fold_words
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.state.store import Also, Store


_SINCE = """
WITH RECURSIVE reached(key) AS (
    SELECT ? UNION SELECT s.new FROM successors s JOIN reached r ON s.old=r.key)
SELECT r.key, r.value FROM records r JOIN reached USING(key) WHERE r.kind='speaker' AND r.item=?
"""


class Voices:
    """Corrections of speakers. Each can be undone."""

    def __init__(self, store: Store, note_places: Also = lambda *_: None) -> None:
        """Take the state in `store`; `note_places` remembers where corrected articles are."""
        self._store = store
        self._note_places = note_places

    def correct(self, article: str, words: str, speaker: str | None) -> bool:
        """The quote with `words` in the article with that key is `speaker`'s.

        A correction goes by the words of the quote, so it survives an edit of the article
        elsewhere. None takes the correction back, "" says that nobody known is speaking.
        """
        return self.correct_all(article, [words], speaker)

    def correct_all(self, article: str, passages: Iterable[str], speaker: str | None) -> bool:
        """As `correct`, of several quotes of one article as one change."""
        value = None if speaker is None else clean_line(speaker)
        said = f"corrected a speaker: {value}" if value else "corrected a speaker: nobody"
        if value is None:
            said = "took a correction back"
        edits = [Edit("speaker", [article], value, _digest(words)) for words in passages]
        return bool(self._store.change(edits, said, self._note_places))

    def corrections(self) -> dict[SafeText, list[str]]:
        """The keys of the articles in which a quote was corrected to be somebody's, by speaker."""
        rows = self._store.rows(
            "SELECT DISTINCT value, key FROM records WHERE kind='speaker' ORDER BY value, key"
        )
        found: dict[SafeText, list[str]] = {}
        for value, key in rows:
            found.setdefault(clean_line(value), []).append(key)
        return found

    def of_articles(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """What was corrected in each article, by key: digests of words, and whose they are."""
        found: dict[str, list[tuple[str, str]]] = {}
        for key, item, value in self._store.rows(
            "SELECT key, item, value FROM records WHERE kind='speaker' ORDER BY key, item"
        ):
            found.setdefault(key, []).append((item, value))
        return {key: tuple(several) for key, several in found.items()}

    def corrected(self, article: str, words: str) -> SafeText | None:
        """The corrected speaker of a quote; "" for nobody, None where nothing was corrected."""
        rows = self._store.rows(
            "SELECT value FROM records WHERE kind='speaker' AND key=? AND item=?",
            (article, _digest(words)),
        )
        return clean_line(rows[0][0]) if rows else None

    def corrected_since(self, article: str, words: str) -> SafeText | None:
        """As `corrected`, also where the article was edited and it was corrected thereafter."""
        rows = self._store.rows(_SINCE, (article, _digest(words)))
        values = [value for key, value in rows if key != article] or [value for _, value in rows]
        return clean_line(values[0]) if values else None

    def has_corrections(self, article: str) -> bool:
        """Whether any quote of the article with that key was corrected."""
        question = "SELECT 1 FROM records WHERE kind='speaker' AND key=? LIMIT 1"
        return bool(self._store.rows(question, (article,)))

    def merge(self, name: str, into: str) -> bool:
        """Everywhere, `name` is the same voice as `into`; False if `into` belongs to `name`."""
        kept = clean_line(into)
        if not _folded(name) or not _folded(into):
            return False
        if _folded(name) in map(_folded, self._chain(into)):
            return False
        said = f"merged {clean_line(name)} into {kept}"
        return bool(self._store.change([Edit("voice", [_folded(name)], kept)], said))

    def split(self, name: str) -> bool:
        """`name` is a voice of its own again."""
        edit = Edit("voice", [_folded(name)], None)
        return bool(self._store.change([edit], f"split off {clean_line(name)}"))

    def named(self, name: str) -> SafeText:
        """The voice that `name` belongs to; itself where nothing was merged."""
        return self._chain(name)[-1]

    def _chain(self, name: str) -> list[SafeText]:
        """`name`, what it was merged into, what that was merged into, and so on."""
        chain, seen = [clean_line(name)], {_folded(name)}
        while rows := self._store.rows(
            "SELECT value FROM records WHERE kind='voice' AND key=? AND item=''",
            (_folded(chain[-1]),),
        ):
            voice = clean_line(rows[0][0])
            if _folded(voice) in seen:
                break
            chain.append(voice)
            seen.add(_folded(voice))
        return chain

    def merged(self) -> dict[str, SafeText]:
        """Every merged name, folded, with the voice it was merged into."""
        rows = self._store.rows("SELECT key, value FROM records WHERE kind='voice' ORDER BY key")
        return {key: clean_line(value) for key, value in rows}


def _folded(name: str) -> str:
    return " ".join(fold_words(name))


def _digest(words: str) -> str:
    return blake2b(_folded(words).encode(), digest_size=8).hexdigest()
