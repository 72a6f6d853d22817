"""The short way for files that can only be text must never be taken by anything else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.parse.formats import registry
from reader.parse.formats.looks import is_ordinary
from reader.parse.formats.others import kind_of
from tests.parse.formats.examples import EXAMPLES

STARTS = sorted({data[:size] for _, data in EXAMPLES.values() for size in (1, 4, 12, 300)})


def longest_way(head: bytes, name: str) -> str:
    scores = [(module.sniff(head, name), module.NAME) for module in registry.own_formats()]
    return max(scores, key=lambda pair: pair[0])[1]


@given(
    st.sampled_from([b"", *STARTS]),
    st.text(alphabet="Bell rings:<>,;-+#=|\n\t'{[%", max_size=80),
    st.sampled_from([b"", *STARTS]),
)
@example(b"", "headline,body", b"\nOne,two")
@example(b"", "From a hill", b"")
@example(b"", "Bell\nmime-version: 1\nContent-Type: multipart/related; text/html", b"")
def test_what_takes_the_short_way_is_text_by_the_long_one(
    first: bytes, middle: str, last: bytes
) -> None:
    head = first + middle.encode() + last
    if is_ordinary(head, "a.txt"):
        assert kind_of(head, "a.txt") is None
        assert registry.identify(head, "a.txt").name == longest_way(head, "a.txt")


@pytest.mark.parametrize(
    "text", ["Bell rings again\nA village listens\n", "Glocke läutet\n", "Bell: it rings\n"]
)
def test_an_article_takes_the_short_way(text: str) -> None:
    assert is_ordinary(text.encode(), "culture/bell.txt") == (not text.startswith("Bell:"))
    assert registry.identify(text.encode(), "culture/bell.txt").name == "text"
