"""What the speed of hostile input is measured with: patterns, the forms they come in, the stages.

A pattern is repeated up to a size. Where it holds ``{n}``, each repetition has a word of its own:
nothing that is remembered by its words helps then, and what compares all with all shows.
"""

from __future__ import annotations

import json
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from tests.hostile.load_cases import BAIT

if TYPE_CHECKING:
    from collections.abc import Callable

_MORE = {
    "speech": "“We go,” said Ana Bell.\n",
    "speech-own-names": "“We go,” said Ana {n}.\n",
    "speech-inline": "“A,” he said. “B,” she said. ",
    "speech-initials": "“A,” B. C. said. ", "speech-colon": "Ana Bell: “We go” ",
    "speech-open-lines": "‘So it was\n", "speech-open-double": "“a\n",
    "speech-straight": '"a" said\n', "speech-single": "'a ",
    "speech-dashes": "— We go, said Ana.\n",
    "speech-guillemets": "« Oui », dit Ana {n}. ",
    "speech-german": "„Ja“, sagte Ana {n}. ", "speech-japanese": "「はい」と述べた。",
    "who": "Ana {n}, who ", "according": "according to Ana Bell, ",
    "names-own": "Ana {n} Bell ", "names-lines": "Ana {n}\n", "words-own": "{n} ",
    "lines-own": "{n}\n", "sentences-own": "The {n} came in. ",
    "sentence-lines-own": "The {n} came into the harbour of Kell.\n",
    "capitals-own": "A{n} ", "sentence": "It rained on Kell. ",
    "sentence-lines": "It rained on Kell.\n", "letters-lines": "a\n",
    "word-lines": "word\n", "headline-lines": "Boat comes in to Kell at last\n",
    "bullets": "- item one\n", "titles-own": "- Boat {n} comes in to Kell at last\n",
    "numbers": "1. item\n", "menu": "Home | News\n",
    "captions": "Photo: Ana Bell/Wire\n", "byline-lines": "By Ana Bell\n",
    "date-lines": "1 May 2020\n", "months": "May ", "times": "12:30 ",
    "moments": "2020-01-01T00:00:00Z ", "date-parts": "1/2/",
    "datelines": "KELL (Wire) — A word.\n", "dateline-open": "KELL (",
    "colon-lines": "KELL: A\n", "headings": "# A\n", "underlined": "a\n=\n",
    "rows": "|a|b|\n", "fences": "```\n", "images": "![a](b)\n",
    "references": "[{n}]: b\n", "emphasis": "*a **b ", "nested-links": "[a](b ",
    "markup-lines": "<div>\n", "addresses": "<http://a.example/{n}> ",
    "backslashes": "\\", "quoted-lines": "> a\n", "indented": "    a\n",
    "scripts": "aя日", "arabic": "قال ", "thai": "ทดสอบ", "korean": "시험 ",
    "emoji": "👍🏽 ", "stacked": "a\u0300\u0301\u0302\u0303\u0304\u0305",
    "zero-width": "a\u200b", "override": "\u202ea", "escapes": "\x1b[m",
    "crlf": "a\r\n", "returns": "a\r", "next-lines": "a\u0085", "no-break": "a\u00a0",
    "tab-lines": "\ta\n", "exclamations": "A! ", "questions": "A? ", "ellipses": "… ",
    "small-words": "of the ", "entity": "&amp;", "percents": "%41", "equals": "=\n",
    "from-lines": "From a 2020\n", "from-digits": "From " + "1" * 340 + "\n",
    "mailbox": "\n\nFrom a@b Mon Jan 1 00:00:00 2020\n", "boundaries": "--b\n",
    "encoded": "=?utf-8?q?a?= ", "fields": "a: b\n", "records": "WARC/1.0\r\n\r\n",
    "agency": "\x01r{n}\x02a\x03", "braces": '{"a":', "square": "[{{",
    "mojibake": "Ã©", "damaged": "â€œ", "digits-spaced": "1 ", "amounts": "$1,000 ",
    "parenthesised": "(a) ", "slashed": "a/b ", "camel": "aB", "underlines": "___\n",
    "stars-lines": "* * *\n", "superscripts": "x²", "ligatures": "ﬁ",
    "dotted": "a.b.", "hosts": "www.a.example ", "handles": "@a #b ",
}  # fmt: skip
PATTERNS = {**BAIT, **_MORE}

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SENTENCE = "The keeper of Tarnmouth said that the harbour would stay open through the winter."
_HEADLINE = "Harbour of Tarnmouth stays open"
_MAIL = f"From: Ana Bell <ana@a.example>\nSubject: {_HEADLINE}\nDate: 1 May 2020 10:00\n\n"
_HTTP = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def repeated(pattern: str, characters: int) -> str:
    """`pattern` again and again, up to that many characters."""
    if "{n}" not in pattern:
        return pattern * (characters // len(pattern))
    parts, length = [], 0
    for number in count():
        parts.append(pattern.replace("{n}", _word(number)))
        length += len(parts[-1])
        if length >= characters:
            return "".join(parts)[:characters]
    raise AssertionError


def _word(number: int) -> str:
    """A word of letters of its own for each number."""
    letters = "Kor"
    while True:
        letters += _LETTERS[number % 26]
        number //= 26
        if not number:
            return letters


def _page(body: str) -> str:
    return (
        f"<html><head><title>{_HEADLINE}</title></head><body><article><h1>{_HEADLINE}</h1>"
        f"<p>{_SENTENCE * 4}</p>{body}<p>{_SENTENCE}</p></article></body></html>"
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))


