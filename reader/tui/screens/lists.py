"""The lists that the program asks with, each made of what it already knows."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from reader.tui import actions
from reader.tui.render.dates import iso_day
from reader.tui.screens.chooser import Choice, ChooserScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.config.themes import Theme
    from reader.library.api import Link, Row
    from reader.parse.draft import Problem
    from reader.tui.render.page import Page
    from reader.tui.render.palette import Palette


_SIGNS = (
    ("●", "unread; before a related headline: it is in this collection"),
    ("◐", "a related headline that may be one of several: you choose"),
    ("○", "a related headline that is not in this collection"),
    ("◎", "the same, and you want it: you are told when it comes"),
    ("★", "starred"),
    ("~9 Apr", "no date in the article: taken from what else is known"),
    ("?", "a guess: the speaker is not certain"),
    ("‹", "an article that links to this one; on top: the way back"),
    ("≈", "an article like this one"),
    ("=", "the same article in another file"),
    ("italic", "a few quoted words inside a report"),
)
"""What stands beside headlines and quotes, and what it means."""


def help_list(palette: Palette, keys_of: Callable[[str], str]) -> ChooserScreen:
    """Every action with its keys, by group, and the signs; choosing an action does it."""
    choices = [Choice("enter does what it says · “sign” tells what ● ○ ≈ mean")]
    for group, members in groupby(actions.ACTIONS, key=lambda action: action.group):
        choices.append(Choice(group, heading=True))
        for action in members:
            if action.id == "related.1":
                digits = f"{keys_of('related.1')} … {keys_of('related.9')}"
                choices.append(Choice("Follow a related headline", digits, "related.focus"))
            elif not action.id.removeprefix("related.").isdigit():
                choices.append(Choice(action.title, keys_of(action.id), action.id))
    choices.append(Choice("Signs", heading=True))
    choices += [Choice(f"{sign:<7}{meaning}", "sign") for sign, meaning in _SIGNS]
    return ChooserScreen(palette, "help", choices)


def palette_list(palette: Palette, keys_of: Callable[[str], str]) -> ChooserScreen:
    """Every action, narrowed as you type."""
    choices = [
        Choice(action.title, keys_of(action.id), action.id)
        for action in actions.ACTIONS
        if action.id != "palette"
    ]
    return ChooserScreen(palette, "do", choices)


def theme_list(
    palette: Palette,
    themes: Sequence[Theme],
    broken: Sequence[str],
    preview: Callable[[str], None],
) -> ChooserScreen:
    """The themes, each shown as the cursor comes to it; what is wrong with broken ones."""
    from reader.config.pairs import contrast_warning

    titles = Counter(theme.title for theme in themes)
    choices = [
        Choice(
            theme.title if titles[theme.title] == 1 else f"{theme.title} · {theme.name}.toml",
            "dark" if theme.dark else "light",
            theme.name,
            detail=contrast_warning(theme) or "",
        )
        for theme in themes
    ]
    if broken:
        choices.append(Choice("Not usable", heading=True))
        choices += [Choice(reason) for reason in broken]
    names = [theme.name for theme in themes]
    start = names.index(palette.theme.name) if palette.theme.name in names else None
    return ChooserScreen(palette, "theme", choices, start=start, moved=preview)


def problem_list(
    palette: Palette,
    problems: Sequence[Problem],
    sizes: Sequence[str],
    notices: Mapping[str, str],
) -> ChooserScreen:
    """Every file that was skipped or shown with a defect, how large it is, and why.

    `notices` says of what else something is wrong, and what.
    """
    told = [Choice(what, detail=notice) for what, notice in notices.items() if notice]
    choices = told + [
        Choice(
            problem.path,
            " · ".join(filter(None, (size, "skipped" if problem.skipped else "shown"))),
            str(problem.path),
            detail=problem.reason + (f" (line {problem.line})" if problem.line else ""),
        )
        for problem, size in zip(problems, sizes, strict=True)
    ]
    if not problems:
        choices.append(Choice("Every file could be read."))
    return ChooserScreen(palette, "problems", choices)


def copy_list(palette: Palette, copies: Sequence[Row]) -> ChooserScreen:
    """The files that hold the same article; the value is the article's id."""
    choices = [
        Choice(
            row.path, iso_day(row.published) if row.published else "", row.id, detail=row.headline
        )
        for row in copies
    ]
    return ChooserScreen(palette, "the same article in", choices)


def quote_list(palette: Palette, page: Page, start: int | None) -> ChooserScreen:
    """The quotes of an article with their speakers; the value is the quote's number."""
    choices = [
        Choice(
            quote.speaker or "speaker not named",
            "a guess" if quote.found == "guess" else "",
            str(number),
            detail=page.article.quoted(quote),
        )
        for number, quote in enumerate(page.quotes)
    ]
    return ChooserScreen(palette, "quotes", choices, start=start)


def candidates(palette: Palette, link: Link) -> ChooserScreen:
    """Articles that a related headline may mean."""
    choices = [
        Choice(row.headline, row.published or "", row.id, detail=row.path)
        for row in link.candidates
    ]
    return ChooserScreen(palette, "which one", choices)
