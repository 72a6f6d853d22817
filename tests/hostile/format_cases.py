"""JSON, XML, HTML, archives and tables that were made to hurt a parser."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile

from tests.hostile.case import Case, Expect, canary

_DTD = '<?xml version="1.0"?><!DOCTYPE a [{}]><a>{}</a>'
_FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Canaryfeed</title><item>
<title>{title}</title><link>{link}</link><description>{body}</description>
<enclosure url="http://127.0.0.1:1/$(touch PWNED).mp3"/></item></channel></rss>"""
_BODY = "The keeper of Tarnmouth said that the harbour would stay open through the winter. " * 4


def format_cases() -> list[Case]:
    """A file for each known way of hurting the parser of a format."""
    named = {**_json(), **_xml(), **_html(), **_packed(), **_tables(), **_mails()}
    return [
        Case(f"formats/{name}".encode(), data, expect, words)
        for name, (data, expect, words) in named.items()
    ]


_Contents = dict[str, tuple[bytes, Expect, tuple[str, ...]]]


def _json() -> _Contents:
    good = {"headline": "Canaryjson comes to Tarnmouth", "articleBody": _BODY}
    word = ("Canaryjson",)
    surrogate = (
        b'{"headline": "Canaryjson \\ud800 alone", "articleBody": "A \\udfff body of words."}'
    )
    return {
        "deep-list.json": (b"[" * 50_000, Expect.SKIP, ()),
        "deep-object.json": (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, Expect.SKIP, ()),
        "cut.json": (json.dumps(good).encode()[:-20], Expect.SKIP, ()),
        "numbers.json": (b"[1, 2.5, 1e999, -0]", Expect.SKIP, ()),
        "types.json": (b'{"headline": 7, "articleBody": {"a": [null]}}', Expect.SKIP, ()),
        "not-a-number.json": (json.dumps({**good, "x": float("nan")}).encode(), Expect.OPEN, word),
        "twice.json": (b'{"headline": "x", ' + json.dumps(good).encode()[1:], Expect.OPEN, word),
        "magic.json": (
            json.dumps({**good, "__class__": "os", "__proto__": {"a": 1}}).encode(), Expect.OPEN, word,
        ),
        "surrogates.json": (surrogate, Expect.OPEN, word),
        "headline.json": (
            json.dumps({**good, "headline": "Canaryjson " * 9000}).encode(), Expect.CAPPED, word,
        ),
        "escapes.json": (
            json.dumps({**good, "author": "\x1b]0;Canary\x07\x1b[2J"}).encode(), Expect.OPEN, word,
        ),
        "lines.jsonl": (
            b"\n".join([json.dumps(good).encode()] * 200 + [b"{broken", b'"text"']), Expect.CAPPED, word,
        ),
    }  # fmt: skip


