"""What a command could not read or does not have, it says; it does not fail for it."""

import builtins
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Newsreader

COLLECTION_WIDE = ("list", "search", "quotes", "stats", "stories", "speakers", "wanted", "export")


@pytest.mark.parametrize("command", COLLECTION_WIDE)
def test_a_command_over_a_collection_tells_of_files_it_could_not_read(
    command: str, newsreader: Newsreader, collection: Path
) -> None:
    (collection / "damaged.txt").write_bytes(b"boat\0\0\0\0\1\2" * 40)
    words = ["keepers"] if command == "search" else []
    result = newsreader(command, *words, collection)
    assert result.code == 3
    assert "1 file could not be read: newsreader check" in result.err


def test_checking_an_empty_folder_says_that_it_is_empty(
    newsreader: Newsreader, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    result = newsreader("check", tmp_path / "empty")
    assert (result.code, result.out) == (1, "")
    assert result.err == f"newsreader: no articles in {tmp_path / 'empty'}\n"


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Takes a package away."""

    def take_away(package: str) -> None:
        imported = builtins.__import__

        def refuse(name: str, *rest: Any, **more: Any) -> Any:
            if name.partition(".")[0] == package:
                raise ModuleNotFoundError(f"No module named {package!r}", name=package)
            return imported(name, *rest, **more)

        monkeypatch.setattr(builtins, "__import__", refuse)

    return take_away


@pytest.mark.parametrize(("package", "code"), [("tantivy.tantivy", 2), ("reader.library", 70)])
def test_a_missing_package_is_said_with_what_brings_it(
    package: str, code: int, newsreader: Newsreader, collection: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def needy(_: object) -> None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)

    monkeypatch.setattr("reader.cli.list.run", needy)
    result = newsreader("list", collection)
    assert result.code == code
    said = "the package tantivy is not installed, or not as a whole: pip install newsfolder"
    assert (said in result.err) == (code == 2)


def test_a_package_missing_for_one_format_costs_its_files_alone(
    newsreader: Newsreader, collection: Path, without: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def needy(data: bytes, path: str, explain: bool = False) -> None:
        import lxml.html  # noqa: F401

    monkeypatch.setattr("reader.parse.formats.html.parse", needy)
    without("lxml")
    (collection / "page.html").write_text("<html><h1>Boat</h1><p>It came in at noon.</p></html>")
    result = newsreader("check", collection)
    assert result.code == 3
    assert "page.html: needs lxml, which is not installed" in result.out
    assert "2 articles in 2 files, 1 problem" in result.err
