"""References to characters mean what they mean to `html.unescape`, and never raise."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.read import read
from reader.parse.references import unescaped

PARTS = ["&amp;", "&notit;", "&lt", "&#128;", "&#x0;", "&#1114112;", "&#00000065;", " ", "&", "x"]


@given(st.lists(st.sampled_from(PARTS) | st.text(alphabet="&#xX0123;amplt \t9Ff")).map("".join))
def test_a_reference_means_what_the_standard_library_says(text: str) -> None:
    assert unescaped(text) == unescape(text)


@pytest.mark.parametrize("digits", ["&#" + "9" * 5000 + ";", "&#x" + "F" * 50 + ";"])
def test_a_number_that_no_character_has_is_none(digits: str) -> None:
    assert unescaped(f"a {digits} b") == "a \ufffd b"


def test_an_endless_number_spoils_no_feed() -> None:
    number = "&amp;#" + "9" * 5000 + ";"
    item = f"<item><title>Ferry {number}</title><description>Sails {number}</description></item>"
    parsed = read(f"<rss><channel>{item}</channel></rss>".encode(), "a.xml")
    (draft,) = parsed.drafts
    assert draft.headline == "Ferry \ufffd"
    assert [block.text for block in draft.body] == ["Sails \ufffd"]
    assert not parsed.problems
