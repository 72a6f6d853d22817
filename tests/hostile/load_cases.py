"""Files that are too much: of everything that can be large, and bait for careless patterns."""

from __future__ import annotations

from tests.hostile.case import Case, Expect, canary

_BAIT = {
    "capitals": "A ", "capitals-comma": "A, ", "capitals-solid": "A", "quotes-open": "‘x ",
    "quotes-close": "x’ ", "quotes-both": "‘’", "quotes-straight": '" ', "quotes-single": "' ",
    "quotes-nested": "‘“", "quotes-mixed": "\"'",
    "quotes-all": "“”„‟«»‹›「」『』\"‘’‚‛'`´", "quotes-lines": "“”„‟«»‹›「」『』\"‘’‚‛'`´\n", "said": "he said ", "said-name": "Mr X said ", "names": "Ana Bell ",
    "titles": "Mr Dr ", "initials": "A. ", "dots": ".", "dots-space": ". ", "dashes": "-",
    "dashes-space": "- ", "em-dashes": "—", "brackets": "(", "brackets-both": "()", "colons": "A: ",
    "digits": "1", "dates": "1 May ", "years": "2020-", "commas": ",", "tabs": "\t", "spaces": " ",
    "newlines": "\n \n", "dash-lines": "\n-\n", "labels": "Read more: ", "bylines": "By ", "mails": "a@",
    "urls": "http://", "slashes": "/", "entities": "&#", "tags": "<a ", "tags-close": "</", "comments":
    "<!", "brackets-square": "[", "links": "](", "stars": "*", "underscores": "_ ", "hashes": "#",
    "pipes": "|", "backticks": "`", "apostrophes": "o'c", "marks": "e\u0301", "wide": "日", "mixed-case":
    "aA", "hyphenated": "a-", "german": "„“", "guillemets": "«»", "semicolons": "&a;",
}  # fmt: skip
BAIT_CHARACTERS = 20_000
"""Enough that a pattern which is exponential never ends; bench/hostile.py takes more."""


def bait(unit: str, characters: int) -> bytes:
    """An article whose body repeats `unit` up to that many characters."""
    body = unit * (characters // len(unit))
    return f"A headline of its own\nKELL POINT: {body}\nEnd of it.\n".encode()


def pattern_cases() -> list[Case]:
    """Repetitions that make a careless pattern slow."""
    return [
        Case(f"pattern/{name}.txt".encode(), bait(unit, BAIT_CHARACTERS))
        for name, unit in _BAIT.items()
    ]


BAIT = _BAIT


def scale_cases() -> list[Case]:
    """Large in one direction each."""
    word = [canary(number, "Scale") for number in range(12)]
    head = [f"{each} comes to Tarnmouth\n" for each in word]
    contents = {
        "word-500kb": (head[0] + "x" * 500_000, Expect.OPEN),
        "line-500kb": (head[1] + "word " * 100_000, Expect.OPEN),
        "blank-lines": (head[2] + "\n" * 50_000 + "End of it.", Expect.OPEN),
        "lines-10k": (head[3] + "A short line.\n" * 10_000, Expect.CAPPED),
        "quotes-2k": (head[4] + "‘So it is,’ he said. " * 2_000, Expect.OPEN),
        "marks-20k": (head[5] + '"' * 20_000, Expect.OPEN),
        "headline-100kb": (f"{word[6]} " + "long " * 20_000 + "\nBody text.", Expect.OPEN),
        "headline-solid": (word[7] + "x" * 100_000 + "\nBody text.", Expect.OPEN),
        "related-5k": (head[8] + "Body text of it.\n" + _related(5000), Expect.CAPPED),
        "paragraphs-one-letter": (head[10] + "a\n\n" * 10_000, Expect.OPEN),
    }
    # Found by fuzzing: each byte of it was weighed under every encoding there is.
    dense = head[11].encode() + "日本の港に船が着いた".encode("euc_jp") * 4_000 + b"\x8e"
    return [
        *(
            Case(f"scale/{name}.txt".encode(), text.encode(), expect)
            for name, (text, expect) in contents.items()
        ),
        Case(b"scale/dense-old-encoding.txt", dense, Expect.OPEN),
    ]


def _related(count: int) -> str:
    return "".join(f"-\nHeadline number {number} of many\n" for number in range(count))
