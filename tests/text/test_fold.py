import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.fold import fold, fold_with_offsets, fold_words, headline_key, words

TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(
        alphabet="aAéÉe\u0301ßﬁøŁ’‘“\"'–— йё\u0306が東京ἀ½²हि\u05d0\u05b0\u1100\u1161", max_size=40
    ),
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ÉCOLE", "ecole"),
        ("e\u0301cole", "école"),
        ("Größe", "GROSSE"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("ﬁne", "fine"),
        ("ＦＵＬＬ", "full"),
        ("Ёлка", "елка"),
        ("Ἀθῆναι", "αθηναι"),
        ("ΣΟΦΟΣ", "σοφος"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("‘no’ – “yes”", "'no' - \"yes\""),
        ("„so“ «là»", '"so" "la"'),
        ("İstanbul", "istanbul"),
    ],
)
def test_what_a_reader_takes_for_the_same_folds_alike(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"), [("мой", "мои"), ("が", "か"), ("हिन", "हन"), ("1½", "1")]
)
def test_letters_of_their_own_stay_apart(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan’s ex-PM", ["japan", "s", "ex", "pm"]),
        ("3.4% in 2,000", ["3", "4", "in", "2", "000"]),
        ("東京の知事", ["東", "京", "の", "知", "事"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("snake_case", ["snake", "case"]),
        ("— … !", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert fold_words(text) == expected


def test_offsets_lead_to_the_word_as_it_stands() -> None:
    text = "Die Größe der E\u0301cole ﬁne Straße"
    assert [text[word.start : word.end] for word in words(text)] == text.split()


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_offsets_belong_to_the_folded_text_and_ascend(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    spans = list(zip(folded.starts, folded.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(TEXTS)
def test_words_with_and_without_offsets_are_the_same(text: str) -> None:
    assert [word.text for word in words(text)] == fold_words(text)


@given(TEXTS)
def test_a_word_folds_to_itself_where_it_stands(text: str) -> None:
    for word in words(text):
        assert word.text in fold(text[word.start : word.end])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("LIVE: Storm hits coast", "Storm hits coast"),
        ("Live updates | Storm hits coast", "storm hits coast"),
        ("Breaking - Watch: Storm hits coast", "STORM HITS COAST"),
        ("Storm ‘hits’ coast!", "Storm hits coast"),
        ("Japan's storm", "Japan’s storm"),
        ("Storm—hits coast", "Storm hits coast"),
        ("Eilmeldung: Sturm trifft Küste", "Sturm trifft Kuste"),
    ],
)
def test_one_headline_in_two_spellings_has_one_key(left: str, right: str) -> None:
    assert headline_key(left) == headline_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Live music returns", "Music returns"),
        ("Watch-maker closes", "Maker closes"),
        ("Inflation rises to 3.4%", "Inflation rises to 3.5%"),
        ("Storm hits coast", "Storm hits coasts"),
    ],
)
def test_different_headlines_have_different_keys(left: str, right: str) -> None:
    assert headline_key(left) != headline_key(right)


def test_a_prefix_alone_is_the_headline() -> None:
    assert headline_key("Live:") == "live"
    assert headline_key("Live: Watch: Update: Video: storm") == "video storm"
    assert headline_key("?!") == ""


@given(TEXTS)
def test_a_key_is_made_of_words_with_single_spaces(text: str) -> None:
    assert headline_key(text) == " ".join(headline_key(text).split())


@given(st.text(st.sampled_from("aB9'\"`,.&/ "), max_size=20))
def test_the_key_of_plain_letters_is_that_of_others(text: str) -> None:
    assert headline_key(f"{text} é").removesuffix("e").rstrip() == headline_key(text)
