"""`newsreader check PATH...`: every file that cannot be read, or not wholly, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.files import Tally, place_of, read_files
from reader.cli.output import print_json, print_line, say
from reader.cli.records import problem_record

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Mapping, Sequence

    from reader.parse.draft import Problem
    from reader.text.safe import SafeText

_MOST_NAMED = 3
"""Paths up to which each is named."""


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="folder, file, or - for a pipe")
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="path and reason, or one JSON object a problem (default: text)",
    )


def run(options: Namespace) -> int:
    """Print the problems; what was counted goes to standard error. Returns the exit code."""
    tally = Tally()
    problems = _problems(options.paths, tally)
    if options.format == "jsonl":
        print_json(problem_record(problem, shown) for shown, problem in problems)
    else:
        for shown, problem in problems:
            print_line(f"{place_of(shown, problem)}: {problem.reason}")
    if tally.articles or tally.problems:
        say(summary(tally))
    else:
        say_nothing(options.paths, tally.ignored)
    if tally.internal:
        say_internal(tally.internal)
    return tally.exit_code()


def summary(tally: Tally) -> str:
    """What was met, in one line: ``60 articles in 60 files, 1 problem; 9 picture``."""
    problems = counted(tally.problems, "problem") if tally.problems else "no problem"
    text = f"{counted(tally.articles, 'article')} in {counted(tally.files, 'file')}, {problems}"
    if tally.ignored:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in tally.ignored.most_common())
        text += f"; no articles: {kinds}"
    return text


def say_nothing(paths: Sequence[str], ignored: Mapping[str, int]) -> None:
    """Say that there is no article at `paths`, and which files of other kinds were looked at."""
    place = ", ".join(paths) if len(paths) <= _MOST_NAMED else f"{len(paths):,} places"
    if not ignored:
        say(f"no articles in {place}")
        return
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in ignored.items())
    files = counted(sum(ignored.values()), "other file")
    say(f"no articles in {place}; looked at {files}: {kinds}")


def say_internal(reasons: Sequence[str]) -> None:
    """Say that files were not read because of newsreader, and where the report of it is."""
    from reader.cli.crash import write_report

    faults = counted(len(reasons), "problem")
    try:
        where = f" A report without any article text is in {write_report(sorted(set(reasons)))}."
    except OSError:
        where = ""
    say(f"{faults} of these: a fault of newsreader, not of the file.{where}")


def counted(count: int, noun: str) -> str:
    """A number and its noun: ``1 article``, ``1,200 articles``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _problems(paths: list[str], tally: Tally) -> Iterator[tuple[SafeText, Problem]]:
    for file in read_files(paths, tally):
        for problem in file.parsed.problems:
            yield file.shown, problem
