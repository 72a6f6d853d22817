"""A made-up archive of any size: `python -m bench.corpus FOLDER --articles 100000 [--jsonl]`.

Deterministic: the same seed and number give the same bytes. Words follow Zipf's law: a few hundred
common English words in front of tens of thousands of made-up ones. An article has a headline of 6
to 12 words, a standfirst, a date, a dateline, 8 to 12 paragraphs with quotes and their speakers,
and 6 to 8 related headlines, of which 70 % are headlines of others, 20 % such headlines reworded,
and 10 % of no article here. It looks like the files of seeds/, in folders of 1,000.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

A_FOLDER = 1_000
SEED = 1
_MADE_UP = 60_000
_COMMON_WORDS = (
    "the of to a in and for on that is with was by at it as from be has are an have will said its "
    "not but their he who they this more after which one been about or had were his would than new "
    "over two also when up out if year first could last no so all there people into other some we "
    "against time can between before years three state may while during under where most since "
    "made government police country week president minister day percent party many court say group "
    "city officials told public former between national through back company against deal talks "
    "election vote law report month plan leader support power market trade price war peace army "
    "border island harbour ferry strike union school hospital church museum storm flood fire rain "
    "winter summer morning night road bridge train station airport bank tax budget crown levy fish "
    "farm bread water energy coal wind light street house rent council mayor judge trial prison "
    "charge crime victim witness doctor nurse teacher student child mother father family club cup "
    "goal match season coach team player record film book song stage artist prize science study "
    "test vaccine virus patient health drug brain heart planet comet moon sea river forest hill "
    "animal whale bird cat bee honey salt oil gas steel ship boat crew captain port sailor "
    "wage worker job factory farmer shop customer phone network software data code machine robot "
    "opens closes wins loses rises falls calls warns says finds keeps makes takes leaves returns "
    "reaches ends begins agrees refuses offers orders frees holds cuts raises halves doubles meets "
    "old young big small high low long short early late strong weak rich poor free safe dead alive"
)
_ONSETS = "b br d dr f g gr h j k kl l m n p pr r s sk st t tr v w y z th sh".split()  # noqa: SIM905
_VOWELS = "a e i o u ai ea oo".split()  # noqa: SIM905
_ENDS = ["", "", "n", "r", "l", "s", "t", "m", "nd", "rk", "st"]
_FIRST = "Anna Piet Lena Jonas Mira Tomas Ingrid Pavel Sofia Marek Elin Osman Ruth Viktor".split()  # noqa: SIM905
_ROLES = ("the harbour master", "a spokeswoman", "the minister", "a union leader", "the skipper")


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up article."""

    headline: str
    standfirst: str
    dated: date
    place: str
    paragraphs: tuple[str, ...]
    related: tuple[str, ...]

    def text(self) -> str:
        """As a file of the sample collection looks."""
        day = f"{self.dated.day} {self.dated:%B %Y}"
        first, *others = self.paragraphs
        lines = [self.headline, self.standfirst, day, f"{self.place}: {first}", *others]
        for related in self.related:
            lines += ["-", related]
        return "\n".join(lines) + "\n"

    def json(self) -> str:
        """As one line of a JSONL file."""
        return json.dumps(
            {
                "headline": self.headline,
                "description": self.standfirst,
                "datePublished": self.dated.isoformat(),
                "articleBody": "\n\n".join(self.paragraphs),
                "related": list(self.related),
            },
            ensure_ascii=False,
        )


class Words:
    """A vocabulary that words are drawn from by Zipf's law."""

    def __init__(self, seed: int) -> None:
        random = Random(seed)
        made_up: dict[str, None] = {}
        while len(made_up) < _MADE_UP:
            syllables = random.choice((1, 2, 2, 2, 3, 3))
            made_up["".join(_syllable(random) for _ in range(syllables))] = None
        common = list(dict.fromkeys(_COMMON_WORDS.split()))
        self.words = common + [word for word in made_up if word not in set(common)]
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self.names = [word.capitalize() for word in self.words[len(common) :][:5_000]]

    def draw(self, random: Random, count: int) -> list[str]:
        """So many words."""
        return random.choices(self.words, cum_weights=self._weights, k=count)


