"""Keys: from a press to an action, and what is shown of a sequence that has begun."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual.events import Key

from reader.config.keynames import shown_sequence
from reader.tui.keys import Dispatcher

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

    from reader.config.keymap import Keymap
    from reader.tui.screens.stepping import SteppingScreen


PAUSE_SECONDS = 0.4
"""Whoever knows the second key has pressed it by then; whoever does not is shown what there is."""


class Pressing:
    """Knows the keymap."""

    def __init__(self, screen: SteppingScreen, keymap: Keymap) -> None:
        self._screen = screen
        self._keymap = keymap
        self._keys = Dispatcher(keymap.actions)
        self._timer: Timer | None = None
        self._popup: Widget | None = None
        self._shown_keys: dict[str, str] = {}
        self.answered = False
        """Whether something was said in answer to the present key."""

    def press(self, key: str, character: str | None) -> bool:
        """Do what a key means; tell whether it means anything."""
        if not self._screen.is_active:
            # Keys typed at once wait here while the first of them brings up a screen: they are
            # for that one, whatever they mean here.
            self._screen.app.screen.post_message(Key(key, character))
            return True
        self.answered = False
        if self._popup is not None and key == "escape":
            self._keys.forget()
            self._put_away()
            self._screen.say("")
            return True
        action = self._keys.press(key, character, time.monotonic())
        self._put_away()
        if action is not None:
            self._screen.perform(action)
        if self._keys.pending:
            self._screen.say(f"{shown_sequence(self._keys.pending)} …")
            self._timer = self._screen.set_timer(PAUSE_SECONDS, self._show_what_may_follow)
        elif not self.answered:
            self._screen.say("")
        return action is not None or bool(self._keys.pending)

    def _do_instead(self, action: str) -> None:
        """Do `action`, which was clicked, in place of what the keys begin."""
        self._keys.forget()
        self._put_away()
        self._screen.say("")
        self._screen.perform(action)

    def _show_what_may_follow(self) -> None:
        from reader.tui.panes.which import WhichKey

        entries = [
            (key, self._screen.title_of(known), known)
            for key, known in self._keys.continuations().items()
        ]
        if entries:
            self._popup = WhichKey(self._screen.palette, entries, self._do_instead)
            self._screen.mount(self._popup)
            self._keys.hold()

    def _put_away(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._popup is not None:
            self._popup.remove()
            self._popup = None

    def key_of(self, action: str) -> str:
        """The key that does `action`, as a person writes it; "" if none does."""
        found = self._shown_keys.get(action)
        if found is None:
            found = self._shown_keys[action] = self._keymap.shown(action)
        return found

    def keys_of(self, action: str) -> str:
        """All keys that do `action`, as a person writes them."""
        return "  ".join(shown_sequence(keys) for keys in self._keymap.keys.get(action, ()))
