"""What is new since a bookmark, in every library."""

import shutil
from pathlib import Path

from reader.library.news.archive import Arrived
from reader.library.news.fresh import (
    Fresh,
    bookmark_now,
    fresh_since,
    last_visit,
    leave_bookmark,
    sentence,
    with_stories,
)
from tests.library.news.conftest import Collection

SAID = "MARRAM: The levy passed on Monday, by three votes. ‘It is a bad day,’ said {}, a panner."
LATER = 1_775_000_000.0


def test_what_comes_after_a_bookmark_is_new(collection: Collection) -> None:
    collection.add("a", "Salt levy passed", "1 March 2026", SAID.format("Ilse Dask"))
    bookmark = bookmark_now(collection.library, LATER)
    assert not fresh_since(collection.library, bookmark)
    added = collection.add("b", "Levy is repealed", "4 March 2026", SAID.format("Vera Pell"))
    fresh = fresh_since(collection.library, bookmark)
    assert [row.id for row in fresh.rows] == [added]
    assert [voice.name for voice in fresh.voices] == ["Vera Pell"]
    assert sentence(fresh) == "1 new, 1 person quoted for the first time"


def test_an_old_article_that_comes_late_is_new_too(collection: Collection) -> None:
    collection.add("a", "Salt levy passed", "1 March 2026")
    bookmark = bookmark_now(collection.library, LATER)
    added = collection.add("b", "Bell rings again", "4 March 1926")
    assert fresh_since(collection.library, bookmark).arrived.ids == (added,)


def test_an_edited_article_that_was_read_is_told_as_changed(collection: Collection) -> None:
    collection.add("a", "Salt levy passed", "1 March 2026", "MARRAM: It passed by three votes.")
    collection.library.marks.set_read([collection.key("a")], read=True)
    bookmark = bookmark_now(collection.library, LATER)
    collection.add("a", "Salt levy passed", "1 March 2026", "MARRAM: It passed by four votes.")
    fresh = fresh_since(collection.library, bookmark)
    assert fresh.changed <= {collection.id("a")}
    assert all(row.id in fresh.changed for row in fresh.rows)


def test_what_changed_is_not_counted_among_the_new() -> None:
    three = Arrived(3, ("a", "b", "c"))
    assert sentence(Fresh(arrived=three, changed=frozenset("a"))).startswith("2 new, 1 changed")
    assert sentence(Fresh(arrived=three, changed=frozenset("abc"))).startswith("3 changed")


def test_a_file_that_was_moved_or_copied_is_no_news(collection: Collection) -> None:
    collection.add("a", "Salt levy passed", "1 March 2026", SAID.format("Ilse Dask"))
    collection.add("c", "Bell rings again", "2 March 2026", SAID.format("Ruth Hale"))
    leave_bookmark(collection.library, LATER)
    (collection.folder / "a.txt").rename(collection.folder / "b.txt")
    shutil.copy(collection.folder / "c.txt", collection.folder / "d.txt")
    collection.reopen()
    bookmark = last_visit(collection.library)
    assert bookmark is not None
    assert not fresh_since(collection.library, bookmark)
    assert collection.library.archive.new_voices(bookmark) in ((), [])
    added = collection.add("e", "Herring is cheap", "3 March 2026", SAID.format("Vera Pell"))
    fresh = fresh_since(collection.library, bookmark)
    assert (fresh.arrived.ids, [one.name for one in fresh.voices]) == ((added,), ["Vera Pell"])


def test_what_the_reader_edited_is_no_news(collection: Collection) -> None:
    collection.add("c", "Herring is cheap", "1 March 2026")
    collection.add("a", "Salt levy passed", "1 March 2026", "MARRAM: It passed by three votes.")
    bookmark = bookmark_now(collection.library, LATER)
    collection.add("a", "Salt levy passed", "1 March 2026", "MARRAM: It passed by four votes.")
    own = {f"{collection.folder}/a.txt"}
    assert not fresh_since(collection.library, bookmark, own)
    added = collection.add("b", "Bell rings again", "4 March 2026")
    assert fresh_since(collection.library, bookmark, own).arrived.ids == (added,)


