"""Keys: from a press to an action, and what the status line says of a sequence that has begun."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reader.tui import actions
from reader.tui.keys import Dispatcher, shown

if TYPE_CHECKING:
    from reader.config.keymap import Keymap
    from reader.tui.screens.main import MainScreen


class Pressing:
    """Knows the keymap."""

    def __init__(self, screen: MainScreen, keymap: Keymap) -> None:
        self._screen = screen
        self._keymap = keymap
        self._keys = Dispatcher(keymap.actions)
        self.answered = False
        """Whether something was said in answer to the present key."""

    def press(self, key: str, character: str | None) -> bool:
        """Do what a key means; tell whether it means anything."""
        action = self._keys.press(key, character, time.monotonic())
        self.answered = False
        if action is not None:
            self._screen.perform(action)
        if self._keys.pending:
            self._screen.say(f"{shown(self._keys.pending)} …  {self._what_may_follow()}")
        elif not self.answered:
            self._screen.say("")
        return action is not None or bool(self._keys.pending)

    def _what_may_follow(self) -> str:
        return ", ".join(
            f"{key} {actions.BY_ID[known].title.lower()}"
            for key, known in self._keys.continuations().items()
            if known in actions.BY_ID
        )

    def key_of(self, action: str) -> str:
        """The key that does `action`, as a person writes it; "" if none does."""
        return self._keymap.shown(action)

    def keys_of(self, action: str) -> str:
        """All keys that do `action`, as a person writes them."""
        return "  ".join(shown(keys) for keys in self._keymap.keys.get(action, ()))
