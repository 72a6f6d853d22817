"""`newsreader notebook list|export`: the passages the reader has kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.cli.codes import ExitCode
from reader.cli.output import print_fields
from reader.cli.state import add_state_argument, opened_store
from reader.library.state.notebook import Notebook
from reader.text.fold import fold
from reader.text.safe import clean

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from reader.library.state.notebook import Saved

_FORMATS = ("markdown", "csv", "jsonl", "bibtex", "csl-json")


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "what", choices=("list", "export"), help="print a line for each passage, or all of it"
    )
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="only passages that hold these words anywhere"
    )
    parser.add_argument("--format", choices=_FORMATS, help="with export; default: markdown")
    add_state_argument(parser)


def run(options: Namespace) -> int:
    """Print the notebook; returns the exit code."""
    with opened_store(options) as store:
        saved = [one for one in Notebook(store).all() if _holds(one, options.words)]
    if not saved:
        return ExitCode.NOTHING_FOUND
    if options.what == "list" and options.format is None:
        for one in saved:
            print_fields(one.date or "-", one.speaker or "-", one.words, one.headline, one.path)
        return ExitCode.DONE
    from reader.library.state.notebook_export import FORMATS

    sys.stdout.write(clean(FORMATS[options.format or "markdown"](saved)))
    return ExitCode.DONE


def _holds(saved: Saved, words: Sequence[str]) -> bool:
    texts = (saved.words, saved.speaker, saved.headline, saved.source, saved.note, saved.path)
    text = fold(" ".join(texts))
    return all(fold(word) in text for word in words)
