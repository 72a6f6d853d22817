"""Run newsreader with something taken away: ``python altered.py WHAT ARGUMENT...``.

Both layers against hostile text are tested alone, and a fault of ours is made on purpose.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Any

from reader.text import safe
from reader.tui import paint_filter

if TYPE_CHECKING:
    from collections.abc import Callable


def without_cleaning() -> None:
    """Text comes in as it is; the paint filter keeps functions of its own to clean with."""
    spec = find_spec("reader.text.safe")
    assert spec is not None
    assert spec.loader is not None
    own = module_from_spec(spec)
    spec.loader.exec_module(own)
    paint_filter.clean, paint_filter.is_safe = own.clean, own.is_safe  # type: ignore[attr-defined]
    safe.clean = safe.SafeText  # type: ignore[assignment]
    safe.clean_line = lambda text: safe.SafeText(" ".join(text.split()))
    safe.is_safe = lambda text: True
    safe.clean_with_offsets = lambda text: safe.Cleaned(safe.SafeText(text), (), ())


def without_paint_filter() -> None:
    """Text is painted as it is."""
    paint_filter.SafePaint.apply = lambda _, segments, __: segments  # type: ignore[method-assign, assignment]


def without_both() -> None:
    """Nothing protects the terminal."""
    without_cleaning()
    without_paint_filter()


def with_a_fault() -> None:
    """The key for help breaks the program, and the fault quotes an article."""
    from reader.tui.control.outside import Outside

    def fail(_: Outside) -> None:
        raise ValueError("CanarySecret")

    Outside.show_help = fail  # type: ignore[method-assign, assignment]


def with_noise() -> None:
    """A library writes to standard error with the key for help, and at the very end."""
    import atexit
    import os

    from reader.tui.control.outside import Outside

    shown = Outside.show_help

    def noisy(outside: Outside) -> None:
        os.write(2, b"CanaryNoise \x1b]0;CanaryTitle\x07\n")
        shown(outside)

    Outside.show_help = noisy  # type: ignore[method-assign, assignment]
    atexit.register(os.write, 2, b"CanaryNoise")


def without_quitting() -> None:
    """Quitting, when a reader asks for it, does nothing: whatever else ends it is a fault."""
    from reader.tui.control.moving import Moving
    from reader.tui.screens.browse import BrowseScreen

    def stay(asked: Callable[[Any], None]) -> Callable[[Any], None]:
        def do(owner: Any) -> None:
            app = getattr(owner, "screen", owner).app
            app.exit = lambda **_: None
            try:
                asked(owner)
            finally:
                del app.exit

        return do

    for owner, name in ((Moving, "quit"), (Moving, "leave"), (BrowseScreen, "quit")):
        setattr(owner, name, stay(getattr(owner, name)))


if __name__ == "__main__":
    what = sys.argv.pop(1)
    {
        "without-cleaning": without_cleaning,
        "without-paint-filter": without_paint_filter,
        "without-both": without_both,
        "with-a-fault": with_a_fault,
        "without-quitting": without_quitting,
        "with-noise": with_noise,
    }[what]()
    from reader.__main__ import main

    sys.exit(main())
