"""Labels in the languages there are words for."""

import pytest

from reader.parse.layout.words import fold_label, is_byline_word, label_kind, lexicon


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Read more", "related"),
        ("READ MORE »", "related"),
        ("Lesen Sie auch:", "related"),
        ("À lire aussi", "related"),
        ("Les også:", "related"),
        ("More from the coast", "related"),
        ("Most popular View all", "related"),
        ("関連記事", "related"),
        ("Tags: whales, bells, salt", "topics"),
        ("Share this article", "share"),
        ("12 Comments", "comments"),
        ("Advertisement", "advert"),
        ("Ferries sail again", None),
        ("More than 400 people came.", None),
        ("", None),
        ("...", None),
    ],
)
def test_labels(text: str, kind: str | None) -> None:
    assert label_kind(text) == kind


@pytest.mark.parametrize("word", ["By", "von", "Por:", "Author:", "Av"])
def test_words_before_names(word: str) -> None:
    assert is_byline_word(word)


def test_every_phrase_is_written_as_it_is_looked_up() -> None:
    assert all(phrase == fold_label(phrase) for phrase in lexicon().labels)
    assert all(phrase == phrase.lower() for phrase in lexicon().promo)
