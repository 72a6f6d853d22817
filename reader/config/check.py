"""Reading TOML files that people write, and checking them against the types of a dataclass.

The annotations of a dataclass are the only description of a file: this module checks a table
against them, `reader.config.describe` prints them. It is a few dozen lines of the standard
library because themes and settings are read on the way to the first screen. That is also why small
types here are named tuples: to define a frozen dataclass takes ten times as long.

This module's callers must not use ``from __future__ import annotations``: a field's annotation has
to be the type itself.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from tomllib import TOMLDecodeError, loads
from typing import Annotated, Any, Literal, NamedTuple, Protocol, get_args, get_origin

from reader.text.safe import SafeText, clean_line

MAX_FILE_BYTES = 64 * 1024
MAX_LINE = 1_000
"""No file a person writes by hand is larger or has longer lines. What does is not read: `tomllib`
takes memory with the square of the parts of a dotted key, gigabytes for one of 100,000."""

MAX_ERRORS = 20
"""More of a file than this is not told; the first few are what its writer mends."""

_MAX_SHOWN = 40
_AT_LINE = r" \(at line (\d{1,9}), column \d{1,9}\)$"


class ConfigError(NamedTuple):
    """One thing that is wrong with a file of the user's, and where."""

    file: SafeText
    """Path of the file, as text to show."""
    key: SafeText
    """The key it is about, dotted; "" where it is about the whole file."""
    reason: SafeText
    """What is wrong, without the file and the key."""
    nearest: str | None = None
    """The valid key or value that comes nearest to what was written, if any is near."""
    line: int | None = None
    """Line in the file, counted from 1, where known."""

    def __str__(self) -> str:
        place = str(self.file) if self.line is None else f"{self.file}:{self.line}"
        parts = [place, self.key, self.reason]
        text = ": ".join(part for part in parts if part)
        return text if self.nearest is None else f"{text} (did you mean {self.nearest}?)"


class UnreadableFileError(Exception):
    """A file that cannot be read as TOML at all; `error` says why."""

    def __init__(self, error: ConfigError) -> None:
        super().__init__(str(error))
        self.error = error


class MissingFileError(UnreadableFileError):
    """A file that does not exist, which for most files is no error at all."""


class Rule(Protocol):
    """A condition on a value, put beside its type: ``Annotated[int, Range(60, 90)]``."""

    def fault(self, value: Any) -> str | None:
        """What is wrong with `value`, which has the annotated type; None where nothing is."""

    def schema(self) -> dict[str, object]:
        """The same condition in the words of JSON Schema."""


class Range(NamedTuple):
    """A whole number from `low` to `high`, both included."""

    low: int
    high: int

    def fault(self, value: int) -> str | None:
        """Say that `value` is out of the range, or nothing."""
        if self.low <= value <= self.high:
            return None
        return f"{value} is not from {self.low} to {self.high}"

    def schema(self) -> dict[str, object]:
        """Return the range as minimum and maximum."""
        return {"minimum": self.low, "maximum": self.high}


class Length(NamedTuple):
    """A list of exactly `size` values."""

    size: int

    def fault(self, value: tuple[object, ...]) -> str | None:
        """Say that the list is too short or too long, or nothing."""
        if len(value) == self.size:
            return None
        return f"has {len(value)} values, not {self.size}"

    def schema(self) -> dict[str, object]:
        """Return the length as fewest and most items."""
        return {"minItems": self.size, "maxItems": self.size}


class TomlFile(NamedTuple):
    """A file that was read: its text, for line numbers, and what it says."""

    path: Path
    text: str
    table: Mapping[str, object]

    def error(self, key: str, reason: str, nearest: str | None = None) -> ConfigError:
        """Make an error about `key` of this file."""
        from reader.config.lines import line_of

        return config_error(self.path, key, reason, nearest, line_of(self.text, key))


def config_error(
    path: Path, key: str, reason: str, nearest: str | None = None, line: int | None = None
) -> ConfigError:
    """Make an error whose texts are safe to show, whatever stood in the file."""
    return ConfigError(
        clean_line(str(path)), clean_line(shortened(key)), clean_line(reason), nearest, line
    )


def shortened(text: str) -> str:
    """Return `text`, cut where it would make an error too long to read."""
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"


