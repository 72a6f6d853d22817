"""Accuracy and speed of finding quotes and their speakers, against the goals.

The labelled data and its scorer are not part of the project: they are looked for in the folder
that NEWSREADER_EVAL names, else in ../shared/eval. Prints one row a goal, and exits 1 where one is
short.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.parse.quotes import find_marks, find_quotes

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).parent.parent
DIRECT, BOTH = ("direct",), ("direct", "part")
Document = dict[str, Any]


class Row(NamedTuple):
    """One figure and what it should be."""

    name: str
    value: float
    goal: float

    def __str__(self) -> str:
        """The row as it is printed."""
        verdict = "pass" if self.value >= self.goal else "short"
        return f"{self.name:<44} {self.value:>9.1f} {self.goal:>9.1f}  {verdict}"


class Figures(NamedTuple):
    """What the scorer says of one set, in per cent."""

    span: float
    speaker: float
    whole: float


def data_folder() -> Path | None:
    """Where the labelled data is, None if it is not at hand."""
    folder = Path(os.environ.get("NEWSREADER_EVAL") or ROOT.parent / "shared" / "eval")
    return folder if (folder / "quotes" / "score.py").is_file() else None


def load_scorer(folder: Path) -> ModuleType:
    """The scorer that came with the data."""
    spec = importlib.util.spec_from_file_location("score", folder / "quotes" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "quotes" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load(folder: Path, name: str) -> list[Document]:
    path = folder / "quotes" / f"{name}.dev.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def prediction(document: Document, language: str | None) -> Document:
    """What the scorer wants to know of one text: speech and parts, not what is only marked."""
    quotes = [
        {"start": q.start, "end": q.end, "speaker": q.speaker, "mention": q.mention}
        for q in find_quotes(document["text"], language)
        if q.kind != "mark"
    ]
    return {"id": document["id"], "quotes": quotes}


def figures(
    scorer: ModuleType, gold: list[Document], kinds: tuple[str, ...], language: str | None = None
) -> Figures:
    """Span F1, speakers right, and span and speaker F1."""
    counts = scorer.score(gold, [prediction(each, language) for each in gold], set(kinds))
    span = scorer.prf(counts["ex"], counts["p"], counts["g"])[2]
    whole = scorer.prf(counts["e2ex"], counts["p"], counts["g"])[2]
    return Figures(100 * span, 100 * counts["sph"] / max(1, counts["spn"]), 100 * whole)


def double_rows(scorer: ModuleType, texts: list[Document]) -> list[Row]:
    """American texts in double marks."""
    direct, both = figures(scorer, texts, DIRECT), figures(scorer, texts, BOTH)
    return [
        Row("double marks, spans, direct", direct.span, 96),
        Row("double marks, spans, direct and part", both.span, 95.5),
        Row("speaker of matched direct quotes", direct.speaker, 95),
        Row("span and speaker, direct", direct.whole, 91),
        Row("span and speaker, direct and part", both.whole, 86),
    ]


def single_rows(scorer: ModuleType, folder: Path, texts: list[Document]) -> list[Row]:
    """The same texts in British single marks: at most two points below."""
    double = {each["id"]: each for each in texts}
    rows = []
    for name, sign in (("us-single", "curly"), ("us-straight", "straight")):
        single = load(folder, name)
        same = [double[each["id"]] for each in single]
        for kinds, label in ((DIRECT, "direct"), (BOTH, "direct and part")):
            goal = figures(scorer, same, kinds).whole - 2
            whole = figures(scorer, single, kinds).whole
            rows.append(Row(f"single marks, {sign}, {label}", whole, goal))
    return rows


def german_rows(scorer: ModuleType, folder: Path) -> list[Row]:
    """German news."""
    found = figures(scorer, load(folder, "de"), DIRECT, "de")
    return [Row("German, spans", found.span, 88), Row("German, span and speaker", found.whole, 65)]


def hard_row(scorer: ModuleType, folder: Path) -> Row:
    """How many of the hard cases are fully right."""
    lines = (folder / "quotes" / "hardcases.jsonl").read_text("utf-8").splitlines()
    right = 0
    for case in map(json.loads, lines):
        counts = scorer.score([case], [prediction(case, None)], {"direct"})
        right += counts["e2ex"] == counts["g"] == counts["p"]
    return Row(f"hard cases of {len(lines)}", right, len(lines))


def speed_rows(texts: list[Document]) -> list[Row]:
    """Articles a second of one core, best of five."""
    bodies = [each["text"] for each in texts]
    return [
        Row("marks, articles a second", _speed(find_marks, bodies), 15_000),
        Row("speakers, articles a second", _speed(find_quotes, bodies), 1_500),
    ]


def _speed(work: Callable[[str], object], bodies: list[str]) -> float:
    return len(bodies) / min(_seconds(work, bodies) for _ in range(5))


def _seconds(work: Callable[[str], object], bodies: list[str]) -> float:
    began = time.process_time()
    for body in bodies:
        work(body)
    return time.process_time() - began


def main() -> int:
    """Print every row; 0 if all pass, 1 if one is short, 2 without the data."""
    folder = data_folder()
    if folder is None:
        print("the labelled data is not here: set NEWSREADER_EVAL to its folder", file=sys.stderr)
        return 2
    scorer, texts = load_scorer(folder), load(folder, "us")
    found = [
        *double_rows(scorer, texts),
        *single_rows(scorer, folder, texts),
        *german_rows(scorer, folder),
        hard_row(scorer, folder),
        *speed_rows(texts),
    ]
    print(f"{'what':<44} {'value':>9} {'goal':>9}")
    for row in found:
        print(row)
    return int(any(row.value < row.goal for row in found))


if __name__ == "__main__":
    sys.exit(main())
