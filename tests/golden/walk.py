"""The way through the program: the keys that bring up each of its screens, and away again."""

from __future__ import annotations

from typing import NamedTuple


class Stop(NamedTuple):
    """A screen, and how one comes there."""

    name: str
    keys: tuple[str, ...]
    away: tuple[str, ...] = ("escape",)
    """The keys back to the list, where the next stop begins."""


def _typed(text: str) -> tuple[str, ...]:
    return tuple({" ": "space", ":": "colon", "-": "minus"}.get(sign, sign) for sign in text)


BACK = ("escape", "escape", "escape")
BUSY: tuple[Stop, ...] = (
    Stop("list", (), ()),
    Stop("reader", ("enter", "right_parenthesis"), ("escape", "q", "g", "g")),
    Stop("sidebar", ("j", "r"), BACK),
    Stop("residue", ("enter", "g", "x"), ("g", "x", *BACK)),
    Stop("search", ("slash", *_typed("harb")), BACK),
    Stop("search-nothing", ("slash", *_typed("zzyx")), BACK),
    Stop("search-text", ("slash", *_typed("ferry"), "tab"), BACK),
    Stop("filter", ("F",), BACK),
    Stop("quotes", ("enter", "Q"), BACK),
    Stop("voices", ("g", "Q"), BACK),
    Stop("speaker", ("enter", "right_parenthesis", "asterisk"), BACK),
    Stop("keeping", ("enter", "right_parenthesis", "a"), BACK),
    Stop("notebook", ("g", "a"), BACK),
    Stop("stories", ("g", "T"), BACK),
    Stop("thread", ("enter", "T"), BACK),
    Stop("map", ("enter", "g", "l"), BACK),
    Stop("versions", ("D",), BACK),
    Stop("copies", ("g", "d"), BACK),
    Stop("wanted", ("g", "w"), BACK),
    Stop("new", ("g", "n"), BACK),
    Stop("history", ("g", "h"), BACK),
    Stop("overview", ("g", "o"), BACK),
    Stop("muting", ("M",), BACK),
    Stop("rules", ("g", "r"), BACK),
    Stop("searches", ("f",), BACK),
    Stop("tagging", ("t",), BACK),
    Stop("note", ("c",), ("escape", *BACK)),
    Stop("selection", ("x", "j", "x"), BACK),
    Stop("problems", ("g", "p"), BACK),
    Stop("help", ("question_mark",), BACK),
    Stop("palette", ("ctrl+p",), BACK),
    Stop("command", ("colon",), BACK),
    Stop("settings", ("g", "comma"), BACK),
    Stop("themes", ("g", "t"), BACK),
    Stop("export", ("w",), BACK),
    Stop("which-key", ("g",), BACK),
    Stop("zen", ("enter", "z"), ("z", *BACK)),
)
"""Through a collection of some sixty articles."""

EMPTY: tuple[Stop, ...] = (
    Stop("empty-list", (), ()),
    Stop("empty-reader", ("tab",), BACK),
    Stop("empty-sidebar", ("r",), BACK),
    Stop("empty-search", ("slash", "a"), BACK),
    Stop("empty-voices", ("g", "Q"), BACK),
    Stop("empty-notebook", ("g", "a"), BACK),
    Stop("empty-stories", ("g", "T"), BACK),
    Stop("empty-map", ("g", "l"), BACK),
    Stop("empty-wanted", ("g", "w"), BACK),
    Stop("empty-new", ("g", "n"), BACK),
    Stop("empty-history", ("g", "h"), BACK),
    Stop("empty-overview", ("g", "o"), BACK),
    Stop("empty-rules", ("g", "r"), BACK),
    Stop("empty-searches", ("f",), BACK),
    Stop("empty-problems", ("g", "p"), BACK),
)
"""Through a folder in which there is nothing to read."""
