"""How often the language of a text is told, beside py3langid where that is installed.

Takes the labelled bodies of pages in the folder NEWSREADER_EVAL names, else ../shared/eval, whose
publisher is of a country with one language of news; by their first 1,000 and 60 characters.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bench.accuracy_formats import EVAL, row
from reader.parse.language import guess_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LANGUAGES = {
    **dict.fromkeys(("us", "uk", "au", "ca"), "en"),
    **dict.fromkeys(("de", "at", "li"), "de"),
    **dict.fromkeys(("es", "mx"), "es"),
    "fr": "fr", "it": "it", "se": "sv", "no": "no", "dk": "da", "cz": "cs", "tr": "tr", "ru": "ru",
    "jp": "ja", "cn": "zh", "tw": "zh", "vn": "vi", "lb": "ar",
}  # fmt: skip
"""The language of a country's news."""


def samples() -> list[tuple[str, str]]:
    """Text and language of every page from such a country."""
    with gzip.open(EVAL / "html" / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    return [
        ("\n".join(page["body"]), LANGUAGES[page["country"]])
        for page in pages
        if page.get("country") in LANGUAGES and page["body"]
    ]


def readers() -> Iterator[tuple[str, Callable[[str], str | None]]]:
    yield "newsreader", guess_language
    if find_spec("py3langid"):
        import py3langid

        yield "py3langid", lambda text: str(py3langid.classify(text)[0])


def main() -> int:
    if not EVAL.is_dir():
        print(f"no labelled data in {EVAL}; set NEWSREADER_EVAL", file=sys.stderr)
        return 0
    texts = samples()
    for name, tell in readers():
        tell(texts[0][0])
        for length in (1000, 60):
            started = time.process_time()
            told = [(tell(text[:length]), language) for text, language in texts]
            each = (time.process_time() - started) / len(texts) * 1e6
            right = sum(found == language for found, language in told) / len(texts)
            row(f"{name}: language of {len(texts)} texts, {length:,} characters", right)
            row(f"{name}: microseconds a text", each)
            if "-v" in sys.argv:
                print(f"  {[pair for pair in told if pair[0] != pair[1]]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
