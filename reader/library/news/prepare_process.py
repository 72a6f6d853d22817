"""The process that makes ready what stories need: arguments ROOT CACHE.

Started by `reader.library.news.preparing`, never by hand.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from datetime import datetime

from reader.library.apart.own_process import stopped_by_reader, yield_to_others
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.news.recent import Recent

_NICE = 15


def main(arguments: list[str]) -> int:
    """Read the newest articles and keep what they tell; returns the exit code."""
    root, cache = arguments
    os.umask(0o077)
    os.nice(_NICE)
    yield_to_others()
    stopped = stopped_by_reader()
    today = datetime.now().astimezone().date()
    with closing(EmbeddedLibrary(root, cache, today=lambda: today)) as library:
        Recent(library).make_ready(stopped.is_set)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
