"""What `reader.library.apart.reading_process` starts: it reads files until nobody asks any more.

Questions come on standard input, answers go to what standard output was at the start.
"""

from __future__ import annotations

import os
import sys
import threading
from multiprocessing.connection import Connection
from queue import SimpleQueue

from reader.library.apart.bounded import alone
from reader.library.apart.confine import allow_seconds, bound_memory
from reader.parse.draft import Parsed, Problem
from reader.parse.limits import SECONDS
from reader.parse.read import read
from reader.text.safe import SafeText, clean_line

_TOO_MUCH = SafeText("needs more memory than reading a file may take")


def main() -> None:
    """Answer until standard input ends."""
    questions = Connection(os.dup(sys.stdin.fileno()), writable=False)
    answers = Connection(os.dup(sys.stdout.fileno()), readable=False)
    # Whatever a library prints must not come between the answers.
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, sys.stdin.fileno())
    os.dup2(nothing, sys.stdout.fileno())
    bound_memory()
    waiting: SimpleQueue[tuple[tuple[str, bool, int | None], bytes]] = SimpleQueue()

    def listen() -> None:
        try:
            while True:
                waiting.put((questions.recv(), questions.recv_bytes()))
        except (EOFError, OSError):
            os._exit(0)  # in the middle of a file or not: nobody waits for it any more

    threading.Thread(target=listen, daemon=True).start()
    while True:
        (path, explain, only), data = waiting.get()
        allow_seconds(SECONDS)
        try:
            answers.send(alone(read(data, path, explain), only))
        except MemoryError:
            answers.send(Parsed((), (Problem(clean_line(path), _TOO_MUCH),)))
        del data


if __name__ == "__main__":
    main()
