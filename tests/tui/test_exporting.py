"""Taking articles out, as a reader does it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.tui import launch
from reader.tui.app import NewsreaderApp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Open


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_an_article_is_exported_by_the_ending(desk: Open, here: Path) -> None:
    async with desk() as reader:
        await reader.press("w")
        assert "export 1 article to" in reader.text
        await reader.press("enter")
        (file,) = here.iterdir()
        assert file.name == "ferry-operator-offers-talks-without-preconditions.md"
        assert "wrote 1 article" in reader.lines[-1]
        assert file.read_text().startswith("# Ferry operator offers talks")


async def test_a_file_is_not_replaced_without_saying_so(desk: Open, here: Path) -> None:
    (here / "mine.md").write_text("precious")
    async with desk() as reader:
        await reader.press("w", "ctrl+u", *"mine.md", "enter")
        assert "is there already" in reader.text
        assert (here / "mine.md").read_text() == "precious"
        await reader.press("exclamation_mark", "enter")
        assert (here / "mine.md").read_text().startswith("# Ferry")


async def test_a_selection_becomes_a_book(desk: Open, here: Path) -> None:
    async with desk() as reader:
        await reader.press("x", "x", "w", "ctrl+u", *"book.epub", "enter")
        assert "wrote 2 articles" in reader.lines[-1]
    assert "book/1.xhtml" in zipfile.ZipFile(here / "book.epub").namelist()


@pytest.mark.parametrize(
    ("name", "said"),
    [("a.docx", "The ending says the form"), ("no/where.md", "There is no folder"),
     (".", "The ending says the form")],
)  # fmt: skip
async def test_what_cannot_be_written_is_refused(desk: Open, name: str, said: str) -> None:
    async with desk() as reader:
        await reader.press("w", "ctrl+u")
        await reader.pilot.press(*(("slash" if c == "/" else c) for c in name))
        await reader.press("enter")
        assert said in reader.text


async def test_a_query_is_exported_by_a_command(desk: Open, here: Path) -> None:
    async with desk() as reader:
        await reader.press("colon")
        await reader.type('export json "two of them.json" speaker:dask')
        await reader.until(lambda: "2 articles of 3" in reader.text)
        await reader.press("enter")
        assert "wrote 2 articles" in reader.lines[-1]
    assert (here / "two of them.json").exists()


async def test_articles_are_piped_to_a_program_not_a_shell(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    fed: list[tuple[list[str], bytes]] = []

    def feed(words: list[str], data: bytes) -> int:
        fed.append((words, data))
        return 0

    monkeypatch.setattr(launch, "feed", feed)

    class Nothing:
        def __enter__(self) -> None: ...

        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr(NewsreaderApp, "suspend", lambda _: Nothing())
    async with desk() as reader:
        await reader.press("exclamation_mark")
        await reader.type("sort $(rm)")
        await reader.press("enter")
    assert fed[0][0] == ["sort", "$(rm)"]
    assert fed[0][1].startswith(b"# Ferry")


async def test_a_program_that_is_not_there_is_told(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("colon")
        await reader.type("pipe no-such-program")
        await reader.press("enter")
        assert "There is no program no-such-program" in reader.lines[-1]


async def test_copies_reach_the_clipboard_both_ways(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(launch, "to_clipboard", copied.append)
    async with desk() as reader:
        await reader.press("y")
        assert "Ferry operator" in reader.app.clipboard
        assert "copied the headline: Ferry operator" in reader.lines[-1]
        await reader.press("Y")
        assert "copied the address or path: ferry.txt" in reader.lines[-1]
        await reader.press("enter", "right_parenthesis", "y")
        assert reader.app.clipboard.startswith("‘")
        assert f"copied the quote: {reader.app.clipboard[:20]}" in reader.lines[-1]
        await reader.press("q")
        await reader.press("x", "x", "Y")
        assert reader.app.clipboard.splitlines() == ["ferry.txt", "insulin.txt"]
        assert "copied 2 lines: address or path: ferry.txt" in reader.lines[-1]
    assert len(copied) == 4


async def test_the_path_is_told(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("g", "full_stop")
        assert "ferry.txt" in reader.lines[-1]


async def test_the_way_out_that_is_written_can_be_clicked(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("question_mark")
        assert len(reader.app.screen_stack) == 2
        line = next(n for n, text in enumerate(reader.lines) if "esc closes" in text)
        await reader.click(reader.lines[line].index("type to find"), line)
        assert len(reader.app.screen_stack) == 2
        await reader.click(reader.lines[line].index("esc closes") + 2, line)
        assert len(reader.app.screen_stack) == 1
