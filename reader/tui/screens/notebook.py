"""The notebook: passages that were kept, searched, gone back to, and taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from reader.library.news.kept import Standing, standing_of
from reader.library.state.notebook import file_of
from reader.tui.render.dates import iso_day
from reader.tui.render.entries import BLANK, Entry, Part
from reader.tui.render.wrap import wrap
from reader.tui.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.state.notebook import Saved
    from reader.text.safe import SafeText

_AT_ONCE = 25
_INDENT = 5
_TOLD = {
    Standing.SAME: ("✓ word for word", "success"),
    Standing.MOVED: ("✓ word for word, moved", "success"),
    Standing.CHANGED: ("✗ no longer so in the file", "warning"),
    Standing.ABSENT: ("○ not in this collection", "dim"),
}


@dataclass(frozen=True, slots=True)
class _Notebook:
    saved: Sequence[Saved]
    standing: dict[str, tuple[Standing, SafeText]]
    """By the name of a passage: whether it still stands in its file, and the path of that."""


class NotebookScreen(BrowseScreen):
    """What was kept, the latest first."""

    title_text = "NOTEBOOK"
    hints: ClassVar = (
        ("open", "go there"),
        ("note", "note"),
        ("story.split", "take out"),
        ("export", "export"),
        ("copy", "copy"),
    )
    performs: ClassVar[dict[str, str]] = {
        "note": "ask_note",
        "story.split": "take_out",
        "export": "ask_export",
        "copy": "copy",
    }

    def gather(self) -> _Notebook:
        """All passages; then whether each still stands in its file."""
        saved = self.library.state.notebook.all()
        before = self.gathered.standing if isinstance(self.gathered, _Notebook) else {}
        standing = {one.name: before[one.name] for one in saved if one.name in before}
        if self.gathered is None:
            self._show_soon(_Notebook(saved, dict(standing)))
        for number, one in enumerate(saved, 1):
            if one.name not in standing:
                standing[one.name] = standing_of(self.library, one)
            if number % _AT_ONCE == 0:
                self._show_soon(_Notebook(saved, dict(standing)))
        return _Notebook(saved, standing)

    def _show_soon(self, notebook: _Notebook) -> None:
        def show() -> None:
            self.gathered = notebook
            self.lay_out()

        self.soon(show)

    @property
    def _saved(self) -> Sequence[Saved]:
        return self.gathered.saved if isinstance(self.gathered, _Notebook) else ()

    @property
    def saved(self) -> Saved | None:
        """The passage under the cursor."""
        return next((one for one in self._saved if one.name == self.pane.value), None)

    def about(self) -> str:
        """How many passages there are."""
        number = len(self._saved)
        return f"{number:,} passage{'s' if number != 1 else ''}, the latest first"

    def nothing(self) -> tuple[str, ...]:
        """Nothing was kept yet."""
        key = self.main.key_of("keep")
        return (
            "Nothing is kept yet.",
            "",
            f"{key} keeps the selected quote of an article, or else the paragraph at its top.",
            "Its speaker, headline, date and source are kept with it.",
            "Kept passages are checked against their files, and are found again when these move.",
        )

    def entries(self) -> Sequence[Entry]:
        """Every passage: its words, whose they are, where they stand, and the note."""
        standing = self.gathered.standing if isinstance(self.gathered, _Notebook) else {}
        lines: list[Entry] = []
        for one in self._saved:
            lines += self._passage(one, standing.get(one.name))
        return lines

    def _passage(self, one: Saved, found: tuple[Standing, SafeText] | None) -> list[Entry]:
        told, tone = _TOLD[found[0]] if found else ("…", "dim")
        path = found[1] if found else file_of(one.path, one.member)
        room = max(self.columns - _INDENT - 2, 12)
        words = " ".join(one.words.split())
        wrapped = [words[start:end] for start, end in wrap(words, room)] or [""]
        texts = (one.speaker, one.headline, one.source, one.date, one.note)
        sought = " ".join([words, *texts])
        space = " " * _INDENT
        lines = [Entry((Part(f"   ▎ {wrapped[0]}", "foreground"),), "", one.name, sought)]
        lines += [Entry((Part(f"   ▎ {text}"),)) for text in wrapped[1:]]
        if one.speaker:
            lines.append(Entry((Part(f"{space}— {one.speaker}", "accent"),)))
        dated = iso_day(one.date) if one.date else ""
        where = " · ".join(text for text in (one.headline, dated, one.source) if text)
        lines.append(Entry((Part(f"{space}{where}", "dim"),)))
        lines.append(Entry((Part(f"{space}{told}", tone), Part(f" · {path}", "dim"))))
        for paragraph in one.note.splitlines():
            spans = wrap(paragraph, room)
            lines += [
                Entry((Part(f"{space}{paragraph[a:b]}", "foreground", "i"),)) for a, b in spans
            ]
        return [*lines, BLANK]

    def choose(self, value: object) -> None:
        """Go to the passage, wherever it stands now."""
        from reader.library.news.kept import place_of

        saved = next((one for one in self._saved if one.name == value), None)
        if saved is None:
            return
        found = place_of(self.library, saved)
        if found is None:
            name = file_of(saved.path, saved.member)
            self.say(f"{name} is not in this collection.", "warning")
        elif self.is_active:
            row, place = found
            if place is not None:
                self.main.staying.land_on(row.id, place.block, place.start, place.end)
            self.read(row)
            if place is None:
                self.main.say("These words no longer stand in the article.", "warning")

    def take_out(self) -> None:
        """Take the passage under the cursor out of the notebook."""
        if self.saved is not None:
            self.library.state.notebook.remove([self.saved])
            self.say(f"taken out of the notebook · {self.main.key_of('undo')} undo")
            self.gather_again()

    def ask_note(self) -> None:
        """Ask for the note on the passage under the cursor."""
        from reader.tui.screens.note import NoteScreen

        saved = self.saved
        if saved is None:
            return
        notebook = self.library.state.notebook

        def answered(text: str | None) -> None:
            if text is not None:
                notebook.annotate(saved, text)
                self.gather_again()

        screen = NoteScreen(self.palette, saved.headline, saved.note, lambda _: None)
        self.app.push_screen(screen, answered)

    def copy(self) -> None:
        """Copy the passage under the cursor with where it is from."""
        saved = self.saved
        if saved is not None:
            name = file_of(saved.path, saved.member)
            known = (saved.speaker, saved.headline, saved.source, saved.date, name)
            source = ", ".join(part for part in known if part)
            self.app.copy_to_clipboard(f"{saved.words} — {source}")
            self.say("copied the passage with its source")

    def ask_export(self) -> None:
        """Write what is shown to a file."""
        from reader.tui.screens.notebook_file import ask_export

        names = {entry.value for entry in self.pane.shown if entry.value is not None}
        ask_export(self, [one for one in self._saved if one.name in names])
