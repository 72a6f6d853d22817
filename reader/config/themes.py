"""Themes: every colour of the interface, one TOML file a theme.

Themes are read on the way to the first screen: `load_theme` opens one file and imports nothing that
the interface does not import anyway. docs/THEMES.md says how to write one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, Literal

from reader.config.check import (
    ConfigError,
    Length,
    TomlFile,
    UnreadableFileError,
    check_table,
    config_error,
    nearest_of,
    read_toml,
    shown,
)
from reader.config.colours import IsColour
from reader.resources import themes_folder

DEFAULT_DARK = "night-desk"
DEFAULT_LIGHT = "newsprint"
COLOURLESS = "mono"
"""The theme that paints with bold, underline and reverse only."""
SIXTEEN = "terminal"
"""The theme of the terminal's own sixteen colours."""

SPEAKER_COLOURS = 8

Colour = Annotated[str, IsColour()]
"""#rrggbb, or in a theme marked `ansi` one of `reader.config.colours.ANSI_NAMES`."""

_ALL_COLOURS = {"truecolor", "24bit"}
_KNOWN = {"kitty", "alacritty", "foot", "ghostty", "wezterm", "contour", "rio"}

_NAME = r"[a-z0-9][a-z0-9-]{0,39}"


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Theme:
    """The colours of everything that is painted. `reader.config.pairs` says what lies on what."""

    name: str
    """The name of its file without `.toml`; it is chosen by this."""
    title: str
    """The name to show."""
    dark: bool
    """Whether text is lighter than its ground."""

    background: Colour
    """Ground of the article."""
    panel: Colour
    """Ground of the list and the sidebar."""
    bar: Colour
    """Ground of the top line and the status line."""

    foreground: Colour
    """Running text, and an unread headline in the list."""
    dim: Colour
    """Meta lines, dates, and the headlines of articles that were read."""
    headline: Colour
    """The headline above the article, and pane titles."""
    standfirst: Colour
    """The lines between headline and text."""
    accent: Colour
    """Focus, key names, links."""
    rule: Colour
    """Thin lines between panes; nothing is written in it."""

    cursor_background: Colour
    """The cursor row of the pane that has the focus."""
    cursor_foreground: Colour
    """All text of that row."""
    cursor_blurred_background: Colour
    """The cursor row of a pane without focus; its texts keep their own colours."""
    match_background: Colour
    """What a search found, wherever it stands, also within the cursor row."""
    match_foreground: Colour
    """Its text."""
    selected_quote_background: Colour
    """Behind the quote that is selected; its text keeps the speaker's colour."""

    star: Colour
    """The mark of a starred article."""
    unread: Colour
    """The mark of an unread one."""
    here: Colour
    """A related headline that leads to an article."""
    absent: Colour
    """A related headline that leads nowhere."""
    error: Colour
    """Something failed."""
    warning: Colour
    """Something is not as it should be."""
    success: Colour
    """Something is done."""

    speakers: Annotated[tuple[Colour, ...], Length(SPEAKER_COLOURS)]
    """Quotes, by speaker in the order of their first words; the first four are told apart best."""
    quote_unknown: Colour
    """Quotes whose speaker was not found."""

    ansi: bool = False
    """Uses the terminal's own colours by name: every colour is a name, none #rrggbb."""
    attributes: bool = False
    """Colours cannot mark anything: the cursor row and the selected quote are painted in reverse,
    a blurred cursor row and a match underlined, dim text in the attribute dim."""
    contrast: Literal["normal", "high"] = "normal"
    """`high` promises 7:1 for every text on its ground, `normal` 4.5:1."""
    author: str | None = None
    description: str | None = None


COLOUR_FIELDS = tuple(
    field.name for field in fields(Theme) if field.type is Colour or field.name == "speakers"
)
"""The fields of `Theme` that hold colours."""