def test_a_bookmark_is_kept_and_read_by_the_next_session(collection: Collection) -> None:
    collection.add("a", "Salt levy passed", "1 March 2026")
    assert last_visit(collection.library) is None
    leave_bookmark(collection.library, LATER)
    collection.reopen()
    bookmark = last_visit(collection.library)
    assert bookmark is not None
    assert not fresh_since(collection.library, bookmark)
    collection.add("b", "Bell rings again", "4 March 2026")
    assert fresh_since(collection.library, bookmark).arrived.count == 1


def test_where_the_index_was_made_anew_dates_tell(tmp_path: Path) -> None:
    from datetime import date

    from reader.library.embedded.library import EmbeddedLibrary

    folder = tmp_path / "articles"
    folder.mkdir()

    def open_library(place: Path) -> EmbeddedLibrary:
        cache = str(tmp_path / "cache")
        return EmbeddedLibrary(str(place), cache, today=lambda: date(2026, 4, 1))

    collection = Collection(folder, open_library)
    for name, day in (("a", "1 March 2026"), ("b", "2 March 2026"), ("c", "3 March 2026")):
        collection.add(name, f"Notice from the harbour office, {name}", day)
    bookmark = bookmark_now(collection.library, LATER)
    collection.library.close()
    shutil.rmtree(tmp_path / "cache")
    collection.library = open_library(folder)
    collection.library.update()
    added = collection.add("d", "Bell rings again", "20 April 2026")
    fresh = fresh_since(collection.library, bookmark)
    collection.library.close()
    assert not fresh.arrived.exact
    assert fresh.arrived.ids == (added,)


def test_a_bookmark_that_is_none_is_no_mistake(collection: Collection) -> None:
    collection.add("a", "Salt levy passed", "1 March 2026")
    strange: list[dict[str, object]] = [
        {},
        {"next": "x", "witnesses": 3, "ids": 4, "at": "then"},
        {"next": 10**30, "witnesses": [[10**30, "a"], 7], "ids": [None], "at": 10**400},
        {"next": True, "witnesses": [[True, []]], "at": -1},
    ]
    for bookmark in strange:
        assert fresh_since(collection.library, bookmark).arrived.count >= 0


def test_what_is_muted_is_no_news(collection: Collection) -> None:
    from reader.library.state.rules import Action

    collection.add("a", "Salt levy passed at last", "1 March 2026")
    bookmark = bookmark_now(collection.library, LATER)
    collection.library.state.rules.add(Action.MUTE, "headline:herring")
    collection.add("b", "Herring prices fall again", "2 March 2026")
    assert not fresh_since(collection.library, bookmark)
    added = collection.add("c", "Salt pans close after levy", "3 March 2026")
    fresh = fresh_since(collection.library, bookmark)
    assert (fresh.arrived.count, [row.id for row in fresh.rows]) == (1, [added])


def test_a_story_that_got_an_article_has_moved(collection: Collection) -> None:
    whale = "A sperm whale washed up on the beach at Tarn Head and the carcass has to be moved."
    collection.add("a", "Whale washed up at Tarn Head", "1 March 2026", whale)
    collection.add("x", "Herring prices fall again", "1 March 2026", "Herring is cheap this year.")
    bookmark = bookmark_now(collection.library, LATER)
    added = collection.add("b", "Whale at Tarn Head is moved", "4 March 2026", f"{whale} It was.")
    fresh = with_stories(collection.library, fresh_since(collection.library, bookmark))
    assert [[member.id for member in moved.new] for moved in fresh.moved] == [[added]]
    assert sentence(fresh) == "1 new, 1 story moved"
    assert not with_stories(collection.library, Fresh()).moved
