"""Every text of every theme that ships can be read where it is painted."""

import dataclasses
from itertools import combinations

import pytest

from reader.config.colours import contrast
from reader.config.pairs import PAIRS, Pair, contrast_warning, weak_pairs
from reader.config.themes import COLOUR_FIELDS, Theme, all_themes, theme_folders
from tests.config.colour_vision import KINDS, distance

THEMES = all_themes(theme_folders(None))[0]
PAINTED = [theme for theme in THEMES if not theme.ansi]
TERMINAL = [theme for theme in THEMES if theme.ansi]

NOT_WRITTEN_ON_OR_IN = {"rule"}


def name_of(theme: Theme) -> str:
    return theme.name


@pytest.mark.parametrize("theme", PAINTED, ids=name_of)
def test_every_text_can_be_read_on_its_ground(theme: Theme) -> None:
    assert list(weak_pairs(theme)) == []


def test_the_pairs_speak_of_every_colour() -> None:
    named = {name for pair in PAIRS for name in pair}
    assert named == set(COLOUR_FIELDS) - NOT_WRITTEN_ON_OR_IN


def test_a_weak_text_is_named_with_its_ratio() -> None:
    theme = dataclasses.replace(PAINTED[0], dim=PAINTED[0].panel)
    weak = {found.pair: found for found in weak_pairs(theme)}
    found = weak[Pair("dim", "panel")]
    assert found.text == found.ground == theme.panel
    assert found.ratio == 1
    assert all(pair.text == "dim" for pair in weak)


def test_a_theme_that_is_hard_to_read_is_warned_of() -> None:
    assert contrast_warning(PAINTED[0]) is None
    warning = contrast_warning(dataclasses.replace(PAINTED[0], dim=PAINTED[0].panel))
    assert warning is not None
    assert warning.startswith("hard to read (1.0:1, needs 7.0:1): dim on panel and")


def test_a_high_contrast_theme_promises_more() -> None:
    normal = next(theme for theme in PAINTED if theme.contrast == "normal")
    assert list(weak_pairs(dataclasses.replace(normal, contrast="high")))


@pytest.mark.parametrize("theme", PAINTED, ids=name_of)
def test_what_is_marked_by_its_ground_stands_out(theme: Theme) -> None:
    for ground in (theme.panel, theme.background):
        assert contrast(theme.cursor_background, ground) >= 1.7
        assert contrast(theme.cursor_blurred_background, ground) >= 1.12
    assert contrast(theme.cursor_background, theme.cursor_blurred_background) >= 1.4
    assert contrast(theme.selected_quote_background, theme.background) >= 1.15
    assert contrast(theme.match_background, theme.panel) >= 1.2
    assert contrast(theme.match_background, theme.cursor_background) >= 2
    assert contrast(theme.panel, theme.background) >= 1.03


@pytest.mark.parametrize("theme", PAINTED, ids=name_of)
def test_dark_means_light_text_on_a_dark_ground(theme: Theme) -> None:
    text_is_lighter = contrast(theme.foreground, "#000000") > contrast(theme.background, "#000000")
    assert text_is_lighter == theme.dark


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("theme", PAINTED, ids=name_of)
def test_speakers_are_told_apart_whatever_cones_an_eye_has(theme: Theme, kind: str) -> None:
    # In OKLab a distance of 2 is about what can just be seen between two patches side by side.
    first = min(distance(*pair, kind) for pair in combinations(theme.speakers[:4], 2))
    every = min(distance(*pair, kind) for pair in combinations(theme.speakers, 2))
    assert first >= (10 if kind == "all cones" else 5.5)
    assert every >= (6 if kind == "all cones" else 3)


@pytest.mark.parametrize("theme", TERMINAL, ids=name_of)
def test_the_terminals_themes_mark_nothing_by_its_ground(theme: Theme) -> None:
    assert theme.attributes
    grounds = {getattr(theme, pair.ground) for pair in PAIRS}
    assert grounds == {"ansi_default"}
    assert list(weak_pairs(theme)) == []


def test_there_is_a_theme_for_everyone() -> None:
    assert len(THEMES) >= 12
    kinds = {(theme.dark, theme.contrast) for theme in PAINTED}
    assert kinds == {(dark, level) for dark in (True, False) for level in ("normal", "high")}
    assert {theme.name for theme in TERMINAL} == {"terminal", "mono"}
