"""The shared labelled hard cases, where they are at hand: every span and speaker is right."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from reader.parse.quotes import find_quotes

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(os.environ.get("NEWSREADER_EVAL", ROOT.parent / "shared" / "eval"))
FILE = FOLDER / "quotes" / "hardcases.jsonl"
MARKS = "“”„‟«»‹›‘’‚‛\"'`「」『』 \t\r\n\u00a0"


def cases() -> list[dict[str, Any]]:
    if not FILE.is_file():
        return []
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip(MARKS))
    return start, start + len(stretch.strip(MARKS))


def last_word(name: str | None) -> str | None:
    return re.findall(r"\w+", name.casefold())[-1] if name else None


@pytest.mark.skipif(not FILE.is_file(), reason="the labelled data is not part of the project")
@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_hard_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = {
        trimmed(text, quote.start, quote.end): {last_word(quote.speaker), last_word(quote.mention)}
        for quote in find_quotes(text)
        if quote.kind != "mark"
    }
    wanted = {trimmed(text, q["start"], q["end"]): last_word(q["speaker"]) for q in case["quotes"]}
    assert found.keys() == wanted.keys()
    for span, speaker in wanted.items():
        assert speaker in found[span]
