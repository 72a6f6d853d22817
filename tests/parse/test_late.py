import pickle
from dataclasses import replace

from reader.parse.capped import capped
from reader.parse.draft import Draft, DraftBlock, Parsed
from reader.parse.late import Late, LateDraft, Stated, late
from reader.text.safe import SafeText

BODY = (DraftBlock("paragraph", SafeText("The ferry sailed again on Saturday.")),)
STATED = Stated(SafeText("Ada Lind"), None, None, None, None, None)
REST = Late(SafeText("Two years on."), None, SafeText("en"), BODY, ())


def made() -> tuple[LateDraft, list[int]]:
    calls: list[int] = []

    def stated() -> Stated:
        calls.append(1)
        return STATED

    def rest() -> Late:
        calls.append(2)
        return REST

    return late(stated, rest, SafeText("Ferry returns"), 99), calls


def test_nothing_is_read_for_the_headline() -> None:
    draft, calls = made()
    assert draft.headline == "Ferry returns"
    assert not calls
    assert not draft.is_finished()


def test_nothing_is_read_to_see_that_it_is_within_the_limits() -> None:
    draft, calls = made()
    parsed = Parsed((draft,), ())
    assert capped(parsed, "a.txt") is parsed
    assert not calls


def test_the_rest_is_read_once() -> None:
    draft, calls = made()
    assert (draft.body, draft.language, draft.standfirst) == (BODY, "en", "Two years on.")
    assert calls == [2]
    assert draft.is_finished()
    assert (draft.byline, draft.url, draft.end) == ("Ada Lind", None, 99)
    assert calls == [2, 1]


def test_copies_have_everything() -> None:
    for copied in (
        pickle.loads(pickle.dumps(made()[0])),  # noqa: S301  # made in this test
        replace(made()[0], headline=SafeText("Ferry returns")),
    ):
        assert copied.body == BODY
        assert copied == made()[0]
        assert hash(copied) == hash(made()[0])


def test_it_is_a_draft_and_shows_its_body() -> None:
    draft, _ = made()
    assert isinstance(draft, Draft)
    assert "sailed again" in repr(draft)
