"""`newsreader overview`: the numbers of the overview, each with its query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Newsreader


@pytest.fixture
def dated(collection: Path) -> Path:
    for name, day in (("a", "14 March 2026"), ("b", "14 March 2026"), ("c", "2 April 2026")):
        text = f"Notice {name} from the harbour\n{day}\nMARRAM: Ships come and go, it was said.\n"
        (collection / f"{name}.txt").write_text(text)
    return collection


def test_every_day_is_counted_and_every_number_is_what_its_query_finds(
    newsreader: Newsreader, dated: Path
) -> None:
    records = newsreader("overview", dated, "--format", "jsonl").records
    days = [(r["name"], r["articles"]) for r in records if r["kind"] == "day"]
    assert days == [("2026-03-14", 2), ("2026-04-02", 1)]
    assert {r["kind"] for r in records} >= {"day", "undated", "speaker", "place", "wanted"}
    for record in records:
        if record["query"] is not None:
            found = newsreader("search", "--format", "headlines", "--", record["query"], dated)
            assert len(found.lines) == record["articles"], record


def test_longer_periods_add_up_to_the_same(newsreader: Newsreader, dated: Path) -> None:
    for per, names in (
        ("week", ["2026-03-09..2026-03-15", "2026-03-30..2026-04-05"]),
        ("month", ["2026-03", "2026-04"]),
        ("year", ["2026"]),
    ):
        lines = newsreader("overview", dated, "--per", per).lines
        fields = [line.split("\t") for line in lines if line.startswith(per)]
        assert [name for _, _, name, _ in fields] == names
        assert sum(int(count) for _, count, _, _ in fields) == 3


def test_of_nothing_nothing_is_printed(newsreader: Newsreader, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    result = newsreader("overview", tmp_path / "nothing")
    assert (result.code, result.out) == (1, "")