class ThemeError(Exception):
    """A theme that cannot be used; `errors` says why, at least one."""

    def __init__(self, errors: Sequence[ConfigError]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = tuple(errors)


def theme_folders(config_folder: Path | None) -> tuple[Path, ...]:
    """Return the folders that hold themes, the user's own first: they win over ours."""
    own = () if config_folder is None else (config_folder / "themes",)
    return (*own, themes_folder())


def load_theme(name: str, folders: Sequence[Path]) -> Theme:
    """Read the theme `name` from the first of `folders` that has it; no other file is opened.

    Raises:
        ThemeError: no folder has it, or its file is wrong.
    """
    if re.fullmatch(_NAME, name):
        for folder in folders:
            path = folder / f"{name}.toml"
            if path.is_file():
                return read_theme(path)
    nearest = nearest_of(name, [path.stem for path in _theme_files(folders)])
    reason = f"there is no theme {shown(name)}"
    raise ThemeError([config_error(folders[0] if folders else Path(), "", reason, nearest)])


def usable_theme(name: str, folders: Sequence[Path]) -> tuple[Theme, tuple[ConfigError, ...]]:
    """Read the theme `name`; where that cannot be, the one we start with, and what was wrong.

    Raises:
        ThemeError: not even the shipped default can be read; the installation is broken.
    """
    try:
        return load_theme(name, folders), ()
    except ThemeError as error:
        return load_theme(DEFAULT_DARK, [themes_folder()]), error.errors


def all_themes(folders: Sequence[Path]) -> tuple[list[Theme], list[ThemeError]]:
    """Read every theme of `folders`, for a list to choose from.

    Returns:
        The themes that can be used, dark before light, then by title; and an error for each file
        that cannot. A file hides those of the same name in later folders, also when it is broken.
    """
    themes = []
    broken = []
    for path in _theme_files(folders):
        try:
            themes.append(read_theme(path))
        except ThemeError as error:
            broken.append(error)
    themes.sort(key=lambda theme: (not theme.dark, theme.title.casefold(), theme.name))
    return themes, broken


def read_theme(path: Path) -> Theme:
    """Read the theme in the file `path`.

    Raises:
        ThemeError: it cannot be read, or a key of it is missing, unknown or wrong.
    """
    name = path.stem
    if not re.fullmatch(_NAME, name):
        reason = "a theme's file is named in small letters, digits and hyphens"
        raise ThemeError([config_error(path, "", reason)])
    try:
        file = read_toml(path)
    except UnreadableFileError as error:
        raise ThemeError([error.error]) from error
    values, errors = check_table(Theme, file, skip=("name",))
    if "name" in file.table:
        errors.append(file.error("name", "a theme is named by its file; `title` is what is shown"))
    errors += _mixed_colours(file, values)
    if errors:
        raise ThemeError(errors)
    return Theme(name=name, **values)


def _mixed_colours(file: TomlFile, values: Mapping[str, Any]) -> Iterator[ConfigError]:
    """Find colours of the kind that the theme does not use: it is either RGB or the terminal's."""
    ansi = values.get("ansi", False)
    for key in COLOUR_FIELDS:
        value = values.get(key, ())
        for colour in (value,) if isinstance(value, str) else value:
            if colour.startswith("ansi_") and not ansi:
                yield file.error(key, f"{colour} is only for a theme with `ansi = true`")
            elif colour.startswith("#") and ansi:
                yield file.error(key, f"{colour} is not for a theme with `ansi = true`")


def _theme_files(folders: Sequence[Path]) -> list[Path]:
    """Return the theme files of `folders`, one a name, the first folder's."""
    found: dict[str, Path] = {}
    for folder in folders:
        try:
            paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
        except OSError:
            # A user without own themes has no such folder, and one that cannot be listed holds
            # nothing that could be chosen.
            continue
        for path in paths:
            found.setdefault(path.stem, path)
    return list(found.values())


def default_theme_name(
    environment: Mapping[str, str], theme: str | None = None, theme_light: str | None = None
) -> str:
    """Return the name of the theme to start with.

    Args:
        environment: the process's environment variables.
        theme: the theme that was chosen, on the command line or in the settings.
        theme_light: the one chosen for terminals with a light ground.

    NO_COLOR counts when it is set and not empty (https://no-color.org), and only where nothing was
    chosen. The terminal's ground is known where COLORFGBG is set, as rxvt and Konsole do: its last
    part is the number of the ground's colour, 7 and 9 to 15 being light. A terminal of 16 colours
    would show most of a theme of RGB colours in greys, so it starts with its own.
    """
    if environment.get("NO_COLOR") and theme is None and theme_light is None:
        return COLOURLESS
    light = light_ground(environment)
    chosen = (theme_light or theme) if light else theme
    if chosen is None and few_colours(environment):
        return SIXTEEN
    return chosen or (DEFAULT_LIGHT if light else DEFAULT_DARK)


def light_ground(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says that its ground is light."""
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return ground in {"7", "9", "10", "11", "12", "13", "14", "15"}


def few_colours(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is not known to show 256 colours; False where there is none."""
    term = environment.get("TERM", "").lower()
    if not term or term in {"dumb", "unknown"}:
        return False
    said = environment.get("COLORTERM", "").strip().lower()
    return not (said in _ALL_COLOURS or term.endswith("256color") or shows_all(environment))


def shows_all(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is one of those that show every colour, even if it does not say so.

    By terminfo's names for them: COLORTERM does not pass through ssh, TERM does.
    """
    term = environment.get("TERM", "").lower()
    return "direct" in term or any(name in term.split("-") for name in _KNOWN)
