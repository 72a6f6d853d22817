"""Wrapping and cutting by terminal cells.

Widths come from Rich, the library that paints, so that what is measured is what is shown.
"""

from __future__ import annotations

from rich.cells import cell_len, get_character_cell_size

ELLIPSIS = "…"


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with an ellipsis where something is missing."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    return text[: fitting(text, 0, width - 1)].rstrip() + ELLIPSIS


def padded(text: str, width: int) -> str:
    """Return `text` with spaces behind it up to `width` cells."""
    return text + " " * max(width - cell_len(text), 0)


def fitting(text: str, start: int, width: int) -> int:
    """The greatest end such that text[start:end] takes at most `width` cells."""
    end = min(start + width, len(text))
    if cell_len(text[start:end]) == end - start:
        return end
    used = 0
    for position in range(start, len(text)):
        used += get_character_cell_size(text[position])
        if used > width:
            return position
    return len(text)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break `text` into lines of at most `width` cells.

    Returns:
        (start, end) offsets into `text` of each line, without the spaces broken at; a word wider
        than a line is broken where the line ends. Newlines break. Never empty.
    """
    width = max(width, 1)
    lines: list[tuple[int, int]] = []
    start = 0
    while True:
        newline = text.find("\n", start)
        stop = len(text) if newline < 0 else newline
        _wrap_paragraph(text, start, stop, width, lines)
        if newline < 0:
            return lines
        start = newline + 1


def _wrap_paragraph(
    text: str, start: int, stop: int, width: int, lines: list[tuple[int, int]]
) -> None:
    while stop - start > width or cell_len(text[start:stop]) > width:
        edge = max(fitting(text, start, width), start + 1)
        if edge >= stop:
            break
        end = edge if text[edge] == " " else text.rfind(" ", start, edge)
        if end <= start:
            end = edge
        lines.append((start, end))
        start = end
        while start < stop and text[start] == " ":
            start += 1
    lines.append((start, stop))
