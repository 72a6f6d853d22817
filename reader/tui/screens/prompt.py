"""A line to answer in at the foot of the screen, with proposals above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.tui.latest import Latest
from reader.tui.panes.base import LinesPane
from reader.tui.panes.search import SearchField
from reader.tui.render.runs import line, spread
from reader.tui.render.wrap import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.tui.render.palette import Ground, Palette
    from reader.tui.screens.chooser import Choice

_MOST_SHOWN = 8


class Prompt(NamedTuple):
    """What is asked."""

    label: str
    text: str = ""
    propose: Callable[[str], Sequence[Choice]] = lambda _: ()
    """What may be meant by the text so far; the value is what the line becomes."""
    tell: Callable[[str], str] | None = None
    """What the text would do, worked out on a thread: "41 articles"."""
    refuse: Callable[[str], str] = lambda _: ""
    """Why the text cannot be taken; "" takes it."""
    history: Sequence[str] = ()
    """Earlier answers, the latest first."""
    empty: bool = False
    """Whether an empty line is an answer."""
    hint: str = ""
    """Shown while there is nothing to tell."""


class _Proposals(LinesPane):
    """Proposals; none of them is chosen until somebody steps to it."""

    class Clicked(Message):
        """A proposal was clicked."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, id="proposals")
        self.can_focus = False
        self.shown: Sequence[Choice] = ()
        self.at: int | None = None

    def show(self, proposals: Sequence[Choice]) -> None:
        """Show others."""
        self.shown = proposals
        self.at = None
        self.styles.height = min(len(proposals), _MOST_SHOWN)
        self.display = bool(proposals)
        self.set_length(len(proposals))
        self.scroll_to_line(0)
        self.refresh()

    def propose(self, step: int) -> str | None:
        """Go to the next one or the one before; returns what the line becomes."""
        if not self.shown:
            return None
        self.at = (step > 0) - 1 if self.at is None else self.at + step
        self.at %= len(self.shown)
        self.reveal(self.at)
        self.refresh()
        return self.shown[self.at].value

    def strip_at(self, line: int, width: int) -> Strip:
        """One proposal."""
        style = self.palette.style
        if not 0 <= line < len(self.shown):
            return Strip.blank(width, style("foreground", "panel"))
        choice = self.shown[line]
        ground: Ground = "cursor_background" if line == self.at else "panel"
        note = cut(choice.note, max(width // 2, 8))
        left = [Segment(f" {cut(choice.text, width - len(note) - 4)}", style("foreground", ground))]
        right = [Segment(f"{note} ", style("dim", ground))]
        return spread(left, right, width, style("foreground", ground))

    def on_click(self, event: events.Click) -> None:
        """A click takes a proposal over into the line."""
        event.stop()
        number = event.y + self.scroll_offset.y
        if 0 <= number < len(self.shown):
            self.at = number
            self.post_message(self.Clicked())


class _Hint(LinesPane):
    """One dim line: what can be done here, or why the text cannot be taken."""

    def __init__(self, palette: Palette, text: str) -> None:
        super().__init__(palette, id="hint")
        self.can_focus = False
        self._said, self._tone = text, "dim"

    def say(self, text: str, tone: str = "dim") -> None:
        """Say something else."""
        self._said, self._tone = text, tone
        self.display = bool(text)
        self.refresh()

    def strip_at(self, line_number: int, width: int) -> Strip:
        """The line."""
        style = self.palette.style(self._tone, "panel")
        text = cut(self._said, max(width - 2, 1)) if line_number == 0 else ""
        return line([Segment(f" {text}", style)], width, style)


class PromptScreen(ModalScreen[str | None]):
    """Asks for a line of text; None when the reader goes away without one."""

    DEFAULT_CSS = """
    PromptScreen { align: left bottom; background: $background 0%; }
    PromptScreen > Vertical { width: 100%; height: auto; background: $news-panel; }
    PromptScreen > Vertical > * { max-width: 84; }
    PromptScreen #proposals { background: $news-panel; }
    PromptScreen #hint { height: 1; overflow: hidden; background: $news-panel; }
    PromptScreen #search { display: block; }
    """

    class Step(Message):
        """Something to do on the interface's thread."""

        def __init__(self, do: Callable[[], None]) -> None:
            super().__init__()
            self.do = do

    def __init__(self, palette: Palette, prompt: Prompt) -> None:
        super().__init__()
        self._prompt = prompt
        self._field = SearchField(palette)
        self._field.begin(prompt.label, prompt.text)
        self._proposals = _Proposals(palette)
        self._hint = _Hint(palette, prompt.hint)
        self._teller: Latest[str] = Latest(
            lambda step: void(self.post_message(self.Step(step))), lambda _: self._field.note("")
        )
        self._back = -1
        self._typed = prompt.text

    def compose(self) -> ComposeResult:
        """Proposals, a hint, and the line."""
        with Vertical():
            yield self._proposals
            yield self._hint
            yield self._field

    def on_mount(self) -> None:
        """Typing goes to the line."""
        self._field.focus()
        self._consider(self._field.text)

    def on_unmount(self) -> None:
        """End the thread."""
        self._teller.close()

    @property
    def idle(self) -> bool:
        """Whether what the text would do has been told."""
        return self._teller.idle

    def set_palette(self, palette: Palette) -> None:
        """Paint in another theme."""
        for widget in (self._field, self._proposals, self._hint):
            widget.set_palette(palette)

    def on_prompt_screen_step(self, event: Step) -> None:
        """Do what the thread asked for."""
        event.do()

    def on_key(self, event: events.Key) -> None:
        """Keys that were sent here before the line had the focus are for the line."""
        self._field.take(event)

    def on_search_field_changed(self, event: SearchField.Changed) -> None:
        """Another text was typed."""
        event.stop()
        self._typed, self._back = event.text, -1
        self._consider(event.text)

    def on_search_field_pressed(self, event: SearchField.Pressed) -> None:
        """Take the line, go away, or step through proposals and earlier answers."""
        event.stop()
        match event.key:
            case "escape":
                self._leave(None)
            case "enter":
                self._take()
            case "up" if self._prompt.history and self._proposals.at is None:
                self._recall(1)
            case "down" if self._back >= 0:
                self._recall(-1)
            case "tab" | "down" | "ctrl+n":
                self._fill(self._proposals.propose(1))
            case "shift+tab" | "up" | "ctrl+p":
                self._fill(self._proposals.propose(-1))

    def on__proposals_clicked(self) -> None:
        """Take the proposal over."""
        at = self._proposals.at
        if at is not None:
            self._fill(self._proposals.shown[at].value)
        self._field.focus()

    def on_click(self, event: events.Click) -> None:
        """A click beside the prompt goes away."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self._leave(None)

    def _fill(self, text: str | None) -> None:
        if text is not None:
            self._field.begin(self._prompt.label, text)
            self._tell(text)

    def _recall(self, step: int) -> None:
        self._back = min(self._back + step, len(self._prompt.history) - 1)
        text = self._prompt.history[self._back] if self._back >= 0 else self._typed
        self._field.begin(self._prompt.label, text)
        self._consider(text)

    def _consider(self, text: str) -> None:
        self._proposals.show(self._prompt.propose(text))
        self._hint.say(self._prompt.hint)
        self._tell(text)

    def _tell(self, text: str) -> None:
        tell = self._prompt.tell
        if tell is not None:
            self._teller.ask(lambda: tell(text), self._field.note)

    def _take(self) -> None:
        text = self._field.text.strip()
        fault = self._prompt.refuse(text) if text else ""
        if fault:
            self._hint.say(fault, "warning")
        else:
            self._leave(text if text or self._prompt.empty else None)

    def _leave(self, answer: str | None) -> None:
        # Keys and clicks may still be on their way to a screen that has been left.
        if self.is_active:
            self.dismiss(answer)


def void(_: object) -> None:
    """Forget a result."""
