"""Lines of a page as strips: quotes in the colour of their speaker, names in the margin."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from reader.tui.render.page import NO_BLOCK, Line, Page
from reader.tui.render.runs import Run, line, segments
from reader.tui.render.wrap import cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style

    from reader.article import Quote
    from reader.tui.render.palette import Ground, Palette

BAR = "▎"
SELECTED_BAR = "▌"

_ROLES = {
    "trail": ("dim", ""),
    "kicker": ("accent", "b"),
    "headline": ("headline", "b"),
    "standfirst": ("standfirst", "i"),
    "meta": ("dim", ""),
    "tags": ("accent", ""),
    "note": ("foreground", "i"),
    "subhead": ("headline", "b"),
    "quote": ("foreground", "i"),
    "caption": ("dim", "i"),
    "residue": ("dim", ""),
    "more": ("dim", ""),
    "copies": ("accent", ""),
    "warning": ("warning", ""),
    "end": ("rule", ""),
}


@dataclass(frozen=True, slots=True)
class PageLook:
    """What is laid over a page: the selected quote, the matches of a search, the voices' colours.

    Quotes and matches are held by block, so that painting a line looks at its own block alone.
    """

    selected: int | None = None
    """Index into `Page.quotes`."""
    matches: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    current_match: tuple[int, int] | None = None
    """(block, start) of the match the reader stands on."""
    voices: Mapping[str, int] = field(default_factory=dict)
    quotes: Mapping[int, Sequence[int]] = field(default_factory=dict)


def look_of(page: Page) -> PageLook:
    """The look of a page nobody has done anything to."""
    voices: dict[str, int] = {}
    quotes: dict[int, list[int]] = {}
    for number, quote in enumerate(page.quotes):
        quotes.setdefault(quote.block, []).append(number)
        if quote.speaker is not None:
            voices.setdefault(quote.speaker, len(voices))
    return PageLook(voices=voices, quotes=quotes)


def voice_role(speaker: str | None, voices: Mapping[str, int]) -> str:
    """The colour role of a voice: "speaker:0" for the first to speak in the article."""
    return "quote_unknown" if speaker is None else f"speaker:{voices.get(speaker, 0)}"


def page_strip(page: Page, number: int, look: PageLook, palette: Palette) -> Strip:
    """Line `number` of `page`, as wide as the page."""
    ground = palette.style("foreground")
    if not 0 <= number < len(page.lines):
        return Strip.blank(page.width, ground)
    shown = page.lines[number]
    if shown.kind == "blank":
        return Strip.blank(page.width, ground)
    touching = _quotes_on(page, shown, look)
    margin = _margin(page, number, touching, look, palette)
    role, weight = _ROLES.get(shown.kind, ("foreground", ""))
    base = palette.style(role, "background", weight)
    if shown.kind == "end":
        margin = [Segment(" " * (page.left + page.measure // 2), ground)]
    text = [
        Segment(shown.lead.ljust(shown.indent), palette.style("dim")),
        *segments(shown.text, base, _runs(page, shown, touching, look, palette, weight)),
    ]
    return line([*margin, *text], page.width, ground)


def _quotes_on(page: Page, shown: Line, look: PageLook) -> list[int]:
    if shown.block == NO_BLOCK:
        return []
    start, end = shown.offset, shown.offset + len(shown.text)
    return [
        number
        for number in look.quotes.get(shown.block, ())
        if page.quotes[number].start < end and page.quotes[number].end > start
    ]


def _runs(
    page: Page, shown: Line, touching: list[int], look: PageLook, palette: Palette, weight: str
) -> list[Run]:
    runs: list[Run] = []
    for number in touching:
        quote = page.quotes[number]
        style = _quote_style(quote, number == look.selected, look, palette, weight)
        runs.append(Run(quote.start - shown.offset, quote.end - shown.offset, style))
    for start, end in look.matches.get(shown.block, ()):
        if start >= shown.offset + len(shown.text) or end <= shown.offset:
            continue
        here = look.current_match == (shown.block, start)
        style = palette.style("match_foreground", "match_background", "bu" if here else "")
        runs.append(Run(start - shown.offset, end - shown.offset, style))
    return runs


def _quote_style(
    quote: Quote, selected: bool, look: PageLook, palette: Palette, weight: str
) -> Style:
    ground: Ground = "selected_quote_background" if selected else "background"
    kind = "i" if quote.kind == "part" else ""
    return palette.style(voice_role(quote.speaker, look.voices), ground, weight + kind)


def _margin(
    page: Page, number: int, touching: list[int], look: PageLook, palette: Palette
) -> list[Segment]:
    """The cells left of the text column: the speaker's name and the bar of a speech."""
    ground = palette.style("foreground")
    spoken = [index for index in touching if page.quotes[index].kind == "speech"]
    marked = spoken or [index for index in touching if index == look.selected]
    if not marked or page.left < 2:
        return [Segment(" " * page.left, ground)]
    index = look.selected if look.selected in marked else marked[0]
    quote = page.quotes[index if index is not None else marked[0]]
    style = palette.style(voice_role(quote.speaker, look.voices))
    bar = Segment(SELECTED_BAR if index == look.selected else BAR, style)
    name = ""
    if page.names and _first_line(page, number, marked):
        name = _name(quote, page.left - 3)
    return [Segment(name.rjust(page.left - 2)[: page.left - 2], style), bar, Segment(" ", ground)]


def _first_line(page: Page, number: int, marked: list[int]) -> bool:
    """Whether a quote begins here that no name stands beside yet in its paragraph."""
    starting = [index for index in marked if page.quote_lines[index] == number]
    if not starting:
        return False
    first = page.quotes[starting[0]]
    before = page.quotes[starting[0] - 1] if starting[0] else None
    return before is None or (before.block, before.speaker) != (first.block, first.speaker)


def _name(quote: Quote, room: int) -> str:
    if quote.speaker is None:
        return ""
    name = quote.speaker.removeprefix("the ").removeprefix("The ")
    if len(name) > room:
        # A surname says more than half of a full name.
        name = name.split()[-1] if name.istitle() else cut(name, room)
    shown = cut(name, room - 1) if quote.found == "guess" else cut(name, room)
    return shown + "?" if quote.found == "guess" else shown
