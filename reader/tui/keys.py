"""From keys to actions, sequences such as `g g` included. Pure: the clock is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from reader.config.keynames import shown_sequence

if TYPE_CHECKING:
    from collections.abc import Mapping

SEQUENCE_SECONDS = 1.5
"""How long the second key of a sequence is waited for."""


@dataclass(slots=True)
class Dispatcher:
    """Turns key presses into action ids."""

    bindings: Mapping[tuple[str, ...], str]
    """Key sequences (Textual's names) -> action id."""
    _pending: tuple[str, ...] = ()
    _since: float = 0.0

    def press(self, key: str, character: str | None, now: float) -> str | None:
        """The action that `key` completes; None if it begins a sequence or means nothing.

        Args:
            key: Textual's name of the key ("left_parenthesis").
            character: what it types, if it types anything ("(").
            now: seconds on a clock that never goes back.
        """
        if self._pending and now - self._since > SEQUENCE_SECONDS:
            self._pending = ()
        for name in dict.fromkeys((key, character)):
            if name is None:
                continue
            sequence = (*self._pending, name)
            if sequence in self.bindings:
                self._pending = ()
                return self.bindings[sequence]
            if any(known[: len(sequence)] == sequence for known in self.bindings):
                self._pending = sequence
                self._since = now
                return None
        if self._pending:
            self._pending = ()
            return self.press(key, character, now)
        return None

    def forget(self) -> None:
        """The sequence that has begun is not gone on with."""
        self._pending = ()

    def hold(self) -> None:
        """What may follow is on the screen: the next key is waited for as long as it takes."""
        self._since = inf

    @property
    def pending(self) -> tuple[str, ...]:
        """The keys of a sequence that has begun."""
        return self._pending

    def continuations(self) -> dict[str, str]:
        """What may follow the pending keys: shown key -> action id."""
        length = len(self._pending)
        return {
            shown_sequence(keys[length:]): action
            for keys, action in self.bindings.items()
            if length and keys[:length] == self._pending
        }
