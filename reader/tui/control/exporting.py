"""Articles for other programs: written to a file, piped to a command, their paths told."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from reader.library.api import ArticleGoneError
from reader.library.export import FORMS, Form, Item, form_of
from reader.library.marking import counted
from reader.text.fold import fold_words
from reader.text.safe import clean_line
from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.screens.chooser import Choice

_REPLACE = "!"
"""At the end of a file's name: what is there may be replaced."""


class Exporting(Controller):
    """Writes articles down outside of the reader."""

    performs: ClassVar[dict[str, str]] = {
        "export": "ask_file",
        "pipe": "ask_command",
        "path": "say_path",
    }

    def meant(self) -> Sequence[str]:
        """Ids of the articles that are selected, or of the one that is meant."""
        selection = self.screen.headlines.selection
        if self.screen.at == "headlines" and selection.count:
            return selection.ids()
        row = self.screen.marking.row
        return [row.id] if row is not None else []

    # -- files -----------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Ask for a file; its ending says the form."""
        from reader.tui.screens.chooser import Choice
        from reader.tui.screens.prompt import Prompt, PromptScreen

        ids = self.meant()
        row = self.library.row(ids[0]) if ids else None
        if row is None:
            self.screen.say("There is no article here to export.")
            return
        words = fold_words(row.headline)[:6] if len(ids) == 1 else [f"{len(ids)}", "articles"]
        stem = "-".join(words) or "article"

        def propose(text: str) -> list[Choice]:
            base = re.sub(r"\.\w{0,8}!?$", "", text) or stem
            names = [(f"{base}.{form.name}", form.title) for form in FORMS]
            return [Choice(name, title, name) for name, title in names]

        prompt = Prompt(
            f"export {counted(len(ids))} to",
            f"{stem}.md",
            propose=propose,
            refuse=refuse_file,
            hint=f"in {clean_line(os.getcwd())} · the ending says the form · tab changes it",  # noqa: PTH109
        )

        def answered(text: str | None) -> None:
            if text is not None:
                self.export(ids, text)

        self.screen.app.push_screen(PromptScreen(self.screen.palette, prompt), answered)

    def export(self, ids: Sequence[str], name: str, form: Form | None = None) -> None:
        """Write articles to the file `name`."""
        fault = refuse_file(name, form) if ids else "Nothing is meant that could be exported."
        if fault:
            self.screen.say(fault, "warning")
            return
        file = _path(name)
        form = form or form_of(file.suffix)
        assert form is not None  # noqa: S101 - else it was refused
        replace = name.endswith(_REPLACE)

        def work() -> tuple[int, int]:
            items = self.items(ids)
            _write(file, form.write(items), replace=replace)
            return len(items), len(ids) - len(items)

        def done(numbers: tuple[int, int]) -> None:
            written, gone = numbers
            lost = f" · {gone:,} could no longer be read" if gone else ""
            self.screen.say(clean_line(f"wrote {counted(written)} to {file}{lost}"), "success")

        self.screen.chores.do(work, done, f"exporting {counted(len(ids))}")

    def items(self, ids: Sequence[str]) -> list[Item]:
        """The articles that can be read, with tags and notes; on a thread."""
        from reader.library.corrections import as_corrected

        marks = self.library.marks
        items = []
        for identity in ids:
            try:
                found = self.library.article(identity)
            except ArticleGoneError:
                continue
            article = as_corrected(found, self.library.state.voices)
            items.append(Item(article, marks.tags(article.key), marks.note(article.key)))
        if not items:
            raise OSError("none of these articles can be read any more")
        return items

    # -- commands --------------------------------------------------------------------------

    def ask_command(self) -> None:
        """Ask for a command that gets the articles as Markdown."""
        from reader.tui.screens.prompt import Prompt, PromptScreen

        ids = self.meant()
        if not ids:
            self.screen.say("There is no article here to pipe.")
            return
        prompt = Prompt(
            f"pipe {counted(len(ids))} to",
            refuse=_refuse_command,
            hint="a program and its arguments; it reads Markdown · no shell is started",
        )

        def answered(text: str | None) -> None:
            if text is not None:
                self.pipe(ids, text)

        self.screen.app.push_screen(PromptScreen(self.screen.palette, prompt), answered)

    def pipe(self, ids: Sequence[str], command: str) -> None:
        """Hand articles to a command as Markdown, in the terminal."""
        from reader.tui import launch

        fault = _refuse_command(command)
        if fault:
            self.screen.say(fault, "warning")
            return
        form = form_of("md")
        assert form is not None  # noqa: S101

        def run(data: bytes) -> None:
            fault, code = "", 0
            with self.screen.app.suspend():  # an exception would leave the program suspended
                try:
                    code = launch.feed(shlex.split(command), data)
                except launch.LaunchError as error:
                    fault = str(error)
            said = f"{command}: ended with {code}" if code else "piped"
            self.screen.say(clean_line(fault or said), "error" if fault else "foreground")

        self.screen.chores.do(lambda: form.write(self.items(ids)), run, "reading the articles")

    # -- paths -----------------------------------------------------------------------------

    def say_path(self) -> None:
        """Say where the file of the article lies."""
        row = self.screen.marking.row
        file = self.library.file_of(row.path) if row is not None else None
        if row is not None:
            self.screen.say(clean_line(file or row.path))


def _path(name: str) -> Path:
    return Path(name.removesuffix(_REPLACE)).expanduser()


def refuse_file(name: str, form: Form | None = None) -> str:
    """Why articles cannot be written to the file `name`; "" if they can."""
    try:
        file = _path(name)
    except RuntimeError:
        return "There is no home folder that ~ could stand for."
    if form is None and form_of(file.suffix) is None:
        endings = ", ".join(f".{form.name}" for form in FORMS)
        return f"The ending says the form: {endings}."
    if not file.parent.is_dir():
        return clean_line(f"There is no folder {file.parent}.")
    if file.is_dir():
        return clean_line(f"{file} is a folder.")
    if os.path.lexists(file) and not name.endswith(_REPLACE):
        return clean_line(f"{file} is there already: another name, or {file.name}! to replace it.")
    return ""


def _refuse_command(command: str) -> str:
    from shutil import which

    try:
        words = shlex.split(command)
    except ValueError as error:
        return clean_line(f"The command cannot be read: {error}.")
    if not words or which(words[0]) is None:
        return clean_line(f"There is no program {words[0] if words else ''}.")
    return ""


def _write(file: Path, data: bytes, *, replace: bool) -> None:
    """Write the whole of `data` or nothing; what is there is only replaced where that was said."""
    if not replace:
        with file.open("xb") as new:
            try:
                new.write(data)
                new.flush()
            except OSError:
                file.unlink(missing_ok=True)
                raise
        return
    fresh = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        fresh.write_bytes(data)
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
