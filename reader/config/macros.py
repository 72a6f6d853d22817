"""Macros: a key after the comma that stands for several actions, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.config.check import MAX_ERRORS, config_error, nearest_of
from reader.config.keynames import KeyNameError, KeySequence, parse_sequence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from reader.config.check import ConfigError
    from reader.config.keymap import Keymap

LEADER = ","
COMMAND = ":"
"""A step that begins so is a line of the command line; any other is an action."""


def resolve_macros(
    macros: Mapping[str, tuple[str, ...]],
    keymap: Keymap,
    actions: Collection[str],
    file: Path | None = None,
) -> tuple[dict[KeySequence, str], tuple[ConfigError, ...]]:
    """The key sequences of macros, each with the macro's name; and what is wrong with others.

    A macro with a step that is no action is left out whole: half of it might do harm.
    """
    from pathlib import Path

    bound: dict[KeySequence, str] = {}
    errors: list[ConfigError] = []

    def complain(name: str, reason: str, nearest: str | None = None) -> None:
        key = f"macros.{name}"
        errors.append(config_error(file or Path("macros"), key, reason, nearest, _line(file, key)))

    for name, steps in macros.items():
        if len(errors) >= MAX_ERRORS:
            break
        wrong = next((step for step in steps if not _is_step(step, actions)), None)
        try:
            keys = parse_sequence(f"{LEADER} {name}")
        except KeyNameError as error:
            complain(name, error.reason, error.nearest)
            continue
        taken = next((n for n in range(1, len(keys) + 1) if keys[:n] in keymap.actions), None)
        if wrong is not None:
            complain(name, f"there is no action {wrong}", nearest_of(wrong, sorted(actions)))
        elif not steps:
            complain(name, "has no steps")
        elif taken is not None:
            complain(name, f'"{LEADER}" is a key of {keymap.actions[keys[:taken]]}')
        else:
            bound[keys] = name
    return bound, tuple(errors)


def _is_step(step: str, actions: Collection[str]) -> bool:
    return step in actions or (step.startswith(COMMAND) and len(step) > 1)


def _line(file: Path | None, key: str) -> int | None:
    from reader.config.check import UnreadableFileError, read_toml

    if file is None:
        return None
    try:
        return read_toml(file).error(key, "").line
    except UnreadableFileError:
        return None
