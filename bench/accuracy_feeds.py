"""How much is read of feeds, and how fast, beside feedparser and fastfeedparser in the same run.

Looks for feeds in the folder NEWSREADER_EVAL names, else ../shared/eval, and prints one row a
figure: what, value, goal, pass or short. Times are CPU times, the least of five, of three for
feedparser, which takes fifty times as long.
"""

from __future__ import annotations

import gzip
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bench.accuracy_formats import EVAL, row
from bench.clock import best_seconds
from reader.parse.dates import parse_date
from reader.parse.formats import registry
from reader.parse.formats.feed import read_entries

if TYPE_CHECKING:
    from reader.parse.draft import Draft
    from reader.parse.formats.feed_entry import Entry


def measure(verbose: bool) -> None:
    """Entries and speed beside feedparser's and fastfeedparser's, where these are installed.

    "Entries" are fields as a feed has them, which is what the others give, each of them looked at:
    title, link, authors, categories, dates as values, content as HTML; the goal is about these.
    feedparser cleans that HTML, fastfeedparser and we leave it to who shows it. "Articles" are
    drafts, safe to show, of which all but the headline is read when it is asked for: "with fields"
    is everything but their text, "with bodies" what indexing takes.
    """
    files = [gzip.decompress(path.read_bytes()) for path in sorted((EVAL / "feeds").glob("*.gz"))]
    counts = [len(registry.parse(data, "x").drafts) for data in files]
    row("feed files with entries, of 50", sum(map(bool, counts)))
    row("feed entries", sum(counts))
    ours = {
        "feed entries": lambda: sum(sum(map(fields_read, read_entries(data))) for data in files),
        "feed articles": lambda: sum(len(registry.parse(data, "x").drafts) for data in files),
        "feed articles with fields": lambda: sum(
            fields_of(draft) for data in files for draft in registry.parse(data, "x").drafts
        ),
        "feed articles with bodies": lambda: sum(
            len(draft.body) for data in files for draft in registry.parse(data, "x").drafts
        ),
    }
    seconds = {name: best_seconds(work) for name, work in ours.items()}
    for name, each in seconds.items():
        row(f"{name}: thousands per CPU-second", sum(counts) / each / 1000)
    if not find_spec("feedparser"):
        print("feedparser is not installed: no comparison")
        return
    import feedparser

    theirs = [len(feedparser.parse(data).entries) for data in files]
    their_seconds = best_seconds(lambda: [feedparser.parse(data) for data in files], 3)
    row("feeds with all of feedparser's entries", share(counts, theirs), 1.0)
    for name, each in seconds.items():
        goal = 50 if name == "feed entries" else None
        row(f"{name}: times as fast as feedparser", their_seconds / each, goal)
    if find_spec("fastfeedparser"):
        fast = best_seconds(lambda: [fast_entries(data) for data in files])
        row("fastfeedparser: times as fast as feedparser", their_seconds / fast)
        others = [fast_entries(data) for data in files]
        row("feeds with all of fastfeedparser's entries", share(counts, others))
    if verbose:
        print([pair for pair in zip(counts, theirs, strict=True) if pair[0] < pair[1]])


def fields_read(entry: Entry) -> int:
    """One, for an entry whose every field has been looked at and whose dates are values."""
    parse_date(entry.published)
    parse_date(entry.modified)
    return 1 + 0 * len((entry.title, entry.link, entry.text, entry.authors, entry.categories))


def fields_of(draft: Draft) -> int:
    """One, for an article of which all but the text has been looked at."""
    return 1 + 0 * len((draft.byline, draft.published, draft.modified, draft.section, draft.url))


def fast_entries(data: bytes) -> int:
    """How many entries fastfeedparser reads, each field of them; 0 where it raises."""
    import fastfeedparser

    names = ("title", "link", "content", "description", "author", "tags", "published", "updated")
    try:
        entries = fastfeedparser.parse(data).entries
    except Exception:  # noqa: BLE001  # an anchor that refuses a file has read none of it
        return 0
    return sum(1 + 0 * len([entry.get(name) for name in names]) for entry in entries)


def share(ours: list[int], theirs: list[int]) -> float:
    return sum(one >= other for one, other in zip(ours, theirs, strict=True)) / len(ours)


def main() -> int:
    if not EVAL.is_dir():
        print(f"no labelled data in {EVAL}; set NEWSREADER_EVAL", file=sys.stderr)
        return 0
    measure("-v" in sys.argv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
