"""Two versions of an article as entries: side by side, or one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.library.news.versions import Change, Comparison, Mark, Sentence, What
from reader.tui.render.entries import Entry, Part
from reader.tui.render.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

SIDE_BY_SIDE = 100
"""Columns from which two versions stand side by side."""
_FEWEST_FOLDED = 3
_SIGNS = {What.CHANGED: "~", What.ADDED: "+", What.REMOVED: "−", What.SAME: " "}
_ROLES = {What.ADDED: "success", What.REMOVED: "error", What.SAME: "dim"}
_GAP = " │ "


def version_entries(found: Comparison, width: int, unfolded: Collection[int] = ()) -> list[Entry]:
    """The lines of a comparison; what is the same is folded but for the numbers in `unfolded`.

    The value of an entry is the number of its change; long runs of the same are one line.
    """
    lines: list[Entry] = []
    changes = found.changes
    number = 0
    while number < len(changes):
        end = number
        while end < len(changes) and changes[end].what is What.SAME:
            end += 1
        if end - number >= _FEWEST_FOLDED and number not in unfolded:
            text = f"   · {end - number} sentences are the same ·"
            lines.append(Entry((Part(text, "dim"),), "", number))
            number = end
            continue
        for place in range(number, max(end, number + 1)):
            lines += _change(changes[place], place, width)
        number = max(end, number + 1)
    return lines


def _change(change: Change, number: int, width: int) -> Iterator[Entry]:
    value = None if change.what is What.SAME else number
    if width >= SIDE_BY_SIDE:
        yield from _beside(change, width, value)
    else:
        yield from _below(change, width, value)
    if change.what is not What.SAME:
        yield Entry()


def _beside(change: Change, width: int, value: object) -> Iterator[Entry]:
    column = (width - len(_GAP) - 3) // 2
    old = _side(change.old, change.old_marks, change.what, column)
    new = _side(change.new, change.new_marks, change.what, column)
    for place in range(max(len(old), len(new))):
        left = old[place] if place < len(old) else []
        right = new[place] if place < len(new) else []
        used = sum(cell_len(part.text) for part in left)
        sign = _SIGNS[change.what] if place == 0 else " "
        parts = (
            Part(f" {sign} ", _ROLES.get(change.what, "warning"), "b"),
            *left,
            Part(" " * (column - used)),
            Part(_GAP, "rule"),
            *right,
        )
        yield Entry(parts, "", value if place == 0 else None)


def _below(change: Change, width: int, value: object) -> Iterator[Entry]:
    sides = [(change.old, change.old_marks, "−"), (change.new, change.new_marks, "+")]
    if change.what is What.SAME:
        sides = [(change.new, (), " ")]
    first = True
    for sentence, marks, sign in sides:
        role = {"−": "error", "+": "success"}.get(sign, "dim")
        for place, line in enumerate(_side(sentence, marks, change.what, width - 4)):
            lead = Part(f" {sign if place == 0 else ' '} ", role, "b")
            yield Entry((lead, *line), "", value if first else None)
            first = False


def _side(
    sentence: Sentence | None, marks: Sequence[Mark], what: What, width: int
) -> list[list[Part]]:
    if sentence is None:
        return []
    role = _ROLES.get(what, "foreground")
    return [
        _parts(sentence.text, start, end, marks, role)
        for start, end in wrap(sentence.text, max(width, 8))
    ]


def _parts(text: str, start: int, end: int, marks: Sequence[Mark], role: str) -> list[Part]:
    """One line with its marks: never by colour alone, a number also underlined and bold."""
    parts: list[Part] = []
    at = start
    for mark in marks:
        first, last = max(mark.start, at), min(mark.end, end)
        if first >= last:
            continue
        parts.append(Part(text[at:first], role))
        parts.append(Part(text[first:last], *_look(mark)))
        at = last
    parts.append(Part(text[at:end], role))
    return [part for part in parts if part.text]


def _look(mark: Mark) -> tuple[str, str]:
    if mark.number:
        return "warning", "bu"
    if mark.quoted:
        return "accent", "iu"
    return "warning", "u"
