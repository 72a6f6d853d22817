from reader.parse.formats import wxr
from tests.parse.formats.examples import FIRST, HEADLINE, SECOND, WXR


def test_posts_are_articles_and_attachments_are_not() -> None:
    (draft,) = wxr.parse(WXR.encode(), "x.xml").drafts
    assert (draft.headline, draft.byline, draft.publisher) == (HEADLINE, "bo", "Coast Wire")
    assert [block.text for block in draft.body] == [FIRST, f"a{SECOND}"]


def test_what_was_thrown_away_stays_away() -> None:
    parsed = wxr.parse(WXR.replace("publish", "trash").encode(), "x.xml")
    assert parsed.drafts == ()
    assert "without a post" in parsed.problems[0].reason
