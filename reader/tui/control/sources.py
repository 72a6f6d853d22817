"""What `o` offers to open: where an article came from, and its pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.tui.launch import LaunchError, checked_address
from reader.tui.screens.chooser import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.article import Article

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
_MOST = 40
_LONGEST_CAPTION = 60


def openable(article: Article, file: str | None) -> list[Choice]:
    """The article's address and its pictures, each shown in full before it is opened.

    Args:
        article: the article that is read.
        file: absolute path of its file; None where it has none.

    Returns:
        Choices whose values are checked addresses or paths of existing pictures.
    """
    found = []
    if article.url is not None:
        try:
            address = checked_address(article.url)
            found.append(
                Choice(f"Open on {address.host}", "enter", address.url, detail=address.url)
            )
        except LaunchError as error:
            found.append(Choice(str(error), detail=article.url))
    pictures = list(_pictures(article, file))[:_MOST]
    if pictures:
        found += [Choice("Pictures", heading=True), *pictures]
    return found


def why_nothing(article: Article) -> str:
    """Why nothing of an article can be opened."""
    if not any(block.picture for block in article.body):
        return "The file does not say where the article came from, and it has no picture."
    if article.source.member or article.source.format == "mhtml":
        return f"Its pictures are inside of {article.source.path}, which is read where it is."
    return "Its pictures were not saved with it, and nothing says where the article came from."


def _pictures(article: Article, file: str | None) -> Iterator[Choice]:
    seen: set[str] = set()
    for block in article.body:
        place = _place(block.picture, file) if block.picture else None
        if place is None or place in seen:
            continue
        seen.add(place)
        caption = str(block.text)
        if len(caption) > _LONGEST_CAPTION:
            caption = caption[:_LONGEST_CAPTION].rsplit(" ", 1)[0] + "…"
        yield Choice(caption, "", place, detail=block.picture or "")


def _place(picture: str, file: str | None) -> str | None:
    """The checked address of a picture, or the path of one that lies beside the file."""
    if "://" in picture:
        try:
            return checked_address(picture).url
        except LaunchError:
            return None
    return picture_file(picture, file) if file else None


def picture_file(picture: str, file: str) -> str | None:
    """The path of the picture that was saved with `file`; None where it is not below its folder."""
    folder = Path(file).parent.resolve()
    try:
        path = (folder / picture).resolve()
        is_there = path.is_file()
    except (OSError, ValueError, RuntimeError):
        return None
    if not is_there or not path.is_relative_to(folder) or path.suffix.lower() not in _PICTURES:
        return None
    return str(path)
