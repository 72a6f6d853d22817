"""Plain text files: from bytes to a draft, offsets and problems included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.formats import plain

ONE = "The council of Saltmere voted on Monday for a wall of sixty kilometres along the coast."
TWO = "Nobody spoke against it, though one member asked whether the wall could be painted blue."


def test_offsets_lead_to_the_decoded_file() -> None:
    raw = f"Saltmere votes for a wall\r\n\r\n{ONE}\r\n\u200bNobody {TWO[7:]}\r\n"
    parsed = plain.parse(raw.encode(), "wall.txt")
    (draft,) = parsed.drafts
    first, second = draft.body
    assert raw[first.pieces[0][1] :].startswith(ONE)
    assert raw[second.pieces[0][1] :].startswith(TWO)
    assert draft.end == len(raw)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty file"), (b" \r\n\t", "no words in it"), (b"-\n-\n***", "no words in it")],
)
def test_a_file_without_words_is_a_problem(data: bytes, reason: str) -> None:
    parsed = plain.parse(data, "wall.txt")
    assert parsed.drafts == ()
    assert [problem.reason for problem in parsed.problems] == [reason]


def test_a_text_without_a_headline_is_called_after_its_file() -> None:
    parsed = plain.parse(f"SALTMERE: {ONE} {ONE}\n{TWO}".encode(), "coast/salt_wall.txt")
    assert parsed.drafts[0].headline == "salt wall"
    assert len(parsed.drafts[0].body) == 2


def test_the_language_is_guessed_from_the_body() -> None:
    german = "Der Rat hat am Montag für die Mauer gestimmt, und niemand hat sich dagegen geäußert."
    assert (
        plain.parse(f"Mauer kommt\n{german}\n{german}!".encode(), "a.txt").drafts[0].language
        == "de"
    )
    assert plain.parse(f"Wall\n{ONE}\n{TWO}".encode(), "a.txt").drafts[0].language == "en"


@pytest.mark.parametrize(
    ("path", "headline"),
    [
        ("a/b/salt_wall.txt", "salt wall"),
        (".hidden", ".hidden"),
        ("", "untitled"),
        ("x\\y.md", "y"),
    ],
)
def test_headlines_from_names(path: str, headline: str) -> None:
    assert plain.headline_from(path) == headline


@given(st.binary(max_size=300))
def test_any_bytes_give_a_draft_or_a_problem(data: bytes) -> None:
    parsed = plain.parse(data, "any.txt", explain=True)
    assert bool(parsed.drafts) != bool(parsed.problems)
