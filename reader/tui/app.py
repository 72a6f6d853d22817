"""The application: wiring of library, theme, keymap and main screen, and a clean end."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from threading import Event
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import App
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, Monochrome, NoColor

from reader.tui.bindings import keys_of
from reader.tui.driving import lean
from reader.tui.hangup import end_with_the_terminal
from reader.tui.paint_filter import SafePaint
from reader.tui.render.palette import Palette
from reader.tui.screens.main import MainScreen
from reader.tui.signals import end_by_signals
from reader.tui.stray import nothing_strays
from reader.tui.theming import textual_theme, variables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.filter import LineFilter
    from textual.screen import Screen
    from textual.theme import Theme as TextualTheme

    from reader.config.check import ConfigError
    from reader.config.settings import Settings
    from reader.config.themes import Theme
    from reader.library.api import Library


_COLLECTED_AT = 7_000
"""Objects made since the collector last looked at the young ones: an article brings some thousand,
and nearly all of them go by themselves."""


class NewsreaderApp(App[None]):
    """newsreader in a terminal."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "newsreader"
    CSS_PATH = "screens/main.tcss"

    def __init__(
        self,
        library: Library,
        settings: Settings,
        settings_folder: Path | None,
        first_file: str | None = None,
        faults: Sequence[ConfigError] = (),
    ) -> None:
        """Set up; nothing is read but the theme and the keymap.

        Args:
            library: what is read.
            settings: what the reader has set.
            settings_folder: where their themes lie; None if they have no home.
            first_file: absolute path of the file to open at once.
            faults: what is wrong with the settings file.
        """
        from reader.config.themes import (
            default_theme_name,
            shows_all,
            theme_folders,
            usable_theme,
        )

        if shows_all(os.environ):
            # Textual looks at nothing else, and would paint in sixteen colours.
            os.environ["COLORTERM"] = "truecolor"
        self._theme_folders = theme_folders(settings_folder)
        name = default_theme_name(os.environ, settings.theme, settings.theme_light)
        theme, errors = usable_theme(name, self._theme_folders)
        self.palette = Palette(theme)
        self._shown_theme = textual_theme(theme)
        super().__init__(driver_class=_driver())
        self.animation_level = "full" if settings.smooth else "none"
        self._library = library
        self._settings = settings
        self._safe_paint = SafePaint()
        self.settings_folder = settings_folder
        keymap, keymap_faults = keys_of(settings, settings_folder)
        self.faults: Sequence[ConfigError] = (*faults, *errors, *keymap_faults)
        """What of the user's files could not be used."""
        self._keys = keymap
        self._first_file = first_file
        self.crash: Exception | None = None
        self.opens_next: str | None = None
        """Path of the folder that is opened once this one is closed; None for none."""
        """A fault of ours that ended the program."""
        self._first_theme(theme)

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        return MainScreen(
            self._library,
            self.palette,
            self._keys,
            settings=self._settings,
            columns=self.size.width,
            first_file=self._first_file,
        )

    def get_driver_class(self) -> type[Driver]:
        """What reads keys and writes frames on this system."""
        return lean(super().get_driver_class())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables exist whatever theme is in use."""
        return variables(self.palette.theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Everything painted passes `SafePaint` last.

        No theme of RGB colours paints with the terminal's own, so nothing is to be turned into RGB.
        Textual chooses its filter for NO_COLOR before it knows our theme, and the one for RGB
        themes paints the terminal's own colours black on black.
        """
        filters = [
            NoColor() if self.palette.theme.ansi and isinstance(known, Monochrome) else known
            for known in super().get_line_filters()
            if not isinstance(known, ANSIToTruecolor)
        ]
        return [*filters, self._safe_paint]

    @property
    def current_theme(self) -> TextualTheme:
        """The theme in use; Textual asks for it with every line, and looks for it by its name."""
        return self._shown_theme

    # -- themes ----------------------------------------------------------------------------

    def themes(self) -> tuple[list[Theme], list[str]]:
        """All themes, and one sentence for each file that is no theme."""
        from reader.config.themes import all_themes
        from reader.text.safe import clean_line

        usable, broken = all_themes(self._theme_folders)
        return usable, [clean_line(str(error)) for fault in broken for error in fault.errors]

    def use_theme(self, name: str) -> None:
        """Switch to a theme, everywhere and at once."""
        from reader.config.themes import usable_theme

        theme, _ = usable_theme(name, self._theme_folders)
        self.palette = Palette(theme)
        self._adopt(theme)
        for screen in self.screen_stack:
            set_palette = getattr(screen, "set_palette", None)
            if set_palette is not None:
                set_palette(self.palette)

    def _first_theme(self, theme: Theme) -> None:
        # Set without being watched: Textual would read its stylesheets a second time for it.
        self.register_theme(self._shown_theme)
        self.set_reactive(App.theme, self._shown_theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)

    def _adopt(self, theme: Theme) -> None:
        self._shown_theme = textual_theme(theme)
        self.register_theme(self._shown_theme)
        self.theme = self._shown_theme.name

    # -- settings --------------------------------------------------------------------------

    def told(self) -> list[str]:
        """What could not be used, each in a line; the folder is long and known, and left out."""
        folder = f"{self.settings_folder}/"
        return [str(fault).replace(folder, "").replace("\n", " ") for fault in self.faults]

    def adopt_settings(self, settings: Settings, faults: Sequence[ConfigError]) -> None:
        """Use other settings from now on."""
        from reader.tui.adopting import adopt

        keymap, keymap_faults = keys_of(settings, self.settings_folder)
        self._settings, self._keys = settings, keymap
        self.faults = (*faults, *keymap_faults)
        for screen in self.screen_stack:
            if isinstance(screen, MainScreen):
                adopt(self, screen, settings, keymap)

    # -- life ------------------------------------------------------------------------------

    def on_load(self) -> None:
        """Signals end the program the way a key does, from before the terminal is changed."""
        end_by_signals(asyncio.get_running_loop(), self._end_by_signal)

    def on_mount(self) -> None:
        """What can wait until the first screen stands, waits."""
        self.call_after_refresh(self._settled)

    def _settled(self) -> None:
        # What start-up made lives as long as the program: the collector need not look at it.
        gc.enable()
        gc.freeze()
        gc.set_threshold(_COLLECTED_AT)
        if self.faults and isinstance(self.screen, MainScreen):
            from reader.tui.control.marking import ROOM_FOR_HELP
            from reader.tui.render.wrap import cut

            more = len(self.faults) - 1
            key = self.screen.key_of("settings")
            also = f" · {more} more: {key} lists them" if more else ""
            # Where the rest is told is worth more than the end of the first.
            room = max(self.size.width - len(also) - ROOM_FOR_HELP, 1)
            self.screen.say(cut(self.told()[0], room) + also, "warning")

    @on(Driver.SignalResume)
    def _paint_anew(self) -> None:
        # A terminal is given back empty after the program was stopped; Textual leaves it so.
        self.refresh(layout=True)

    def _end_by_signal(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours: end; `run` raises it once the terminal is itself again."""
        self.crash = error
        self._exception = error
        # Typed so by Textual that it seems never to return.
        cast("asyncio.Event", self._exception_event).set()
        self._close_messages_no_wait()

    def raise_crash(self) -> None:
        """Raise the fault of ours that ended the program, if one did."""
        if self.crash is not None:
            raise self.crash


def _driver() -> type[Driver] | None:
    """What drives the terminal; None for Textual's choice, where there are no Unix terminals."""
    if sys.platform == "win32":
        return None
    from reader.tui.terminal import TerminalDriver

    return TerminalDriver


def run(
    target: str | None,
    *,
    article: str | None = None,
    stdin: bytes | None = None,
    settings_folder: Path | None = None,
) -> int:
    """Open the interface.

    Args:
        target: path of the folder or file to read; None with `stdin`.
        article: absolute path of the file to open at once.
        stdin: bytes of standard input, read as the only article.
        settings_folder: in place of the user's own.

    Returns:
        The exit code: 0, or 128 + N after signal N.

    Raises:
        CollectionError: `target` cannot be opened.
        Exception: a fault of ours; the terminal is itself again.
    """
    from reader.config.folder import config_folder
    from reader.config.settings import load_settings
    from reader.library.api import OpenOptions
    from reader.library.opening import STANDARD_INPUT, open_library

    folder = settings_folder or config_folder()
    settings, faults = load_settings(folder)
    library = open_library(target or STANDARD_INPUT, OpenOptions(stdin=stdin))
    left = Event()
    end_with_the_terminal(left.is_set)
    try:
        with nothing_strays():
            app = NewsreaderApp(library, settings, folder, article, faults)
            app.run(mouse=True)
    finally:
        left.set()
        library.close()
    app.raise_crash()
    if app.opens_next is not None:
        return run(app.opens_next, settings_folder=settings_folder)
    return app.return_code or 0
