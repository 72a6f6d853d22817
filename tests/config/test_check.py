"""Reading a file against a dataclass: what is wrong is told, what is right is kept."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.config.check import (
    MAX_ERRORS,
    MAX_FILE_BYTES,
    ConfigError,
    Length,
    MissingFileError,
    Range,
    UnreadableFileError,
    check_table,
    config_error,
    nearest_of,
    read_toml,
)


@dataclass(frozen=True, slots=True)
class Garden:
    name: str
    wet: bool = False
    beds: Annotated[int, Range(1, 9)] = 1
    soil: Literal["clay", "sand"] = "clay"
    crops: Annotated[tuple[str, ...], Length(2)] = ("beans", "peas")
    owner: str | None = None


def checked(folder: Path, text: str) -> tuple[dict[str, object], list[ConfigError]]:
    path = folder / "garden.toml"
    path.write_text(text, encoding="utf-8")
    return check_table(Garden, read_toml(path))


def test_what_is_right_comes_through(tmp_path: Path) -> None:
    text = 'name = "Süd"\nwet = true\nbeds = 9\nsoil = "sand"\ncrops = ["a", "b"]\nowner = "Ida"'
    values, errors = checked(tmp_path, text)
    assert errors == []
    assert Garden(**values) == Garden("Süd", True, 9, "sand", ("a", "b"), "Ida")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "key", "reason", "nearest"),
    [
        ("bedz = 2", "bedz", "no such key", "beds"),
        ("zzz = 2", "zzz", "no such key", None),
        ("wet = 1", "wet", "1 is not true or false", None),
        ("beds = true", "beds", "true is not a whole number", None),
        ("beds = 2.0", "beds", "2.0 is not a whole number", None),
        ("beds = 10", "beds", "10 is not from 1 to 9", None),
        ('soil = "klay"', "soil", '"klay" is not one of clay, sand', "clay"),
        ("soil = 3", "soil", "3 is not one of clay, sand", None),
        ("owner = []", "owner", "a list is not a text in quotes", None),
        ("crops = 3", "crops", "3 is not a list", None),
        ('crops = ["a"]', "crops", "has 1 values, not 2", None),
        ('crops = ["a", {}]', "crops", "a table is not a text in quotes", None),
        ("wet = 1979-05-27", "wet", "1979-05-27 is not true or false", None),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_kept(
    tmp_path: Path, line: str, key: str, reason: str, nearest: str | None
) -> None:
    values, errors = checked(tmp_path, f'name = "South"\n\n{line}\n')
    assert values == {"name": "South"}
    assert [(error.key, error.reason, error.nearest, error.line) for error in errors] == [
        (key, reason, nearest, 3)
    ]


def test_a_field_without_default_is_missed(tmp_path: Path) -> None:
    _, errors = checked(tmp_path, "wet = true")
    assert [(error.key, error.reason, error.line) for error in errors] == [
        ("name", "missing", None)
    ]


def test_an_error_reads_as_a_line(tmp_path: Path) -> None:
    _, errors = checked(tmp_path, 'name = "South"\nbedz = 2')
    file = tmp_path / "garden.toml"
    assert str(errors[0]) == f"{file}:2: bedz: no such key (did you mean beds?)"


def test_a_file_of_nothing_but_errors_names_a_few(tmp_path: Path) -> None:
    lines = [f"bed{number} = 1" for number in range(5_000)]
    _, errors = checked(tmp_path, "\n".join(lines))
    assert MAX_ERRORS < len(errors) <= MAX_ERRORS + 2
    assert "the rest was not read" in errors[MAX_ERRORS].reason


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"a = 1\nb = \n", "not valid TOML", 2),
        (b"a = 1\na = 2\n", "not valid TOML", 2),
        (b"a = 1\nb = '\xff'", "not UTF-8", 2),
        (b"a = " + b"[\n" * 20_000, "nested too deep", None),
        (b"#\n" * MAX_FILE_BYTES, "larger than 64 KiB", None),
        (b"a = 1\n" + b"a." * 600 + b"b = 1", "a line of more than 1000 characters", 2),
    ],
)
def test_what_cannot_be_read_is_told(
    tmp_path: Path, data: bytes, reason: str, line: int | None
) -> None:
    path = tmp_path / "garden.toml"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError) as caught:
        read_toml(path)
    assert caught.value.error.reason.startswith(reason)
    assert caught.value.error.line == line


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "garden.toml"
    path.write_bytes(b"\xef\xbb\xbfname = 'South'")
    assert read_toml(path).table == {"name": "South"}


def test_a_missing_file_is_told_from_one_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        read_toml(tmp_path / "nowhere.toml")
    with pytest.raises(UnreadableFileError) as caught:
        read_toml(tmp_path)
    assert not isinstance(caught.value, MissingFileError)
    with pytest.raises(UnreadableFileError):
        read_toml(tmp_path / "nul\0byte.toml")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    with contextlib.suppress(UnreadableFileError):
        _, errors = check_table(Garden, read_toml(path))
        assert all(str(error).isprintable() for error in errors)


@given(st.text(), st.text())
def test_an_error_shows_on_one_line_whatever_it_is_about(key: str, reason: str) -> None:
    error = config_error(Path("garden.toml"), key, reason)
    assert "\n" not in str(error)
    assert "\x1b" not in str(error)
    assert len(error.key) <= 200


def test_nothing_near_is_nothing() -> None:
    assert nearest_of("qqq", ["beds", "wet"]) is None
    assert nearest_of("WET", ["beds", "wet"]) == "wet"
