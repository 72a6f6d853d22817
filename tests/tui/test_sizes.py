from pathlib import Path

from reader.tui.sizes import MOST, sizes


def test_each_file_has_its_size_in_words(tmp_path: Path) -> None:
    for name, size in (("a", 7), ("b", 12_400), ("c", 3_400_000)):
        (tmp_path / name).write_bytes(bytes(size))
    paths = ["a", "b", "c", "archive.zip/member", "gone\0"]
    told = sizes(paths, lambda path: str(tmp_path / path))
    assert told == ["7 bytes", "12 kB", "3.4 MB", "", ""]


def test_without_a_folder_none_is_known() -> None:
    assert sizes(["a", "b"], lambda _: None) == ["", ""]
    assert sizes([], lambda _: None) == []


def test_of_very_many_the_first_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    asked: list[str] = []

    def file_of(path: str) -> str:
        asked.append(path)
        return str(tmp_path / path)

    told = sizes(["a"] * (MOST + 5), file_of)
    assert told == ["3 bytes"] * MOST + [""] * 5
    assert len(asked) == 1