def _xml(text: str) -> str:
    return escape("".join(letter for letter in text if letter >= " " or letter == "\n"))


def _feed(text: str) -> str:
    return (
        f"<rss version='2.0'><channel><title>Wire</title><item><title>{_HEADLINE}</title>"
        f"<description>{_xml(text)}</description></item></channel></rss>"
    )


def _agency(text: str) -> str:
    return (
        f"<nitf><body><body.head><hedline><hl1>{_HEADLINE}</hl1></hedline></body.head>"
        f"<body.content><p>{_xml(text)}</p></body.content></body></nitf>"
    )


def _record(page: str) -> str:
    length = len(page.encode("utf-8", "replace"))
    return f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\n{page}\r\n\r\n"


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _json(headline: str, body: str) -> str:
    return json.dumps({"headline": headline, "articleBody": body}, ensure_ascii=False)


FORMS: dict[str, tuple[str, Callable[[str], str]]] = {
    "text": ("a.txt", lambda text: f"{_HEADLINE}\nKELL POINT: {text}\nEnd of it.\n"),
    "text only": ("a.txt", lambda text: text),
    "text, in the foot": ("a.txt", lambda text: f"{_HEADLINE}\n{_SENTENCE * 3}\n-\n{text}"),
    "markdown": ("a.md", lambda text: f"# {_HEADLINE}\n\n{_SENTENCE}\n\n{text}\n"),
    "front matter": ("a.md", lambda text: f"---\ntitle: {_HEADLINE}\n{text}\n---\n{_SENTENCE}\n"),
    "page": ("a.html", lambda text: _page(_paragraphs(text))),
    "page, one paragraph": ("a.html", lambda text: _page(f"<p>{escape(text)}</p>")),
    "page, as markup": ("a.html", _page),
    "page, attribute": ("a.html", lambda text: _page(f'<p title="{escape(text)}">a</p>')),
    "page, script": ("a.html", lambda text: _page(f"<script>{text}</script>")),
    "feed": ("a.rss", _feed),
    "agency": ("a.xml", _agency),
    "json": ("a.json", lambda text: _json(_HEADLINE, text)),
    "json, headline": ("a.json", lambda text: _json(text, _SENTENCE)),
    "json, as it is": ("a.json", lambda text: text),
    "table": ("a.csv", lambda text: f"headline,body\n{_HEADLINE},{_cell(text)}\n"),
    "table, as it is": ("a.csv", lambda text: f"headline,body\n{text}"),
    "mail": ("a.eml", lambda text: _MAIL + text),
    "mail, headers": ("a.eml", lambda text: f"{_MAIL.rstrip()}\nX-A: {text}\n\n{_SENTENCE}\n"),
    "mailbox": ("a.mbox", lambda text: f"From a@b Mon Jan 1 00:00:00 2020\n{_MAIL}{text}"),
    "archive of the web": ("a.warc", lambda text: _record(_HTTP + _page(_paragraphs(text)))),
    "archive, as it is": ("a.warc", lambda text: f"{_record(_HTTP + _page(''))}{text}"),
    "wire": ("a.anpa", lambda text: f"\x16\x16\x01r0001\x1f\x02{_HEADLINE}\r\n\x02{text}\r\n\x03"),
}
"""File name and maker of a file, by what the pattern is put into."""


