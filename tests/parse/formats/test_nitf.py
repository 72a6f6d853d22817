from reader.parse.formats import nitf
from tests.parse.formats.examples import FIRST, HEADLINE, NITF, SECOND


def test_every_field_of_a_story() -> None:
    (draft,) = nitf.parse(NITF.encode(), "x.xml").drafts
    assert (draft.headline, draft.standfirst) == (HEADLINE, "The pier is back.")
    assert (draft.byline, draft.publisher, draft.section) == ("Bo Ek", "Coast Wire", "Islands")
    assert draft.dateline is not None
    assert draft.dateline.place == "Tarnholm"
    assert draft.published is not None
    assert draft.published.iso == "2026-03-14T09:30:00+00:00"
    assert [(block.kind, block.text) for block in draft.body] == [
        ("paragraph", FIRST),
        ("subhead", "Flour"),
        ("paragraph", SECOND),
    ]


def test_an_empty_story_is_a_problem() -> None:
    (problem,) = nitf.parse(b"<nitf><body/></nitf>", "x.xml").problems
    assert "neither headline nor text" in problem.reason
