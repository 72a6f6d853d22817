"""`newsreader state export|import|backup|check|path`: the reader's own marks and notes."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.codes import CommandError, ExitCode
from reader.cli.output import print_json, print_line, say
from reader.cli.sources import STANDARD_INPUT
from reader.library.naming import reason_of
from reader.library.places import data_folder
from reader.library.state.store import Store

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.library.state.exchange import Imported


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "what",
        choices=tuple(_ACTIONS),
        help="print everything as JSON Lines; read such a file; make a copy; say whether all is "
        "whole; tell where it is kept",
    )
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="what to import, - for standard input; the copy"
    )
    parser.add_argument(
        "--replace", action="store_true", help="with import: keep nothing that is not in FILE"
    )
    add_state_argument(parser)


def add_state_argument(parser: ArgumentParser) -> None:
    """Add the option that says where the state is kept."""
    parser.add_argument(
        "--state-folder",
        metavar="FOLDER",
        help="where marks and notes are kept (default: the user's data folder)",
    )


def run(options: Namespace) -> int:
    """Carry out what was asked for; returns the exit code."""
    if options.file and options.what not in ("import", "backup"):
        raise CommandError(f"{options.what} takes no file")
    if options.replace and options.what != "import":
        raise CommandError("--replace goes with import")
    return _ACTIONS[options.what](options)


def state_folder(options: Namespace) -> Path:
    """The folder that `add_state_argument` asked for."""
    return Path(options.state_folder) if options.state_folder else data_folder()


@contextmanager
def opened_store(options: Namespace) -> Iterator[Store]:
    """The records of the state.

    Raises:
        CommandError: if the state cannot be opened or written.
    """
    store = Store(state_folder(options))
    try:
        store.rows("SELECT 1 FROM facts LIMIT 1")
        if not store.lasts:
            raise CommandError(store.notice.replace("last only until you leave", "cannot be used"))
        if store.notice:
            say(store.notice)
        yield store
    finally:
        store.close()


def _export(options: Namespace) -> int:
    from reader.library.state.exchange import export

    with opened_store(options) as store:
        print_json(export(store))
    return ExitCode.DONE


def _import(options: Namespace) -> int:
    from reader.library.state.exchange import bring_in

    if not options.file:
        raise CommandError("which file? Name one, or - for standard input")
    imported = _read(options.file)
    for bad in imported.bad:
        say(f"{options.file}:{bad.line}: {bad.reason}")
    if options.replace and imported.bad:
        raise CommandError("nothing was replaced, since not every line can be read")
    with opened_store(options) as store:
        _copy(store)
        changed = bring_in(store, imported, replace=options.replace)
        if not store.lasts:
            raise CommandError(store.notice)
    print_line(f"{changed:,} of {len(imported.records):,} records are new or changed")
    return ExitCode.SOME_FAILED if imported.bad else ExitCode.DONE


def _read(file: str) -> Imported:
    from reader.library.state.exchange import read_lines

    if file == STANDARD_INPUT:
        return read_lines(sys.stdin.buffer)
    try:
        with Path(file).open("rb") as lines:
            return read_lines(lines)
    except OSError as error:
        raise CommandError(f"{file}: {reason_of(error)}") from error


def _backup(options: Namespace) -> int:
    if options.file and Path(options.file).exists():
        raise CommandError(f"{options.file} is there already and was left as it is")
    with opened_store(options) as store:
        print_line(str(_copy(store, options.file)))
    return ExitCode.DONE


def _copy(store: Store, file: str | None = None) -> Path:
    """Copy the state to `file`, or to where its copies are; returns where.

    Raises:
        CommandError: if it cannot be copied.
    """
    from reader.library.state.backup import copy_state, make_backup
    from reader.library.state.trouble import TROUBLE, in_words

    assert store.path is not None  # noqa: S101
    try:
        if file is None:
            return make_backup(store.path)
        copy_state(store.path, Path(file))
    except TROUBLE as error:
        raise CommandError(f"no copy could be made: {in_words(error)}") from error
    return Path(file)


def _check(options: Namespace) -> int:
    from reader.library.state.backup import FOLDER, backups
    from reader.library.state.check import complaints, contents

    with opened_store(options) as store:
        found = list(complaints(store))
        for kind, count in contents(store):
            print_line(f"{kind}: {count:,}")
    copies = backups(state_folder(options) / FOLDER)
    if copies:
        print_line(f"backups: {len(copies)}, the newest of {copies[0].made:%Y-%m-%d %H:%M} UTC")
    for complaint in found:
        say(complaint)
    return ExitCode.SOME_FAILED if found else ExitCode.DONE


def _path(options: Namespace) -> int:
    from reader.library.state.files import STATE

    print_line(str(state_folder(options) / STATE))
    return ExitCode.DONE


_ACTIONS = {
    "export": _export,
    "import": _import,
    "backup": _backup,
    "check": _check,
    "path": _path,
}
