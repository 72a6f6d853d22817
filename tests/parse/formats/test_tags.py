"""Tags with thousands of attributes lose them; all others stay as they are."""

import pytest

from reader.parse.formats.markup.tags import without_endless_tags
from reader.parse.read import read

FILL = "<p>A paragraph of some words in it.</p>" * 4000
MANY = range(9000)


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{n}=1" for n in MANY),
        " ".join(f"a{n}" for n in MANY),
        " ".join(f'a{n}="<>"' for n in MANY),
        "".join(f"a{n}='>'" for n in MANY),
        "/".join(f"a{n}" for n in MANY),
    ],
    ids=["values", "bare", "quoted", "close together", "slashes"],
)
def test_thousands_of_attributes_go(attributes: str) -> None:
    page = f"{FILL}<div {attributes}>x</div>"
    assert without_endless_tags(page.encode()).decode() == f"{FILL}<div>x</div>"


@pytest.mark.parametrize(
    "tag",
    [
        f'<img src="data:image/png;base64,{"A" * 90_000}" alt="x">',
        "<div data-x='" + '{"a": 1} ' * 9000 + "'>",
        '<a href="/1" class="b c">',
        f"<script>if (i<a) {{ x('it\\'s') }} {'a<b&&c; ' * 9000}</script>",
        f"<style>a < b {'c {} ' * 9000}</style>",
        "a < b and c > d",
        "<",
    ],
)
def test_other_tags_stay(tag: str) -> None:
    assert without_endless_tags((FILL + tag).encode()).decode() == FILL + tag


@pytest.mark.parametrize("unit", ['<a "', "<a '", "<a ", "<a \"'", "<a=", '"', "<a>'"])
def test_broken_tags_take_no_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert without_endless_tags(text.encode())


@pytest.mark.parametrize(
    "around",
    [
        "",
        "<!-- <script> -->",
        "<!-- a > b <style> -->",
        "<!x <script>>",
        "</p <script>>",
        "<textarea><script></textarea>",
        "<title><script></title>",
        "<iframe><script></iframe>",
        "<xmp><style></xmp>",
    ],
)
def test_no_text_that_looks_like_a_script_hides_such_a_tag(around: str) -> None:
    attributes = " ".join(f"a{n}=1" for n in MANY)
    page = f"{FILL}{around}<div {attributes}>x</div>"
    assert without_endless_tags(page.encode()).decode() == f"{FILL}{around}<div>x</div>"


def test_such_a_page_is_read() -> None:
    attributes = " ".join(f"a{n}=1" for n in range(60_000))
    body = "<p>The keeper of Tarnmouth said that the harbour would stay open.</p>" * 9
    page = f"<html><body><article><h1>Boat comes in</h1>{body}<p {attributes}>x</p></article>"
    (draft,) = read(page.encode(), "a.html").drafts
    assert draft.headline == "Boat comes in"
