"""Settings: what a reader may set in `config.toml`.

The fields below are the only description of that file: the checker, the documented default file and
the JSON Schema (`reader.config.describe`) are made from them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from reader.config.check import (
    MAX_ERRORS,
    ConfigError,
    MissingFileError,
    Range,
    TomlFile,
    UnreadableFileError,
    check_table,
    read_toml,
    shown,
)

FILE_NAME = "config.toml"

_MAX_DOTS = 4
"""No action's id has more; a key of a hundred thousand parts is not taken apart."""

_NO_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
TABLES = ("keys", "macros")
"""Settings that are tables of lists."""


def _setting(default: Any, text: str, example: object = None) -> Any:
    """Make a field with the words that describe it, and an example where the default is nothing."""
    metadata = {"help": text, "example": example}
    if default is _NO_KEYS:
        return field(default_factory=lambda: _NO_KEYS, hash=False, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set; a field that is not in the file has its default."""

    theme: str | None = _setting(
        None,
        "The theme, by the name of its file: one of ours (`newsreader themes` lists them) or one "
        "of your own in the folder themes beside this file.",
        "night-desk",
    )
    theme_light: str | None = _setting(
        None,
        "The theme for terminals that say their ground is light. Without it, theme is for all.",
        "newsprint",
    )
    rows: Literal["one", "two"] = _setting(
        "one",
        "Lines a headline takes in the list: one, or two with its source and date below it.",
    )
    dates: Literal["relative", "iso"] = _setting(
        "relative",
        'Dates in the list: relative ("2h", "yesterday", "14 Mar") or iso ("2025-03-14").',
    )
    measure: Annotated[int, Range(60, 90)] = _setting(
        70,
        "Widest line of an article, in columns.",
    )
    show_voice_names: bool = _setting(
        True,
        "Show the speaker's name in the margin beside a quote, where the margin is wide enough.",
    )
    sidebar: Literal["auto", "open", "closed"] = _setting(
        "auto",
        "The sidebar at start: auto opens it where the window is wide enough for three panes.",
    )
    mark_read: Literal["opened", "end", "seconds", "never"] = _setting(
        "opened",
        "When an article counts as read: once it is opened, once its end was on the screen, after "
        "some seconds or at its end, or only when you say so.",
    )
    mark_read_seconds: Annotated[int, Range(1, 600)] = _setting(
        5,
        "How many seconds an article is open before it counts as read, where mark_read is seconds.",
    )
    smooth: bool = _setting(
        False,
        "Let pages glide when they scroll. Slow over a network.",
    )
    keymap: Literal["default", "newsboat", "emacs"] = _setting(
        "default",
        "The keys to start from: default (vim hands), newsboat or emacs.",
    )
    keys: Mapping[str, tuple[str, ...]] = _setting(
        _NO_KEYS,
        "Keys of your own: an action, and all the keys for it. Two keys one after the other are "
        'written "g g"; a list gives several; [] takes an action its keys. `?` in the program '
        "shows the actions. A key that you give to one action has to be taken from another.",
        {"star": ["s", "asterisk"], "speaker.more": ["g *"]},
    )
    macros: Mapping[str, tuple[str, ...]] = _setting(
        _NO_KEYS,
        "Several actions on one key: the key that follows a comma, and what is done one after the "
        "other. A step is an action, or a line of the command line with its colon.",
        {"l": ["star", ":tag add later", "article.next"]},
    )


def load_settings(folder: Path | None) -> tuple[Settings, tuple[ConfigError, ...]]:
    """Read `config.toml` in `folder`.

    Returns:
        The settings, with the default for everything that is not set or set wrongly; and what is
        wrong. A file that does not exist sets nothing, and that is no error.
    """
    if folder is None:
        return Settings(), ()
    try:
        file = read_toml(folder / FILE_NAME)
    except MissingFileError:
        return Settings(), ()
    except UnreadableFileError as error:
        return Settings(), (error.error,)
    values, errors = check_table(Settings, file, skip=TABLES)
    keys, key_errors = _lists(file, "keys", "neither a key nor a list of keys")
    macros, macro_errors = _lists(file, "macros", "neither an action nor a list of actions")
    return Settings(**values, keys=keys, macros=macros), (*errors, *key_errors, *macro_errors)


def _lists(
    file: TomlFile, name: str, otherwise: str
) -> tuple[Mapping[str, tuple[str, ...]], list[ConfigError]]:
    """Read a table of lists; whether their actions and keys exist is the keymap's to say."""
    table = file.table.get(name, {})
    if not isinstance(table, dict):
        return _NO_KEYS, [file.error(name, f"{shown(table)} is not a table")]
    keys: dict[str, tuple[str, ...]] = {}
    errors: list[ConfigError] = []
    for action, value in _flattened(table):
        if len(errors) > MAX_ERRORS:
            break
        several = [value] if isinstance(value, str) else value
        if isinstance(several, list) and all(isinstance(key, str) for key in several):
            keys[action] = tuple(several)
        else:
            errors.append(file.error(f"{name}.{action}", f"is {otherwise}"))
    return MappingProxyType(keys), errors


def _flattened(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Go through a table by dotted keys: TOML reads `quote.next` without quotes as a table."""
    waiting = list(table.items())[::-1]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict) and name.count(".") < _MAX_DOTS:
            waiting += [(f"{name}.{inner}", part) for inner, part in list(value.items())[::-1]]
        else:
            yield name, value
