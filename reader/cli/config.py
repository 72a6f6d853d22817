"""`newsreader config init|check|path|schema`: the settings file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.cli.codes import CommandError, ExitCode
from reader.cli.output import print_block, print_line
from reader.config.folder import config_folder
from reader.config.settings import FILE_NAME, Settings, load_settings

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from reader.config.check import ConfigError


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "what",
        choices=tuple(_ACTIONS),
        help="write a file that explains every setting; say what is wrong with settings, keys and "
        "themes; tell where the file belongs; print a JSON Schema for editors",
    )


def run(options: Namespace) -> int:
    """Carry out what was asked for; returns the exit code."""
    folder = config_folder()
    if folder is None:
        raise CommandError("there is no home folder to keep settings in")
    return _ACTIONS[options.what](folder)


def _init(folder: Path) -> int:
    from reader.config.describe import default_config

    file = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as new:
            new.write(default_config())
    except FileExistsError as error:
        raise CommandError(f"{file} is there already and was left as it is") from error
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error
    print_line(str(file))
    return ExitCode.DONE


def _check(folder: Path) -> int:
    errors = list(_errors(folder))
    for error in errors:
        print_line(str(error))
    return ExitCode.SOME_FAILED if errors else ExitCode.DONE


def _errors(folder: Path) -> Iterator[ConfigError]:
    from reader.config.keymap import preset_keys, resolve_keymap
    from reader.config.macros import resolve_macros
    from reader.config.themes import all_themes, theme_folders

    settings, errors = load_settings(folder)
    yield from errors
    # The default keys lead to every action there is: a test of the keymap sees to it.
    every_action = preset_keys("default")
    file = folder / FILE_NAME
    keymap, errors = resolve_keymap(settings.keymap, settings.keys, every_action, file)
    yield from errors
    yield from resolve_macros(settings.macros, keymap, every_action, file)[1]
    themes, broken = all_themes(theme_folders(folder))
    for theme in broken:
        yield from theme.errors
    yield from _missing_themes(settings, folder, {theme.name for theme in themes})


def _missing_themes(settings: Settings, folder: Path, known: set[str]) -> Iterator[ConfigError]:
    from reader.config.check import config_error, nearest_of

    for key in ("theme", "theme_light"):
        name = getattr(settings, key)
        if name is not None and name not in known:
            nearest = nearest_of(name, sorted(known))
            yield config_error(folder / FILE_NAME, key, f"there is no theme {name}", nearest)


def _path(folder: Path) -> int:
    print_line(str(folder / FILE_NAME))
    return ExitCode.DONE


def _schema(_: Path) -> int:
    from reader.config.describe import json_schema

    print_block(json.dumps(json_schema(), indent=2))
    return ExitCode.DONE


_ACTIONS = {"init": _init, "check": _check, "path": _path, "schema": _schema}
