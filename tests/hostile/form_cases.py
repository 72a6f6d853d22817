"""Mail, records, feeds, pages and archives of the web that have too much of one thing."""

from __future__ import annotations

import json

from tests.hostile.case import Case, Expect

_BODY = "The keeper of Tarnmouth said that the harbour would stay open through the winter. "
_HEADLINE = "Canaryform comes to Tarnmouth"
_RECORD = {"headline": _HEADLINE, "articleBody": _BODY * 3}
_WORD = ("Canaryform",)
_MAIL = f"From: a@b.example\nSubject: {_HEADLINE}\nDate: Mon, 4 May 2020 10:00:00 +0000\n"
_POSTED = "From a@b.example Mon May  4 10:00:00 2020\n"
_SIZE = 8_000

_Contents = dict[str, tuple[str, Expect, tuple[str, ...]]]


def form_cases() -> list[Case]:
    """A file for each thing there can be too much of."""
    every = {**_mails(), **_records(), **_tables(), **_feeds(), **_pages(), **_webs(), **_marks()}
    return [
        Case(f"forms/{name}".encode(), text.encode(), expect, words)
        for name, (text, expect, words) in every.items()
    ]


def _many(unit: str, size: int = _SIZE) -> str:
    return unit * (size // len(unit))


def _mails() -> _Contents:
    def nested(levels: int) -> str:
        return "".join(
            f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"
            for level in range(levels)
        )

    kind = f"{_MAIL}Content-Type: "
    texts = {
        "endless.mbox": _POSTED + kind + "multipart/mixed; boundary=b\n\n--b\n\n" + _many("--b\n\nx\n"),
        "posted-lines.mbox": _POSTED + _MAIL + "\n" + _BODY + "\n\n" + _many(_POSTED + "\n"),
        "deep-lines.eml": _MAIL + nested(150) + _many("a\n"),
        "deep-messages.eml": _MAIL + "Content-Type: message/rfc822\n\n" * 500 + _BODY,
        "headers.eml": _MAIL + _many("X-A: b\n") + "\n" + _BODY,
        "folded-header.eml": _MAIL + "X-A: b\n" + _many(" c\n") + "\n" + _BODY,
        "parts.eml": kind + "multipart/mixed; boundary=b\n\n" + _many("--b\n\nx\n"),
        "semicolons.eml": kind + "text/plain; " + _many(";") + "\n\n" + _BODY,
        "parameters.eml": kind + "text/plain; " + _many("a=b; ") + "\n\n" + _BODY,
        "continued-parameters.eml": kind + "text/plain"
        + "".join(f"; a*{number}*=b" for number in range(1500)) + "\n\n" + _BODY,
        "no-boundary.eml": f"{_MAIL}Content-Type: text/plain; boundary=\n\n{_BODY}",
        "boundary-pattern.eml": kind + "multipart/mixed; boundary=\"(a+)+$\"\n\n--(a+)+$\n\n"
        + _BODY + "\n--(a+)+$--\n",
        "charset.eml": kind + "text/plain; charset=../../etc/passwd\n\n" + _BODY,
        "coding.eml": f"{_MAIL}Content-Transfer-Encoding: \x01\x02rot13\n\n{_BODY}",
        "letters.eml": f"{_MAIL}Content-Transfer-Encoding: base64\n\n" + _many("!!!=\n"),
        "words.eml": f"Subject: {'=?utf-8?q?Canaryform?= ' * 2000}\nFrom: a@b\nDate: x\n\n{_BODY}",
    }  # fmt: skip
    silent = {"deep-lines.eml", "deep-messages.eml", "parts.eml", "letters.eml", "endless.mbox"}
    found: _Contents = {
        name: (text, Expect.OPEN, () if name in silent else _WORD) for name, text in texts.items()
    }
    found["posted-lines.mbox"] = (texts["posted-lines.mbox"], Expect.CAPPED, _WORD)
    return found


def _records() -> _Contents:
    def with_number(number: str) -> str:
        return json.dumps(_RECORD)[:-1] + f', "n": {number}}}'

    odd_dates = (
        "9" * 4000,
        "99999-99-99T99:99:99",
        "0000-00-00",
        "-1-01-01",
        "2020-02-30",
        "\x1b[2J",
    )
    numbers = (10**30, -(10**15), 1e308, True, [2020], {"a": 2020})
    return {
        "keys.json": (json.dumps({**_RECORD, **{f"k{n}": n for n in range(1500)}}), Expect.OPEN, _WORD),
        "nothing.json": (f"[{_many('{},')}{{}}]", Expect.SKIP, ()),
        "lists.json": (f"[{_many('[],')}[]]", Expect.SKIP, ()),
        "strings.json": ('["a"' + _many(',"a"') + "]", Expect.SKIP, ()),
        "depth.json": ("[" * 199 + json.dumps(_RECORD) + "]" * 199, Expect.SKIP, ()),
        "long-number.json": (with_number("9" * _SIZE), Expect.OPEN, _WORD),
        "long-fraction.json": (with_number("0." + "9" * _SIZE), Expect.OPEN, _WORD),
        "huge-number.json": (with_number("1e" + "9" * 50), Expect.OPEN, _WORD),
        "authors.json": (
            json.dumps({**_RECORD, "author": [{"name": f"Ana {n}"} for n in range(2000)]}),
            Expect.OPEN, _WORD,
        ),
        "braces.jsonl": (_many("{\n"), Expect.SKIP, ()),
        "no-lines.jsonl": (json.dumps(_RECORD) + "\n" + _many("x\n"), Expect.CAPPED, _WORD),
        **{
            f"date-{number}.json": (json.dumps({**_RECORD, "datePublished": value}), Expect.OPEN, _WORD)
            for number, value in enumerate((*odd_dates, *numbers))
        },
    }  # fmt: skip


def _tables() -> _Contents:
    head = "headline,body\n"
    return {
        "columns.csv": (
            ",".join(["headline", "body", *(f"c{number}" for number in range(30_000))])
            + f"\n{_HEADLINE}," + "x," * 30_000 + "\n", Expect.OPEN, (),
        ),
        "rows.csv": (head + _many(f"{_HEADLINE},{_BODY}\n"), Expect.OPEN, _WORD),
        "open-quote.csv": (f'{head}{_HEADLINE},"{_BODY * 9}' + _many('"" ,'), Expect.OPEN, _WORD),
        "doubled-quotes.csv": (head + _many('"a""",b\n', 800), Expect.OPEN, ()),
        "returns.csv": (head + _many("a\r", 4000), Expect.SKIP, ()),
        "one-name-often.csv": ("headline," * 400 + "body\n" + f"{_HEADLINE}," * 400 + _BODY, Expect.OPEN,
                               _WORD),
    }  # fmt: skip


def _feeds() -> _Contents:
    start = "<rss version='2.0'><channel><title>Wire</title>"
    item = f"<item><title>{_HEADLINE}</title><description>{_BODY}</description>"
    names = " ".join(f'xmlns:n{number}="u{number}"' for number in range(2000))
    return {
        "open-items.rss": (start + _many(item), Expect.CAPPED, _WORD),
        "empty-items.rss": (start + _many("<item/>"), Expect.SKIP, ()),
        "categories.rss": (start + item + _many("<category>a</category>") + "</item>", Expect.CAPPED,
                           _WORD),
        "names.rss": (f"<rss version='2.0' {names}>" + start[19:] + item + "</item></channel></rss>",
                      Expect.OPEN, _WORD),
        "quoted-page.rss": (start + item + f"<description><![CDATA[{_many('<div>')}]]></description></item>"
                            "</channel></rss>", Expect.OPEN, _WORD),
        "deep.opml": ("<opml version='2.0'><body>" + _many("<outline text='a'>"), Expect.CAPPED, ()),
        "deep-text.xml": ("<nitf>" + _many("<p>"), Expect.SKIP, ()),
    }  # fmt: skip


def _pages() -> _Contents:
    start = f"<html><body><article><h1>{_HEADLINE}</h1><p>{_BODY * 2}</p><p>Boats. {_BODY}</p>"
    tags = ("p", "li", "table", "td", "h2", "ul", "a href=x", "select", "svg", "plaintext", "br", "form",
            "blockquote", "template", "frameset", "textarea", "title", "script", "noscript", "dl")  # fmt: skip
    open_tags = {
        f"open-{tag.partition(' ')[0]}.html": start + _many(f"<{tag}>a ", 3_000) for tag in tags
    }
    found: _Contents = {name: (text, Expect.OPEN, ()) for name, text in open_tags.items()}
    for name in ("table", "h2", "ul", "select", "svg", "dl"):  # fmt: skip
        found[f"open-{name}.html"] = (open_tags[f"open-{name}.html"], Expect.CAPPED, ())
    return {
        **found,
        "tags.html": (start + "<i></i>" * 30_000, Expect.CAPPED, _WORD),
        "paragraphs.html": (start + "<p>a b</p>" * 10_100, Expect.CAPPED, _WORD),
        "closed.html": (start + _many("</div>"), Expect.OPEN, _WORD),
        "crossed.html": (start + _many("<b><p></b></p>"), Expect.OPEN, _WORD),
        "classes.html": (start + f"<p class='{_many('a ')}'>x", Expect.OPEN, _WORD),
    }


def _webs() -> _Contents:
    page = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>{_HEADLINE}</h1>"
        + f"<p>{_BODY}</p>" * 4
    )

    def record(length: object, text: str) -> str:
        return (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\x1b]0;x\r\n"
            f"Content-Length: {length}\r\n\r\n{text}\r\n\r\n"
        )

    chunked = page.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n{}\r\n", 1)
    return {
        "long-lie.warc": (record(10**12, page) * 3, Expect.OPEN, _WORD),
        "short-lie.warc": (record(5, page) * 3, Expect.SKIP, ()),
        "negative.warc": (record(-5, page) * 3, Expect.SKIP, ()),
        "no-length.warc": (_many("WARC/1.0\r\n\r\n"), Expect.SKIP, ()),
        "no-digits.warc": (record("９９", page), Expect.SKIP, ()),
        "huge-chunk.warc": (record(9999, chunked.format("f" * 16)), Expect.OPEN, _WORD),
        "minus-chunk.warc": (record(9999, chunked.format("-5")), Expect.SKIP, ()),
    }  # fmt: skip


