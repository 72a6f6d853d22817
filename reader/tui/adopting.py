"""Other settings while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.config.keymap import Keymap
    from reader.config.settings import Settings
    from reader.tui.app import NewsreaderApp
    from reader.tui.screens.main import MainScreen


def adopt(app: NewsreaderApp, screen: MainScreen, settings: Settings, keymap: Keymap) -> None:
    """Let everything that was made by the settings be made by these."""
    import os

    from reader.config.themes import default_theme_name

    before, screen.settings = screen.settings, settings
    app.animation_level = "full" if settings.smooth else "none"
    if (before.theme, before.theme_light) != (settings.theme, settings.theme_light):
        app.use_theme(default_theme_name(os.environ, settings.theme, settings.theme_light))
    if before.sidebar != settings.sidebar:
        screen.set_class(settings.sidebar == "closed", "-no-sidebar")
    screen.use_keys(keymap)
    screen.headlines.use(settings)
    screen.reading.lay_out_anew()
    screen.refresh_status()
