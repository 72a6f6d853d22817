"""What a page looks like, as text and styles."""

from dataclasses import replace

import pytest

from reader.tui.render.page import lay_out
from reader.tui.render.paint import look_of, page_strip
from tests.tui.render.articles import article, palette

THEMES = ("night-desk", "newsprint", "terminal", "mono")


def painted(width: int, theme: str = "night-desk", **changes: object) -> list[str]:
    page = lay_out(article(), width)
    look = replace(look_of(page), **changes)  # type: ignore[arg-type]
    strips = [page_strip(page, n, look, palette(theme)) for n in range(len(page.lines) + 3)]
    assert all(strip.cell_length == width for strip in strips)
    return [strip.text.rstrip() for strip in strips]


def test_the_speaker_stands_in_the_margin_beside_the_quote() -> None:
    lines = painted(100)
    beside = next(line for line in lines if "‘We have been sitting" in line)
    assert beside.strip().startswith("Mara Keel▎ ‘We have")


def test_a_guess_is_marked_as_one() -> None:
    page = lay_out(article(), 100)
    guess = next(n for n, quote in enumerate(page.quotes) if quote.found == "guess")
    lines = painted(100, selected=guess)
    assert any("?▌" in line for line in lines) or page.quotes[guess].kind == "part"


def test_a_narrow_pane_shows_the_bar_without_the_name() -> None:
    lines = painted(50)
    assert any(line.strip().startswith("▎ ‘We have") for line in lines)
    assert not any("Mara Keel▎" in line for line in lines)


@pytest.mark.parametrize("theme", THEMES)
def test_speech_is_told_from_text_without_colour(theme: str) -> None:
    lines = painted(80, theme)
    assert any("▎" in line and "We have been sitting" in line for line in lines)
    assert not any("▎" in line and "Norland Line said" in line for line in lines)


def test_a_selected_quote_looks_different_in_every_theme() -> None:
    page = lay_out(article(), 80)
    for theme in THEMES:
        plain, selected = (
            page_strip(
                page, page.quote_lines[0], replace(look_of(page), selected=n), palette(theme)
            )
            for n in (None, 0)
        )
        assert list(plain) != list(selected)
        assert "▌" in selected.text


def test_matches_are_painted_over_quotes() -> None:
    page = lay_out(article(), 80)
    start = article().body[1].text.index("sitting")
    look = replace(look_of(page), matches={1: ((start, start + 7),)})
    number = page.line_of(1, start)
    found = palette().style("match_foreground", "match_background")
    strip = page_strip(page, number, look, palette())
    assert [segment.text for segment in strip if segment.style == found] == ["sitting"]