def _marks() -> _Contents:
    start = f"# {_HEADLINE}\n\n{_BODY}\n\n"
    anchors = "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(2000))
    return {
        "anchors.md": (f"---\n{anchors}---\n{start}", Expect.OPEN, _WORD),
        "open-list.md": (f"---\na: {'[' * 50_000}\n---\n{start}", Expect.OPEN, _WORD),
        "merge.md": (f"---\na: &a\n  <<: *a\nb: !!python/name:os.system\n---\n{start}", Expect.OPEN, _WORD),
        "lists.md": (start + "- a\n" * 10_100, Expect.CAPPED, _WORD),
        "deep-list.md": (start + "".join("  " * n + "- a\n" for n in range(120)), Expect.OPEN, _WORD),
        "links-in-links.md": (start + "[" * 20_000 + "](x)" * 20_000, Expect.OPEN, _WORD),
        "table.md": (start + "|" + "a|" * 5000 + "\n|" + "-|" * 5000 + "\n", Expect.OPEN, _WORD),
        "quotes.txt": (f"{_HEADLINE}\n{_BODY}" + "‘So it was " * 10_000, Expect.OPEN, _WORD),
        "many-quotes.txt": (f"{_HEADLINE}\n" + "“We go,” said Ana Bell.\n" * 5100, Expect.OPEN, _WORD),
    }  # fmt: skip
