"""Names that are one voice, or are not, by the reader's hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.corrections import folded
from reader.library.news.people import people_meant
from reader.text.safe import clean_line
from reader.tui.screens.chooser import Choice, ChooserScreen
from reader.tui.screens.prompt import Prompt, PromptScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.news.voices import Speaking
    from reader.tui.screens.voices import VoicesScreen


def ask_merge(screen: VoicesScreen, voice: Speaking, voices: Sequence[Speaking]) -> None:
    """Ask which voice `voice` is the same as."""

    def propose(text: str) -> list[Choice]:
        wanted = folded(text).split()
        return [
            Choice(one.name, f"{one.articles:,}", one.name)
            for one in _likely(voice, voices)
            if all(word in folded(one.name) for word in wanted)
        ]

    names = [one.name for one in voices if one.name != voice.name]

    def refuse(text: str) -> str:
        if folded(text) == folded(voice.name):
            return "That is the same voice already."
        several = len(people_meant(text, names)) > 1
        return "Several are called so: down chooses one." if several else ""

    def answered(text: str | None) -> None:
        if text is None:
            return
        into = next(iter(people_meant(text, names)), clean_line(text))
        if screen.library.state.voices.merge(voice.name, into):
            screen.show_voice(into)
            undo = screen.main.key_of("undo")
            screen.say(f"{voice.name} is {into} now, everywhere · {undo} undo")
        else:
            screen.say("These two cannot be one voice.", "warning")

    hint = "down chooses · both names are one voice then, in every collection"
    prompt = Prompt(f"{voice.name} is", propose=propose, refuse=refuse, hint=hint)
    screen.app.push_screen(PromptScreen(screen.palette, prompt), answered)


def ask_split(screen: VoicesScreen, voice: Speaking) -> None:
    """Take a name out of `voice`; ask which if it has several."""
    if not voice.merged:
        screen.say("This voice has only one name: there is nothing to split.")
        return

    def split(name: str | None) -> None:
        if name is not None and screen.library.state.voices.split(name):
            screen.changed()
            screen.say(f"“{name}” is a voice of its own · {screen.main.key_of('undo')} undo")

    if len(voice.merged) == 1:
        split(voice.merged[0])
        return
    choices = [Choice(name, "", str(name)) for name in voice.merged]
    screen.app.push_screen(ChooserScreen(screen.palette, "split off", choices), split)


def _likely(voice: Speaking, voices: Sequence[Speaking]) -> list[Speaking]:
    """The other voices, those first that share a word of their names with `voice`."""
    words = set(folded(voice.name).split())
    others = [one for one in voices if folded(one.name) != folded(voice.name)]
    return sorted(others, key=lambda one: not words & set(folded(one.name).split()))
