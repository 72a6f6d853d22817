"""Long texts are taken out of a feed; what is read of it must not change by that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.parse.formats import feed, lifting
from reader.text.safe import clean

LONG = "<p>The pier &amp; the sea.</p>\r\n" * 60


def made(content: str, before: str = "") -> bytes:
    return (
        f"<rss><channel><title>Coast</title>{before}<item><title>Ferry</title>"
        f"<description>short</description><content:encoded>{content}</content:encoded></item>"
        "<item><title>Band</title></item></channel></rss>"
    ).encode()


def test_a_long_section_is_lifted_and_restored() -> None:
    data, (section,) = lifting.lifted(made(f" <![CDATA[{LONG}]]> "))
    assert len(data) < 400
    assert section.data == LONG.encode()
    assert lifting.restored("\ue0000", [section]) == section
    assert section.read() == LONG.replace("\r\n", "\n")
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
    assert lifting.lifted(data) == (data, [])


@pytest.mark.parametrize("text", ["\ue0001", "\ue000", "\ue000x", "\ue000" + "9" * 9000, "plain"])
def test_a_forged_mark_is_text(text: str) -> None:
    assert lifting.restored(text, [lifting.Lifted(b"one", escaped=False)]) == text


def test_controls_in_a_lifted_section_do_not_pass() -> None:
    (draft, _) = feed.parse(made(f"<![CDATA[\x1b]0;owned\x07{LONG}]]>"), "x").drafts
    assert all(block.text == clean(block.text) for block in draft.body)
    assert "\x1b" not in str(draft)


ESCAPED = "&lt;p&gt;Tea &amp;amp; &quot;cake&quot; &#8211; &#x2013; 3 &amp;lt; 4.&lt;/p&gt;" * 20


def read(content: str) -> str:
    (first, _) = feed.parse(made(content), "x").drafts
    return first.body[0].text


def test_a_long_escaped_text_is_lifted_and_reads_as_a_parser_reads_it() -> None:
    data, (text,) = lifting.lifted(made(f"\n{ESCAPED}\n"))
    assert len(data) < 400
    assert text.read().strip() == etree.fromstring(f"<a>{ESCAPED}</a>").text
    assert read(ESCAPED) == 'Tea & "cake" – – 3 < 4.'


@pytest.mark.parametrize(
    ("reference", "character"),
    [
        ("&#38;lt;b&#62;", "&lt;b>"),
        ("&amp;#60;", "&#60;"),
        ("&#55357;&#56832;", "\U0001f600"),
        ("&#xD83D;", "\ufffd"),
        ("&#1114112;", "\ufffd"),
        ("&nosuch;", "&nosuch;"),
        ("&", "&"),
    ],
)
def test_references_are_replaced_once(reference: str, character: str) -> None:
    text = lifting.Lifted(f"{reference}{ESCAPED}".encode(), escaped=True).read()
    assert text.startswith(f"{character}<p>Tea &amp;")


@pytest.mark.parametrize(
    "content",
    [
        f"<![CDATA[<p>Before.</p><description>{LONG}</description>]]>",
        f"<p>Before.</p><details><summary>{'Tea and cake. ' * 60}</summary></details>",
        f"<p>Before.</p><summary>{ESCAPED}</summary>",
    ],
)
def test_an_element_within_a_text_stays_in_it(content: str) -> None:
    assert read(content) == "Before."
    bodies = [block.text for block in feed.parse(made(content), "x").drafts[0].body]
    assert "\ue000" not in "".join(bodies)
    assert len("".join(bodies)) > 500


def test_a_section_of_another_element_stays() -> None:
    within = f"<![CDATA[<summary>{ESCAPED}</summary>]]>"
    (first, _) = feed.parse(made("Short.", f"<generator>{within}</generator>"), "x").drafts
    assert first.body[0].text == "Short."


def test_a_long_description_of_a_medium_is_read() -> None:
    item = (
        '<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>Ferry</title>'
        f"<media:description><![CDATA[{LONG}]]></media:description></item></channel></rss>"
    )
    (draft,) = feed.parse(item.encode(), "x").drafts
    assert draft.body[0].text == "The pier & the sea."


MARKS = ("&lt;", "<![CDATA[", "]]>", "<description>", "</description>", "<summary>", "</summary>")


@given(st.lists(st.sampled_from([*"<>&;ab ]0\ue000", *MARKS, LONG, ESCAPED]), max_size=14))
def test_nothing_is_lost_whatever_the_file(parts: list[str]) -> None:
    data = "".join(parts).encode()
    rest, texts = lifting.lifted(data)
    for number, text in enumerate(texts):
        marks = (b"", b"") if text.escaped else (b"<![CDATA[", b"]]>")
        rest = rest.replace(b"\xee\x80\x80%d" % number, marks[0] + text.data + marks[1], 1)
    assert rest == data


@given(st.lists(st.sampled_from(["&lt;", "&gt;", "&amp;", "&#34;", "a", "ä", "\n", "\r\n", "]]>"])))
def test_a_parser_and_replacing_read_the_same(parts: list[str]) -> None:
    text = "".join(parts)
    read_by_parser = lifting.Lifted(text.encode(), escaped=True).read()
    # What is no reference at all makes the parser refuse the whole.
    assert lifting.Lifted(f"{text}&".encode(), escaped=True).read() == f"{read_by_parser}&"
