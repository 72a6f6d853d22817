"""The keys of a session: those of the keymap, and those of the user's macros."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui import actions

if TYPE_CHECKING:
    from pathlib import Path

    from reader.config.check import ConfigError
    from reader.config.keymap import Keymap
    from reader.config.settings import Settings

MACRO = "macro."
"""What the action of a macro begins with; its name follows."""


def keys_of(settings: Settings, folder: Path | None) -> tuple[Keymap, tuple[ConfigError, ...]]:
    """The keymap that `settings` ask for, and what is wrong with them.

    Args:
        settings: keymap, keys and macros.
        folder: where they were read from, so that errors can name the line; None for nowhere.
    """
    from reader.config.keymap import resolve_keymap
    from reader.config.settings import FILE_NAME

    known = [action.id for action in actions.ACTIONS]
    own = settings.keys or settings.macros
    file = folder / FILE_NAME if folder is not None and own else None
    keymap, errors = resolve_keymap(settings.keymap, settings.keys, known, file)
    if not settings.macros:
        return keymap, errors
    from reader.config.macros import resolve_macros

    bound, macro_errors = resolve_macros(settings.macros, keymap, known, file)
    macros = {keys: f"{MACRO}{name}" for keys, name in bound.items()}
    return keymap._replace(actions={**keymap.actions, **macros}), (*errors, *macro_errors)


def title_of(action: str, settings: Settings) -> str:
    """What `action` does, in a few words; of a macro, its steps."""
    if action in actions.BY_ID:
        return actions.BY_ID[action].title
    from reader.text.safe import clean_line

    return clean_line(" · ".join(settings.macros.get(action.removeprefix(MACRO), ())))
