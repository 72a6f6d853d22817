"""`newsreader stories`: what belongs together, with the reason."""

from pathlib import Path

from tests.cli.conftest import Newsreader
from tests.tui.test_stories import FILES


def test_stories_are_printed_with_their_reasons(newsreader: Newsreader, tmp_path: Path) -> None:
    folder = tmp_path / "coast"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    result = newsreader("stories", folder)
    assert result.code == 0
    assert result.lines[0].endswith("· 3")
    assert len(result.lines) == 4
    (story,) = newsreader("stories", folder, "--format", "jsonl").records
    assert next(one["kind"] for one in story["articles"]) is None
    assert all(one["reason"] for one in story["articles"][1:])
    around = newsreader("stories", folder, "--around", folder / "w3.txt")
    assert around.lines == result.lines
    assert newsreader("stories", folder, "--around", folder / "h1.txt").code == 1
    assert newsreader("stories", folder, "--around", "nowhere.txt").code == 2
    assert newsreader("stories", folder, "--query", "tide").lines == result.lines
    assert newsreader("stories", folder, "--query", "herring").code == 1
