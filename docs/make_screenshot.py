"""Makes docs/screenshot.svg from the running program: `python docs/make_screenshot.py`.

Opens an article of the sample collection in a window of 150 by 40 and steps to its third quote, as
a reader would.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.config.settings import Settings
from reader.library.api import OpenOptions
from reader.library.opening import open_library
from reader.tui.app import NewsreaderApp

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "seeds"
ARTICLE = SAMPLE / "business" / "ferry-operator-offers-talks.txt"
SIZE = (150, 40)
KEYS = ("right_parenthesis",) * 3


async def picture(state_folder: str) -> str:
    """The program's screen as SVG; what is read on the way is noted in `state_folder`."""
    library = open_library(str(SAMPLE), OpenOptions(in_memory=True, state_folder=state_folder))
    library.update()
    app = NewsreaderApp(library, Settings(), None, str(ARTICLE))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(2)
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause(0.5)
        drawn = app.export_screenshot(title="newsreader seeds/")
    library.close()
    return drawn


def without_fonts_from_elsewhere(drawn: str) -> str:
    """The same picture in the viewer's own fixed-width font: a picture should load nothing."""
    drawn = re.sub(r"@font-face\s*\{[^}]*\}", "", drawn)
    return drawn.replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono")


def main() -> int:
    """Write the picture."""
    with TemporaryDirectory() as state_folder:
        drawn = without_fonts_from_elsewhere(asyncio.run(picture(state_folder)))
    (HERE / "screenshot.svg").write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
