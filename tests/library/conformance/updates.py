"""Files that come, change and go; marks; names and queries of any kind."""

from __future__ import annotations

import os
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from reader.library.api import (
    ArticleGoneError,
    Phase,
    Scope,
    Sort,
)
from reader.library.query import parse
from reader.text.safe import is_safe
from tests.library.collection import ARTICLES, article, write_article
from tests.library.conformance.base import OpenedLibrary, id_of, names
from tests.library.oracle import random_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library.api import Library, Progress


class Updates(OpenedLibrary):
    """Files that come, change and go; marks; names and queries of any kind."""

    def test_a_new_library_is_empty_until_it_is_updated(
        self, opened: Callable[[Path], Library], folder: Path
    ) -> None:
        library = opened(folder)
        assert library.listing().total.count == 0
        assert names(library.listing(parse("comet"))) == []
        assert library.update().phase is Phase.DONE
        assert library.listing().total.count == len(ARTICLES)

    def test_progress_is_told(self, opened: Callable[[Path], Library], folder: Path) -> None:
        told: list[Progress] = []
        last = opened(folder).update(told.append)
        assert told[-1] == last
        assert last.phase is Phase.DONE
        assert last.changed >= len(ARTICLES)
        assert {progress.phase for progress in told} <= {Phase.SCANNING, Phase.READING, Phase.DONE}

    def test_an_update_can_be_stopped_and_taken_up_again(
        self, opened: Callable[[Path], Library], folder: Path
    ) -> None:
        library = opened(folder)
        assert library.update(cancelled=lambda: True).phase is Phase.CANCELLED
        assert library.update().phase is Phase.DONE
        assert library.listing().total.count == len(ARTICLES)

    def test_an_update_without_changes_changes_nothing(self, library: Library) -> None:
        before = names(library.listing())
        assert library.update().changed == 0
        assert names(library.listing()) == before

    def test_new_files_appear(self, library: Library, folder: Path) -> None:
        fields = article("Ferries sail again", "2026-04-01", "The boats were back on Wednesday.")
        write_article(folder, "coast/again", fields)
        assert library.update().changed == 1
        assert names(library.listing())[0] == "again"
        assert names(library.listing(parse("ferries sail"))) == ["again"]
        assert names(library.listing(parse("text:wednesday since:1d"))) == ["again"]

    def test_changed_files_are_read_again(self, library: Library, folder: Path) -> None:
        changed = article("Comet has a name now", "2026-04-01", "It is called after the finder.")
        write_article(folder, "science/comet", changed)
        identity = id_of(library, "science/comet")
        library.update()
        assert names(library.listing(parse("retired"))) == []
        assert names(library.listing(parse("comet name"))) == ["comet"]
        assert library.article(identity).headline == "Comet has a name now"

    def test_files_that_have_gone_leave_the_list(self, library: Library, folder: Path) -> None:
        identity = id_of(library, "science/comet")
        (folder / "science" / "comet.json").unlink()
        library.update()
        assert "comet" not in names(library.listing())
        assert names(library.listing(parse("comet"))) == []
        assert library.row(identity) is None
        with pytest.raises(ArticleGoneError):
            library.article(identity)

    def test_a_listing_stays_as_it_was(self, library: Library, folder: Path) -> None:
        listing = library.listing()
        before = names(listing)
        place = listing.position(id_of(library, "science/comet"))
        assert place is not None
        (folder / "science" / "comet.json").unlink()
        write_article(folder, "new", article("New", "2026-05-01", "Some words of a text."))
        library.update()
        rows = listing.rows(0, 99)
        assert listing.total.count == len(before)
        assert rows[place] is None
        assert [name for name in before if name != "comet"] == names(listing)

    def test_an_article_whose_file_has_gone_says_so(self, library: Library, folder: Path) -> None:
        identity = id_of(library, "science/comet")
        (folder / "science" / "comet.json").unlink()
        with pytest.raises(ArticleGoneError) as error:
            library.article(identity)
        assert error.value.path == "science/comet.json"
        assert error.value.reason
        with pytest.raises(ArticleGoneError):
            library.article("0" * 16)

    def test_one_file_can_hold_several_articles(self, library: Library, folder: Path) -> None:
        fields = [article(f"Part {n}", f"2026-05-0{n}", f"Words of part {n}.") for n in (1, 2)]
        write_article(folder, "both", {"articles": fields})
        library.update()
        rows = [row for row in library.listing().rows(0, 2) if row]
        assert [row.headline for row in rows] == ["Part 2", "Part 1"]
        assert library.find_path("both.json") == rows[1].id
        assert [library.article(row.id).headline for row in rows] == ["Part 2", "Part 1"]

    def test_the_folder_is_never_written_to(
        self, opened: Callable[[Path], Library], folder: Path
    ) -> None:
        before = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*"))
        library = opened(folder)
        library.update()
        library.marks.set_read(["0" * 16], True)
        library.listing(parse("comet"), Scope.TEXT)
        library.close()
        assert sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*")) == before

    @pytest.mark.parametrize("scope", list(Scope))
    @pytest.mark.parametrize("sort", list(Sort))
    def test_no_query_is_an_error(self, standing: Library, scope: Scope, sort: Sort) -> None:
        for text in random_texts(number=40, seed=3):
            listing = standing.listing(parse(text, typing=True), scope, sort)
            rows = listing.rows(0, 99)
            assert len(rows) == listing.total.count, text
            assert bool(listing.explanation) == (not rows), text
            assert is_safe(listing.explanation), text

    @pytest.mark.skipif(os.name != "posix", reason="these are names on POSIX systems only")
    def test_files_with_odd_names_are_articles_too(self, library: Library, folder: Path) -> None:
        odd = [b"caf\xe9.json", b"caf\xe8.json", b"a\x1b[31m.json", b"a\nb.json", b" .json"]
        for day, name in enumerate(odd, 1):
            fields = article(f"Odd name {day}", f"2026-06-0{day}", "Some words.")
            write_article(folder, "plain", fields).rename(folder / os.fsdecode(name))
        library.update()
        rows = [row for row in library.listing(parse("odd name")).rows(0, 9) if row]
        assert len({row.id for row in rows}) == len(odd)
        assert all(is_safe(row.path) and "\n" not in row.path for row in rows)
        for day, name in enumerate(odd, 1):
            found = library.find_path(os.fsdecode(name))
            assert found is not None
            assert library.article(found).headline == f"Odd name {day}"

    def test_it_can_be_read_while_it_is_updated(
        self, opened: Callable[[Path], Library], folder: Path
    ) -> None:
        library = opened(folder)
        for number in range(50):
            write_article(folder, f"many/{number}", article(f"Many {number}", "2026-02-02", "A."))
        updating = Thread(target=library.update)
        updating.start()
        while updating.is_alive():
            rows = library.listing(parse("many"), Scope.TEXT).rows(0, 99)
            assert len(rows) <= 50
        updating.join()
        assert library.listing(parse("many")).total.count == 50

    def test_marks_show_in_queries_and_can_be_undone(self, library: Library) -> None:
        everything = [row.key for row in library.listing().rows(0, 99) if row]
        assert library.marks.unread_count() in (len(ARTICLES), None)
        assert library.marks.set_read(everything, True) == len(ARTICLES)
        assert names(library.listing(parse("is:unread"))) == []
        assert library.listing(parse("is:unread")).explanation == "no article is unread"
        assert library.marks.undo() == f"read {len(ARTICLES)} articles"
        assert len(names(library.listing(parse("is:unread")))) == len(ARTICLES)

    def test_marks_stay_with_an_article_that_moves(self, library: Library, folder: Path) -> None:
        row = library.row(id_of(library, "science/comet"))
        assert row is not None
        library.marks.set_starred([row.key], True)
        (folder / "science" / "comet.json").rename(folder / "moved.json")
        library.update()
        assert names(library.listing(parse("is:starred"))) == ["moved"]

    def test_closing_twice_is_harmless(self, library: Library) -> None:
        library.close()
        library.close()
