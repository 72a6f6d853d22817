"""The story around an article is the one that the stories of the collection hold."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.news.collecting import Thread, thread_of
from reader.library.news.recent import recent_stories

if TYPE_CHECKING:
    import pytest

    from reader.library.news.stories import Story
    from tests.library.news.conftest import Collection

SEEDS = Path(__file__).parents[3] / "seeds"
BELL = "The bronze bell of the chapel on Orran was stolen at night and the verger heard nothing."


def holding(found: tuple[Story, ...], name: str) -> Story | None:
    return next((one for one in found if name in [member.id for member in one.members]), None)


def around(collection: Collection, name: str, newest: int = 2_000) -> Story | None:
    thread = thread_of(collection.library, name, newest)
    assert thread is not None
    return thread.story


def test_of_every_seed_the_story_around_it_is_the_one_among_all_stories(
    collection: Collection,
) -> None:
    shutil.copytree(SEEDS, collection.folder, dirs_exist_ok=True)
    collection.library.update()
    found = recent_stories(collection.library)
    names = collection.library.listing().ids()
    if type(collection.library).__name__ == "MemoryLibrary":
        # Nothing is kept there: all stories are put together each time that one is asked for.
        names = [story.members[-1].id for story in found]
    assert len(found) > 5
    assert {name: around(collection, name) for name in names} == {
        name: holding(found, name) for name in names
    }


def two_bells_and_an_older_one(collection: Collection) -> None:
    collection.add("b1", "Bell of Orran chapel is stolen", "2 March 2026", BELL)
    collection.add("b2", "Orran chapel bell still missing", "4 March 2026", f"{BELL} It is gone.")
    collection.add("b3", "Orran chapel bell is found", "6 March 2026", f"{BELL} It was found.")


def test_an_article_older_than_those_of_the_stories_has_its_own_looked_for(
    collection: Collection,
) -> None:
    two_bells_and_an_older_one(collection)
    (newer,) = recent_stories(collection.library, 2)
    assert len(newer.members) == 2
    assert around(collection, collection.id("b3"), 2) == newer
    older = around(collection, collection.id("b1"), 2)
    assert older is not None
    assert len(older.members) == 3


def test_an_older_article_that_the_reader_joined_is_in_the_story_of_the_newer(
    collection: Collection,
) -> None:
    collection.add("x", "Herring prices fall again", "1 March 2026", "Herring is cheap this year.")
    two_bells_and_an_older_one(collection)
    ties = collection.library.state.story_ties
    ties.join_stories([collection.key("x")], [collection.key("b3")], "Herring")
    (story,) = recent_stories(collection.library, 3)
    assert len(story.members) == 4
    assert around(collection, collection.id("x"), 3) == story


def test_what_is_around_an_article_shows_until_all_stories_are_known(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_bells_and_an_older_one(collection)
    shown: list[Thread] = []
    first = thread_of(collection.library, collection.id("b1"), show=shown.append)
    assert first is not None
    assert [thread.story for thread in shown] == [first.story]
    if type(collection.library).__name__ == "EmbeddedLibrary":
        monkeypatch.setattr("reader.library.news.recent.ties", None)
        again = thread_of(collection.library, collection.id("b1"), show=shown.append)
        assert again is not None
        assert again.story == first.story
        assert len(shown) == 1