RECORDS: dict[str, tuple[str, str, str]] = {
    "rows": ("a.csv", "headline,body\n{}", "a,b\n"),
    "rows of one letter": ("a.csv", "headline,body\n{}", "a\r"),
    "rows of quotes": ("a.csv", "headline,body\n{}", '"a""",b\n'),
    "rows of a sentence": ("a.csv", "headline,body\n{}", f"{_HEADLINE},{_SENTENCE}\n"),
    "rows of a date": ("a.csv", "date,headline\n{}", f"2020-05-01,{_HEADLINE}\n"),
    "empty records": ("a.json", "[{}null]", "{},"),
    "empty lists": ("a.json", "[{}null]", "[],"),
    "articles of a letter": ("a.json", "[{}null]", '{"headline":"a","body":"b"},'),
    "lines of a letter": ("a.jsonl", "{}", '{"headline":"a","body":"b"}\n'),
    "lines that break off": ("a.jsonl", "{}", "{\n"),
    "mails": ("a.mbox", "{}", f"From a@b Mon May 4 10:00:00 2020\n{_MAIL}{_SENTENCE}\n\n"),
    "beginnings of mails": ("a.mbox", "{}", "From a@b Mon May 4 10:00:00 2020\n\n"),
    "records of the web": ("a.warc", "{}", "WARC/1.0\r\n\r\n"),
    "entries": ("a.rss", "<rss version='2.0'><channel>{}</channel></rss>", "<item/>"),
    "feeds": (
        "a.opml", "<opml><body>{}</body></opml>", "<outline text='a' xmlUrl='http://a.example'/>"
    ),
    "links": (
        "a.html", "<html><body><article>{}", f"<a href=/x>{_HEADLINE}</a> "
    ),
    "items of links": (
        "a.html", "<html><body><article><ul>{}", f"<li><a href=/x>{_HEADLINE}</a></li>"
    ),
    "cells": ("a.html", "<html><body><article>{}", "<td>a "),
    "metadata": ("a.html", "<html><head>{}", "<meta property='og:title' content='a'>"),
}  # fmt: skip
"""Files that are nothing but records: file name, what stands around them, and one of them."""


def records(name: str, size: int) -> tuple[str, bytes]:
    """Name and content of a file of `size` bytes that is nothing but the records called `name`."""
    path, around, unit = RECORDS[name]
    return path, around.replace("{}", unit * (size // len(unit)), 1).encode()


def files(name: str, pattern: str, size: int) -> tuple[str, bytes]:
    """Name and content of a file of about `size` bytes in the form called `name`."""
    path, make = FORMS[name]
    wide = max(len(pattern.encode("utf-8", "replace")) / len(pattern), 1.0)
    text = repeated(pattern, int(size / wide))
    data = make(text).encode("utf-8", "replace")
    # What had to be escaped has grown.
    while len(data) > size * 1.2:
        text = text[: int(len(text) * size / len(data))]
        data = make(text).encode("utf-8", "replace")
    return path, data


def chosen(words: list[str]) -> list[str]:
    """The patterns whose names hold one of `words`; all for none."""
    return [name for name in PATTERNS if not words or any(word in name for word in words)]
