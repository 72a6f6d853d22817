"""Kept passages written to a file."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.state.notebook_export import FORMATS
from reader.text.safe import clean, clean_line
from reader.tui.screens.chooser import Choice
from reader.tui.screens.prompt import Prompt, PromptScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.state.notebook import Saved
    from reader.tui.screens.notebook import NotebookScreen

_FORMS = {
    ".md": ("markdown", "Markdown"),
    ".csv": ("csv", "a table, for spreadsheets"),
    ".jsonl": ("jsonl", "JSON Lines, everything that is known"),
    ".bib": ("bibtex", "BibTeX"),
    ".json": ("csl-json", "CSL-JSON, for Zotero and pandoc"),
}
"""Ending of a file -> name of the form, and what it is for."""
_ENDING = re.compile(r"\.\w{0,8}$")


def ask_export(screen: NotebookScreen, saved: Sequence[Saved]) -> None:
    """Ask for a file; its ending says the form."""
    if not saved:
        screen.say("There is nothing here to export.")
        return
    number = f"{len(saved):,} passage{'s' if len(saved) != 1 else ''}"
    stem = f"notebook-{datetime.now(UTC).astimezone():%Y-%m-%d}"

    def propose(text: str) -> list[Choice]:
        base = _ENDING.sub("", text) or stem
        return [Choice(base + end, title, base + end) for end, (_, title) in _FORMS.items()]

    def answered(text: str | None) -> None:
        if text is None:
            return
        try:
            file = _write(text, saved)
        except OSError as error:
            screen.say(clean_line(f"{text}: {error.strerror or error}"), "error")
        else:
            screen.say(clean_line(f"wrote {number} to {file}"), "success")

    hint = f"in {clean_line(os.getcwd())} · the ending says the form · tab changes it"  # noqa: PTH109
    prompt = Prompt(f"export {number} to", f"{stem}.md", propose=propose, refuse=_refuse, hint=hint)
    screen.app.push_screen(PromptScreen(screen.palette, prompt), answered)


def _refuse(name: str) -> str:
    try:
        file = Path(name).expanduser()
    except RuntimeError:
        return "There is no home folder that ~ could stand for."
    if file.suffix not in _FORMS:
        return f"The ending says the form: {', '.join(_FORMS)}."
    if not file.parent.is_dir():
        return clean_line(f"There is no folder {file.parent}.")
    if os.path.lexists(file):
        return clean_line(f"{file} is there already: another name.")
    return ""


def _write(name: str, saved: Sequence[Saved]) -> Path:
    file = Path(name).expanduser()
    form, _ = _FORMS[file.suffix]
    with file.open("x", encoding="utf-8", newline="") as new:
        new.write(clean(FORMATS[form](saved)))
    return file
