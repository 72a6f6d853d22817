"""Kept passages are found again wherever their files are, and checked word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.news.kept import Standing, place_of, standing_of

if TYPE_CHECKING:
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
