"""Speakers corrected and passages kept, by keys."""

import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.tui.conftest import Desk

Open = Callable[..., AbstractAsyncContextManager[Desk]]


async def on_quote_of(reader: Desk, speaker: str) -> None:
    """Open the article and select a quote of `speaker`."""
    await reader.press("enter")
    for _ in range(9):
        await reader.press("right_parenthesis")
        quote = reader.main.article.selected
        if quote is not None and quote.speaker == speaker:
            return
    pytest.fail(f"no quote of {speaker}")


def speaker(reader: Desk) -> str | None:
    """Whose the selected quote is."""
    quote = reader.main.article.selected
    assert quote is not None
    return quote.speaker


async def test_a_speaker_is_corrected_shown_and_undone(desk: Open) -> None:
    async with desk() as reader:
        await on_quote_of(reader, "Mara Keel")
        await reader.press("C")
        await reader.type("Sunniva Tait")
        await reader.press("enter")
        await reader.settle()
        assert speaker(reader) == "Sunniva Tait"
        assert "Sunniva Tait" in reader.text
        assert "the quote: Sunniva Tait · u undo" in reader.lines[-1]
        assert "Mara Keel," in reader.text
        voices = [one.speaker for one in reader.main.reading.loaded.voices]  # type: ignore[union-attr]
        assert "Sunniva Tait" in voices
        assert "Mara Keel" not in voices
        await reader.press("left_parenthesis", "right_parenthesis")
        assert "Sunniva Tait, as you corrected it" in reader.lines[-1]
        await reader.press("u")
        assert speaker(reader) == "Mara Keel"


async def test_a_speaker_is_nobody_and_a_correction_is_taken_back(desk: Open) -> None:
    async with desk() as reader:
        await on_quote_of(reader, "Mara Keel")
        await reader.press("C")
        await reader.type("nobody")
        await reader.press("enter")
        await reader.settle()
        assert speaker(reader) is None
        await reader.press("h", "j", "k", "enter")
        quotes = reader.main.reading.loaded.article.quotes  # type: ignore[union-attr]
        assert "Mara Keel" not in [quote.speaker for quote in quotes]


async def test_a_quote_is_kept_noted_found_and_taken_out(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("g", "a")
        await reader.until(lambda: "Nothing is kept yet" in reader.text)
        await reader.press("q")
        await on_quote_of(reader, "Mara Keel")
        await reader.press("a")
        assert "kept the quote" in reader.lines[-1]
        await reader.press("a")
        await reader.pilot.press(*"why")
        await reader.press("escape", "g", "a")
        await reader.until(lambda: "word for word" in reader.text)
        assert "It was not the company" in reader.text
        assert "— Mara Keel" in reader.text
        assert "why" in reader.text
        await reader.press("enter")
        await reader.until(lambda: reader.app.screen is reader.main)
        await reader.settle()
        assert speaker(reader) == "Mara Keel"
        await reader.press("g", "a")
        await reader.until(lambda: "word for word" in reader.text)
        await reader.press("minus")
        await reader.until(lambda: "Nothing is kept yet" in reader.text)
        await reader.press("u")
        await reader.until(lambda: "It was not the company" in reader.text)


async def test_a_paragraph_is_kept_where_no_quote_is_selected(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("enter", "a")
        assert "kept the paragraph" in reader.lines[-1]
        saved = reader.main.library.state.notebook.all()
        assert saved[0].words.startswith("PORT ELLERY: Norland Line")


@pytest.mark.parametrize("ending", ["md", "csv", "jsonl", "bib", "json"])
async def test_the_notebook_is_exported(desk: Open, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"out.{ending}"
    async with desk() as reader:
        await on_quote_of(reader, "Mara Keel")
        await reader.press("a", "g", "a")
        await reader.until(lambda: "word for word" in reader.text)
        await reader.press("w", "ctrl+u")
        await reader.type(str(file))
        await reader.press("enter")
        await reader.until(lambda: "wrote 1 passage" in reader.lines[-1])
        text = file.read_text(encoding="utf-8")
        assert "company that left" in text
        if ending == "json":
            assert json.loads(text)[0]["title"].startswith("Ferry operator")
