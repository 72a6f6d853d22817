"""What a key costs on the screen: moving in the list, reading along, searching as it is typed.

Processor time of all threads of the program. In the list it holds the article that follows as well;
while a search is typed article and count wait for a pause, and are not part of a key.
"""

from __future__ import annotations

from functools import partial
from statistics import median, quantiles
from typing import TYPE_CHECKING

from bench.ground import newsreader
from bench.table import Line
from bench.terminal import Terminal

if TYPE_CHECKING:
    from bench.ground import Ground

KEYS = 40
PAGES = 10
SEARCHED = ("minister", "whale ", "the governm", "islands", "ferry o", "levy", "of the")
TYPED_AT_ONCE = "the government of the"
DOWN, WITH_ARTICLE, END, SEARCH = 5.0, 12.0, 20.0, 30.0
WRITTEN = 1024
_A_LETTER = 0.12
"""Seconds between the letters of a search: some eight a second, a fast typist."""
AT_ONCE = 0.5
"""Share of the cost of single keys that the same keys typed at once may have."""


def key_lines(ground: Ground) -> list[Line]:
    """Keys in the list, with the article beside it, and in the search field."""
    with Terminal(newsreader(ground.archive), ground.environment()) as terminal:
        terminal.wait_for(ground.first_headline())
        terminal.rest()
        return [*_moving(terminal), *_searching(terminal)]


def _moving(terminal: Terminal) -> list[Line]:
    _to_the_top(terminal)
    down, written = terminal.cost(lambda: press_each(terminal, "j" * KEYS, 0.02))
    _to_the_top(terminal)
    reading, painted = terminal.cost(lambda: press_each(terminal, "j" * KEYS, 0.2))
    _to_the_top(terminal)
    pages, _ = terminal.cost(lambda: press_each(terminal, ["\x1b[6~"] * PAGES, 0.2))
    _to_the_top(terminal)
    end, _ = terminal.cost(lambda: press_each(terminal, "G", 0.4))
    return [
        _budget("cursor down in the list", 1000 * down / KEYS, DOWN),
        Line(
            "  written for it",
            f"{written / KEYS:,.0f} bytes",
            f"<= {WRITTEN:,} bytes",
            written / KEYS <= WRITTEN,
        ),
        _budget("  with the article following", 1000 * reading / KEYS, WITH_ARTICLE),
        Line("  written for both", f"{painted / KEYS:,.0f} bytes"),
        _budget("page down, with the article following", 1000 * pages / PAGES, WITH_ARTICLE),
        _budget("End, with the article following", 1000 * end, END),
    ]


def _searching(terminal: Terminal) -> list[Line]:
    costs = [cost for word in SEARCHED for cost in _typed(terminal, word)]
    single = sum(_typed(terminal, TYPED_AT_ONCE))
    press_each(terminal, "/", 0.4)
    at_once, _ = terminal.cost(lambda: press_each(terminal, [TYPED_AT_ONCE], 1.0))
    press_each(terminal, "\x1b", 0.6)
    share = at_once / single
    return [
        _budget("search key, on the screen, p95", 1000 * quantiles(costs, n=20)[-1], SEARCH),
        Line("  median", f"{1000 * median(costs):.1f} ms"),
        Line(
            f"  {len(TYPED_AT_ONCE)} keys typed at once: none queues up",
            f"{1000 * at_once:.0f} ms",
            f"<= {AT_ONCE} x",
            share <= AT_ONCE,
            f"one by one {1000 * single:.0f} ms",
            f"{share:.2f} x",
        ),
    ]


def press_each(terminal: Terminal, keys: str | list[str], pause: float) -> None:
    """Press `keys` with a pause behind each."""
    for key in keys:
        terminal.press(key)
        terminal.listen(pause)


def _to_the_top(terminal: Terminal) -> None:
    """The list is left where it was; a cursor at its end would have nowhere to go."""
    press_each(terminal, "gg", 0.1)
    terminal.rest()


def _typed(terminal: Terminal, word: str) -> list[float]:
    """Processor seconds of each key of `word` in the search field, which is left again."""
    press_each(terminal, "/", 0.4)
    costs = [terminal.cost(partial(press_each, terminal, key, _A_LETTER))[0] for key in word]
    press_each(terminal, "\x1b", 0.6)
    return costs


def _budget(name: str, value: float, most: float) -> Line:
    return Line(name, f"{value:,.1f} ms", f"<= {most:g} ms", value <= most)
