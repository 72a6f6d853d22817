"""Coming back to a collection in which something has happened."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import date
from pathlib import Path

import pytest

from reader.config.settings import Settings
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from reader.library.state.reader_state import ReaderState
from reader.tui.app import NewsreaderApp
from tests.tui.conftest import FERRY, INSULIN, STRIKE, Desk, at_desk

Visit = Callable[..., AbstractAsyncContextManager[Desk]]
NOBODY = """\
Who owns Norland Line?
15 March 2026
PORT ELLERY: Nobody knows who owns the line that has stopped all ferries to the islands.
‘I asked and was shown the door,’ said Vera Pell, who holds nine shares.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "coast"
    folder.mkdir()
    for name, text in (("ferry", FERRY), ("insulin", INSULIN), ("strike", STRIKE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def visit(folder: Path, tmp_path: Path) -> Visit:
    """Opens the application on the folder, with the same state each time."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = (160, 40)) -> AsyncIterator[Desk]:
        state = ReaderState.on_disk(str(tmp_path / "state"))
        supply = supply_of_folder(str(folder))
        library = MemoryLibrary(supply, lambda: date(2026, 3, 16), state=state)
        app = NewsreaderApp(library, Settings(), None)
        async with at_desk(app, size) as desk:
            yield desk
        library.close()

    return open_it


async def test_what_came_is_told_in_one_line_and_walked_through(visit: Visit, folder: Path) -> None:
    async with visit():
        pass
    (folder / "owner.txt").write_text(NOBODY, encoding="utf-8")
    async with visit() as reader:
        assert "HEADLINES  ● 1 new · g n" in reader.lines[1]
        told = "1 new, 1 story moved, 1 person quoted for the first time · g n"
        await reader.until(lambda: told in reader.lines[-1])
        await reader.press("g", "n")
        await reader.until(lambda: "STORIES THAT MOVED" in reader.text)
        assert "● Who owns Norland Line?" in reader.text
        assert "Vera Pell" in reader.text
        await reader.press("space")
        assert reader.headline == "Who owns Norland Line?"
        assert reader.main.headlines.count == 1
        await reader.press("q", "q")
        assert reader.main.headlines.count == 4
        assert "new" not in reader.lines[1]
    async with visit() as reader:
        assert "new" not in reader.lines[1]


async def test_what_has_been_looked_at_is_counted_no_more(visit: Visit, folder: Path) -> None:
    async with visit():
        pass
    (folder / "owner.txt").write_text(NOBODY, encoding="utf-8")
    async with visit() as reader:
        await reader.press("g", "n")
        await reader.until(lambda: "QUOTED FOR THE FIRST TIME" in reader.text)
        await reader.press("space", "q", "q")
        assert "new" not in reader.lines[1]
        late = NOBODY.replace("Who owns Norland Line?", "Nine shares are sold at last")
        (folder / "late.txt").write_text(late, encoding="utf-8")
        await reader.press("R")
        await reader.until(lambda: "● 1 new" in reader.lines[1])
        await reader.press("g", "n")
        await reader.until(lambda: "Nine shares are sold" in reader.text)
        assert "2 new" in reader.lines[0]


async def test_whoever_has_pressed_a_key_keeps_their_article_while_rows_arrive(
    visit: Visit, folder: Path
) -> None:
    async with visit() as reader:
        reader.main.updating.settled = False  # as it is while the first index is made
        first = reader.headline
        await reader.press("T")
        await reader.until(lambda: "STORY" in reader.lines[0])
        (folder / "owner.txt").write_text(NOBODY, encoding="utf-8")
        reader.main.updating.start()
        await reader.until(lambda: reader.main.headlines.count == 4)
        await reader.press("q")
        assert reader.headline == first
        row = reader.main.headlines.row
        assert row is not None
        assert row.headline == first


async def test_the_path_that_is_copied_can_be_pasted_elsewhere(visit: Visit, folder: Path) -> None:
    async with visit() as reader:
        await reader.press("Y")
        assert f"copied the address or path: {folder}/" in reader.lines[-1]


async def test_by_mouse_the_line_opens_what_is_new(visit: Visit, folder: Path) -> None:
    async with visit():
        pass
    (folder / "owner.txt").write_text(NOBODY, encoding="utf-8")
    async with visit() as reader:
        await reader.click(14, 1)
        await reader.until(lambda: "QUOTED FOR THE FIRST TIME" in reader.text)


async def test_what_comes_while_one_reads_moves_no_cursor(visit: Visit, folder: Path) -> None:
    async with visit() as reader:
        (folder / "owner.txt").write_text(NOBODY, encoding="utf-8")
        await reader.press("R")
        await reader.until(lambda: "● 1 new" in reader.lines[1])
        assert reader.headline.startswith("Ferry operator")
        row = reader.main.headlines.row
        assert row is not None
        assert row.headline == reader.headline


async def test_what_the_reader_edits_from_here_is_no_news(
    visit: Visit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(file: str) -> None:
        path = Path(file)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("said", "told us"), encoding="utf-8")

    monkeypatch.setattr("reader.tui.launch.edit", edit)
    async with visit() as reader:
        monkeypatch.setattr(reader.app, "suspend", nullcontext)
        library = reader.main.library
        before = [row.key for row in library.listing().rows(0, 9) if row]
        await reader.press("j", "e")
        await reader.until(
            lambda: [row.key for row in library.listing().rows(0, 9) if row] != before
        )
        await reader.until(lambda: not reader.main.updating.running)
        assert "new" not in reader.lines[1]
        (folder / "owner.txt").write_text(NOBODY, encoding="utf-8")
        await reader.press("R")
        await reader.until(lambda: "● 1 new" in reader.lines[1])


async def test_a_wish_that_comes_true_is_told(visit: Visit, folder: Path) -> None:
    async with visit() as reader:
        await reader.press("enter", "r", "j", "W")
        (folder / "owner.txt").write_text(NOBODY, encoding="utf-8")
        await reader.press("R")
        await reader.until(lambda: "wanted, and here" in reader.lines[-1])
        assert "● Who owns Norland Line?" in reader.text
        await reader.press("g", "w")
        await reader.until(lambda: "arrived" in reader.text)
        await reader.press("enter")
        assert reader.headline == "Who owns Norland Line?"


async def test_in_a_narrow_window_back_leads_there_from_the_list(visit: Visit) -> None:
    async with visit((80, 24)) as reader:
        await reader.press("j", "enter")
        opened = reader.headline
    async with visit((80, 24)) as reader:
        await reader.until(lambda: reader.main.reading.history.past != ())
        await reader.press("H")
        assert reader.headline == opened
        await reader.press("H")
        assert "This is where you began." in reader.lines[-1]


async def test_back_leads_to_what_was_read_before_the_restart(visit: Visit) -> None:
    async with visit() as reader:
        opened = []
        for _ in range(2):
            await reader.press("j", "enter")
            opened.append(reader.main.reading.history.present)
            await reader.press("h")
    async with visit() as reader:
        await reader.until(lambda: reader.main.reading.history.past != ())
        led = []
        while "This is where you began." not in reader.lines[-1]:
            await reader.press("H")
            led.append(reader.main.reading.history.present)
        headlines = [each.headline for each in opened if each is not None]
        back = [each.headline for each in led if each is not None]
        assert back[-1] == headlines[0]
        assert set(back) <= set(headlines)
