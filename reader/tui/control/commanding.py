"""The `:` line: every action by name, and verbs with a query that says what they work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.library.api import Sort
from reader.library.export import FORMS, form_of
from reader.library.marking import Mark, counted
from reader.library.query import parse
from reader.library.state.rules import Action
from reader.text.safe import clean_line
from reader.tui.commands import Command, CommandError, proposals, understand
from reader.tui.control.annotating import Annotating
from reader.tui.control.base import Controller
from reader.tui.control.exporting import Exporting
from reader.tui.control.filtering import Filtering
from reader.tui.control.ruling import Ruling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.query import Query
    from reader.tui.control.macros import Macros
    from reader.tui.control.setting import Setting
    from reader.tui.screens.chooser import Choice
    from reader.tui.screens.main import MainScreen

_HISTORY = "commands"
_MOST_REMEMBERED = 100


class Commanding(Controller):
    """Carries out what is typed after the colon."""

    performs: ClassVar[dict[str, str]] = {"command": "ask"}

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self._verbs: dict[str, Callable[[Command], None]] = {
            "star": lambda command: self._turn(Mark.STARRED, command, value=True),
            "unstar": lambda command: self._turn(Mark.STARRED, command, value=False),
            "read": lambda command: self._turn(Mark.READ, command, value=True),
            "unread": lambda command: self._turn(Mark.READ, command, value=False),
            "tag add": lambda command: self._tag(command, value=True),
            "tag remove": lambda command: self._tag(command, value=False),
            "untag": lambda command: self._tag(command, value=False),
            "export": self._export,
            "pipe": self._pipe,
            "set": lambda command: self.screen.later.of(_setting()).set_from(command.rest),
            "macro": lambda command: self.screen.later.of(_macros()).run(command.rest),
            "filter": lambda command: self._filtering.filter(command.query),
            "sort": lambda command: self._filtering.sort(command.rest),
            "saved": lambda command: self._filtering.show_saved(command.rest),
            "save": lambda command: self._filtering.save(command.rest),
            "forget": lambda command: self._filtering.remove(command.rest),
            "mute": lambda command: self._rule(Action.MUTE, command),
            "rule star": lambda command: self._rule(Action.STAR, command),
            "rule tag": lambda command: self._rule(Action.TAG, command),
        }
        self._known: dict[str, Callable[[], Sequence[str]]] = {
            "TAG": lambda: [tag for tag, _ in self.library.marks.all_tags()],
            "FORM": lambda: [form.name for form in FORMS],
            "SETTING": lambda: [f"{name} " for name in _setting_names()],
            "ORDER": lambda: [sort.value for sort in Sort],
            "SEARCH": lambda: [one.name for one in self.library.state.searches.all()[0]],
        }

    def ask(self, text: str = "") -> None:
        """Open the line, with `text` in it."""
        from reader.tui.screens.prompt import Prompt, PromptScreen

        prompt = Prompt(
            ":",
            text,
            propose=self._propose,
            tell=self._tell,
            refuse=_refuse,
            history=self._remembered(),
            hint="tab completes · ↑ earlier commands · a query says what a verb works on",
        )
        self.screen.app.push_screen(PromptScreen(self.screen.palette, prompt), self._answered)

    def run(self, text: str) -> None:
        """Carry out a line."""
        fault = _refuse(text)
        if fault:
            self.screen.say(f"{fault} Nothing was done.", "warning")
            return
        command = understand(text)
        if command.action is not None:
            self.screen.perform(command.action.id)
        elif command.verb is not None:
            self._verbs[command.verb.name](command)

    # -- the line --------------------------------------------------------------------------

    def _propose(self, text: str) -> list[Choice]:
        from reader.tui.screens.chooser import Choice

        return [Choice(*proposal) for proposal in proposals(text, self._known)]

    def _tell(self, text: str) -> str:
        """How many articles the line would touch; on a thread."""
        try:
            command = understand(text)
        except CommandError:
            return ""
        if command.action is not None:
            return command.action.title
        if command.verb is None or command.verb.query == "none":
            return ""
        if not command.query:
            number = len(self.screen.marking.target)
            return "this article" if number == 1 else f"{counted(number)}, selected"
        query = parse(command.query)
        fault = _fault_of(query)
        if fault:
            return fault
        total = self.screen.searching.listing(query).total
        least = "" if total.exact else "at least "
        return f"{least}{counted(total.count)} of {self.library.summary().articles:,}"

    def _answered(self, text: str | None) -> None:
        if text is not None:
            self._remember(text)
            self.run(text)

    def _remembered(self) -> list[str]:
        lines = self.library.state.desk.find(_HISTORY).get("lines")
        several = lines if isinstance(lines, list) else []
        return [clean_line(line) for line in several if isinstance(line, str)]

    def _remember(self, text: str) -> None:
        lines = [text, *(line for line in self._remembered() if line != text)]
        fields = {"lines": lines[:_MOST_REMEMBERED]}
        desk = self.library.state.desk
        self.screen.chores.do(lambda: desk.leave(_HISTORY, fields), lambda _: None)

    # -- verbs -----------------------------------------------------------------------------

    def on_keys(self, command: Command, do: Callable[[Sequence[str]], None]) -> None:
        """Call `do` with the keys of the articles that `command` is about."""
        if not command.query:
            keys = self.screen.marking.target
            if keys:
                do(keys)
            else:
                self.screen.say("Nothing is selected, and no query says what is meant.", "warning")
            return
        query = parse(command.query)

        def found(keys: Sequence[str]) -> None:
            if keys:
                do(keys)
            else:
                self.screen.say(f"No article answers “{query.text}”.")

        def look() -> Sequence[str]:
            return self.screen.searching.listing(query).keys()

        self.screen.chores.do(look, found)

    @property
    def _filtering(self) -> Filtering:
        return self.screen.later.of(Filtering)

    def _export(self, command: Command) -> None:
        exporting = self.screen.later.of(Exporting)
        name, file = command.arguments
        form = form_of(name)
        if form is None:
            forms = ", ".join(form.name for form in FORMS)
            self.screen.say(clean_line(f"There is no form “{name}”; there are {forms}."), "warning")
        elif not command.query:
            exporting.export(exporting.meant(), file, form)
        else:
            query = parse(command.query)

            def look() -> list[str]:
                listing = self.screen.searching.listing(query)
                return [row.id for row in listing.rows(0, listing.total.count) if row is not None]

            self.screen.chores.do(look, lambda ids: exporting.export(ids, file, form))

    def _pipe(self, command: Command) -> None:
        exporting = self.screen.later.of(Exporting)
        exporting.pipe(exporting.meant(), command.rest)

    def _rule(self, action: Action, command: Command) -> None:
        self.screen.later.of(Ruling).add(action, command.query, "".join(command.arguments))

    def _turn(self, mark: Mark, command: Command, *, value: bool) -> None:
        self.on_keys(command, lambda keys: self.screen.marking.turn(mark, keys, value))

    def _tag(self, command: Command, *, value: bool) -> None:
        annotating = self.screen.later.of(Annotating)
        self.on_keys(command, lambda keys: annotating.tag(keys, [command.arguments[0]], value))


def _refuse(text: str) -> str:
    """Why a line is not carried out; "" if it is."""
    try:
        command = understand(text)
    except CommandError as error:
        return clean_line(str(error))
    return _fault_of(parse(command.query)) if command.query else ""


def _fault_of(query: Query) -> str:
    """What of a query is not understood: a verb that went by half of one would do harm."""
    if query.notes:
        message = query.notes[0].message
        return message if message.endswith("?") else f"{message}."
    return "The query asks for nothing." if query.root is None else ""


def _setting() -> type[Setting]:
    from reader.tui.control.setting import Setting

    return Setting


def _macros() -> type[Macros]:
    from reader.tui.control.macros import Macros

    return Macros


def _setting_names() -> list[str]:
    from dataclasses import fields

    from reader.config.settings import TABLES, Settings

    return [field.name for field in fields(Settings) if field.name not in TABLES]
