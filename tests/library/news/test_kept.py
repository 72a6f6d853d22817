"""Kept passages are found again wherever their files are, and checked word for word."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.library.news.kept import Standing, place_of, standing_of
from reader.parse.read import article_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.library.news.conftest import Collection

SAID = "‘We are going back to work,’ said Oren Dask, a crane driver."


def test_a_passage_is_found_in_a_file_that_moved_and_changed(collection: Collection) -> None:
    name = collection.add("one", "Harbour strike ends", "10 March 2026", SAID)
    article = collection.library.article(name)
    quote = article.quotes[0]
    notebook = collection.library.state.notebook
    saved = notebook.keep(article, quote.block, quote.start, quote.end, speaker="Oren Dask")
    collection.library.state.remember_places([article.key])
    assert standing_of(collection.library, saved)[0] is Standing.SAME

    (collection.folder / "one.txt").rename(collection.folder / "other.txt")
    collection.library.update()
    assert standing_of(collection.library, saved) == (Standing.MOVED, "other.txt")
    found = place_of(collection.library, saved)
    assert found is not None
    assert found[0].path == "other.txt"
    assert found[1] is not None

    first = "The quay was full early on, and the gates were open."
    collection.add("other", "Harbour strike ends", "10 March 2026", first, SAID)
    found = place_of(collection.library, saved)
    assert found is not None
    assert found[1] is not None
    assert found[1].block == 1

    collection.add("other", "Harbour strike ends", "10 March 2026", first)
    assert standing_of(collection.library, saved)[0] is Standing.CHANGED

    (collection.folder / "other.txt").unlink()
    collection.library.update()
    assert standing_of(collection.library, saved)[0] is Standing.ABSENT


EARLY = "The quay was full early on, and the gates were open for the first time in two winters."
LATE = "Nobody on the quay could say on Saturday when the next boat for Tarnholm would sail."
Piece = tuple[str, tuple[str, ...]]
"""Headline and paragraphs of an article."""


def _page(piece: Piece) -> str:
    headline, paragraphs = piece
    body = "".join(f"<p>{text}</p>" for text in (EARLY, *paragraphs, LATE))
    return (
        f"<html><head><title>{headline}</title></head><body><article><h1>{headline}</h1>{body}"
        "</article></body></html>"
    )


def _write_page(folder: Path, pieces: list[Piece]) -> None:
    (folder / "page.html").write_text(_page(pieces[-1]), encoding="utf-8")


def _write_feed(folder: Path, pieces: list[Piece]) -> None:
    items = "".join(
        f"<item><title>{headline}</title><link>https://coast.example/{len(headline)}</link>"
        f"<description><![CDATA[{''.join(f'<p>{text}</p>' for text in (EARLY, *texts))}]]>"
        "</description></item>"
        for headline, texts in pieces
    )
    feed = f"<rss><channel><title>Coast</title>{items}</channel></rss>"
    (folder / "feed.xml").write_text(feed, encoding="utf-8")


def _write_mails(folder: Path, pieces: list[Piece]) -> None:
    mails = "".join(
        "From a@b.example Sat Mar 14 09:30:00 2026\nFrom: a@b.example\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
        f"Subject: {headline}\n\n{chr(10).join(f'{text}{chr(10)}' for text in (EARLY, *texts))}\n"
        for headline, texts in pieces
    )
    (folder / "mails.mbox").write_text(mails, encoding="utf-8")


def _write_table(folder: Path, pieces: list[Piece]) -> None:
    rows = "".join(
        f'"{headline}","{chr(10).join(f"{text}{chr(10)}" for text in (EARLY, *texts))}"\n'
        for headline, texts in pieces
    )
    (folder / "table.csv").write_text(f"title,text\n{rows}", encoding="utf-8")


def _write_archive(folder: Path, pieces: list[Piece]) -> None:
    with zipfile.ZipFile(folder / "issue.zip", "w") as archive:
        for number, piece in enumerate(pieces):
            archive.writestr(f"pages/{number}.html", _page(piece))


@pytest.mark.parametrize(
    ("write", "file", "entry", "member"),
    [
        (_write_page, "page.html", 0, ""),
        (_write_feed, "feed.xml", 1, ""),
        (_write_mails, "mails.mbox", 1, ""),
        (_write_table, "table.csv", 1, ""),
        (_write_archive, "issue.zip", 1, "pages/1.html"),
    ],
)
def test_a_passage_of_any_format_keeps_its_place_and_is_found_again(
    collection: Collection,
    write: Callable[[Path, list[Piece]], None],
    file: str,
    entry: int,
    member: str,
) -> None:
    strike = ("Harbour strike ends", (SAID,))
    write(collection.folder, [("A brass band plays", ()), strike])
    collection.library.update()
    article = collection.library.article(article_id(file, entry))
    (quote,) = article.quotes
    notebook = collection.library.state.notebook
    notebook.keep(article, quote.block, quote.start, quote.end)
    collection.library.state.remember_places([article.key])
    (saved,) = notebook.all()
    assert (saved.path, saved.entry, saved.member) == (file, entry, member)
    assert article.block_text(saved.block)[saved.start : saved.end] == saved.words
    name = f"{file}/{member}" if member else file
    assert standing_of(collection.library, saved) == (Standing.SAME, name)

    # Edited and one place further on, at once.
    edited = ("Harbour strike ends", (LATE, SAID))
    write(collection.folder, [("A brass band plays", ()), ("A new pier opens", ()), edited])
    collection.library.update()
    assert standing_of(collection.library, saved)[0] is Standing.MOVED
    found = place_of(collection.library, saved)
    assert found is not None
    assert found[1] is not None
    today = collection.library.article(found[0].id)
    assert today.headline == strike[0]
    assert today.block_text(found[1].block)[found[1].start : found[1].end] == saved.words


def test_a_passage_of_plain_text_keeps_its_offset_in_the_file(collection: Collection) -> None:
    name = collection.add("one", "Harbour strike ends", "10 March 2026", EARLY, SAID)
    article = collection.library.article(name)
    (quote,) = article.quotes
    notebook = collection.library.state.notebook
    notebook.keep(article, quote.block, quote.start, quote.end)
    (saved,) = notebook.all()
    text = (collection.folder / "one.txt").read_text(encoding="utf-8")
    assert saved.offset is not None
    assert text[saved.offset :].startswith(saved.words)
