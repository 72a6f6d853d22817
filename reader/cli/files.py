"""Files named on the command line, read one after the other and never held together.

A folder is walked with the library's own careful walk; of a file only it is read, from its folder.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.codes import CommandError, ExitCode
from reader.cli.output import say
from reader.cli.sources import STANDARD_INPUT, read_standard_input
from reader.library.apart.bounded import read_bounded
from reader.library.files.scan import FolderReader, Sights, SkippedFileError, Slice, walk
from reader.library.naming import display_path, name_path, reason_of
from reader.library.places import index_folder
from reader.parse.draft import Parsed, Problem
from reader.parse.internal import is_internal
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class ReadFile(NamedTuple):
    """A file and what came out of it."""

    shown: SafeText
    """Its path as it can be given to another command."""
    path: str
    """Its path relative to the collection: articles are known by it."""
    parsed: Parsed


@dataclass(slots=True)
class Tally:
    """What a run met."""

    files: int = 0
    articles: int = 0
    problems: int = 0
    skipped: int = 0
    """Problems because of which nothing of a file is shown."""
    ignored: Counter[str] = field(default_factory=Counter)
    """Files that are no articles, by kind."""
    internal: list[str] = field(default_factory=list)
    """Reasons of problems that are faults of newsreader."""

    def exit_code(self) -> ExitCode:
        """The exit code of a command that read all this."""
        if self.skipped:
            return ExitCode.SOME_FAILED
        return ExitCode.DONE if self.articles else ExitCode.NOTHING_FOUND


def read_files(paths: Sequence[str], tally: Tally, *, explain: bool = False) -> Iterator[ReadFile]:
    """Read every file of `paths`: folders, files, ``-`` for standard input.

    What cannot be read comes as a file with a problem and no draft. `tally` is kept up to date.

    Raises:
        CommandError: if there is nothing at one of the paths.
    """
    for path in paths:
        for file in _read_path(path, tally, explain):
            tally.files += bool(file.parsed.drafts)
            tally.articles += len(file.parsed.drafts)
            tally.problems += len(file.parsed.problems)
            tally.internal += [
                problem.reason for problem in file.parsed.problems if is_internal(problem)
            ]
            tally.skipped += sum(problem.skipped for problem in file.parsed.problems)
            if not file.parsed.drafts and not file.parsed.problems:
                tally.ignored[file.parsed.format] += 1
            yield file


def said_problems(files: Iterable[ReadFile]) -> Iterator[ReadFile]:
    """The same files; the problems of each are said on standard error as it passes."""
    for file in files:
        for problem in file.parsed.problems:
            say(f"{place_of(file.shown, problem)}: {problem.reason}")
        yield file


def place_of(shown: str, problem: Problem) -> str:
    """Where a problem is, as compilers write it: ``path`` or ``path:line``."""
    return shown if problem.line is None else f"{shown}:{problem.line}"


def _read_path(path: str, tally: Tally, explain: bool) -> Iterator[ReadFile]:
    if path == STANDARD_INPUT:
        data = read_standard_input()
        yield ReadFile(clean_line(path), path, read_bounded(data, path, explain))
    elif Path(path).is_dir():
        yield from _read_below(path, None, tally, explain)
    else:
        if not os.path.lexists(path):
            raise CommandError(f"{path}: there is no such file or folder")
        if not os.path.exists(path):  # noqa: PTH110 - Path raises
            raise CommandError(f"{path}: it is a link to something that does not exist")
        # Links in a folder are not followed; one that was typed is what its writer wants read.
        folder, name = os.path.split(os.path.realpath(path) if Path(path).is_symlink() else path)
        yield from _read_below(folder, os.fsencode(name), tally, explain)


def _read_below(folder: str, only: bytes | None, tally: Tally, explain: bool) -> Iterator[ReadFile]:
    sights = Sights()
    root = folder or os.curdir
    above = _above(root)
    try:
        with FolderReader(root) as reader:
            for some in walk(root, sights, only):
                for file in _read_slice(reader, some, folder, explain):
                    yield file._replace(path=name_path(above + os.fsencode(file.path)))
                yield from _passed_over(sights, folder)
    except OSError as error:
        raise CommandError(f"{root}: {reason_of(error)}") from error
    yield from _passed_over(sights, folder)
    tally.ignored += sights.ignored


def _above(root: str) -> bytes:
    """What stands before a path below `root` in the collection that `root` lies in, if any.

    An article has one id, whichever way its file is named: the folder that is indexed counts, the
    nearest if there are several; where there is none, the folder that was named.
    """
    real = os.path.realpath(root)
    for folder in (real, *map(str, Path(real).parents)):
        if os.path.isdir(index_folder(folder)):  # noqa: PTH112 - Path raises where one may not look
            inside = os.path.relpath(real, folder)
            return b"" if inside == os.curdir else os.fsencode(inside).replace(b"\\", b"/") + b"/"
    return b""


def _read_slice(
    reader: FolderReader, some: Slice, folder: str, explain: bool
) -> Iterator[ReadFile]:
    for found in some.files:
        inside = some.folder + b"/" + found.name if some.folder else found.name
        shown = _shown(folder, inside)
        path = display_path(inside)
        try:
            data = reader.read(some.folder, found.name).data
        except SkippedFileError as error:
            yield _unread(shown, path, error.reason)
        else:
            yield ReadFile(shown, os.fsdecode(inside), read_bounded(data, path, explain))


def _passed_over(sights: Sights, folder: str) -> Iterator[ReadFile]:
    for inside, reason in sights.problems:
        yield _unread(_shown(folder, inside), display_path(inside), reason)
    sights.problems.clear()


def _unread(shown: SafeText, path: SafeText, reason: str) -> ReadFile:
    return ReadFile(shown, path, Parsed((), (Problem(path, clean_line(reason)),)))


def _shown(folder: str, inside: bytes) -> SafeText:
    return display_path(os.path.join(os.fsencode(folder), inside))  # noqa: PTH118 - bytes
