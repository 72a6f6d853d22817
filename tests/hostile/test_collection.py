"""The collection itself: wide enough, and the same each time."""

from collections import Counter
from pathlib import Path

from reader.library.naming import display_path
from tests.hostile.build import all_cases, build
from tests.hostile.case import CANARY

CATEGORIES = {
    "term", "unicode", "markup", "encoding", "structure", "scale", "pattern", "names", "places",
    "hijack", "formats", "churn", "signs", "fields", "packed", "forms",
}  # fmt: skip


def test_every_class_is_there() -> None:
    counts = Counter(case.category for case in all_cases())
    assert set(counts) == CATEGORIES
    assert counts.total() >= 300


def test_every_case_can_be_told_from_every_other() -> None:
    shown = Counter(display_path(case.path) for case in all_cases())
    assert [path for path, count in shown.items() if count > 1] == []
    words = Counter(case.words[0] for case in all_cases() if case.words)
    assert all(word.startswith(CANARY) for word in words)


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    # Links, pipes and depths aside: they hold no bytes to compare.
    cases = tuple(case for case in all_cases() if case.make is None)
    for name in ("one", "two"):
        build(tmp_path / name, cases)
    one, two = (
        {
            path.relative_to(tmp_path / name): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == len(cases)
