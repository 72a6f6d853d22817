"""The quote index, in both kinds of library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.library.news.voices import pulse, quotes_of, span_of, voice_list, voice_named
from reader.library.query import parse

if TYPE_CHECKING:
    from tests.library.news.conftest import Collection


def fill(collection: Collection) -> None:
    collection.add(
        "one",
        "Harbour strike ends",
        "10 March 2026",
        "‘We are going back to work,’ said Oren Dask, a crane driver.",
        "‘It was a long winter,’ said Mara Keel, the chief executive.",
    )
    collection.add("two", "Ferries sail", "11 March 2026", "‘At last,’ said Oren Dask.")
    collection.add("three", "Lights on", "12 March 2026", "‘We can see,’ said Oren DASK.")


def heard(collection: Collection, words: str = "") -> list[tuple[str, int]]:
    found = voice_list(collection.library, words)
    return [(voice.name.casefold(), voice.articles) for voice in found.voices]


def counts(collection: Collection) -> dict[str, tuple[int, int | None]]:
    found = voice_list(collection.library).voices
    return {voice.name.casefold(): (voice.articles, voice.quotes) for voice in found}


def words_of(collection: Collection, name: str, start: int = 0, most: int = 99) -> list[str]:
    voice = voice_named(collection.library, name)
    passages = quotes_of(collection.library, voice, start, most)
    return [said.words.strip("‘’") for several in passages for said in several]


def test_speakers_are_counted_over_articles(collection: Collection) -> None:
    fill(collection)
    assert heard(collection) == [("oren dask", 3), ("mara keel", 1)]
    assert heard(collection, "kee") == [("mara keel", 1)]
    assert heard(collection, "nobody here") == []
    archive = collection.library.archive
    assert archive.unheard() == 0
    assert [one.count for one in archive.speakers("", 1)] == [3]
    moments = archive.spoken_at(["Oren Dask", "Mara Keel"])
    assert list(moments) == sorted(moments)
    assert len(moments) == 3


def test_what_a_voice_says_comes_newest_first(collection: Collection) -> None:
    fill(collection)
    assert words_of(collection, "Oren Dask") == [
        "We can see,",
        "At last,",
        "We are going back to work,",
    ]
    assert words_of(collection, "oren dask", start=1, most=1) == ["At last,"]
    assert words_of(collection, "Somebody Else") == []


def test_an_article_that_has_gone_speaks_no_longer(collection: Collection) -> None:
    fill(collection)
    (collection.folder / "two.txt").unlink()
    collection.library.update()
    assert heard(collection) == [("oren dask", 2), ("mara keel", 1)]
    assert "At last," not in words_of(collection, "Oren Dask")


def test_voices_are_merged_split_and_the_merge_undone(collection: Collection) -> None:
    fill(collection)
    voices = collection.library.state.voices
    assert voices.merge("Mara Keel", "Oren Dask")
    assert heard(collection) == [("oren dask", 3)]
    assert heard(collection, "keel") == [("oren dask", 3)]
    assert "It was a long winter," in words_of(collection, "Mara Keel")
    collection.reopen()
    assert heard(collection) == [("oren dask", 3)]
    collection.library.marks.undo()
    assert len(heard(collection)) == 2


def test_a_corrected_quote_is_the_other_voices(collection: Collection) -> None:
    fill(collection)
    article = collection.library.article(collection.id("two"))
    said = article.quoted(article.quotes[0])
    voices = collection.library.state.voices
    assert voices.correct_all(article.key, [said], "Sunniva Tait")
    assert words_of(collection, "Sunniva Tait") == ["At last,"]
    assert "At last," not in words_of(collection, "Oren Dask")
    assert ("sunniva tait", 1) in heard(collection, "sunniva")
    collection.reopen()
    assert words_of(collection, "Sunniva Tait") == ["At last,"]
    collection.library.marks.undo()
    assert "At last," in words_of(collection, "Oren Dask")


@given(st.lists(st.floats(-1e10, 1e10), max_size=300), st.integers(1, 20))
def test_a_pulse_counts_every_moment(moments: list[float], slots: int) -> None:
    counts = pulse(moments, *span_of(moments), slots)
    assert len(counts) == slots
    assert sum(counts) == len(moments)


def answering(collection: Collection, query: str) -> set[str]:
    listing = collection.library.listing(parse(query))
    return {row.path.removesuffix(".txt") for row in listing.rows(0, 99) if row}


def test_queries_go_by_what_was_corrected(collection: Collection) -> None:
    fill(collection)
    voices = collection.library.state.voices
    for name, speaker in (("two", "Sunniva Tait"), ("three", "")):
        article = collection.library.article(collection.id(name))
        voices.correct(article.key, article.quoted(article.quotes[0]), speaker)
    for _ in range(2):
        assert answering(collection, "speaker:tait") == {"two"}
        assert answering(collection, "speaker:dask") == {"one"}
        assert answering(collection, "has:speaker") == {"one", "two"}
        collection.reopen()
    collection.library.marks.undo()
    collection.library.marks.undo()
    assert answering(collection, "speaker:dask") == {"one", "two", "three"}


def test_queries_find_all_names_of_a_merged_voice(collection: Collection) -> None:
    fill(collection)
    collection.library.state.voices.merge("Mara Keel", "Oren Dask")
    assert answering(collection, "speaker:keel") == {"one", "two", "three"}
    assert answering(collection, "speaker:dask -speaker:keel") == set()
    collection.library.marks.undo()
    assert answering(collection, "speaker:keel") == {"one"}


def test_voices_of_files_that_were_moved_are_not_counted_twice(collection: Collection) -> None:
    fill(collection)
    before = collection.library.archive.speakers("", 9, exact=False)
    for file in list(collection.folder.iterdir()):
        file.rename(file.with_name(f"moved-{file.name}"))
    collection.library.update()
    assert list(collection.library.archive.speakers("", 9, exact=False)) == list(before)


def test_articles_and_quotes_are_counted_as_they_are_shown(collection: Collection) -> None:
    fill(collection)
    said = "‘It is late,’ said Oren Dask. ‘We are tired,’ said Mara Keel."
    collection.add("four", "Night falls", "13 March 2026", said, "‘Good night,’ said Oren Dask.")
    assert counts(collection) == {"oren dask": (4, 5), "mara keel": (2, 2)}
    article = collection.library.article(collection.id("four"))
    state = collection.library.state
    state.voices.correct(article.key, "‘Good night,’", "Sunniva Tait")
    state.voices.correct(article.key, "‘We are tired,’", "Sunniva Tait")
    corrected = {"oren dask": (4, 4), "mara keel": (1, 1), "sunniva tait": (1, 2)}
    for _ in range(2):
        assert counts(collection) == corrected
        for name, (articles, quotes) in corrected.items():
            voice = voice_named(collection.library, name)
            assert (voice.articles, voice.quotes) == (articles, quotes)
            assert len(words_of(collection, name)) == quotes
        collection.reopen()
    assert voice_list(collection.library, "tait").voices[0].quotes == 2
    state = collection.library.state
    state.voices.merge("Sunniva Tait", "Mara Keel")
    assert counts(collection) == {"oren dask": (4, 4), "mara keel": (2, 3)}
    assert len(words_of(collection, "Mara Keel")) == 3
