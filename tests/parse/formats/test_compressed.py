import bz2
import gzip
import lzma
import sys

import pytest

from reader.parse.formats import compressed
from tests.parse.formats.examples import HEADLINE, PACKED, PAGE


@pytest.mark.parametrize("kind", PACKED)
def test_what_is_inside_is_read_as_if_it_lay_there(kind: str) -> None:
    parsed = compressed.parse(PACKED[kind], f"ferry.html.{kind}")
    assert (parsed.format, parsed.drafts[0].headline) == ("html", HEADLINE)


def test_streams_one_behind_the_other_are_one_file() -> None:
    half = len(PAGE) // 2
    data = gzip.compress(PAGE[:half].encode()) + gzip.compress(PAGE[half:].encode())
    assert compressed.parse(data, "x.gz").drafts[0].headline == HEADLINE


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    parsed = compressed.parse(PACKED["gz"][:-20], "x.html.gz")
    assert parsed.drafts[0].headline == HEADLINE
    assert "damaged gz" in parsed.problems[0].reason
    assert not parsed.problems[0].skipped


def test_a_bomb_is_a_problem() -> None:
    (problem,) = compressed.parse(gzip.compress(b"a" * 20_000_000), "x.gz").problems
    assert problem.reason == "limit reached: ratio, 100 to 1"


def test_compressed_again_and_again_ends_at_the_limit_of_depth() -> None:
    data = PAGE.encode()
    for _ in range(5):
        data = bz2.compress(data)
    (problem,) = compressed.parse(data, "x.bz2").problems
    assert problem.reason == "limit reached: container depth, 3 levels"


def test_a_missing_library_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    monkeypatch.setitem(sys.modules, "zstandard", None)
    (problem,) = compressed.parse(b"\x28\xb5\x2f\xfd rest", "x.zst").problems
    assert 'pip install "newsfolder[zst]"' in problem.reason


def test_zstd_is_read_where_it_can_be() -> None:
    zstandard = pytest.importorskip("zstandard")
    data = zstandard.ZstdCompressor().compress(PAGE.encode())
    assert compressed.parse(data, "x.html.zst").drafts[0].headline == HEADLINE


def test_a_compressed_picture_is_named() -> None:
    (problem,) = compressed.parse(gzip.compress(b"\x89PNG\r\n\x1a\n"), "x.gz").problems
    assert problem.reason == "holds no article but a picture"


@pytest.mark.parametrize(
    ("kind", "empty"),
    [("gz", gzip.compress(b"")), ("bz2", bz2.compress(b"")), ("xz", lzma.compress(b""))],
    ids=["gz", "bz2", "xz"],
)
def test_tens_of_thousands_of_tiny_streams_are_one_file(kind: str, empty: bytes) -> None:
    data = PACKED[kind] + empty * 20_000 + b"\0" * 100
    parsed = compressed.parse(data, f"x.html.{kind}")
    assert (parsed.drafts[0].headline, parsed.problems) == (HEADLINE, ())
