"""The settings as a screen: made of their description, kept in the settings file, used at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, ClassVar

from reader.config.check import UnreadableFileError
from reader.config.describe import default_config, json_schema
from reader.config.settings import FILE_NAME, load_settings
from reader.config.themes import light_ground
from reader.config.write import set_value
from reader.text.safe import SafeText, clean_line
from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.tui.app import NewsreaderApp
    from reader.tui.screens.chooser import Choice

_EDIT = "\0edit"
_DEFAULT = "\0default"
_TABLES = ("keys", "macros")


class Setting(Controller):
    """Shows what is set and changes it."""

    performs: ClassVar[dict[str, str]] = {"settings": "show"}

    @property
    def _app(self) -> NewsreaderApp:
        from reader.tui.app import NewsreaderApp

        app = self.screen.app
        assert isinstance(app, NewsreaderApp)  # noqa: S101
        return app

    @property
    def _file(self) -> Path | None:
        folder = self._app.settings_folder
        return folder / FILE_NAME if folder is not None else None

    @property
    def _properties(self) -> dict[str, dict[str, Any]]:
        properties = json_schema()["properties"]
        assert isinstance(properties, dict)  # noqa: S101
        return properties

    def show(self, start: str = "") -> None:
        """Every setting with its value; choosing one changes it."""
        from reader.tui.screens.chooser import Choice, ChooserScreen

        choices = self._faults()
        first = len(choices)
        for name, described in self._properties.items():
            note = _shown(getattr(self.screen.settings, name))
            choices.append(Choice(name, note, name, detail=clean_line(described["description"])))
        names = [choice.value for choice in choices]
        if self._file is not None:
            choices.append(Choice("Edit the file", "", _EDIT, detail=clean_line(str(self._file))))
        at = names.index(start) if start in names else first

        def chosen(name: str | None) -> None:
            if name == _EDIT or name in _TABLES:
                self._edit()
            elif name is not None:
                self._ask(name, self._properties[name])

        self._app.push_screen(
            ChooserScreen(self.screen.palette, "settings", choices, start=at), chosen
        )

    def _faults(self) -> list[Choice]:
        from reader.tui.screens.chooser import Choice

        faults = self._app.told()
        if not faults:
            return []
        parted = (clean_line(fault).partition(": ") for fault in faults)
        lines = [Choice(place, detail=reason) for place, _, reason in parted]
        return [Choice("Not usable, and passed over", heading=True), *lines]

    def _edit(self) -> None:
        file = self._file
        if file is None:
            self.screen.say("There is no folder to keep settings in.", "warning")
            return
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists():
                file.write_text(default_config(), encoding="utf-8")
        except OSError as error:
            self.screen.say(clean_line(f"{file}: {error.strerror}"), "error")
            return
        self.screen.outside.edit_file(str(file))
        self._use(*load_settings(file.parent))

    # -- one setting -----------------------------------------------------------------------

    def _ask(self, name: str, described: dict[str, Any]) -> None:
        if name in ("theme", "theme_light"):
            self._choose(name, [theme.name for theme in self._app.themes()[0]])
        elif described.get("type") == "boolean":
            self.set(name, not getattr(self.screen.settings, name))
            self.show(name)
        elif "enum" in described:
            self._choose(name, described["enum"])
        else:
            self._type(name, described)

    def _choose(self, name: str, options: list[str]) -> None:
        from reader.tui.screens.chooser import Choice, ChooserScreen

        now = getattr(self.screen.settings, name)
        choices = [Choice(option, "set" if option == now else "", option) for option in options]
        choices.append(Choice("as it comes", "", _DEFAULT))

        def chosen(value: str | None) -> None:
            if value is not None:
                self.set(name, None if value == _DEFAULT else value)
            self.show(name)

        start = options.index(now) if now in options else None
        self._app.push_screen(
            ChooserScreen(self.screen.palette, name, choices, start=start), chosen
        )

    def _type(self, name: str, described: dict[str, Any]) -> None:
        from reader.tui.screens.prompt import Prompt, PromptScreen

        low, high = described.get("minimum"), described.get("maximum")

        def refuse(text: str) -> str:
            if described.get("type") != "integer":
                return ""
            if text.isdecimal() and low is not None and high is not None:
                return "" if low <= int(text[:9]) <= high else f"From {low} to {high}."
            return "" if text.isdecimal() else "A whole number, please."

        def answered(text: str | None) -> None:
            if text is not None:
                self.set(name, int(text) if described.get("type") == "integer" else text)
            self.show(name)

        prompt = Prompt(
            name,
            str(getattr(self.screen.settings, name)),
            refuse=refuse,
            hint=clean_line(described["description"]),
        )
        self._app.push_screen(PromptScreen(self.screen.palette, prompt), answered)

    def set_from(self, text: str) -> None:
        """Carry out ``set NAME VALUE``."""
        name, _, value = text.partition(" ")
        described = self._properties.get(name)
        if described is None or name in _TABLES:
            from reader.config.check import nearest_of

            near = nearest_of(name, list(self._properties))
            hint = f" Did you mean {near}?" if near else ""
            self.screen.say(clean_line(f"There is no setting “{name}”.{hint}"), "warning")
            return
        kinds: dict[str, Callable[[str], bool | int | str]] = {
            "boolean": lambda word: word in ("true", "on", "yes"),
            "integer": lambda word: int(word) if word.isdecimal() else word,
        }
        self.set(name, kinds.get(described.get("type", ""), str)(value.strip()))

    def keep_theme(self, name: str) -> None:
        """Start with the theme `name` from now on; where it cannot be kept, say why."""
        light = self.screen.settings.theme_light is not None and light_ground(os.environ)
        if self.set("theme_light" if light else "theme", name):
            from reader.config.pairs import contrast_warning

            warning = contrast_warning(self._app.palette.theme)
            kept = f"theme: {name}, kept"
            self.screen.say(clean_line(" · ".join(filter(None, (kept, warning)))))

    def set(self, name: str, value: bool | int | str | None) -> bool:
        """Keep a setting in the file and use it at once; tell whether it could be kept."""
        file = self._file
        if file is None:
            self.screen.say("There is no folder to keep settings in.", "warning")
            return False
        before = file.read_bytes() if file.is_file() else None
        try:
            fault = set_value(file, name, value)
        except UnreadableFileError as error:
            # The folder is long and known: it would leave no room for what is wrong.
            known = error.error._replace(file=SafeText(FILE_NAME))
            self.screen.say(clean_line(f"mend this first: {known}"), "error")
            return False
        except OSError as error:
            self.screen.say(clean_line(f"not kept: {error.strerror or error}"), "error")
            return False
        settings, faults = load_settings(file.parent)
        wrong = fault or next((one for one in faults if one.key == name), None)
        if wrong is not None:
            if fault is None and before is not None:
                file.write_bytes(before)
            elif fault is None:
                file.unlink()
            self.screen.say(clean_line(f"{name}: {wrong.reason}"), "warning")
            return False
        self._use(settings, faults)
        self.screen.say(clean_line(f"{name}: {_shown(getattr(settings, name))}"))
        return True

    def _use(self, settings: Any, faults: Any) -> None:
        self._app.adopt_settings(settings, faults)


def _shown(value: object) -> str:
    if value is None:
        return "as it comes"
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, str | int):
        return str(value)
    return f"{len(value)} of your own" if value else "none of your own"  # type: ignore[arg-type]
