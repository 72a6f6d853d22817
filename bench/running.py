"""A made-up archive that tells stories: `python -m bench.running FOLDER --articles 100000`.

Deterministic, as `bench.corpus`, with its words. Two articles in three belong to a running story
of 2 to 14 articles a few days apart: they name the same people, places and things, quote the same
voices and list each other, one headline in five reworded. One article in ten came again as a new
version (other numbers, another quote, a paragraph more), one in twenty stands in another newspaper
with a paragraph less. Some headlines that are nowhere are listed again and again. Seven files in
ten look like those of seeds/, the others are JSON with source, section, author and address.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bench.corpus import SEED, Made, Words
from bench.corpus import reworded as otherwise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LAST = date(2026, 6, 30)
_DAYS = 6_000
_SECTIONS = ("politics", "world", "business", "coast", "inland", "science", "sport", "culture")
_SOURCES = ("Coast Wire", "The Marram Courier", "Northern Gazette", "Ostrey Post")
_FIRST = "Anna Piet Lena Jonas Mira Tomas Ingrid Pavel Sofia Marek Elin Osman Ruth Viktor".split()  # noqa: SIM905
_ROLES = ("harbour master", "minister", "union leader", "skipper", "professor", "mayor", "judge")
_VOICES = 500
_NOWHERE = 3_000
"""Headlines that are listed and stand in no article."""
_LONGEST_STORY = 14


@dataclass(frozen=True, slots=True)
class Running:
    """What the articles of a story have in common."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    voices: tuple[int, ...]
    section: str
    place: str


@dataclass(slots=True)
class Chapter:
    """An article that is to be written."""

    number: int
    dated: date
    headline: str
    running: Running
    before: list[str] = field(default_factory=list)
    """Headlines of the story so far, the latest first."""
    version_of: Chapter | None = None
    elsewhere: bool = False
    """Whether it is a version in another newspaper."""


