"""Tags and notes on articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.tui.control.arriving import DRAFT
from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from collections.abc import Sequence


class Annotating(Controller):
    """What the reader adds to articles."""

    performs: ClassVar[dict[str, str]] = {"tag": "ask_tag", "note": "write_note"}

    # -- tags ------------------------------------------------------------------------------

    def ask_tag(self) -> None:
        """Ask for a tag; the articles meant get it, or lose it where all of them have it."""
        from reader.tui.screens.chooser import Choice
        from reader.tui.screens.prompt import Prompt, PromptScreen

        keys = self.screen.marking.target
        if not keys:
            self.screen.say("There is no article here to tag.")
            return
        marks = self.library.marks
        having = set(marks.tags(keys[0])) if len(keys) == 1 else set()
        known = marks.all_tags()

        def propose(text: str) -> list[Choice]:
            before, comma, word = text.rpartition(",")
            lead = f"{before}{comma} " if comma else ""
            wanted = word.strip().casefold()
            return [
                Choice(f"{'✓ ' if tag in having else '  '}{tag}", f"{number:,}", f"{lead}{tag}")
                for tag, number in known
                if wanted in tag
            ]

        number = f"{len(keys):,} articles" if len(keys) > 1 else ""
        hint = "enter gives it or takes it away · a comma between several"
        prompt = Prompt("tag", propose=propose, hint=" · ".join(filter(None, (number, hint))))

        def answered(text: str | None) -> None:
            if text is not None:
                self.tag(keys, [part for part in text.split(",") if part.strip()])

        self.screen.app.push_screen(PromptScreen(self.screen.palette, prompt), answered)

    def tag(self, keys: Sequence[str], names: Sequence[str], value: bool | None = None) -> None:
        """Give articles tags or take them away; None turns each round."""
        from reader.library.marking import counted, tag_name

        marks = self.library.marks
        kept = [name for name in map(tag_name, names) if name]
        if not kept:
            self.screen.say("A tag needs a letter or a digit.", "warning")
            return

        def work() -> str:
            said = []
            for name in kept:
                wanted = value if value is not None else not set(keys) <= marks.tagged(name)
                changed = marks.set_tag(keys, name, wanted)
                word = "tagged" if wanted else "untagged"
                many = f" {counted(changed)}" if len(keys) > 1 else ""
                said.append(f"{word}{many}: {name}" if changed else f"no change: {name}")
            return " · ".join(said)

        self.screen.marking.change(work, len(keys))

    # -- notes -----------------------------------------------------------------------------

    def write_note(self) -> None:
        """Open the note on the article meant."""
        from reader.tui.screens.note import NoteScreen

        row = self.screen.marking.row
        if row is None:
            self.screen.say("There is no article here to write a note on.")
            return
        before = self.library.marks.note(row.key)
        screen = NoteScreen(
            self.screen.palette, row.headline, before, lambda text: self._keep_draft(row.key, text)
        )
        self.screen.app.push_screen(screen, lambda text: self._keep(row.key, text))

    def _keep_draft(self, key: str, text: str) -> None:
        desk = self.library.state.desk
        self.screen.chores.do(
            lambda: desk.leave(DRAFT, {"article": key, "text": text}), lambda _: None
        )

    def _keep(self, key: str, text: str | None) -> None:
        changed = text is not None and self.library.marks.set_note(key, text)
        self._drop_draft()
        said = ("wrote a note" if text else "took the note away") if changed else ""
        self.screen.marking.changed(said)

    def _drop_draft(self) -> None:
        desk = self.library.state.desk
        self.screen.chores.do(lambda: desk.leave(DRAFT, {}), lambda _: None)

    def rescue(self, draft: dict[str, object]) -> None:
        """Keep the note that was being written when the program ended against its will."""
        key, text = draft.get("article"), draft.get("text")
        if not isinstance(key, str) or not isinstance(text, str):
            return
        changed = self.library.marks.set_note(key, text)
        self._drop_draft()
        if changed:
            self.screen.marking.changed("The note you were writing last time was kept.")
