"""Several actions on one key, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.text.safe import clean_line
from reader.tui.control.base import Controller
from reader.tui.control.commanding import Commanding

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOK_SECONDS = 0.02
_MOST_LOOKS = 1_500
"""After half a minute the rest of a macro is given up."""


class Macros(Controller):
    """Carries out macros: each step waits until the one before is done."""

    performs: ClassVar[dict[str, str]] = {}

    def run(self, name: str) -> None:
        """Carry out the macro `name`."""
        steps = self.screen.settings.macros.get(name)
        if not steps:
            known = ", ".join(self.screen.settings.macros)
            others = f"there are: {known}" if known else "[macros] in config.toml makes some"
            self.screen.say(clean_line(f"There is no macro “{name}”; {others}."), "warning")
        else:
            self._go_on(list(steps), 0)

    def _go_on(self, steps: Sequence[str], looks: int) -> None:
        if not steps or looks > _MOST_LOOKS:
            return
        asking = self.screen.app.screen is not self.screen
        if not asking and self.screen.idle:
            step, *left = steps
            if step.startswith(":"):
                self.screen.later.of(Commanding).run(step)
            else:
                self.screen.perform(step)
            looks = 0
        elif asking:
            # A step has asked something: what follows was not meant for the answer.
            return
        else:
            left = list(steps)
        if left:
            self.screen.set_timer(_LOOK_SECONDS, lambda: self._go_on(left, looks + 1))
