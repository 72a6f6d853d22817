"""Our themes as Textual's: the few colours that stylesheets and Textual's own screens use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme as TextualTheme

if TYPE_CHECKING:
    from reader.config.themes import Theme


def textual_theme(theme: Theme) -> TextualTheme:
    """Return what Textual's stylesheets need of `theme`."""
    return TextualTheme(
        name=f"newsreader-{theme.name}",
        primary=theme.accent,
        secondary=theme.dim,
        accent=theme.accent,
        warning=theme.warning,
        error=theme.error,
        success=theme.success,
        foreground=theme.foreground,
        background=theme.background,
        surface=theme.panel,
        panel=theme.bar,
        dark=theme.dark,
        ansi=theme.ansi,
        variables=variables(theme),
    )


def variables(theme: Theme) -> dict[str, str]:
    """Return the variables of our stylesheets, and Textual's that would clash with the theme."""
    return {
        # Named by Textual's own stylesheets, made by it for RGB themes alone.
        "ansi-background": theme.background,
        "ansi-foreground": theme.foreground,
        "screen-selection-background": theme.match_background,
        "screen-selection-foreground": theme.match_foreground,
        "news-panel": theme.panel,
        "news-bar": theme.bar,
        "news-rule": theme.rule,
        "news-dim": theme.dim,
        "scrollbar": theme.rule,
        "scrollbar-hover": theme.dim,
        "scrollbar-active": theme.accent,
        "scrollbar-background": theme.panel,
        "scrollbar-background-hover": theme.panel,
        "scrollbar-background-active": theme.panel,
        "scrollbar-corner-color": theme.panel,
        "block-cursor-background": theme.cursor_background,
        "block-cursor-foreground": theme.cursor_foreground,
        "block-cursor-text-style": "reverse" if theme.attributes else "none",
        "input-selection-background": theme.match_background,
        "border": theme.rule,
        "border-blurred": theme.rule,
    }
