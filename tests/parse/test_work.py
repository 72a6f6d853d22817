"""How much work a file of strangers can make: counted in records and in calls, not in time."""

import csv
import json
import sys
from collections.abc import Callable
from io import StringIO
from types import FrameType

import pytest

from reader.parse import limits
from reader.parse.lines import read_lines
from reader.parse.read import build, read

_SENTENCE = "The keeper of Tarnmouth said that the harbour would stay open through the winter."
_MAIL = (
    "From a@b Mon May 4 10:00:00 2020\nFrom: a@b.example\nSubject: Boat comes in to Tarnmouth\n"
    f"Date: Mon, 4 May 2020 10:00:00 +0000\nMIME-Version: 1.0\n\n{_SENTENCE}\n\n"
)
_RESPONSE = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
_PAGE = f"{_RESPONSE}<html><body><h1>Boat comes in</h1>{f'<p>{_SENTENCE}</p>' * 3}</body></html>"
_RECORD = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(_PAGE)}\r\n\r\n{_PAGE}\r\n\r\n"


_TINY = '{"headline":"a","body":"b"}'


def _calls(work: Callable[[], object]) -> int:
    """How many functions, ours and the interpreter's, are called for `work`."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    work()  # what is imported and remembered is no work for this file
    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def _many(unit: str, size: int) -> str:
    return unit * (size // len(unit))


_SWARMS = {
    "rows.csv": "headline,body\n" + _many("a,b\n", 120_000),
    "quoted.csv": "headline,body\n" + _many('"a""",b\n', 120_000),
    "returns.csv": "headline,body\n" + _many("a\r", 120_000),
    "empty.csv": "headline,body\n" + _many(",\n", 120_000),
    "records.json": f"[{_many('{},', 120_000)}{{}}]",
    "articles.json": f"[{_many(_TINY + ',', 120_000)}{{}}]",
    "lines.jsonl": _many(_TINY + "\n", 120_000),
    "mails.mbox": _many("From a@b Mon May 4 10:00:00 2020\n\n", 160_000),
    "records.warc": _many("WARC/1.0\r\n\r\n", 120_000),
}


@pytest.mark.parametrize("name", _SWARMS)
def test_of_too_many_records_for_a_file_of_its_size_no_more_are_read_and_that_is_said(
    name: str,
) -> None:
    data = _SWARMS[name].encode()
    parsed = read(data, name)
    most = limits.records_in(len(data))
    assert len(parsed.drafts) <= most
    said = f"read as far as the first {most:,} records: it has too many for its size"
    # Of what would be cut nothing is named where the file as a whole is refused.
    refused = [each.reason for each in parsed.problems if each.skipped]
    assert said in [each.reason for each in parsed.problems] or "without any" in refused[0]


@pytest.mark.parametrize("name", _SWARMS)
def test_a_record_costs_few_calls(name: str) -> None:
    data = _SWARMS[name].encode()
    most = limits.records_in(len(data))
    assert _calls(lambda: read(data, name)) < 150 * most


def _table(rows: int) -> bytes:
    out = StringIO()
    lines = csv.writer(out)
    lines.writerow(("publish_date", "headline"))
    lines.writerows(
        (20200504 + number % 20, f"boat {number} comes in to tarnmouth at last")
        for number in range(rows)
    )
    return out.getvalue().encode()


_ARCHIVES = {
    "a.csv": (_table(15_000), 15_000),
    "a.mbox": ((_MAIL * 4_000).encode(), 4_000),
    "a.jsonl": (
        b"".join(
            json.dumps({"title": f"Boat {number} comes in", "date": "2020-05-04"}).encode() + b"\n"
            for number in range(9_000)
        ),
        9_000,
    ),
    "a.warc": ((_RECORD * 120).encode(), 120),
}


@pytest.mark.parametrize("name", _ARCHIVES)
def test_an_archive_of_the_shortest_articles_is_read_whole(name: str) -> None:
    data, articles = _ARCHIVES[name]
    parsed = read(data, name)
    assert (len(parsed.drafts), parsed.problems) == (articles, ())


def test_lines_of_a_large_file_are_read_by_the_same_measure() -> None:
    data = b'{"headline":"a","body":"b"}\n' * 5_000
    most = limits.records_in(len(data))
    lines = list(read_lines(data, "a.jsonl", 7))
    assert sum(len(line.parsed.drafts) for line in lines) == most
    (said,) = [each for line in lines for each in line.parsed.problems]
    assert (said.reason.split(":")[0], said.line) == (
        f"read as far as the first {most:,} records",
        7,
    )


def test_lines_behind_those_that_are_laid_out_are_paragraphs_and_that_is_said() -> None:
    head = "Boat comes in to Kell at last\n\n" + f"{_SENTENCE}\n" * (limits.LINES - 2)
    parsed = read((head + "The last two.\n\n  Lines of it.\n").encode(), "a.txt")
    body = parsed.drafts[0].body
    assert [block.text for block in body[-3:]] == [_SENTENCE, "The last two.", "Lines of it."]
    assert [(each.reason, each.skipped) for each in parsed.problems] == [
        ("5,000 lines are laid out; behind them each line is a paragraph", False)
    ]
    whole = head + "The last two.\n\n  Lines of it.\n"
    for block in body[-2:]:
        ((_, start),) = block.pieces
        assert whole[start:].startswith(block.text)


_BAITS = {
    "titles.txt": "- Boat comes in to Kell at last\n",
    "names.txt": "Ana Bell\n",
    "speech.txt": "“We go,” said Ana Bell.\n",
    "returns.txt": "a\r\n",
    "underlined.md": "a\n=\n",
    "rules.md": "--b\n",
    "rows.md": "|a|b|\n",
    "dates.html": "<p>1 May 2020</p>",
    "links.html": "<a href=/x>Boat comes in to Tarnmouth</a> ",
    "entries.rss": "<item/>",
    "feeds.opml": "<outline text='a' xmlUrl='http://a.example'/>",
}
_AROUND = {
    "html": "<html><body><article><h1>Boat comes in</h1>{}</article></body></html>",
    "rss": "<rss version='2.0'><channel><title>W</title>{}</channel></rss>",
    "opml": "<opml version='2.0'><body>{}</body></opml>",
}


@pytest.mark.parametrize("name", _BAITS)
def test_twice_the_bait_is_hardly_more_than_twice_the_work(name: str) -> None:
    around = _AROUND.get(name.partition(".")[2], "{}")

    def work(size: int) -> Callable[[], object]:
        data = around.format(_many(_BAITS[name], size)).encode()

        def opened() -> None:
            parsed = read(data, name)
            if parsed.drafts:
                build(parsed, 0, name)

        return opened

    assert _calls(work(120_000)) < 2.4 * _calls(work(60_000))
