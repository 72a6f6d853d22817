"""How well copies are found: `python -m bench.accuracy_copies --articles 5000`.

Copies of made-up articles are planted as newspapers make them of agency texts: a paragraph dropped,
a lead of their own, cut to the first half, a word in twenty replaced. Follow-ups, which repeat but
two paragraphs of background, are planted too: they are none. Beside it stands simhash (Charikar,
"Similarity estimation techniques from rounding algorithms", 2002) of 64 bits over runs of three
words, told apart at the distance that costs it no more false copies.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import TYPE_CHECKING

from bench.corpus import Made, Words, articles
from bench.table import Line, print_table
from bench.yardsticks import processor
from reader.library.embedded.library import EmbeddedLibrary
from reader.text.fold import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PLANTED = 60
"""Articles of which every kind of copy is made."""
SIMHASH_BITS = 64
DISTANCES = range(0, 33, 2)
FEWEST_FOUND = 0.98
MOST_FALSE = 0.01


def _dropped(made: Made, random: Random, _: Words) -> Made:
    gone = random.randrange(len(made.paragraphs))
    kept = [text for number, text in enumerate(made.paragraphs) if number != gone]
    return replace(made, paragraphs=tuple(kept))


def _own_lead(made: Made, random: Random, words: Words) -> Made:
    lead = " ".join(words.draw(random, 34)).capitalize() + "."
    headline = " ".join(words.draw(random, 8)).capitalize()
    return replace(made, headline=headline, paragraphs=(lead, *made.paragraphs[1:]))


def _cut(made: Made, _: Random, __: Words) -> Made:
    return replace(made, paragraphs=made.paragraphs[: (2 * len(made.paragraphs) + 2) // 3])


def _edited(made: Made, random: Random, words: Words) -> Made:
    def edit(text: str) -> str:
        return " ".join(
            words.draw(random, 1)[0] if random.random() < 0.05 else word for word in text.split()
        )

    return replace(made, paragraphs=tuple(map(edit, made.paragraphs)))


def _follow_up(made: Made, random: Random, words: Words) -> Made:
    fresh = [" ".join(words.draw(random, 34)).capitalize() + "." for _ in made.paragraphs[2:]]
    headline = " ".join(words.draw(random, 8)).capitalize()
    return replace(made, headline=headline, paragraphs=(*fresh, *made.paragraphs[-2:]))


COPIES: dict[str, Callable[[Made, Random, Words], Made]] = {
    "a paragraph dropped": _dropped,
    "a lead and headline of its own": _own_lead,
    "cut to two thirds": _cut,
    "a word in twenty replaced": _edited,
}


def write(folder: Path, count: int) -> tuple[dict[str, list[tuple[str, str]]], list[str]]:
    """Write the archive; pairs of file names by kind of copy, follow-ups under "", and sources."""
    random, words = Random(7), Words(1)
    made = list(articles(count))
    pairs: dict[str, list[tuple[str, str]]] = {}
    sources = [f"{number:06}.txt" for number in range(PLANTED)]
    for number, one in enumerate(made):
        (folder / f"{number:06}.txt").write_text(one.text(), encoding="utf-8")
    for number, name in enumerate(sources):
        for kind, change in (*COPIES.items(), ("", _follow_up)):
            copy = f"{number:06} {kind or 'follow-up'}.txt"
            text = change(made[number], random, words).text()
            (folder / copy).write_text(text, encoding="utf-8")
            pairs.setdefault(kind, []).append((name, copy))
    return pairs, sources


def simhash(text: str) -> int:
    """The signs of the summed hashes of all runs of three words."""
    words = fold_words(text)
    votes = [0] * SIMHASH_BITS
    for run in zip(words, words[1:], words[2:], strict=False):
        number = int.from_bytes(blake2b(" ".join(run).encode(), digest_size=8).digest(), "big")
        for bit in range(SIMHASH_BITS):
            votes[bit] += 1 if number >> bit & 1 else -1
    return sum(1 << bit for bit, vote in enumerate(votes) if vote > 0)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy_copies", description=__doc__)
    parser.add_argument("--articles", type=int, default=5_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "archive"
        folder.mkdir()
        pairs, sources = write(folder, options.articles)
        cache = str(Path(temporary) / "cache")
        with closing(
            EmbeddedLibrary(str(folder), cache, today=lambda: date(2026, 7, 1))
        ) as library:
            library.update()
            found, costs = _found(library, sources)
        lines = [*_lines(pairs, found), _cost_line(costs), *_simhash_lines(folder, pairs)]
    print_table(f"Copies among {options.articles:,} articles", lines)
    return 0 if all(line.passed for line in lines) else 1


def _found(
    library: EmbeddedLibrary, sources: Sequence[str]
) -> tuple[dict[str, set[str]], list[float]]:
    found: dict[str, set[str]] = {}
    costs: list[float] = []
    for name in sources:
        identity = library.find_path(name) or ""
        costs.append(processor(lambda i=identity, n=name: found.update({n: _copies(library, i)})))  # type: ignore[misc]
    return found, costs


def _copies(library: EmbeddedLibrary, identity: str) -> set[str]:
    return {str(row.path) for row in library.alike(identity).copies}


def _lines(pairs: dict[str, list[tuple[str, str]]], found: dict[str, set[str]]) -> list[Line]:
    lines: list[Line] = []
    for kind in COPIES:
        share = sum(copy in found[name] for name, copy in pairs[kind]) / len(pairs[kind])
        goal = f">= {FEWEST_FOUND:.0%}"
        lines.append(Line(f"found: {kind}", f"{share:.1%}", goal, share >= FEWEST_FOUND))
    planted = {copy for kind in COPIES for _, copy in pairs[kind]}
    false = sum(bool(copies - planted) for copies in found.values()) / len(found)
    goal = f"<= {MOST_FALSE:.0%}"
    return [*lines, Line("articles with a false copy", f"{false:.1%}", goal, false <= MOST_FALSE)]


def _cost_line(costs: Sequence[float]) -> Line:
    high = quantiles(costs, n=20)[-1]
    return Line("looking for copies, p95", f"{high:.1f} ms", "<= 30 ms", high <= 30)


def _simhash_lines(folder: Path, pairs: dict[str, list[tuple[str, str]]]) -> list[Line]:
    names = {name for some in pairs.values() for pair in some for name in pair}
    hashes = {name: simhash((folder / name).read_text(encoding="utf-8")) for name in names}
    apart = {
        kind: [(hashes[one] ^ hashes[other]).bit_count() for one, other in some]
        for kind, some in pairs.items()
    }
    distance = max(
        at for at in DISTANCES if sum(n <= at for n in apart[""]) <= MOST_FALSE * PLANTED
    )
    return [
        Line(
            f"simhash, at most {distance} of 64 bits apart: {kind}",
            f"{sum(n <= distance for n in apart[kind]) / PLANTED:.1%}",
        )
        for kind in COPIES
    ]


if __name__ == "__main__":
    sys.exit(main())
