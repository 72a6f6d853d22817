"""Speakers that the reader corrects: of one quote, or of all that were given to one voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.corrections import folded
from reader.library.news.people import people_meant
from reader.text.safe import clean_line
from reader.tui.control.corrected import show_corrections
from reader.tui.render.wrap import cut
from reader.tui.screens.chooser import Choice, ChooserScreen
from reader.tui.screens.prompt import Prompt, PromptScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.article import Article, Quote
    from reader.tui.screens.main import MainScreen

_LONGEST = 50
"""Characters of a quote that is asked about."""
_NOBODY = "nobody"
_AS_FOUND = "as it was found"


def ask_speaker(screen: MainScreen, article: Article, quote: Quote) -> None:
    """Ask who speaks in `quote`, then for which quotes that holds."""
    people = _people(article, quote)

    def propose(text: str) -> list[Choice]:
        wanted = folded(text).split()
        return [
            Choice(name, note, name)
            for name, note in people
            if all(word in folded(name) for word in wanted)
        ]

    def answered(text: str | None) -> None:
        if text is not None:
            meant = people_meant(text, [name for name, _ in people])
            name = meant[0] if len(meant) == 1 else clean_line(text)
            _ask_which(screen, article, quote, name)

    words = cut(" ".join(article.quoted(quote).split()), _LONGEST)
    hint = f"{words} · a name · down chooses"
    prompt = Prompt("who says this?", propose=propose, hint=hint)
    screen.app.push_screen(PromptScreen(screen.palette, prompt), answered)


def _people(article: Article, quote: Quote) -> list[tuple[str, str]]:
    """Who may be meant: the other speakers of the article, then nobody."""
    counted: dict[str, int] = {}
    for one in article.quotes:
        if one.speaker is not None and one.kind != "mark":
            counted[one.speaker] = counted.get(one.speaker, 0) + 1
    named = [
        (name, f"{count} quote{'s' if count != 1 else ''}")
        for name, count in counted.items()
        if name != quote.speaker
    ]
    others = [(_NOBODY, "not said, or nobody knows by whom")]
    if quote.found == "corrected":
        others.append((_AS_FOUND, "take the correction back"))
    return named + others


def _ask_which(screen: MainScreen, article: Article, quote: Quote, name: str) -> None:
    """The same voice may speak in other quotes: ask whether they are meant too."""
    theirs = [one for one in article.quotes if one.speaker == quote.speaker]
    if quote.speaker is None or len(theirs) == 1:
        _correct(screen, article, [quote], name)
        return

    def chosen(which: str | None) -> None:
        if which is not None:
            _correct(screen, article, theirs if which == "all" else [quote], name)

    choices = [
        Choice("this quote alone", "", "this"),
        Choice(f"all {len(theirs)} quotes of {quote.speaker} in this article", "", "all"),
    ]
    screen.app.push_screen(ChooserScreen(screen.palette, f"{name} says", choices), chosen)


def _correct(screen: MainScreen, article: Article, quotes: Sequence[Quote], name: str) -> None:
    value = {_NOBODY: "", _AS_FOUND: None}.get(name, name)
    passages = [article.quoted(quote) for quote in quotes]
    if not screen.library.state.voices.correct_all(article.key, passages, value):
        screen.say("It is so already.")
        return
    show_corrections(screen)
    number = f"{len(quotes)} quotes" if len(quotes) > 1 else "the quote"
    said = f"{number}: {name}"
    screen.say(f"{said} · {screen.key_of('undo')} undo")
