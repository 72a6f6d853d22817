"""Files that say what others say in a way of their own, and files that say it wrongly."""

from __future__ import annotations

import zlib

import pytest

from reader.parse.formats.feed import read_entries
from reader.parse.formats.registry import parse_as
from reader.parse.formats.values import address_text, blocks_of, names_of

PARAGRAPH = "The boat came in at noon and the crew went home, the harbour office said on Monday."


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Tamsin Orrel", ["Tamsin Orrel"]),
        ("['Tamsin Orrel', 'Oren Dask']", ["Tamsin Orrel", "Oren Dask"]),
        ({"name": "Tamsin Orrel"}, ["Tamsin Orrel"]),
        ([{"name": "Tamsin Orrel"}, ["Oren Dask"]], ["Tamsin Orrel", "Oren Dask"]),
        ([[[["Oren Dask"]]]], []),
        (7, []),
    ],
)
def test_names_in_any_form(value: object, names: list[str]) -> None:
    assert names_of(value) == names


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://coast.example/1", "https://coast.example/1"),
        ({"href": "https://coast.example/1"}, "https://coast.example/1"),
        ({"@id": 7, "url": "https://coast.example/2"}, "https://coast.example/2"),
        ({"href": None}, ""),
        ([{"url": "https://coast.example/3"}], "https://coast.example/3"),
        ([], ""),
        (None, ""),
    ],
)
def test_addresses_in_any_form(value: object, address: str) -> None:
    assert address_text(value) == address


def test_a_body_in_sections_keeps_their_headlines() -> None:
    value = {"sections": [{"title": "At sea", "paragraphs": [PARAGRAPH]}, {"text": "Nets dry."}]}
    blocks, _ = blocks_of(value)
    assert [(one.kind, one.text) for one in blocks] == [
        ("subhead", "At sea"), ("paragraph", PARAGRAPH), ("paragraph", "Nets dry."),
    ]  # fmt: skip
    deep: object = PARAGRAPH
    for _ in range(9):
        deep = [deep]
    assert blocks_of(deep) == ((), ())


def feed(entry: str, head: str = "") -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<title>Coast Wire</title>{head}<entry>{entry}</entry></feed>"
    ).encode()


def test_a_feed_of_pictures_and_relations() -> None:
    (draft,) = parse_as("feed", feed(
        f"""<media:title>A picture</media:title><title>Boat comes in</title>
        <link rel="related" title="Nets dry in the sun" href="https://coast.example/2"/>
        <link href="https://coast.example/1"/><id>urn:1</id>
        <media:content>No text</media:content><media:description>A boat.</media:description>
        <author><name>Tamsin Orrel</name><name>Oren Dask</name></author>
        <category term="harbour"/><source><title>Kell Point News</title></source>
        <updated>2026-03-02T10:00:00Z</updated><published>2026-03-01T10:00:00Z</published>
        <summary>{PARAGRAPH}</summary><!-- a comment -->"""
    ), "a.atom").drafts  # fmt: skip
    assert draft.headline == "Boat comes in"
    assert draft.url == "https://coast.example/1"
    assert [one.headline for one in draft.related] == ["Nets dry in the sun"]
    assert draft.published is not None
    assert draft.published.iso == "2026-03-01T10:00:00+00:00"
    assert "Tamsin Orrel" in (draft.byline or "")


def test_entries_of_a_feed_are_told_without_making_articles() -> None:
    (entry,) = read_entries(feed(f"<title>Boat</title><content>{PARAGRAPH}</content>"))
    assert (entry.title, entry.content) == ("Boat", PARAGRAPH)
    assert list(read_entries(b"no feed at all")) == []


def test_an_entry_without_a_title_begins_with_its_words() -> None:
    (draft,) = parse_as("feed", feed(f"<summary>{PARAGRAPH} Rain &amp;amp; wind.</summary>"),
                        "a").drafts  # fmt: skip
    assert PARAGRAPH.startswith(draft.headline.rstrip("…")[:40])


@pytest.mark.parametrize(
    ("head", "author", "published"),
    [
        ('<meta name="author" content="Tamsin Orrel">', "Tamsin Orrel", None),
        ('<meta name="author" content="https://coast.example/tamsin">', None, None),
        ('<meta property="article:published_time" content="2026-03-01">', None, "2026-03-01"),
        ('<meta name="date" content="Posted 1 March 2026 by the office">', None, "2026-03-01"),
        (f'<meta name="date" content="{"9" * 300}">', None, None),
    ],
)
def test_what_a_page_says_of_itself(head: str, author: str | None, published: str | None) -> None:
    body = f"<article><h1>Boat comes in</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></article>"
    page = f"<html><head><title>Boat</title>{head}</head><body>{body}</body></html>"
    (draft,) = parse_as("html", page.encode(), "a.html").drafts
    assert draft.byline == author
    assert (draft.published.iso if draft.published else None) == published


def test_a_page_that_shows_its_byline_and_date_only_in_the_text() -> None:
    page = f"""<html><body><article><h1>Boat comes in</h1>
      <p class="byline"><a rel="author">Tamsin Orrel</a></p>
      <time datetime="2026-03-01T10:00:00Z">yesterday</time>
      <p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></article></body></html>"""
    (draft,) = parse_as("html", page.encode(), "a.html").drafts
    assert draft.byline == "Tamsin Orrel"
    assert draft.published is not None
    assert str(draft.published.iso).startswith("2026-03-01")


def warc(body: bytes, fields: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + fields + b"\r\n" + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://coast.example/1\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer)
    )


PAGE = f"<html><body><h1>Boat comes in</h1><p>{PARAGRAPH}</p></body></html>".encode()
_RAW = zlib.compressobj(wbits=-15)
DEFLATED = _RAW.compress(PAGE) + _RAW.flush()


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (PAGE, b""),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), b"Transfer-Encoding: chunked\r\n"),
        (PAGE, b"Transfer-Encoding: chunked\r\n"),
        (b"%x\r\n%s\r\nzz\r\n" % (len(PAGE), PAGE), b"Transfer-Encoding: chunked\r\n"),
        (zlib.compress(PAGE), b"Content-Encoding: deflate\r\n"),
        (DEFLATED, b"Content-Encoding: deflate\r\n"),
        (PAGE, b"Content-Encoding: gzip\r\n"),
    ],
    ids=["plain", "chunked", "not chunked", "broken chunk", "zlib", "raw deflate", "not gzip"],
)
def test_answers_of_servers_that_do_what_they_say_or_not(body: bytes, fields: bytes) -> None:
    (draft,) = parse_as("warc", warc(body, fields), "a.warc").drafts
    assert draft.headline == "Boat comes in"


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("=?utf-8?B?Qm9hdCBjb21lcyBpbg==?=", "Boat comes in"),
        ("=?utf-8?Q?Boat_comes_in?=", "Boat comes in"),
        ("=?no-such-charset?Q?Boat_comes_in?=", "Boat comes in"),
    ],
)
def test_subjects_in_any_coding(subject: str, shown: str) -> None:
    mail = f"From: office@coast.example\nSubject: {subject}\n\n{PARAGRAPH}\n"
    (draft,) = parse_as("mail", mail.encode(), "a.eml").drafts
    assert draft.headline == shown


def test_a_message_without_anything_is_named() -> None:
    parsed = parse_as("mail", b"From: office@coast.example\nSubject:\n\n\n", "a.eml")
    assert not parsed.drafts
    assert parsed.problems
