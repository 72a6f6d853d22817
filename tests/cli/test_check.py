"""`newsreader check`: every problem with its file and reason; what is no article is counted."""

from pathlib import Path

import pytest

from reader.cli.check import counted
from tests.cli.conftest import Newsreader


def test_a_sound_folder(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("check", collection)
    assert (result.code, result.out) == (0, "")
    assert "2 articles in 2 files, no problem" in result.err
    assert "1 picture" in result.err


def test_each_problem_with_its_file(newsreader: Newsreader, collection: Path) -> None:
    link = collection / "north" / "link.txt"
    link.symlink_to(collection / "ferry.txt")
    result = newsreader("check", collection)
    assert result.code == 3
    (line,) = result.lines
    assert line.startswith(f"{link}: ")
    assert "link" in line.removeprefix(str(link))
    (record,) = newsreader("check", "--format", "jsonl", collection).records
    assert (record["path"], record["skipped"]) == (str(link), True)


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (12_345, "12,345 files")]
)
def test_numbers_and_nouns(count: int, shown: str) -> None:
    assert counted(count, "file") == shown


def test_a_fault_of_ours_is_told_from_one_of_the_file(
    newsreader: Newsreader, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(data: bytes, path: str, explain: bool = False) -> None:
        raise KeyError(data.decode())

    monkeypatch.setattr("reader.parse.formats.markdown.parse", broken)
    (collection / "note.md").write_text("# Secret words\n\nA paragraph of them.\n")
    result = newsreader("check", collection)
    assert "internal error of newsreader, not of the file: KeyError" in result.out
    assert "module “markdown”" in result.out
    report = Path(result.err.split("report without any article text is in ")[1].split()[0][:-1])
    assert "KeyError" in report.read_text(encoding="utf-8")
    assert "Secret" not in report.read_text(encoding="utf-8") + result.out + result.err
    report.unlink()
