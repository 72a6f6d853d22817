"""The forms articles can be exported in, each by the ending of its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.article import Article


class Item(NamedTuple):
    """An article with what its reader has added to it."""

    article: Article
    tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One form."""

    name: str
    """Also the ending of its files."""
    title: str
    module: str

    def write(self, items: Sequence[Item]) -> bytes:
        """The whole file; imports what it needs now."""
        from importlib import import_module

        writer: Callable[[Sequence[Item]], bytes]
        writer = import_module(f"reader.library.export.{self.module}").write
        return writer(items)


FORMS = (
    Form("md", "Markdown", "markdown"),
    Form("html", "a web page", "page"),
    Form("json", "JSON, all that is known", "data"),
    Form("epub", "a book for e-readers", "book"),
)
_ENDINGS = {"markdown": "md", "htm": "html"}


def form_of(name: str) -> Form | None:
    """The form with that name or ending; None if there is none."""
    wanted = name.lower().lstrip(".")
    wanted = _ENDINGS.get(wanted, wanted)
    return next((form for form in FORMS if form.name == wanted), None)
