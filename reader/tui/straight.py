"""Widgets that tell their screen themselves what of them has changed, and what they have to say.

Textual passes both from widget to widget: a key goes to the pane that has the focus and up again
through everything that stands around it, and a change is noticed when the widget comes to rest.
Each stop is a task that is woken: thirty for a key that moves the cursor, which now makes eight.
"""

from __future__ import annotations

from asyncio import get_running_loop
from time import monotonic
from typing import TYPE_CHECKING, Self

from textual.events import Key

if TYPE_CHECKING:
    from asyncio import TimerHandle

    from textual.events import Event, Idle
    from textual.geometry import Region
    from textual.message import Message
    from textual.screen import Screen
    from textual.widget import Widget

    AnyWidget = Widget
    AnyScreen = Screen[None]
else:
    # To define a kind of widget takes Textual long; these only stand beside one.
    AnyWidget = AnyScreen = object

FRAME_SECONDS = 1 / 60
"""Nothing is painted sooner than this after the paint before."""


class Straight(AnyWidget):
    """A widget whose size does not depend on what it shows."""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint the widget anew, or those regions of it."""
        screen = self._straight_screen
        if screen is None or layout or recompose or not repaint:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        self._set_dirty(*regions)
        if self.display:
            screen.paint_soon(self)
        return self

    def show_again(self, region: Region) -> None:
        """Bring `region` to the screen; what of it is painted already is not painted anew."""
        screen = self._straight_screen
        if screen is None:
            self.refresh(region)
        elif self.display:
            self._repaint_regions.add(region)
            screen.paint_soon(self)

    @property
    def _straight_screen(self) -> StraightScreen | None:
        screen = self.screen if self.is_mounted and self.is_attached else None
        return screen if isinstance(screen, StraightScreen) else None

    def tell(self, message: Message) -> None:
        """Post `message` to the screen; what comes of a widget that has been taken away is lost."""
        if self.is_attached:
            self.screen.post_message(message)


class KeysToScreen(AnyWidget):
    """A widget whose keys are all for the screen it is on."""

    def _forward_event(self, event: Event) -> None:
        if isinstance(event, Key):
            event._set_forwarded()  # noqa: SLF001 - as Textual does
            if self.is_attached:
                self.screen.post_message(event)
        else:
            super()._forward_event(event)


class StraightScreen(AnyScreen):
    """A screen that such widgets are on; it paints without a timer that is a task of its own."""

    _painting: TimerHandle | None = None
    _painted = 0.0

    def paint_soon(self, widget: Widget) -> None:
        """Something of `widget` has changed."""
        self._dirty_widgets.add(widget)
        self.check_idle()

    async def _on_idle(self, event: Idle) -> None:
        event.prevent_default()
        if self.app._batch_count or not self.is_current:  # noqa: SLF001 - as Textual asks
            await self._invoke_and_clear_callbacks()
        elif self._painting is None and self._has_changed:
            wait = max(self._painted + FRAME_SECONDS - monotonic(), 0)
            self._painting = get_running_loop().call_later(wait, self._paint)
        elif self._painting is None:
            await self._invoke_and_clear_callbacks()

    @property
    def _has_changed(self) -> bool:
        return bool(
            self._dirty_widgets
            or self._layout_required
            or self._scroll_required
            or self._repaint_required
            or self._recompose_required
        )

    def _paint(self) -> None:
        self._painting = None
        self._painted = monotonic()
        if not self.is_running:
            return
        try:
            self._on_timer_update()
        except Exception as fault:  # noqa: BLE001 - ends the program, as one in a message does
            self.app._handle_exception(fault)  # noqa: SLF001
