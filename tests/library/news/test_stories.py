"""Which articles belong together, why, and what the reader decides about it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.news.collecting import other_versions, thread_of
from reader.library.news.kin import kin
from reader.library.news.pieces import Piece, unit
from reader.library.news.recent import Recent, by_hand, recent_stories
from reader.library.news.stories import ByHand, Story, stories
from reader.library.news.ties import Kind
from reader.text.fold import headline_key
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from tests.library.news.conftest import Collection

DAY = 86_400.0
WHALE = "A sperm whale washed up on the beach at Tarn Head and the county has to move the carcass."
BELL = "The bronze bell of the chapel on Orran was stolen at night and the verger heard nothing."


def tell(collection: Collection) -> None:
    """Two stories of three and two articles, and one article that is of none."""
    collection.add("w1", "Sperm whale washed up at Tarn Head", "1 March 2026", WHALE)
    collection.add(
        "w2",
        "Second whale found off Tarn Head",
        "4 March 2026",
        "Another sperm whale drifts off Tarn Head, said a skipper whose nets it had torn apart.",
        related=("Sperm whale washed up at Tarn Head",),
    )
    collection.add(
        "w3",
        "County votes to leave whale carcass at Tarn Head",
        "6 March 2026",
        "The county voted to leave the sperm whale carcass on the beach at Tarn Head for good.",
        related=("Second whale found off Tarn Head", "Weather for the long weekend"),
    )
    collection.add("b1", "Bell of Orran chapel is stolen", "2 March 2026", BELL)
    collection.add("b2", "Orran chapel bell still missing", "5 March 2026", f"{BELL} It is gone.")
    collection.add("x", "Herring prices fall again", "3 March 2026", "Herring is cheap this year.")


def headlines(story: Story) -> list[str]:
    return [str(member.headline) for member in story.members]


def test_stories_hold_what_belongs_together_in_the_order_of_time(collection: Collection) -> None:
    tell(collection)
    whale, bell = recent_stories(collection.library)
    assert headlines(whale) == [
        "Sperm whale washed up at Tarn Head",
        "Second whale found off Tarn Head",
        "County votes to leave whale carcass at Tarn Head",
    ]
    assert len(bell.members) == 2
    assert not whale.members[0].reason
    assert "it lists “Sperm whale washed up at Tarn Head”" in whale.members[1].reason
    assert "both tell of" in whale.members[2].reason


def test_the_thread_of_any_member_is_the_same_story(collection: Collection) -> None:
    tell(collection)
    for name in ("w1", "w2", "w3"):
        thread = thread_of(collection.library, collection.id(name))
        assert thread is not None
        assert thread.story is not None
        assert len(thread.story.members) == 3
    alone = thread_of(collection.library, collection.id("x"))
    assert alone is not None
    assert alone.story is None
    assert thread_of(collection.library, "0" * 16) is None


def test_what_is_split_stays_split_until_it_is_undone_or_joined(collection: Collection) -> None:
    tell(collection)
    ties = collection.library.state.story_ties
    others = [collection.key("w1"), collection.key("w2")]
    assert ties.split(collection.key("w3"), others, "County votes")
    assert [len(story.members) for story in recent_stories(collection.library)] == [2, 2]
    thread = thread_of(collection.library, collection.id("w1"))
    assert thread is not None
    assert collection.id("w3") in {piece.id for piece in thread.near}
    undone = collection.library.state.undo()
    assert undone == "split “County votes” from a story"
    assert [len(story.members) for story in recent_stories(collection.library)] == [3, 2]
    collection.library.state.redo()
    assert ties.join(collection.key("w3"), collection.key("w1"), others)
    assert [len(story.members) for story in recent_stories(collection.library)] == [3, 2]


def test_what_is_joined_is_of_one_story_and_says_so(collection: Collection) -> None:
    tell(collection)
    collection.library.state.story_ties.join(collection.key("x"), collection.key("b1"))
    bell = next(s for s in recent_stories(collection.library) if "Orran" in s.members[0].headline)
    joined = next(member for member in bell.members if member.id == collection.id("x"))
    assert joined.kind is Kind.JOINED
    assert "you joined it" in joined.reason
    thread = thread_of(collection.library, collection.id("x"))
    assert thread is not None
    assert thread.story is not None
    assert len(thread.story.members) == 3


def names_of(collection: Collection) -> list[list[str]]:
    """The stories as the names of their articles, the first letter telling the story."""
    names = {collection.id(name): name for name in ("w1", "w2", "w3", "b1", "b2", "x")}
    found = recent_stories(collection.library)
    return sorted(sorted(names[member.id] for member in story.members) for story in found)


ALL = ["b1", "b2", "w1", "w2", "w3"]


def join_both(collection: Collection) -> None:
    bell, whale = ([collection.key(name) for name in names] for names in (ALL[:2], ALL[2:]))
    assert collection.library.state.story_ties.join_stories(bell, whale, "Bell")


def test_two_stories_that_are_joined_are_one_with_all_of_both(collection: Collection) -> None:
    tell(collection)
    join_both(collection)
    assert names_of(collection) == [ALL]
    for name in ALL:
        thread = thread_of(collection.library, collection.id(name))
        assert thread is not None
        assert thread.story is not None
        assert len(thread.story.members) == 5
    (story,) = recent_stories(collection.library)
    assert [member.kind is Kind.JOINED for member in story.members].count(True) == 1
    collection.library.marks.set_read([collection.key("b1")], read=True)
    collection.add("b1", "Bell of Orran chapel is stolen", "2 March 2026", f"{BELL} So he says.")
    assert names_of(collection) == [ALL]
    collection.library.state.undo()
    collection.library.state.undo()
    assert names_of(collection) == [["b1", "b2"], ["w1", "w2", "w3"]]


@pytest.mark.parametrize("gone", ALL)
def test_any_article_of_a_joined_story_can_be_split_off_and_the_others_stay(
    collection: Collection, gone: str
) -> None:
    tell(collection)
    join_both(collection)
    ties = collection.library.state.story_ties
    others = [name for name in ALL if name != gone]
    assert ties.split(collection.key(gone), [collection.key(name) for name in others])
    assert names_of(collection) == [others]
    second, *rest = others
    assert ties.split(collection.key(second), [collection.key(name) for name in rest])
    assert names_of(collection)[-1] == rest or rest in names_of(collection)


@pytest.mark.parametrize("gone", ALL)
def test_the_article_that_was_split_off_finds_its_way_back(
    collection: Collection, gone: str
) -> None:
    tell(collection)
    join_both(collection)
    ties = collection.library.state.story_ties
    ties.split(collection.key(gone), [collection.key(name) for name in ALL if name != gone])
    thread = thread_of(collection.library, collection.id(gone))
    assert thread is not None
    assert {piece.id for piece in thread.near} >= {
        collection.id(name) for name in ALL if name != gone
    }
    assert ties.join_stories(thread.with_it(thread.near[-1]), [collection.key(gone)])
    assert names_of(collection) == [ALL]


def test_what_was_decided_survives_an_edit_of_an_article_that_was_read(
    collection: Collection,
) -> None:
    tell(collection)
    collection.library.marks.set_read([collection.key("x")], read=True)
    collection.library.state.story_ties.join(collection.key("x"), collection.key("b1"))
    collection.add("x", "Herring prices fall again", "3 March 2026", "Herring costs even less now.")
    bell = next(s for s in recent_stories(collection.library) if "Orran" in s.members[0].headline)
    assert collection.id("x") in {member.id for member in bell.members}


def test_what_was_decided_is_there_the_next_day(collection: Collection) -> None:
    tell(collection)
    collection.library.state.story_ties.join(collection.key("x"), collection.key("b1"))
    collection.reopen()
    assert len(by_hand(collection.library).joined) == 1


def test_gathering_can_be_stopped_and_tells_how_far_it_is(collection: Collection) -> None:
    tell(collection)
    told: list[tuple[int, int]] = []
    assert recent_stories(collection.library, cancelled=lambda: True) == ()
    recent_stories(collection.library, report=lambda done, total: told.append((done, total)))
    assert told[-1] == (6, 6)
    assert len(recent_stories(collection.library, most=2)) < 2


def test_the_newest_stories_are_shown_while_older_articles_are_still_read(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(collection)
    monkeypatch.setattr("reader.library.news.recent._FIRST", 4)
    monkeypatch.setattr("reader.library.news.recent._AT_ONCE", 2)
    shown: list[tuple[Story, ...]] = []
    found = Recent(collection.library).find(show=shown.append)
    assert [[len(story.members) for story in stories] for stories in shown] == [[2]]
    assert [len(story.members) for story in found] == [3, 2]


def test_stories_that_were_found_are_found_again_without_reading_and_regrouped_by_decisions(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(collection)
    recent = Recent(collection.library)
    found = recent.find()
    if type(collection.library).__name__ == "EmbeddedLibrary":
        monkeypatch.setattr("reader.library.news.recent.ties", None)
        assert recent_stories(collection.library) == found
        monkeypatch.undo()
    monkeypatch.setattr("reader.library.news.recent.maker", None)
    join_both(collection)
    (story,) = recent.find()
    assert len(story.members) == 5
    collection.library.state.undo()
    assert recent.find() == found
    monkeypatch.undo()
    collection.add("b3", "Orran chapel bell is found", "6 March 2026", f"{BELL} It was found.")
    assert [len(story.members) for story in recent.find()] == [3, 3]
    assert [len(story.members) for story in recent_stories(collection.library)] == [3, 3]


def test_another_version_of_an_article_is_found(collection: Collection) -> None:
    tell(collection)
    collection.add("w4", "Sperm whale washed up at Tarn Head beach", "2 March 2026", f"{WHALE} Oh.")
    found = other_versions(collection.library, collection.id("w1"))
    assert found[0].row.id == collection.id("w4")
    assert found[0].alike >= found[-1].alike
    assert other_versions(collection.library, "0" * 16) == []


WORDS = st.dictionaries(st.sampled_from("abcdefghijkl"), st.floats(0.1, 9.0), max_size=5)
PIECES = st.lists(
    st.builds(
        lambda number, words, moment, related: Piece(
            f"{number:016x}", f"{number:016x}", SafeText(f"headline {number % 7}"), moment,
            unit(words), frozenset(f"headline {one}" for one in related),
        ),
        st.integers(0, 10**9), WORDS, st.floats(0, 40 * DAY), st.sets(st.integers(0, 6)),
    ),
    max_size=14,
    unique_by=lambda piece: piece.id,
)  # fmt: skip


@given(PIECES, st.data())
def test_stories_are_the_same_whatever_the_order_and_hold_nothing_twice(
    pieces: list[Piece], data: st.DataObject
) -> None:
    names = [piece.key for piece in pieces]
    apart: set[tuple[str, str]] = set()
    if len(names) > 1:
        pairs = st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True)
        apart = {tuple(sorted(pair)) for pair in data.draw(st.lists(pairs, max_size=4))}  # type: ignore[misc]
    joined: set[tuple[str, str]] = set()
    if len(names) > 1:
        joined = {tuple(sorted(pair)) for pair in data.draw(st.lists(pairs, max_size=4))}  # type: ignore[misc]
    decided = ByHand(frozenset(joined - apart), frozenset(apart))
    found = stories(pieces, decided)
    together = kin(decided.joined, decided.apart)
    shuffled = random.Random(7).sample(pieces, len(pieces))
    assert stories(shuffled, decided) == found
    members = [member.id for story in found for member in story.members]
    assert len(members) == len(set(members))
    for story in found:
        keys = {member.key for member in story.members}
        assert all(together.get(key, keys) <= keys for key in keys)
        assert len(story.members) > 1
        assert not any(one in keys and other in keys for one, other in apart)
        assert all(member.reason for member in story.members[1:])
        moments = [member.moment for member in story.members]
        assert moments == sorted(moments)


def test_words_that_everybody_uses_tie_nothing_however_many_there_are() -> None:
    common = unit({"norland": 1.0})
    pieces = [
        Piece(f"{n:016x}", f"{n:016x}", SafeText(f"notice {n}"), n * 60.0, common)
        for n in range(1_000)
    ]
    assert stories(pieces) == ()
    assert len(stories([replace(piece, words=common) for piece in pieces[:3]])) == 1


def told(
    name: str, headline: str, day: float, words: str, related: tuple[str, ...] = (), names: str = ""
) -> Piece:
    weights = unit(dict.fromkeys(words.split(), 1.0))
    keys = frozenset(map(headline_key, related))
    return Piece(
        name, name, SafeText(headline), day * DAY, weights, keys, weights, frozenset(names.split())
    )


def test_a_link_joins_articles_that_hardly_share_words_if_their_headlines_name_the_same() -> None:
    queue = "Fans of Dunmarrow queue for two nights"
    first = told("a", queue, 1.0, "queue ticket soup cup", (), "dunmarrow fans")
    lost = "Dunmarrow lose the cup and thank the fans"
    other = told("b", lost, 9.0, "goal penalty river cup", (queue,), "dunmarrow fans")
    (story,) = stories([first, other])
    assert [member.id for member in story.members] == ["a", "b"]
    assert "it lists" in story.members[1].reason
    assert stories([first, replace(other, related=frozenset())]) == ()


def test_a_link_that_shares_neither_words_nor_names_joins_nothing() -> None:
    weather = told("a", "Weather for the weekend", 1.0, "rain wind sun tide")
    levy = told("b", "Salt levy passes", 2.0, "salt levy vote wall", ("Weather for the weekend",))
    assert stories([weather, levy]) == ()


def test_a_lone_link_over_weeks_needs_more_than_some_words_in_common() -> None:
    bog = told("a", "Bog gives up old loaf of bread", 1.0, "bread loaf bog peat", (), "bread loaf")
    bakers = "Bakers warn of dearer bread"
    warned = told("b", bakers, 30.0, "bread loaf levy salt", (), "bread bakers")
    listing = replace(bog, related=frozenset({headline_key(bakers)}))
    assert stories([listing, warned]) == ()
    both = replace(warned, related=frozenset({headline_key(bog.headline)}))
    assert len(stories([listing, both])) == 1
    assert len(stories([listing, replace(warned, moment=5 * DAY)])) == 1


@pytest.mark.parametrize(
    ("size", "bridges", "found"), [(4, 1, [4, 4]), (4, 4, [4, 4]), (2, 1, [2, 4]), (2, 2, [6])]
)
def test_one_story_is_part_of_another_if_its_few_articles_all_have_a_link_there(
    size: int, bridges: int, found: list[int]
) -> None:
    """Of many articles all have a link to another large story by chance."""

    def chain(name: str, words: str, size: int, bridges: int = 0) -> list[Piece]:
        headlines = [f"{name} {number}" for number in range(size)]
        return [
            told(
                headline,
                headline,
                float(number),
                f"{words} {name}{number}",
                (*headlines, *([f"strike {number}"] if number < bridges else [])),
                name,
            )
            for number, headline in enumerate(headlines)
        ]

    strike = chain("strike", "dockers pickets berth crane harbour union minister", 4)
    strike[0] = replace(strike[0], related=strike[0].related | {"shares 0"})
    shares = chain("shares", "brother fund owner dentist stake filing minister", size, bridges)
    assert sorted(len(story.members) for story in stories([*strike, *shares])) == found
