"""The notebook: words the reader keeps, with whose they are and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from reader.library.state.journal import Edit
from reader.library.state.values import (
    new_name,
    number_in,
    pack,
    text_in,
    unpack,
    values_of,
    whole_in,
)
from reader.library.state.voices import Voices
from reader.text.safe import SafeText, clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.article import Article
    from reader.library.state.store import Store

_CONTEXT = 40
"""Characters on either side that tell one place from another with the same words."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Words that were kept."""

    name: str
    """16 hexadecimal digits; no other entry has them."""
    words: SafeText
    """As they stand in the article, with their marks."""
    speaker: SafeText
    """"" for a paragraph or where nobody is known."""
    headline: SafeText
    date: SafeText
    """ISO 8601 where the article's date is certain, else as it stands; "" if it has none."""
    source: SafeText
    """Who published it, else the agency; "" where the text does not say."""
    byline: SafeText
    url: SafeText
    path: SafeText
    """Path in the collection, for display."""
    collection: SafeText
    article: str
    """Key of the article's words."""
    id: str
    """Id of the article when it was kept."""
    block: int
    """As `reader.article.Quote.block`."""
    start: int
    """Offset of the first character in the text of the block."""
    end: int
    """Offset behind the last."""
    context: str
    """Digest of what stands around the words."""
    kept: float
    """When, in seconds since the epoch."""
    note: SafeText = SafeText("")
    member: SafeText = SafeText("")
    """Where in a container the article stood: "issue/page.html"; "" if its file is none."""
    entry: int = 0
    """Which article of the file it was, from 0: a feed, a mailbox or a table holds several."""
    offset: int | None = None
    """Offset of the words in the decoded file; None where markup, escapes or compression leave
    but the place in the article's text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where saved words are in an article today."""

    block: int
    start: int
    end: int
    moved: bool
    """Whether they stood elsewhere when they were kept."""


class Notebook:
    """The saved words of a state. Each change can be undone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(
        self,
        article: Article,
        block: int,
        start: int,
        end: int,
        *,
        speaker: str = "",
        note: str = "",
        collection: str = "",
    ) -> Saved:
        """Keep the characters from `start` to before `end` of a block.

        Raises:
            IndexError: if the article has no such block.
        """
        text = article.block_text(block)
        published = article.published
        saved = Saved(
            name=new_name(),
            words=SafeText(text[start:end]),
            speaker=clean_line(speaker),
            headline=article.headline,
            date=(published and (published.iso or published.text)) or SafeText(""),
            source=article.issuer or SafeText(""),
            byline=article.byline or SafeText(""),
            url=article.url or SafeText(""),
            path=article.source.path,
            collection=clean(collection),
            article=article.key,
            id=article.id,
            block=block,
            start=start,
            end=end,
            context=_context(text, start, end),
            kept=self._store.now().timestamp(),
            note=clean(note),
            member=article.source.member or SafeText(""),
            entry=article.source.index,
            offset=article.body[block].raw_offset(start) if block >= 0 else None,
        )
        self._store.change([Edit("quote", [saved.name], _packed(saved))], "kept a passage")
        return saved

    def annotate(self, saved: Saved, note: str) -> bool:
        """Write a note on saved words, "" for none; False if they are no longer kept."""
        kept = self.find(saved.name)
        if kept is None:
            return False
        edit = Edit("quote", [saved.name], _packed(replace(kept, note=clean(note))))
        return bool(self._store.change([edit], "wrote a note in the notebook"))

    def remove(self, saved: Iterable[Saved]) -> int:
        """Drop saved words; returns how many were there."""
        edit = Edit("quote", [one.name for one in saved], None)
        said = "removed {} from the notebook"
        steps = self._store.change(
            [edit], lambda number: said.format("a passage" if number == 1 else f"{number:,}")
        )
        return sum(len(step.keys) for step in steps)

    def find(self, name: str) -> Saved | None:
        """The saved words of that name."""
        rows = self._store.rows(
            "SELECT value FROM records WHERE kind='quote' AND key=? AND item=''", (name,)
        )
        return _saved(name, unpack(rows[0][0])) if rows else None

    def all(self) -> list[Saved]:
        """Everything kept, the latest first, with speakers as they were corrected since."""
        found = [_saved(name, fields) for name, fields in values_of(self._store, "quote")]
        voices = Voices(self._store)
        if voices.of_articles():
            corrected = (voices.corrected_since(one.article, one.words) for one in found)
            found = [
                one if speaker is None else replace(one, speaker=speaker)
                for one, speaker in zip(found, corrected, strict=True)
            ]
        return sorted(found, key=lambda saved: (-saved.kept, saved.name))


def file_of(path: SafeText, member: SafeText | None) -> SafeText:
    """What people call a file: its path, and within a container that of the member."""
    return SafeText("/".join(filter(None, (path, member))))


def find_again(saved: Saved, article: Article) -> Place | None:
    """Where the saved words stand in `article` today; None if they no longer do, word for word.

    Of several places with these words the one with the same surroundings is meant, else the
    nearest to where they were.
    """
    places = list(_places(saved, article))
    if not places:
        return None
    best = min(places, key=lambda found: (found[1] != saved.context, _distance(saved, found[0])))
    return best[0]


def _places(saved: Saved, article: Article) -> Iterable[tuple[Place, str]]:
    from reader.article import HEADLINE_BLOCK, STANDFIRST_BLOCK

    if not saved.words:
        return
    for block in (HEADLINE_BLOCK, STANDFIRST_BLOCK, *range(len(article.body))):
        text = article.block_text(block)
        start = text.find(saved.words)
        while start >= 0:
            end = start + len(saved.words)
            moved = (block, start) != (saved.block, saved.start)
            yield Place(block, start, end, moved), _context(text, start, end)
            start = text.find(saved.words, end)


def _distance(saved: Saved, place: Place) -> tuple[int, int]:
    return abs(place.block - saved.block), abs(place.start - saved.start)


def _context(text: str, start: int, end: int) -> str:
    around = f"{text[max(start - _CONTEXT, 0) : start]}\0{text[end : end + _CONTEXT]}"
    return blake2b(around.encode(), digest_size=8).hexdigest()


def _packed(saved: Saved) -> str:
    return pack(
        {
            name: value
            for name in Saved.__slots__
            if name != "name" and (value := getattr(saved, name)) not in ("", None)
        }
    )


def _saved(name: str, fields: dict[str, object]) -> Saved:
    offset = whole_in(fields, "offset", otherwise=-1)
    return Saved(
        name=name,
        words=text_in(fields, "words"),
        speaker=clean_line(text_in(fields, "speaker")),
        headline=clean_line(text_in(fields, "headline")),
        date=clean_line(text_in(fields, "date")),
        source=clean_line(text_in(fields, "source")),
        byline=clean_line(text_in(fields, "byline")),
        url=clean_line(text_in(fields, "url")),
        path=clean_line(text_in(fields, "path")),
        collection=clean_line(text_in(fields, "collection")),
        article=text_in(fields, "article"),
        id=text_in(fields, "id"),
        block=whole_in(fields, "block"),
        start=whole_in(fields, "start"),
        end=whole_in(fields, "end"),
        context=text_in(fields, "context"),
        kept=number_in(fields, "kept"),
        note=text_in(fields, "note"),
        member=clean_line(text_in(fields, "member")),
        entry=whole_in(fields, "entry"),
        offset=None if offset < 0 else offset,
    )
