"""`newsreader notebook [list|export]`: the passages the reader has kept."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from datetime import datetime
from typing import TYPE_CHECKING

from reader.cli.asking import Folders, asked_items, say_gone
from reader.cli.codes import ExitCode
from reader.cli.collection import add_cache_argument
from reader.cli.output import print_fields, say
from reader.cli.state import add_state_argument, opened_store
from reader.cli.views import places_of
from reader.library.news.kept import passage_item
from reader.library.state.notebook import Notebook, file_of
from reader.library.state.reader_state import ReaderState
from reader.library.state.visits import MOST, Visits
from reader.text.safe import clean

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_FORMATS = ("text", "markdown", "csv", "jsonl", "bibtex", "csl-json")


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="[list|export] QUERY",
        help="print a line for each passage, as without a word, or all that is known; QUERY: only "
        "passages that answer it, storm speaker:keel",
    )
    parser.add_argument("--format", choices=_FORMATS, help="default: text, with export markdown")
    add_cache_argument(parser)
    add_state_argument(parser)


def run(options: Namespace) -> int:
    """Print the notebook; returns the exit code."""
    what, words = _parted(options.words)
    with ExitStack() as closing_all:
        store = closing_all.enter_context(opened_store(options))
        kept = list(Notebook(store).all())
        visited = (str(visit.collection) for visit in Visits(store).latest(MOST))
        folders = Folders(visited, places_of(options), closing_all)
        state = ReaderState(store)
        asked = asked_items(state, " ".join(words))
        today = datetime.now().astimezone().date()
        saved = [
            one for one in kept if asked.answers(passage_item(one, state, folders.places, today))
        ]
    say_gone(asked, "passage")
    if not saved:
        say("no passage answers" if kept else "no passage has been kept yet")
        return ExitCode.NOTHING_FOUND
    form = options.format or ("text" if what == "list" else "markdown")
    if form == "text":
        for one in saved:
            name = file_of(one.path, one.member)
            print_fields(one.date or "-", one.speaker or "-", one.words, one.headline, name)
        return ExitCode.DONE
    from reader.library.state.notebook_export import FORMATS

    sys.stdout.write(clean(FORMATS[form](saved)))
    return ExitCode.DONE


def _parted(words: list[str]) -> tuple[str, list[str]]:
    """What is to be done, and the words of the query."""
    if words and words[0] in ("list", "export"):
        return words[0], words[1:]
    return "list", words
