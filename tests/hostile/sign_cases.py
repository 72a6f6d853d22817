"""Every kind of character there is, and hostile text in every field that a format has."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import defaultdict
from html import escape

from tests.hostile.case import Case, Expect, article, canary

_OF_A_KIND = 24
"""Characters of each general category, from all over it."""
EVIL = "[@click=app.quit]x[/] \x1b]0;Canary\x07\x9b2J \u202egnp.exe {0} %s $(touch PWNED)"
_BODY = "The keeper of Tarnmouth said that the harbour would stay open through the winter. " * 3
_FIELDS = (
    "author", "section", "publisher", "datePublished", "dateModified", "inLanguage", "url",
    "description", "alternativeHeadline", "dateline", "keywords", "id", "image",
)  # fmt: skip


def sign_cases() -> list[Case]:
    """An article for each general category of Unicode, and for each way to half a character."""
    found = []
    for number, (category, characters) in enumerate(sorted(_kinds().items())):
        word = canary(number, "Sign")
        text = "".join(characters).encode("utf-8", "surrogatepass")
        found.append(
            Case(
                f"signs/{category}.txt".encode(),
                article(word, text),
                words=(word, "carried out"),
            )
        )
    return found + _ignorable() + _halves()


def _kinds() -> dict[str, list[str]]:
    every = defaultdict(list)
    for code in range(sys.maxunicode + 1):
        every[unicodedata.category(chr(code))].append(chr(code))
    return {
        category: found[:: max(len(found) // _OF_A_KIND, 1)][:_OF_A_KIND]
        for category, found in every.items()
    }


def _ignorable() -> list[Case]:
    """What a terminal shows nothing of, beyond the format characters of text in use."""
    texts = {
        "reserved": "a\u2065b\ufff0c\ufff8d", "shorthand": "a\U0001bca0b\U0001bca3c",
        "musical": "a\U0001d173b\U0001d17ac", "hieroglyphs": "a\U00013430b\U0001343fc",
        "beyond": "a\U000e0fffb\U000e0080c", "nonchars": "a\U0001fffeb\U0010fffec",
        "marks-indic": "क" + "\u093c" * 600, "marks-music": "a" + "\U0001d167" * 600,
        "marks-kana": "か" + "\u3099" * 600, "marks-syriac": "ܐ" + "\u0730" * 600,
        "marks-myanmar": "က" + "\u102f" * 600, "prepended": "\u0600\u0605\u06dd\u070f\u08e2" * 60,
    }  # fmt: skip
    return [
        Case(
            f"signs/ignored-{name}.txt".encode(),
            article(canary(number, "Ignored"), text.encode()),
            words=(canary(number, "Ignored"), "carried out"),
        )
        for number, (name, text) in enumerate(texts.items())
    ]


def _halves() -> list[Case]:
    """Half a character, by every encoding that can hold one."""
    found = []
    for number, encoding in enumerate(
        ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
    ):
        word = canary(number, "Half")
        text = f"{word} comes \ud800 in\nThe board of {word} met \udfff again \udc00\ud800 today.\n"
        text += "Nothing that stood in the letter was ever carried out, and the boats came home.\n"
        data = text.encode(encoding, "surrogatepass")
        found.append(Case(f"signs/half-{encoding}.txt".encode(), data, words=(word,)))
    seven = b"Canaryseven comes in\nThe board of Canaryseven met +2AA- again +AGE- today.\n"
    return [*found, Case(b"signs/half-utf-7.txt", seven, words=("Canaryseven",))]


def field_cases() -> list[Case]:
    """The same hostile text in every field of every format that has fields."""
    record = {"headline": f"Canaryfields {EVIL}", "articleBody": f"Canaryfields {_BODY}{EVIL}"}
    full = {**record, **dict.fromkeys(_FIELDS, EVIL), "related": [{"headline": EVIL, "url": EVIL}]}
    plain = "".join(letter for letter in EVIL if letter >= " " and not "\x7f" <= letter < "\xa0")
    one_line = f"Canaryfields {EVIL}".replace("\n", " ")
    contents = {
        "json.json": json.dumps(full),
        "keys.json": json.dumps({**record, **dict.fromkeys([EVIL, f"{EVIL}2"], EVIL)}),
        "lines.jsonl": "\n".join([json.dumps(full)] * 3),
        "table.csv": "headline,body,author,date,url,section\n"
        + ",".join([f'"{one_line}"', f'"{_BODY}"', *[f'"{EVIL}"'] * 4]),
        "table.tsv": "headline\tbody\tauthor\n" + f"{one_line}\t{_BODY}\t{EVIL}",
        "matter.md": f"---\ntitle: {one_line}\nauthor: {EVIL}\ndate: {EVIL}\ntags: [{EVIL}]\n---\n{_BODY}",
        "feed.rss": f"<rss version='2.0'><channel><title>{escape(plain)}</title><item><title>Canaryfields "
        f"{escape(plain)}</title><author>{escape(plain)}</author><pubDate>{escape(plain)}</pubDate><link>"
        f"{escape(plain)}</link><category>{escape(plain)}</category><description>{_BODY}</description>"
        "</item></channel></rss>",
        "page.html": "<html><head>"
        + "".join(
            f"<meta property='{name}' content='{escape(EVIL)}'>"
            for name in ("og:title", "og:site_name", "og:url", "article:author", "article:section")
        )
        + f"<title>{escape(EVIL)}</title></head><body><article><h1>Canaryfields {escape(EVIL)}</h1>"
        f"<p>{_BODY}</p><p>Canaryfields {_BODY}</p><p>{_BODY}</p></article></body></html>",
        "mail.eml": f"From: {EVIL} <a@b.example>\nSubject: Canaryfields {EVIL}\nDate: {EVIL}\n"
        f"List-Id: {EVIL}\nMessage-Id: {EVIL}\n\nCanaryfields {_BODY}\n",
        "nitf.xml": f"<nitf><head><title>{escape(plain)}</title></head><body><body.head><hedline><hl1>"
        f"Canaryfields {escape(plain)}</hl1></hedline><byline>{escape(plain)}</byline><dateline>"
        f"{escape(plain)}</dateline></body.head><body.content><p>{_BODY}</p></body.content></body></nitf>",
        "list.opml": f"<opml version='2.0'><head><title>Canaryfields {escape(plain)}</title></head><body>"
        f"<outline text='{escape(plain)}' xmlUrl='{escape(plain)}'/></body></opml>",
    }  # fmt: skip
    return [
        Case(f"fields/{name}".encode(), text.encode(), Expect.OPEN, ("Canaryfields",))
        for name, text in contents.items()
    ]
