"""`newsreader parse PATH...`: articles as JSON or text, file by file, without an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.cli.check import say_nothing
from reader.cli.files import Tally, read_files, said_problems
from reader.cli.leftout import LeftOut
from reader.cli.linear import linear_article
from reader.cli.output import print_fields, print_json, print_json_array, print_line
from reader.cli.records import Record, article_record, explanation_records
from reader.parse.read import build

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator

    from reader.article import Article
    from reader.cli.files import ReadFile
    from reader.parse.draft import Draft
    from reader.text.safe import SafeText


class Entry(NamedTuple):
    """An article, the draft it was made from and the path of its file as one can type it."""

    shown: SafeText
    article: Article
    draft: Draft


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="folder, file, or - for a pipe")
    parser.add_argument(
        "--format",
        choices=("jsonl", "json", "text"),
        help="one JSON object a line, one JSON array, or text to read (default: jsonl; with "
        "--explain: text)",
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="tell for every line of a file what it was taken for and by which rule",
    )


def run(options: Namespace) -> int:
    """Print the articles; returns the exit code."""
    tally = Tally()
    files = said_problems(read_files(options.paths, tally, explain=options.explain))
    found = (entry for file in files for entry in entries(file))
    form = options.format or ("text" if options.explain else "jsonl")
    if form == "text":
        _print_text(found, options.explain)
    else:
        print_all = print_json if form == "jsonl" else print_json_array
        print_all(_record(entry, options.explain) for entry in found)
    if not tally.articles and not tally.problems:
        say_nothing(options.paths, tally.ignored)
    return tally.exit_code()


def entries(file: ReadFile) -> Iterator[Entry]:
    """The articles of a file, built with their quotes one after the other."""
    parsed = file.parsed
    for index, draft in enumerate(parsed.drafts):
        article = build(parsed, index, file.path)
        yield Entry(file.shown, article, draft)


def _record(entry: Entry, explain: bool) -> Record:
    record = article_record(entry.article, entry.shown)
    if explain:
        record["explain"] = explanation_records(entry.draft)
    return record


def _print_text(found: Iterable[Entry], explain: bool) -> None:
    left_out = LeftOut()
    for number, entry in enumerate(found):
        if number:
            print_separator()
        if explain:
            _print_explanation(entry)
            continue
        for line in linear_article(entry.article):
            print_line(line)
        left_out.count(entry.article, entry.shown)
    left_out.tell()


def print_separator() -> None:
    """Print what stands between two articles."""
    for line in ("", "---", ""):
        print_line(line)


def _print_explanation(entry: Entry) -> None:
    print_line(entry.shown)
    for line in entry.draft.explanations:
        print_fields(f"{line.line:>4}", f"{line.role:<10}", f"{line.rule:<35}", line.text)
