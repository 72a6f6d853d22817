import gzip

from reader.parse.formats import warc
from reader.parse.formats.registry import parse
from tests.parse.formats.examples import ARC, HEADLINE, PAGE, WARC


def test_a_response_is_a_page_with_its_address() -> None:
    (draft,) = warc.parse(WARC, "x.warc").drafts
    assert (draft.headline, draft.member) == (HEADLINE, "https://coastwire.example/2026/ferry")
    assert WARC[draft.start :].startswith(b"WARC/1.0\r\nWARC-Type: response")
    assert draft.format == "html"


def test_an_arc_file() -> None:
    (draft,) = warc.parse(ARC, "x.arc").drafts
    assert (draft.headline, draft.member) == (HEADLINE, "https://coastwire.example/a b")


def test_chunked_and_compressed_responses() -> None:
    packed = gzip.compress(PAGE.encode())
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
    http += b"Transfer-Encoding: chunked\r\n\r\n" + chunks
    record = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s" % (len(http), http)
    (draft,) = warc.parse(record, "x.warc").drafts
    assert draft.headline == HEADLINE


def test_each_record_may_be_compressed_by_itself() -> None:
    half = WARC.index(b"WARC/1.0", 10)
    data = gzip.compress(WARC[:half]) + gzip.compress(WARC[half:])
    assert parse(data, "x.warc.gz").drafts[0].headline == HEADLINE


def test_a_file_without_pages_says_what_it_holds() -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"
    record = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s" % (len(http), http)
    (problem,) = warc.parse(record, "x.warc").problems
    assert problem.reason == "holds no article (1 x image/png)"


def test_lengths_that_lie_do_not_break_it() -> None:
    for length in (b"-1", b"99999999999", b"x"):
        data = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + length + b"\r\n\r\n" + WARC
        assert warc.parse(data, "x.warc").format == "warc"