class Archive:
    """The plan of an archive, and its articles."""

    def __init__(self, count: int, seed: int = SEED) -> None:
        """Plan `count` articles."""
        self._seed = seed
        self._vocabulary = Words(seed)
        self._random = Random(seed)
        names = self._vocabulary.names
        choose = self._random.choice
        self._voices = [
            (f"{choose(_FIRST)} {name}", choose(_ROLES))
            for name in self._random.sample(names, _VOICES)
        ]
        self._loudness = list(accumulate(1 / (rank + 4) for rank in range(_VOICES)))
        self._nowhere = [self._headline(self._about()) for _ in range(_NOWHERE)]
        self._listed = list(accumulate(1 / (rank + 5) for rank in range(_NOWHERE)))
        self.chapters: list[Chapter] = []
        while len(self.chapters) < count:
            self._plan_story(min(self._length(), count - len(self.chapters)), count)

    def _length(self) -> int:
        if self._random.random() < 0.6:
            return 1
        return min(2 + int(self._random.expovariate(0.35)), _LONGEST_STORY)

    def _about(self) -> Running:
        random, vocabulary = self._random, self._vocabulary
        return Running(
            tuple(random.sample(vocabulary.names, 4)),
            tuple(random.sample(vocabulary.words[400:12_000], 6)),
            tuple(random.choices(range(_VOICES), cum_weights=self._loudness, k=3)),
            random.choice(_SECTIONS),
            random.choice(vocabulary.names).upper(),
        )

    def _headline(self, running: Running) -> str:
        words = self._vocabulary.draw(self._random, self._random.randint(4, 8))
        words[0] = self._random.choice(running.names)
        words[-1] = self._random.choice(running.words)
        return " ".join(words)

    def _plan_story(self, length: int, count: int) -> None:
        running, random = self._about(), self._random
        day = _LAST - timedelta(days=int(random.triangular(0, _DAYS, 0)))
        told: list[str] = []
        for _ in range(length):
            headline = self._headline(running)
            chapter = Chapter(len(self.chapters), day, headline, running, told[:5])
            self.chapters.append(chapter)
            told.insert(0, headline)
            kind = random.random()
            if kind < 0.15 and len(self.chapters) < count:
                self._plan_version(chapter, elsewhere=kind < 0.05)
            day = min(day + timedelta(days=random.randint(0, 4)), _LAST)

    def _plan_version(self, chapter: Chapter, *, elsewhere: bool) -> None:
        headline = chapter.headline
        if self._random.random() < 0.4:
            headline = otherwise(self._random, headline)
        day = min(chapter.dated + timedelta(days=self._random.randint(0, 1)), _LAST)
        again = replace(chapter, number=len(self.chapters), dated=day, headline=headline)
        again.version_of, again.elsewhere = chapter, elsewhere
        self.chapters.append(again)

    def made(self, chapter: Chapter) -> Made:
        """The article of a chapter; the same each time."""
        if chapter.version_of is not None:
            return self._version(chapter, self.made(chapter.version_of))
        random = Random(self._seed * 1_000_003 + chapter.number)
        running = chapter.running
        paragraphs = [self._paragraph(random, running) for _ in range(random.randint(7, 11))]
        for place in range(1, len(paragraphs), 2):
            paragraphs[place] = self._quoted(random, running, place)
        lead = self._vocabulary.draw(random, random.randint(8, 13))
        return Made(
            chapter.headline,
            " ".join([running.names[0], *lead]),
            chapter.dated,
            running.place,
            tuple(paragraphs),
            tuple(self._related(random, chapter)),
        )

    def _version(self, chapter: Chapter, first: Made) -> Made:
        random = Random(self._seed * 1_000_003 + chapter.number)
        paragraphs = list(first.paragraphs)
        if chapter.elsewhere:
            del paragraphs[random.randrange(2, len(paragraphs))]
        else:
            changed = random.randrange(0, len(paragraphs), 2)
            figures = "0123456789"
            turned = str.maketrans(figures, figures[1:] + figures[:1])
            paragraphs[changed] = paragraphs[changed].translate(turned)
            paragraphs[1] = self._quoted(random, chapter.running, 1)
            paragraphs.append(self._paragraph(random, chapter.running))
        return replace(
            first, headline=chapter.headline, dated=chapter.dated, paragraphs=tuple(paragraphs)
        )

    def _sentence(self, random: Random, running: Running, count: int) -> str:
        words = self._vocabulary.draw(random, count)
        words[random.randrange(1, count)] = random.choice(running.names)
        words[random.randrange(1, count)] = random.choice(running.words)
        text = " ".join(words)
        return f"{text[0].upper()}{text[1:]}"

    def _paragraph(self, random: Random, running: Running) -> str:
        first = self._sentence(random, running, random.randint(12, 19))
        second = self._sentence(random, running, random.randint(12, 19))
        return f"{first}. {second}, up {random.randint(2, 98)} of {random.randint(100, 990)}."

    def _quoted(self, random: Random, running: Running, place: int) -> str:
        name, role = self._voices[running.voices[place // 2 % len(running.voices)]]
        if place > 2 * len(running.voices):
            said = f"said {name.split()[1]}."
        else:
            said = f"said {name}, the {role}."
        words = self._sentence(random, running, random.randint(12, 22))
        return f"‘{words},’ {said} {self._sentence(random, running, random.randint(8, 13))}."

    def _related(self, random: Random, chapter: Chapter) -> Iterator[str]:
        for headline in chapter.before:
            yield otherwise(random, headline) if random.random() < 0.2 else headline
        if random.random() < 0.7:
            yield random.choices(self._nowhere, cum_weights=self._listed)[0]
        for _ in range(random.randint(2, 3)):
            other = random.choice(self.chapters).headline
            yield otherwise(random, other) if random.random() < 0.2 else other


def file_of(chapter: Chapter, made: Made) -> tuple[str, str]:
    """The path, relative to the archive, and the text of the file of an article."""
    folder = f"{chapter.dated.year}/{chapter.running.section}"
    if chapter.number % 10 < 7:
        return f"{folder}/{chapter.number:06}.txt", made.text()
    fields = json.loads(made.json()) | {
        "publisher": _SOURCES[chapter.number % len(_SOURCES)],
        "articleSection": chapter.running.section,
        "author": f"{_FIRST[chapter.number % len(_FIRST)]} Marrow",
        "url": f"https://news.example/{chapter.dated:%Y/%m}/{chapter.number}",
    }
    return f"{folder}/{chapter.number:06}.json", json.dumps(fields, ensure_ascii=False) + "\n"


def write(folder: Path, count: int, seed: int = SEED) -> None:
    """Write an archive of `count` articles into `folder`."""
    archive = Archive(count, seed)
    for chapter in archive.chapters:
        path, text = file_of(chapter, archive.made(chapter))
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.running", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    write(options.folder, options.articles, options.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
