"""How often a related headline leads to the right article, on real headlines.

Headlines are taken from the labelled data; 1,200 of them are held out and then looked for (they
must lead nowhere), 4,000 others are edited as newspapers edit them (they must lead back).
Deterministic: same data, same figures.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import sys
from collections import Counter
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from bench.table import Line, print_table
from reader.library.linking.candidates import HeadlineIndex
from reader.library.linking.resolve import Candidate, Decision, Origin, resolve
from reader.text.fold import headline_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EVAL = Path(os.environ.get("NEWSREADER_EVAL", Path(__file__).parents[2] / "shared" / "eval"))
ABSENT = 1_200
EDITED = 4_000
SHOWN = int(os.environ.get("SHOW_ERRORS", "0"))
ORIGIN = Origin("origin", 0.0)
FUNCTION_WORDS = frozenset(
    ("a", "an", "the", "of", "in", "on", "for", "to", "at", "by", "with", "as", "from", "and")
)


class Headline(NamedTuple):
    """A headline that stands in the index, and how it is written elsewhere."""

    name: str
    text: str
    edited: str
    edit: str


def main() -> int:
    groups = {"newswire": list(_newswire()), "pages": list(_pages())}
    if not any(groups.values()):
        print("no labelled data: nothing measured")
        return 0
    lines: list[Line] = []
    for name, headlines in groups.items():
        if len(headlines) > ABSENT // 4:
            lines += _measure(name, headlines)
    print_table("related headline to article", lines)
    return 0 if all(line.passed for line in lines) else 1


def _newswire() -> Iterator[str]:
    path = EVAL / "text" / "reuters.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (found for line in lines if (found := json.loads(line)["headline"]))


def _pages() -> Iterator[str]:
    """Headlines of news pages, and lines of scrapes that look like headlines.

    Of the layouts that a page was scraped in, only those are taken that leave a line whole.
    """
    gold = EVAL / "layout" / "gold.jsonl"
    if gold.exists():
        for line in gold.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield from (text for text in (record["headline"], *record["related"]) if text)
    for path in sorted((EVAL / "scrapes").glob("*_seed_*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            text = line.strip(" -*•\t")
            if 5 <= len(text.split()) <= 16 and len(text) < 140 and text[-1] not in ".,;:)":
                yield text


def _measure(name: str, headlines: list[str]) -> list[Line]:
    chance = random.Random(1)
    texts = list({key: text for text in headlines if (key := headline_key(text))}.values())
    chance.shuffle(texts)
    held_out = min(ABSENT, len(texts) // 8)
    absent, present = texts[:held_out], texts[held_out:]
    index = HeadlineIndex({str(number): text for number, text in enumerate(present)})
    asked = _edited(present, chance)
    began = process_time()
    decided = [_resolve(index, present, one.edited) for one in asked]
    refused = [_resolve(index, present, text) for text in absent]
    spent = (process_time() - began) / (len(asked) + len(absent))
    right = sum(decision.target == one.name for one, decision in zip(asked, decided, strict=True))
    wrong = sum(
        decision.target not in (one.name, None)
        for one, decision in zip(asked, decided, strict=True)
    )
    accepted = sum(decision.target is not None for decision in refused)
    if SHOWN:
        _show(asked, decided, present, absent, refused)
    return [
        Line(f"{name}: headlines in the index", f"{len(present):,}"),
        _share(f"{name}: edited, right", right / len(asked), ">= 98.5 %", lambda x: x >= 0.985),
        _share(f"{name}: edited, wrong", wrong / len(asked), "<= .20 %", lambda x: x <= 0.002),
        _share(f"{name}: absent, accepted", accepted / len(absent), "<= 1 %", lambda x: x <= 0.01),
        Line(f"{name}: CPU for 8 headlines", f"{8 * spent * 1000:.1f} ms"),
    ]


def _share(name: str, value: float, goal: str, passes: Callable[[float], bool]) -> Line:
    return Line(name, f"{100 * value:.2f} %", goal, passes(value))


def _resolve(index: HeadlineIndex, texts: list[str], headline: str) -> Decision:
    names = index.candidates(headline)
    candidates = [Candidate(name, texts[int(name)], name, 0.0) for name in names]
    return resolve(headline, candidates, ORIGIN, index.is_common)


def _edited(texts: list[str], chance: random.Random) -> list[Headline]:
    edited: list[Headline] = []
    edits = list(EDITS.items())
    for number, text in enumerate(texts):
        name, edit = edits[number % len(edits)]
        changed = edit(text, chance)
        if changed and changed != text:
            edited.append(Headline(str(number), text, changed, name))
    chance.shuffle(edited)
    return edited[:EDITED]


def _words(text: str, least: int) -> list[str]:
    words = text.split()
    return words if len(words) >= least else []


def _cut(text: str, chance: random.Random) -> str:
    words = _words(text, 7)
    return " ".join(words[: -chance.randint(1, 3)]) + "…" if words else ""


def _without_function_word(text: str, chance: random.Random) -> str:
    words = _words(text, 4)
    places = [place for place, word in enumerate(words) if word.lower() in FUNCTION_WORDS]
    if not places:
        return ""
    del words[chance.choice(places)]
    return " ".join(words)


def _with_function_word(text: str, chance: random.Random) -> str:
    words = _words(text, 4)
    if not words:
        return ""
    words.insert(chance.randrange(1, len(words)), chance.choice(["the", "a", "of", "in"]))
    return " ".join(words)


def _misspelt(text: str, chance: random.Random) -> str:
    words = _words(text, 4)
    places = [place for place, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if not places:
        return ""
    place = chance.choice(places)
    word = words[place]
    at = chance.randrange(1, len(word) - 1)
    words[place] = chance.choice(
        [word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :],
         word[: at + 1] + word[at:]]
    )  # fmt: skip
    return " ".join(words)


def _inflected(text: str, chance: random.Random) -> str:
    words = _words(text, 4)
    places = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not places:
        return ""
    place = chance.choice(places)
    word = words[place]
    plural = "S" if word.isupper() else "s"
    words[place] = word[:-1] if word.endswith(plural) else word + plural
    return " ".join(words)


def _reordered(text: str, chance: random.Random) -> str:
    words = _words(text, 6)
    if not words:
        return ""
    at = chance.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def _quoted(text: str, chance: random.Random) -> str:
    words = _words(text, 3)
    if words:
        at = chance.randrange(len(words))
        words[at] = f"‘{words[at]}’"
    return " ".join(words)


EDITS: dict[str, Callable[[str, random.Random], str]] = {
    "case": lambda text, _: text.title() if text != text.title() else text.upper(),
    "cut": _cut,
    "quotes": _quoted,
    "word left out": _without_function_word,
    "prefix": lambda text, chance: chance.choice(["LIVE: ", "Watch: ", "Breaking | "]) + text,
    "word put in": _with_function_word,
    "punctuation": lambda text, _: re.sub(r"[,:;-]", " – ", text) + "!",
    "misspelt": _misspelt,
    "apostrophe": lambda text, _: text.replace("'", "’"),
    "inflected": _inflected,
    "reordered": _reordered,
}


def _show(
    asked: list[Headline],
    decided: list[Decision],
    present: list[str],
    absent: list[str],
    refused: list[Decision],
) -> None:
    """Print the errors, for looking at; never kept."""
    kinds: Counter[str] = Counter()
    for one, decision in zip(asked, decided, strict=True):
        kinds[f"{one.edit}: asked"] += 1
        if decision.target != one.name:
            verdict = "missed" if decision.target is None else "WRONG"
            kinds[f"{one.edit}: {verdict} {decision.state.value}"] += 1
            if decision.target is not None or kinds[f"{one.edit}: missed"] < SHOWN:
                print(verdict, one.edit, "|", one.edited, "|", one.text, "|", decision.reason)
    for text, decision in zip(absent, refused, strict=True):
        if decision.target is not None:
            found = present[int(decision.target)]
            print("ACCEPTED", decision.state.value, round(decision.score), text, "|", found)
    for kind, number in sorted(kinds.items()):
        print(f"{number:6} {kind}")


if __name__ == "__main__":
    sys.exit(main())
