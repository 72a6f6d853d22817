"""Setting one key of `config.toml`: the rest of the file, with its comments, stays as it is."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

from reader.config.check import MissingFileError, config_error, read_toml

if TYPE_CHECKING:
    from pathlib import Path

    from reader.config.check import ConfigError

_TABLE = re.compile(r"^\s{0,8}#?\s{0,8}\[")


def set_value(file: Path, key: str, value: bool | int | str | None) -> ConfigError | None:
    """Write ``key = value`` into `file`, which is made if it is missing; None comments it out.

    Returns:
        What is wrong with the file, which then was left as it is; None where all went well.

    Raises:
        UnreadableFileError: it cannot be read, or is no TOML.
        OSError: it cannot be written; it is then as it was.
    """
    try:
        text = read_toml(file).text
    except MissingFileError:
        from reader.config.describe import default_config

        text = default_config()
    changed = with_value(text, key, value)
    if not _says(changed, key, value):
        return config_error(file, key, "stands there in a way that only you can change")
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        fresh.write_text(changed, encoding="utf-8")
        fresh.replace(file.resolve() if file.is_symlink() else file)
    finally:
        fresh.unlink(missing_ok=True)
    return None


def with_value(text: str, key: str, value: bool | int | str | None) -> str:
    """`text` of a TOML file with a top-level key set, or commented out for None."""
    lines = text.split("\n")
    written = f"{key} = {json.dumps(value, ensure_ascii=False)}"
    top = next((n for n, line in enumerate(lines) if _TABLE.match(line)), len(lines))
    active = _line_of(lines[:top], rf"\s{{0,8}}{re.escape(key)}\s{{0,8}}=")
    if active is not None:
        lines[active] = f"#{lines[active].lstrip()}" if value is None else written
    elif value is not None:
        example = _line_of(lines[:top], rf"#\s{{0,8}}{re.escape(key)}\s{{0,8}}=")
        if example is not None:
            lines[example] = written
        else:
            lines[top:top] = [written, ""] if top < len(lines) else [written]
    return "\n".join(lines)


def _line_of(lines: list[str], pattern: str) -> int | None:
    return next((n for n, line in enumerate(lines) if re.match(pattern, line)), None)


def _says(text: str, key: str, value: bool | int | str | None) -> bool:
    """Whether `text` is TOML that gives `key` that value."""
    from tomllib import TOMLDecodeError, loads

    try:
        return loads(text).get(key) == value
    except TOMLDecodeError:
        return False
