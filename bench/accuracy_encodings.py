"""How many texts in old encodings are read as they were written, beside resiliparse and UTF-8.

Takes the labelled bodies of pages in the folder NEWSREADER_EVAL names, else ../shared/eval, writes
each in the encodings that its language was kept in, and counts which come back letter for letter.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bench.accuracy_formats import EVAL, row
from reader.parse.decode import decode
from reader.parse.language import guess_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WESTERN = ("cp1252", "utf-8", "utf-16")
ENCODINGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi"), WESTERN),
    **dict.fromkeys(("pl", "cs", "hu", "sk"), ("cp1250", "iso8859-2", "utf-8")),
    **dict.fromkeys(("ru", "uk", "bg"), ("cp1251", "koi8-r", "utf-8", "utf-16")),
    "tr": ("cp1254", "utf-8"),
    "el": ("cp1253", "utf-8"),
    "he": ("cp1255", "utf-8"),
    "ar": ("cp1256", "utf-8"),
    "ja": ("cp932", "euc_jp", "utf-8", "utf-16"),
    "ko": ("cp949", "utf-8"),
    "zh": ("gb18030", "big5", "utf-8", "utf-16"),
}
"""The encodings that texts of a language were kept in."""
LENGTH = 3000


def samples() -> Iterator[tuple[str, str, bytes]]:
    """Text, encoding and bytes; only texts that have something beyond ASCII."""
    with gzip.open(EVAL / "html" / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = "\n".join(json.loads(line)["body"])[:LENGTH].replace("\r", "")
            if text.isascii() or "\ufffd" in text:
                continue
            for encoding in ENCODINGS.get(guess_language(text) or "", ()):
                try:
                    yield text, encoding, text.encode(encoding)
                except UnicodeEncodeError:
                    continue


def readers() -> Iterator[tuple[str, Callable[[bytes], str]]]:
    yield "newsreader", lambda data: decode(data).text
    yield "UTF-8, else Western", western
    if find_spec("resiliparse"):
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding

        yield (
            "resiliparse",
            lambda data: bytes_to_str(data, detect_encoding(data) or "utf-8").lstrip("\ufeff"),
        )


def western(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def main() -> int:
    if not EVAL.is_dir():
        print(f"no labelled data in {EVAL}; set NEWSREADER_EVAL", file=sys.stderr)
        return 0
    written = list(samples())
    for name, read in readers():
        started = time.process_time()
        wrong = [encoding for text, encoding, data in written if read(data) != text]
        each = (time.process_time() - started) / len(written) * 1000
        goal = 0.965 if name == "newsreader" else None
        old = sum(not encoding.startswith("utf") for _, encoding, _ in written)
        old_wrong = sum(not encoding.startswith("utf") for encoding in wrong)
        row(f"{name}: right, of {old} in old encodings", 1 - old_wrong / old, goal)
        row(f"{name}: right, of {len(written)} with UTF", 1 - len(wrong) / len(written))
        row(f"{name}: milliseconds a text", each)
        if "-v" in sys.argv:
            print(f"  {name} wrong: {sorted((wrong.count(one), one) for one in set(wrong))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
