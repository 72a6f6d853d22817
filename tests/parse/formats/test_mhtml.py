from reader.parse.formats import mhtml
from tests.parse.formats.examples import FIRST, HEADLINE, MHTML


def test_the_page_is_read_as_html_with_the_address_it_was_saved_from() -> None:
    data = MHTML.replace(b'<link rel="canonical" href="https://coastwire.example/2026/ferry">', b"")
    (draft,) = mhtml.parse(data, "x.mht").drafts
    assert (draft.headline, draft.url) == (HEADLINE, "https://coastwire.example/2026/ferry")
    assert FIRST in [block.text for block in draft.body]
    assert draft.related[0].url == "https://coastwire.example/2026/storm"


def test_a_file_without_a_page_is_a_problem() -> None:
    (problem,) = mhtml.parse(b"MIME-Version: 1.0\nContent-Type: image/png\n\nx", "x.mht").problems
    assert "without HTML" in problem.reason
