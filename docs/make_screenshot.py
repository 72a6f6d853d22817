"""Makes docs/screenshot.svg from the running program: `python docs/make_screenshot.py`.

Opens the sample collection in a window of 150 by 40, opens an article by its keys and steps to its
first quote, as a reader would.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from reader.config.settings import Settings
from reader.library.api import OpenOptions
from reader.library.opening import open_library
from reader.tui.app import NewsreaderApp

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "seeds"
ARTICLE = SAMPLE / "business" / "ferry-operator-offers-talks.txt"
SIZE = (150, 40)
KEYS = (")",)


async def picture() -> str:
    """The program's screen as SVG."""
    library = open_library(str(SAMPLE), OpenOptions(in_memory=True))
    library.update()
    app = NewsreaderApp(library, Settings(), None, str(ARTICLE))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(2)
        for key in KEYS:
            await pilot.press("right_parenthesis" if key == ")" else key)
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
    drawn = without_fonts_from_elsewhere(asyncio.run(picture()))
    (HERE / "screenshot.svg").write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
