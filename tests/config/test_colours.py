"""Contrast as WCAG counts it, and what counts as a colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config.colours import IsColour, contrast

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#767676", 4.54),  # the lightest grey that passes on white
        ("#ffffff", "#777777", 4.48),
        ("#ffffff", "#ff0000", 4.0),
        ("#123456", "#123456", 1.0),
    ],
)
def test_ratios_agree_with_published_ones(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_has_no_direction(first: str, second: str) -> None:
    assert contrast(first, second) == contrast(second, first) >= 1


@pytest.mark.parametrize("text", ["#a1B2c3", "ansi_default", "ansi_bright_white"])
def test_colours(text: str) -> None:
    assert IsColour().fault(text) is None


@pytest.mark.parametrize(
    "text", ["", "red", "#fff", "#12345g", "#1234567", "ansi_pink", "#123456\n"]
)
def test_texts_that_are_no_colour(text: str) -> None:
    fault = IsColour().fault(text)
    assert fault is not None
    assert "#rrggbb" in fault
