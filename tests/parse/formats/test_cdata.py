"""Long sections are taken out of a feed; what is read of it must not change by that."""

import pytest

from reader.parse.formats import cdata, feed
from reader.text.safe import clean

LONG = "<p>The pier &amp; the sea.</p>\r\n" * 60


def made(content: str, before: str = "") -> bytes:
    return (
        f"<rss><channel><title>Coast</title>{before}<item><title>Ferry</title>"
        f"<description>short</description><content:encoded>{content}</content:encoded></item>"
        "<item><title>Band</title></item></channel></rss>"
    ).encode()


def test_a_long_section_is_lifted_and_restored() -> None:
    data, (section,) = cdata.lifted(made(f" <![CDATA[{LONG}]]> "))
    assert len(data) < 400
    assert section == LONG.encode()
    assert cdata.restored("\ue0000", [section]) == LONG.replace("\r\n", "\n")
    first, second = feed.parse(made(f"<![CDATA[{LONG}]]>"), "x").drafts
    assert first.body[0].text == "The pier & the sea."
    assert (first.standfirst, second.headline) == ("short", "Band")


@pytest.mark.parametrize(
    "data",
    [
        made("<![CDATA[short]]>"),
        made(f"<![CDATA[{LONG}"),
        made(f"before <![CDATA[{LONG}]]>"),
        made(f"<![CDATA[{LONG}]]> behind"),
        made(f"<![CDATA[{LONG}]]>", "<!-- <description><![CDATA[ -->"),
        made(f"<![CDATA[{LONG}]]>", "<language>\ue0000</language>"),
    ],
)
def test_what_is_doubtful_stays(data: bytes) -> None:
    assert cdata.lifted(data) == (data, [])


@pytest.mark.parametrize("text", ["\ue0001", "\ue000", "\ue000x", "\ue000" + "9" * 9000, "plain"])
def test_a_forged_mark_is_text(text: str) -> None:
    assert cdata.restored(text, [b"one"]) == text


def test_controls_in_a_lifted_section_do_not_pass() -> None:
    (draft, _) = feed.parse(made(f"<![CDATA[\x1b]0;owned\x07{LONG}]]>"), "x").drafts
    assert all(block.text == clean(block.text) for block in draft.body)
    assert "\x1b" not in str(draft)
