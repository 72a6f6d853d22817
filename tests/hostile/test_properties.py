"""Whatever comes in: no exception, no control character out, and the same for the same."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.naming import display_path
from reader.library.query import parse as parse_query
from reader.parse.decode import decode
from reader.parse.formats.registry import MODULES, parse_as
from reader.parse.internal import is_internal
from reader.parse.quotes import find_quotes
from reader.parse.read import build, read
from reader.text.safe import clean, clean_line, clean_with_offsets, is_safe

if TYPE_CHECKING:
    from reader.parse.draft import Draft

anything = st.text(st.characters(exclude_categories=()), max_size=300)
controls = st.text(st.sampled_from("\x1b[]0;?hlm\x07\\P_^\x9b\x9d\x00\r\n\t ab\u202e\u200b\u0301"))
quoted = st.text(st.sampled_from("‘’“”\"'«»„`´<>\n .,:;—-aAbB0123"), max_size=120)
_PIECES = """<p> </p> <!-- --> <![CDATA[ <![<a <a_href=' &#27; &lt; <script> <b > { } [ ]
"headline": "x" , : \\ud800 text_ <?xml_version='1.0'?> <!DOCTYPE_a_[ <rss> <item> <title> Subject:_
From_ ‘ ’ #_ ]( | ---"""
PIECES = _PIECES.split()
LINES = ("\n", "-\n", "\x1b]0;x\x07", "\x00", "WARC/1.0\r\n", "\x01", "\x03", "“”")
pages = st.lists(
    st.sampled_from([piece.replace("_", " ") for piece in PIECES] + list(LINES)), max_size=40
).map("".join)


@given(st.one_of(anything, controls))
def test_cleaning_is_total_and_done_once(text: str) -> None:
    safe = clean(text)
    assert is_safe(safe)
    assert clean(safe) == safe
    assert is_safe(clean_line(text))
    assert "\n" not in clean_line(text)
    # What is safe can be written in any terminal's encoding.
    safe.encode("utf-8")


@given(st.one_of(anything, controls))
def test_offsets_lead_back(text: str) -> None:
    cleaned = clean_with_offsets(text)
    places = [cleaned.raw_offset(offset) for offset in range(len(cleaned.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(st.binary(max_size=600))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.refused or isinstance(decoded.text, str)


@settings(suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("name", sorted(MODULES))
@given(data=st.one_of(st.binary(max_size=300), pages.map(str.encode)))
def test_no_format_raises_or_lets_anything_through(name: str, data: bytes) -> None:
    parsed = parse_as(name, data, "a\x1b]0;x\x07.x")
    for draft in parsed.drafts:
        assert all(is_safe(text) for text in texts_of(draft))
    for problem in parsed.problems:
        assert is_safe(problem.path)
        assert is_safe(problem.reason)
        assert not is_internal(problem)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(pages, quoted, anything))
def test_what_is_read_can_be_built(text: str) -> None:
    parsed = read(text.encode("utf-8", "surrogatepass"), "a.txt")
    for index in range(len(parsed.drafts)):
        article = build(parsed, index, "a.txt")
        assert not any("quotes could not be told" in warning for warning in article.warnings)
        for quote in article.quotes:
            assert article.quoted(quote)


@given(quoted)
def test_quotes_lie_within_the_text(text: str) -> None:
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.start < quote.end <= len(text)
        end = quote.end


@given(st.one_of(anything, st.text(st.sampled_from('ab:()"-*OR ANDdate:is\\'), max_size=60)))
def test_any_query_is_understood(text: str) -> None:
    assert parse_query(text) == parse_query(text)


@given(st.binary(min_size=1, max_size=100))
def test_any_name_can_be_shown(name: bytes) -> None:
    shown = display_path(name)
    assert is_safe(shown)
    assert "\n" not in shown
    assert os.linesep not in shown


def texts_of(draft: Draft) -> list[str]:
    """Every text of a draft."""
    texts = [draft.headline, draft.kicker, draft.standfirst, draft.byline, draft.language]
    texts += [draft.section, draft.publisher, draft.url, *draft.warnings]
    texts += [block.text for block in draft.body]
    texts += [line.text for line in draft.residue]
    for related in draft.related:
        texts += [related.headline, related.url, related.label]
    for dated in (draft.published, draft.modified):
        texts += [dated.text, dated.iso] if dated else []
    if draft.dateline:
        texts += [draft.dateline.text, draft.dateline.place, draft.dateline.agency]
    return [text for text in texts if text is not None]
