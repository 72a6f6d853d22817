from __future__ import annotations

from reader.library.memory.relevance import Texts, relevance
from reader.library.query import Phrase, spaced


def ranked(words: str, *texts: Texts) -> list[int]:
    phrases = [Phrase((word,)) for word in words.split()]
    scores = relevance(phrases, texts)
    return sorted(range(len(texts)), key=lambda place: -scores[place])


def headline(text: str, *paragraphs: str) -> Texts:
    return Texts(spaced(text), [spaced(paragraph) for paragraph in paragraphs])


def test_rare_words_weigh_more_than_frequent_ones() -> None:
    texts = [
        headline("the the the comet"),
        headline("the the comet comet"),
        headline("the the the sun"),
    ]
    assert ranked("the sun", *texts)[0] == 2
    assert ranked("comet", *texts) == [1, 0, 2]


def test_a_short_headline_weighs_more_than_a_long_one() -> None:
    texts = [
        headline("comet seen above the harbour of the town"),
        headline("comet seen"),
        headline("x"),
    ]
    assert ranked("comet", *texts) == [1, 0, 2]


def test_a_word_in_the_headline_weighs_more_than_in_the_text() -> None:
    texts = [headline("sun", "a comet came"), headline("comet", "a sun came"), headline("x", "y z")]
    assert ranked("comet", *texts) == [1, 0, 2]


def test_without_words_all_are_alike() -> None:
    assert relevance([], [headline("a"), headline("b")]) == [0.0, 0.0]
    assert relevance([Phrase(("a",))], []) == []