def _xml() -> _Contents:
    laughs = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    quadratic = f'<!ENTITY q "{"q" * 60_000}">'
    feed = _FEED.format(
        title="Canaryfeed &#27;]0;x&#7; <![CDATA[<b>bold</b>]]>",
        link="javascript:alert(1)",
        body=_BODY,
    )
    return {
        "laughs.xml": (
            _DTD.format('<!ENTITY l0 "lol">' + laughs, "&l9;").encode(), Expect.SKIP, (),
        ),
        "quadratic.xml": (_DTD.format(quadratic, "&q;" * 20_000).encode(), Expect.SKIP, ()),
        "entity-file.xml": (
            _DTD.format('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;").encode(), Expect.SKIP, (),
        ),
        "entity-web.xml": (
            _DTD.format('<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;', "").encode(),
            Expect.SKIP, (),
        ),
        "deep.xml": (b"<a>" * 100_000 + b"</a>" * 100_000, Expect.SKIP, ()),
        "attributes.xml": (
            b"<a " + b" ".join(b'x%d="1"' % n for n in range(20_000)) + b"/>", Expect.SKIP, (),
        ),
        "lying-encoding.xml": (b'<?xml version="1.0" encoding="utf-16"?><a/>', Expect.SKIP, ()),
        "no-encoding.xml": (b'<?xml version="1.0" encoding="../../x"?><a/>', Expect.SKIP, ()),
        "feed.xml": (feed.encode(), Expect.OPEN, ("Canaryfeed",)),
        "surrogate-numbers.xml": (
            _FEED.format(
                title="Canaryfeed &#xD800; &#55357;&#56832; <!x>", link="https://a.example", body=_BODY
            ).encode(), Expect.CAPPED, ("Canaryfeed",),
        ),
        "attributes-many.html": (
            b"<html><body><article><h1>Canaryhtml comes in</h1><p>" + _BODY.encode() * 3 + b"</p><p "
            + b" ".join(b"a%d=1" % n for n in range(80_000)) + b">x</p>", Expect.OPEN, ("Canaryhtml",),
        ),
        "evil.opml": (
            b'<opml version="2.0"><body><outline text="x" xmlUrl="|touch PWNED"/>'
            b'<outline text="y" xmlUrl="exec:touch PWNED"/></body></opml>', Expect.OPEN, (),
        ),
    }  # fmt: skip


def _html() -> _Contents:
    page = (
        "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article>"
    )
    paragraphs = f"<p>{_BODY}</p>" * 3
    word = ("Canaryhtml",)

    def of(body: str) -> bytes:
        return page.format(title="Canaryhtml comes to Tarnmouth", body=body).encode()

    return {
        "script.html": (of(paragraphs + "<script>document.title='x'</script>"), Expect.OPEN, word),
        "entities.html": (of(paragraphs + "<p>&#27;]0;x&#7; &#155;2J &#8238;</p>"), Expect.OPEN, word),
        "fetches.html": (
            of(paragraphs + '<img src="http://127.0.0.1:1/x"><link rel=stylesheet '
               'href="http://127.0.0.1:1/y"><iframe src="file:///etc/passwd"></iframe>'),
            Expect.OPEN, word,
        ),
        "base.html": (of('<base href="javascript:x()//">' + paragraphs), Expect.OPEN, word),
        "refresh.html": (
            of('<meta http-equiv=refresh content="0;url=file:///etc/passwd">' + paragraphs),
            Expect.OPEN, word,
        ),
        "deep-div.html": (of(paragraphs + "<div>" * 40_000), Expect.CAPPED, ()),
        "deep-bold.html": (of(paragraphs + "<b><i>" * 20_000), Expect.CAPPED, ()),
        "table.html": (
            of(paragraphs + '<table><tr><td colspan="999999999" rowspan="999999999">x</table>'),
            Expect.OPEN, word,
        ),
        "comment.html": (of(paragraphs + "<!-- " + "-" * 50_000), Expect.OPEN, word),
        "less-than.html": (of(paragraphs + "<" * 100_000), Expect.OPEN, word),
        "ampersands.html": (of(paragraphs + "&#" * 50_000), Expect.OPEN, word),
        "odd-declaration.html": (of(paragraphs + "<![<a"), Expect.OPEN, word),
        "attributes.html": (
            of(paragraphs + "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x</p>"),
            Expect.OPEN, word,
        ),
        "nul.html": (of(paragraphs + "<p>a\0b</p>"), Expect.OPEN, word),
        "no-article.html": (b"<html><body></body></html>", Expect.SKIP, ()),
        "json-ld.html": (
            of('<script type="application/ld+json">' + "[" * 30_000 + "</script>" + paragraphs),
            Expect.OPEN, word,
        ),
    }  # fmt: skip


def _packed() -> _Contents:
    good = f"Canarypacked comes to Tarnmouth\n{_BODY}\n".encode()
    bomb = gzip.compress(b"\0" * (80 << 20), 9, mtime=0)
    return {
        "good.txt.gz": (gzip.compress(good, mtime=0), Expect.OPEN, ("Canarypacked",)),
        "bomb.txt.gz": (bomb, Expect.SKIP, ()),
        "bomb-nested.txt.gz.gz": (gzip.compress(bomb, 9, mtime=0), Expect.SKIP, ()),
        "cut.txt.gz": (gzip.compress(good, mtime=0)[:60], Expect.CAPPED, ()),
        "deep.txt.gz": (_wrapped(good, 9), Expect.SKIP, ()),
        "slip.zip": (
            _zip({"../../PWNED.txt": good, "/PWNED-2.txt": good, "..\\PWNED-3.txt": good}),
            Expect.OPEN, (),
        ),
        "names.zip": (
            _zip({"\x1b]0;Canary\x07.txt": good, "a\nb.txt": good, "x" * 9000 + ".txt": good}),
            Expect.OPEN, (),
        ),
        "bomb.zip": (_zip({"bomb.txt": b"\0" * (80 << 20)}), Expect.SKIP, ()),
        "cut.zip": (_zip({"a.txt": good})[:-30], Expect.SKIP, ()),
        "not-a.zip": (b"PK\x03\x04" + b"\0" * 400, Expect.SKIP, ()),
        "not-a.epub": (_zip({"mimetype": b"application/epub+zip"}), Expect.SKIP, ()),
    }  # fmt: skip


def _tables() -> _Contents:
    rows = "headline,body\n" + "=cmd|' /C calc'!A0,+1\n@SUM(1),-2\n"
    return {
        "formula.csv": (rows.encode(), Expect.OPEN, ()),
        "open-quote.csv": (b'headline,body\n"' + b"x," * 100_000, Expect.SKIP, ()),
        "columns.csv": (b"," * 200_000 + b"\n", Expect.SKIP, ()),
        "alias-bomb.md": (
            b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n!!python/object/apply:os.system "
            b"['touch PWNED']\n---\n# Canarytable in Tarnmouth\n\nA body of some words.\n",
            Expect.OPEN, ("Canarytable",),
        ),
        "links.md": (
            b"# Canarylinks in Tarnmouth\n\nA body.\n\n" + b"[a](" * 20_000, Expect.OPEN, ("Canarylinks",),
        ),
    }  # fmt: skip


def _mails() -> _Contents:
    head = "From: a@example\nTo: b@example\nSubject: Canarymail in Tarnmouth\nMIME-Version: 1.0\n"
    evil = base64.b64encode(b"\x1b]0;x\x07 Canarymail").decode()
    nested = "".join(
        f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n" for level in range(400)
    )
    return {
        "encoded.eml": (
            f"{head}Subject: =?utf-8?B?{evil}?=\n\n{_BODY}\n".encode(), Expect.OPEN, ("Canarymail",),
        ),
        "deep.eml": ((head + nested + _BODY).encode(), Expect.OPEN, ()),
        "attachment.eml": (
            (head + "Content-Type: text/plain; name=\"../../PWNED\"\n"
             "Content-Disposition: attachment; filename=\"/PWNED\"\n\n" + _BODY).encode(),
            Expect.OPEN, (),
        ),
    }  # fmt: skip


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _wrapped(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = gzip.compress(data, mtime=0)
    return data


def churn_cases() -> list[Case]:
    """Files that tests change while they are read."""
    ways = ("grow", "vanish", "rewrite", "replace", "shorten", "to-pipe", "to-folder", "to-link")
    return [
        Case(
            f"churn/{way}.txt".encode(),
            f"{canary(number, 'Churn')} turns\n{_BODY}\n".encode(),
            words=(canary(number, "Churn"),),
        )
        for number, way in enumerate(ways)
    ]
