"""Keys in and frames out with fewer turns: one for a key, one for all that a frame writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._ansi_sequences import SYNC_END, SYNC_START

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.message import Message

    AnyDriver = Driver
else:
    AnyDriver = object


def lean(driver_class: type[Driver]) -> type[Driver]:
    """The driver of this system, made lean."""
    return type(driver_class.__name__, (_LeanDriver, driver_class), {})


class _LeanDriver(AnyDriver):
    """Stands before a driver of Textual.

    That makes a task of every key, and hands the two marks around a frame to the thread that
    writes as it does the frame.
    """

    _frame: list[str] | None = None

    def send_message(self, message: Message) -> None:
        """Hand a key or the like to the application; called on the thread that reads."""
        self._app.post_message(message)

    def write(self, data: str) -> None:
        """Write `data`, where a frame has begun once it is whole."""
        if data == SYNC_START:
            self._frame = [data]
        elif self._frame is None:
            super().write(data)  # type: ignore[safe-super]  # the driver that comes after
        else:
            self._frame.append(data)
            if data == SYNC_END:
                frame, self._frame = self._frame, None
                super().write("".join(frame))  # type: ignore[safe-super]
