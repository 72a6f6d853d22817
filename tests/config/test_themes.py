"""Themes: what ships can be used, and a broken file is told apart and named."""

from reader.config.themes import all_themes, theme_folders


def test_every_shipped_theme_can_be_used() -> None:
    themes, broken = all_themes(theme_folders(None))
    assert not broken
    assert themes
