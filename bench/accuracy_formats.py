"""How well formats other than plain text are read: figures beside their goals.

Looks for labelled data in the folder NEWSREADER_EVAL names, else ../shared/eval, and prints one
row a figure: what, value, goal, pass or short. Body: mean over pages of the F1 of 4-word shingles
between the text found and the text labelled.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import time
from collections import Counter
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.clock import best_seconds
from reader.parse.dates import parse_date
from reader.parse.formats import registry
from reader.parse.read import read
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.parse.draft import Draft

EVAL = Path(os.environ.get("NEWSREADER_EVAL", Path(__file__).parents[2] / "shared" / "eval"))
PASSES = 2
TEXT_KINDS = ("paragraph", "list", "quote", "table")


def row(what: str, value: float, goal: float | None = None) -> None:
    verdict = "" if goal is None else ("pass" if value >= goal else "short")
    wanted = "" if goal is None else f"{goal:.3f}"
    print(f"{what:<58}{value:>10.3f}{wanted:>10}  {verdict}")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = text.lower().split()
    if words and len(text) > 40 * len(words) / 2 and len(words) < len(text) / 12:
        words = [character for character in text if not character.isspace()]
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def score(found: str, wanted: str) -> tuple[float, float, float]:
    one, other = shingles(found), shingles(wanted)
    shared = sum((one & other).values())
    if not found or not shared:
        return 0.0, 0.0, 0.0
    precision, recall = shared / sum(one.values()), shared / sum(other.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def pages() -> Iterator[tuple[dict[str, Any], bytes]]:
    with gzip.open(EVAL / "html" / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            gold = json.loads(line)
            yield gold, gzip.decompress((EVAL / "html" / gold["file"]).read_bytes())


def body_text(draft: Draft | None, subheads: bool) -> str:
    """The text of the body; the labels of one set hold subheads, those of the other do not."""
    if draft is None:
        return ""
    kinds = (*TEXT_KINDS, "subhead") if subheads else TEXT_KINDS
    return "\n".join(block.text for block in draft.body if block.kind in kinds)


def html(verbose: bool) -> None:
    loaded = list(pages())
    parse = registry.load("html").parse
    parse(loaded[0][1], "warm.html")
    drafts = [next(iter(parse(data, gold["file"]).drafts), None) for gold, data in loaded]
    seconds = best_seconds(lambda: [parse(data, "x.html") for _, data in loaded], PASSES)
    scores: dict[str, list[tuple[float, float, float]]] = {"aeb": [], "fundus": []}
    fields: dict[str, list[bool]] = {"headline": [], "date": [], "byline": []}
    for (gold, _), draft in zip(loaded, drafts, strict=True):
        one = score(body_text(draft, gold["id"].startswith("aeb")), "\n".join(gold["body"]))
        scores[gold["id"].split("/")[0]].append(one)
        if verbose and one[2] < 0.9:
            print(f"  body {gold['id']} {one[0]:.2f} {one[1]:.2f} {one[2]:.2f}")
        for name, right, shown in compare(gold, draft):
            fields[name].append(right)
            if verbose and not right:
                print(f"  {name} {gold['id']}: {shown}")
    for name, goal in (("aeb", 0.955), ("fundus", 0.92)):
        mean = [sum(values) / len(values) for values in zip(*scores[name], strict=True)]
        row(f"html {name} body precision", mean[0])
        row(f"html {name} body recall", mean[1])
        row(f"html {name} body F1", mean[2], goal)
    for name, goal in (("headline", 0.97), ("date", 0.92), ("byline", 0.80)):
        row(f"html {name}", sum(fields[name]) / max(1, len(fields[name])), goal)
    row("html pages per CPU-second", len(loaded) / seconds, 150)


def anchors(verbose: bool) -> None:  # noqa: ARG001
    """The same pages by other extractors, where they are installed: F1 and pages per CPU-second."""
    loaded = list(pages())
    for name, extract in installed_extractors():
        extract(loaded[0][1])
        texts = [extract(data) for _, data in loaded]
        seconds = best_seconds(partial(each_page, extract, loaded), PASSES)
        for part in ("aeb", "fundus"):
            found = [
                score(text, "\n".join(gold["body"]))[2]
                for (gold, _), text in zip(loaded, texts, strict=True)
                if gold["id"].startswith(part)
            ]
            row(f"{name} {part} body F1", sum(found) / len(found))
        row(f"{name} pages per CPU-second", len(loaded) / seconds)
    field_anchors(loaded)


def each_page(extract: Callable[[bytes], str], loaded: list[tuple[dict[str, Any], bytes]]) -> None:
    for _, data in loaded:
        extract(data)


def field_anchors(loaded: list[tuple[dict[str, Any], bytes]]) -> None:
    """Headline and date of the same pages as trafilatura has them."""
    if not find_spec("trafilatura"):
        return
    from trafilatura import extract_metadata

    fields: dict[str, list[bool]] = {"headline": [], "date": []}
    for gold, data in loaded:
        if not gold.get("headline") and not gold.get("published"):
            continue
        found = extract_metadata(data)
        if gold.get("headline"):
            fields["headline"].append(fold(found.title or "") == fold(gold["headline"].strip()))
        if gold.get("published"):
            fields["date"].append(same_day(found.date or "", gold["published"]))
    for name, right in fields.items():
        row(f"trafilatura {name}", sum(right) / max(1, len(right)))


def installed_extractors() -> Iterator[tuple[str, Callable[[bytes], str]]]:
    if find_spec("trafilatura"):
        from trafilatura import extract

        yield "trafilatura", lambda data: extract(data) or ""
    if find_spec("resiliparse"):
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding

        yield (
            "resiliparse",
            lambda data: extract_plain_text(
                bytes_to_str(data, detect_encoding(data) or "utf-8"), main_content=True
            ),
        )


def compare(gold: dict[str, Any], draft: Draft | None) -> Iterator[tuple[str, bool, str]]:
    if gold.get("headline"):
        found = draft.headline if draft else ""
        yield (
            "headline",
            fold(found) == fold(gold["headline"].strip()),
            f"{found!r} {gold['headline']!r}",
        )
    if gold.get("published"):
        found = str(draft.published.iso if draft and draft.published else "")
        yield "date", same_day(found, gold["published"]), f"{found} {gold['published']}"
    if gold.get("byline"):
        found = draft.byline or "" if draft else ""
        wanted = {fold(name).strip() for name in gold["byline"]}
        names = {fold(name).strip() for name in found.replace(" and ", ", ").split(",")}
        yield "byline", names == wanted, f"{found!r} {gold['byline']}"


def same_day(found: str, wanted: str) -> bool:
    from datetime import UTC, datetime

    if not found:
        return False
    if found[:10] == wanted[:10]:
        return True
    one, other = datetime.fromisoformat(found), datetime.fromisoformat(wanted)
    if one.tzinfo is None or other.tzinfo is None:
        return False
    return one.astimezone(UTC).date() == other.astimezone(UTC).date()


DATES = (
    ("2026-03-14T09:30:00Z", "2026-03-14T09:30:00+00:00"),
    ("2026-03-14 09:30:00", "2026-03-14T09:30:00"),
    ("Sat, 14 Mar 2026 09:30:00 GMT", "2026-03-14T09:30:00+00:00"),
    ("Sat, 14 Mar 2026 09:30:00 +0100", "2026-03-14T09:30:00+01:00"),
    ("1773480600", "2026-03-14T09:30:00+00:00"),
    ("20260314", "2026-03-14"),
    ("14 March 2026", "2026-03-14"),
    ("March 14, 2026", "2026-03-14"),
    ("Mar 14, 2026 9:30 p.m. ET", "2026-03-14T21:30"),
    ("Saturday 14 March 2026 09.30 GMT", "2026-03-14T09:30+00:00"),
    ("14.03.2026, 09:30 Uhr", "2026-03-14T09:30"),
    ("Samstag, 14. März 2026", "2026-03-14"),
    ("14 mars 2026 à 09h30", "2026-03-14T09:30"),
    ("14 de marzo de 2026", "2026-03-14"),
    ("14 marzo 2026 alle 09:30", "2026-03-14T09:30"),
    ("14 марта 2026, 09:30", "2026-03-14T09:30"),
    ("14 marca 2026 09:30", "2026-03-14T09:30"),
    ("2026年3月14日 9時30分", "2026-03-14T09:30"),
    ("14 Mart 2026 Cumartesi", "2026-03-14"),
    ("03/04/2026", None),
)
COMMON = 8


def dates(verbose: bool) -> None:
    """Twenty forms that news is dated with, the last one ambiguous; the first eight are common."""
    right = 0
    for text, iso in DATES:
        date = parse_date(text)
        right += date is not None and date.iso == iso
        if verbose and (date is None or date.iso != iso):
            print(f"  date {text}: {date} for {iso}")
    row("date forms of 20", right, 18)
    number = 2000
    started = time.process_time()
    for _ in range(number):
        for text, _ in DATES[:COMMON]:
            parse_date(text)
    each = (time.process_time() - started) / number / COMMON * 1e6
    row("common dates read in 20 microseconds", 20 / each, 1.0)
    for name, other in installed_dates():
        started = time.process_time()
        read_right = sum(other(text) == iso for text, iso in WHOLE_DATES)
        each = (time.process_time() - started) / len(WHOLE_DATES) * 1e6
        row(f"{name}: date forms of {len(WHOLE_DATES)}", read_right)
        row(f"{name}: microseconds a date", each)


WHOLE_DATES = [(text, iso[:10]) for text, iso in DATES if iso]


def installed_dates() -> Iterator[tuple[str, Callable[[str], str | None]]]:
    """Other readers of dates as functions from text to the ISO form of the day."""
    if find_spec("dateutil"):
        from dateutil.parser import parse

        def by_dateutil(text: str) -> str | None:
            try:
                return str(parse(text).date())
            except (ValueError, OverflowError):
                return None

        yield "dateutil", by_dateutil
    if find_spec("dateparser"):
        import dateparser

        def by_dateparser(text: str) -> str | None:
            found = dateparser.parse(text)
            return str(found.date()) if found else None

        yield "dateparser", by_dateparser


def opened(verbose: bool) -> None:
    """Every file of the labelled data is an article, a named problem or a named kind of file."""
    total = named = 0
    for folder in sorted(path for path in EVAL.iterdir() if path.is_dir()):
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        articles = 0
        for path in files:
            parsed = read(path.read_bytes(), path.name)
            articles += bool(parsed.drafts)
            is_named = bool(parsed.drafts or parsed.problems) or parsed.format not in OPENED
            named += is_named
            if verbose and not is_named:
                print(f"  {path.name}: {parsed.format}")
        total += len(files)
        row(f"{folder.name}: files with an article, of {len(files)}", articles)
    row(f"files read or named, of {total}", named / max(1, total), 1.0)


OPENED = (*registry.MODULES, "binary")
"""Formats of which a file must be an article or a problem; other kinds are named."""
PARTS = {"html": html, "anchors": anchors, "dates": dates, "opened": opened}


def main() -> int:
    if not EVAL.is_dir():
        print(f"no labelled data in {EVAL}; set NEWSREADER_EVAL", file=sys.stderr)
        return 0
    names = [name for name in sys.argv[1:] if not name.startswith("-")] or list(PARTS)
    for name in names:
        PARTS[name]("-v" in sys.argv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