def _syllable(random: Random) -> str:
    return random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_ENDS)


def articles(count: int, seed: int = SEED) -> Iterator[Made]:
    """So many articles; the first ones are the same however many there are but for their links."""
    vocabulary = Words(seed)
    random = Random(seed)
    headlines = [_headline(vocabulary, random) for _ in range(count)]
    for number, headline in enumerate(headlines):
        random = Random(seed * 1_000_003 + number)
        yield _article(vocabulary, random, headline, headlines)


def _headline(vocabulary: Words, random: Random) -> str:
    words = vocabulary.draw(random, random.randint(6, 12))
    return " ".join([words[0].capitalize(), *words[1:]])


def _article(vocabulary: Words, random: Random, headline: str, headlines: Sequence[str]) -> Made:
    speaker = f"{random.choice(_FIRST)} {random.choice(vocabulary.names)}"
    paragraphs = [_sentences(vocabulary, random) for _ in range(random.randint(8, 12))]
    for place in range(1, len(paragraphs), 2):
        paragraphs[place] = _quoted(vocabulary, random, speaker, first=place == 1)
    return Made(
        headline=headline,
        standfirst=_sentence(vocabulary.draw(random, random.randint(8, 14)))[:-1],
        dated=date(2026, 6, 30) - timedelta(days=int(random.triangular(0, 6_000, 0))),
        place=random.choice(vocabulary.names).upper(),
        paragraphs=tuple(paragraphs),
        related=tuple(_related(vocabulary, random, headlines) for _ in range(random.randint(6, 8))),
    )


def _sentence(words: Sequence[str]) -> str:
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."


def _sentences(vocabulary: Words, random: Random) -> str:
    words = vocabulary.draw(random, random.randint(26, 40))
    middle = len(words) // 2
    return f"{_sentence(words[:middle])} {_sentence(words[middle:])}"


def _quoted(vocabulary: Words, random: Random, speaker: str, *, first: bool) -> str:
    words = vocabulary.draw(random, random.randint(14, 24))
    said = f"said {speaker}, {random.choice(_ROLES)}." if first else "they said."
    behind = _sentence(vocabulary.draw(random, random.randint(8, 14)))
    return f"‘{_sentence(words)[:-1]},’ {said} {behind}"


def _related(vocabulary: Words, random: Random, headlines: Sequence[str]) -> str:
    kind = random.random()
    if kind < 0.1:
        return _headline(vocabulary, random)
    headline = random.choice(headlines)
    return headline if kind < 0.8 else reworded(random, headline)


def reworded(random: Random, headline: str) -> str:
    """As papers reword a headline: a prefix, other case, a quoted word, a cut ending, a slip."""
    words = headline.split()
    place = random.randrange(len(words))
    way = random.randrange(5)
    if way == 0:
        return f"LIVE: {headline}"
    if way == 1:
        return headline.upper()
    if way == 2:
        words[place] = f"‘{words[place]}’"
    elif way == 3:
        words = [*words[:-1][:place], *words[:-1][place:]] if len(words) < 7 else words[:-1]
    else:
        words[place] = words[place][:-1] or words[place]
    return " ".join(words)


def write_folder(folder: Path, count: int, seed: int = SEED) -> None:
    """Write the articles as files ``FOLDER/012/012345.txt``."""
    for number, article in enumerate(articles(count, seed)):
        below = folder / f"{number // A_FOLDER:03}"
        if number % A_FOLDER == 0:
            below.mkdir(parents=True, exist_ok=True)
        (below / f"{number:06}.txt").write_text(article.text(), encoding="utf-8")


def write_jsonl(path: Path, count: int, seed: int = SEED) -> None:
    """Write the articles as one file, one JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        for article in articles(count, seed):
            file.write(article.json() + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--jsonl", action="store_true", help="one file FOLDER/articles.jsonl")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.jsonl:
        write_jsonl(options.folder / "articles.jsonl", options.articles, options.seed)
    else:
        write_folder(options.folder, options.articles, options.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