def nearest_of(word: str, known: "list[str] | tuple[str, ...]") -> str | None:
    """Return the one of `known` that looks most like `word`, None where none does."""
    from difflib import get_close_matches

    matches = get_close_matches(word[:100].lower(), known, n=1, cutoff=0.6)
    return matches[0] if matches else None


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file.

    Raises:
        MissingFileError: there is no such file.
        UnreadableFileError: it is no regular file, too large, not UTF-8 or not TOML.
    """
    try:
        # Opening a pipe would wait for its writer.
        if path.exists() and not path.is_file():
            raise UnreadableFileError(config_error(path, "", "not a file"))
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise MissingFileError(config_error(path, "", "no such file")) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be read"
        raise UnreadableFileError(config_error(path, "", reason)) from error
    if len(data) > MAX_FILE_BYTES:
        reason = f"larger than {MAX_FILE_BYTES // 1024} KiB"
        raise UnreadableFileError(config_error(path, "", reason))
    return _parsed(path, data)


def _parsed(path: Path, data: bytes) -> TomlFile:
    try:
        text = data.decode("utf-8-sig")
        _refuse_long_lines(path, text)
        return TomlFile(path, text, loads(text))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(config_error(path, "", "not UTF-8", None, line)) from error
    except RecursionError as error:
        raise UnreadableFileError(config_error(path, "", "nested too deep")) from error
    except (TOMLDecodeError, ValueError) as error:
        reason = str(error)
        place = re.search(_AT_LINE, reason)
        at_line = int(place.group(1)) if place else None
        reason = f"not valid TOML: {reason[: place.start()] if place else reason}"
        raise UnreadableFileError(config_error(path, "", reason, None, at_line)) from error


def _refuse_long_lines(path: Path, text: str) -> None:
    if len(text) <= MAX_LINE:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            reason = f"a line of more than {MAX_LINE} characters"
            raise UnreadableFileError(config_error(path, "", reason, None, number))


def check_table(
    kind: type, file: TomlFile, skip: tuple[str, ...] = ()
) -> tuple[dict[str, Any], list[ConfigError]]:
    """Check the top table of `file` against the fields of the dataclass `kind`.

    Args:
        kind: a dataclass whose annotations are bool, int, str, Literal, tuple[X, ...], X | None,
            or Annotated with a `Rule`.
        file: what was read.
        skip: fields that do not stand in the file, and tables that the caller checks.

    Returns:
        The values that are right, by field; and an error for each key that is unknown, each value
        that is wrong and each field without default that is missing.
    """
    known = {field.name: field for field in fields(kind) if field.name not in skip}
    values: dict[str, Any] = {}
    errors: list[ConfigError] = []
    for key, value in file.table.items():
        if key in skip:
            continue
        if len(errors) == MAX_ERRORS:
            errors.append(file.error("", f"more than {MAX_ERRORS} errors; the rest was not read"))
            break
        if key not in known:
            errors.append(file.error(key, "no such key", nearest_of(key, [*known, *skip])))
            continue
        try:
            values[key] = _checked(value, known[key].type)
        except _WrongValueError as wrong:
            errors.append(file.error(key, wrong.reason, wrong.nearest))
    for name, field in known.items():
        required = field.default is MISSING and field.default_factory is MISSING
        if required and name not in file.table:
            errors.append(file.error(name, "missing"))
    return values, errors


class _WrongValueError(Exception):
    def __init__(self, reason: str, nearest: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.nearest = nearest


_KIND_NAMES: dict[object, str] = {
    bool: "true or false",
    int: "a whole number",
    str: "a text in quotes",
}


def _checked(value: object, kind: Any) -> object:
    origin = get_origin(kind)
    if origin is Annotated:
        plain, *rules = get_args(kind)
        return _ruled(_checked(value, plain), rules)
    if origin is Literal:
        return _one_of(value, get_args(kind))
    if origin is tuple:
        return _several(value, get_args(kind)[0])
    if origin is not None or kind not in _KIND_NAMES:
        # What is left of the types in use is `X | None`; a file says None by leaving the key out.
        return _checked(value, get_args(kind)[0])
    if type(value) is not kind:
        raise _WrongValueError(f"{shown(value)} is not {_KIND_NAMES[kind]}")
    return clean_line(value) if isinstance(value, str) else value


def _ruled(value: object, rules: list[Rule]) -> object:
    for rule in rules:
        fault = rule.fault(value)
        if fault is not None:
            raise _WrongValueError(fault)
    return value


def _one_of(value: object, choices: tuple[str, ...]) -> str:
    if isinstance(value, str) and value in choices:
        return value
    nearest = nearest_of(value, choices) if isinstance(value, str) else None
    raise _WrongValueError(f"{shown(value)} is not one of {', '.join(choices)}", nearest)


def _several(value: object, kind: Any) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise _WrongValueError(f"{shown(value)} is not a list")
    return tuple(_checked(part, kind) for part in value)


def shown(value: object) -> str:
    """Return `value` as it would stand in a TOML file, short enough for an error."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return shortened(f'"{value}"' if isinstance(value, str) else str(value))
