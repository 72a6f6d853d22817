"""`newsreader notebook list|export`: the passages the reader has kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.cli.asking import asking, day_in, item
from reader.cli.codes import ExitCode
from reader.cli.output import print_fields
from reader.cli.state import add_state_argument, opened_store
from reader.library.query.tree import Field
from reader.library.state.notebook import Notebook, file_of
from reader.text.safe import clean

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.library.query.match import PlainDocument
    from reader.library.state.notebook import Saved

_FIELDS = (Field.HEADLINE, Field.SPEAKER, Field.SOURCE, Field.NOTE, Field.PATH)
_FORMATS = ("text", "markdown", "csv", "jsonl", "bibtex", "csl-json")


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "what", choices=("list", "export"), help="print a line for each passage, or all of it"
    )
    parser.add_argument(
        "words", nargs="*", metavar="QUERY", help="only passages that answer it: storm speaker:keel"
    )
    parser.add_argument("--format", choices=_FORMATS, help="default: text, with export markdown")
    add_state_argument(parser)


def run(options: Namespace) -> int:
    """Print the notebook; returns the exit code."""
    with opened_store(options) as store:
        asked = asking(" ".join(options.words), "the notebook", _FIELDS, dated=True)
        saved = [one for one in Notebook(store).all() if asked(_item(one))]
    if not saved:
        return ExitCode.NOTHING_FOUND
    form = options.format or ("text" if options.what == "list" else "markdown")
    if form == "text":
        for one in saved:
            name = file_of(one.path, one.member)
            print_fields(one.date or "-", one.speaker or "-", one.words, one.headline, name)
        return ExitCode.DONE
    from reader.library.state.notebook_export import FORMATS

    sys.stdout.write(clean(FORMATS[form](saved)))
    return ExitCode.DONE


def _item(saved: Saved) -> PlainDocument:
    texts = {
        Field.ANY: saved.words,
        Field.SPEAKER: saved.speaker,
        Field.HEADLINE: saved.headline,
        Field.SOURCE: saved.source,
        Field.NOTE: saved.note,
        Field.PATH: saved.path,
    }
    return item(texts, day_in(saved.date))
