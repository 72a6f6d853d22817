"""A sheet to judge by hand who "he" and "she" were taken for: `python -m bench.pronoun_sheet FILE`.

No labelled set says whom a pronoun of an article means, so a reader has to. The sheet holds quotes
that the labels put down to a pronoun, at most two an article, in an order that `--seed` decides:
judge one seed, mend what generalises, and count on another. Its text is not ours: keep the file
out of the project.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.accuracy_quotes import Document, data_folder, load
from reader.parse.quotes import find_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

PRONOUNS = ("he", "she")
AN_ARTICLE = 2
BEFORE, AFTER = 500, 60


def entries(document: Document, seed: str) -> Iterator[tuple[str, str]]:
    """A key to sort by and what is judged, for the quotes of one article."""
    text = document["text"]
    said = {quote.mention_start: quote for quote in find_quotes(text) if quote.kind != "mark"}
    for label in document["quotes"]:
        start, end = label.get("speaker_start"), label.get("speaker_end")
        quote = said.pop(start, None) if start is not None else None
        if quote is None or str(label["speaker"]).lower() not in PRONOUNS:
            continue
        context = f"{text[max(0, start - BEFORE) : start]}[{text[start:end]}]"
        key = hashlib.sha256(f"{seed}{document['id']}{start}".encode()).hexdigest()
        yield key, f"{quote.speaker} ({quote.found})\n{context}{text[end : end + AFTER]}\n"


def main() -> int:
    """Write the sheet; 2 without the data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="where the sheet is written, outside the project")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--number", type=int, default=200)
    options = parser.parse_args()
    folder = data_folder()
    if folder is None:
        print("the labelled data is not here: set NEWSREADER_EVAL to its folder", file=sys.stderr)
        return 2
    chosen: list[tuple[str, str]] = []
    for document in load(folder, "us"):
        chosen += sorted(entries(document, options.seed))[:AN_ARTICLE]
    sheet = [entry for _, entry in sorted(chosen)[: options.number]]
    options.file.write_text("\n".join(f"{n} {entry}" for n, entry in enumerate(sheet)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
