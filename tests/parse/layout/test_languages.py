"""One page in eleven languages, printed in the seven ways in which scrapers print a page."""

from __future__ import annotations

import tomllib
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.parse.layout import read_layout
from reader.text.safe import clean

if TYPE_CHECKING:
    from collections.abc import Callable


class Page(NamedTuple):
    """One article and what stands around it on its page."""

    language: str
    menu: list[str]
    headline: str
    byline: str
    name: str
    date: str
    day: str
    body: list[str]
    label: str
    related: list[str]
    offer: str
    rights: str


INVENTED = Path(__file__).with_name("invented.toml")
PAGES = [Page(**page) for page in tomllib.loads(INVENTED.read_text("utf-8"))["page"]]


def bare(page: Page) -> str:
    """Headline, paragraphs, a list of titles: nothing else was taken."""
    return "\n".join([page.headline, *page.body, "", *(f"- {title}" for title in page.related)])


def lines(page: Page) -> str:
    """Every text of the page in a line of its own."""
    around = (page.offer, page.label, *page.related, page.rights)
    return "\n".join(
        [*page.menu, page.headline, page.byline, page.date, *page.body, *around],
    )


def spaced(page: Page) -> str:
    return lines(page).replace("\n", "\n\n")


def bulleted(page: Page) -> str:
    menu = [f"* {entry}" for entry in page.menu]
    titles = [f"* {title}" for title in page.related]
    head = [page.headline, page.byline, page.date]
    return "\n".join([*menu, "", *head, "", *page.body, "", page.label, *titles, "", page.rights])


def linked(page: Page) -> str:
    """Markdown, as converters leave it."""
    menu = [f"* [{entry}](https://saltmere.example/{entry})" for entry in page.menu]
    titles = [f"* [{title}](https://saltmere.example/{len(title)})" for title in page.related]
    head = [f"# {page.headline}", "", page.byline, "", page.date, ""]
    body = "\n\n".join(page.body)
    return "\n".join([*menu, "", *head, body, "", f"## {page.label}", "", *titles, "", page.rights])


def wrapped(page: Page) -> str:
    return "\n\n".join(fill(text, 76) for text in spaced(page).split("\n\n"))


def indented(page: Page) -> str:
    head = f"{page.headline}\n{page.byline}\n{page.date}"
    body = "\n".join(f"    {text}" for text in page.body)
    return "\n".join([head, body, page.label, *(f"  - {title}" for title in page.related)])


STYLES: tuple[Callable[[Page], str], ...] = (
    bare,
    lines,
    spaced,
    bulleted,
    linked,
    wrapped,
    indented,
)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.language)
def test_a_page_is_read_in_any_language_and_print(page: Page, style: Callable[[Page], str]) -> None:
    draft = read_layout(clean(style(page)))
    assert draft.headline == page.headline
    assert [block.text for block in draft.body] == page.body
    assert [each.headline for each in draft.related] == page.related
    assert draft.language == page.language
    if style is not bare:
        assert draft.byline == page.name
        assert draft.published is not None
        assert draft.published.iso == page.day
