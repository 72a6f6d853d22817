"""Characters that deceive the eye, markup that others obey, bytes in every encoding."""

from __future__ import annotations

import random

from tests.hostile.case import Case, Expect, article, canary, plain

_CHARACTERS = {
    "override": "\u202egnp.exe\u202c", "embedding": "\u202aa\u202bb\u202c", "isolates":
    "\u2066a\u2067b\u2068c\u2069", "unclosed": "\u202e\u2067", "marks": "a\u200eb\u200fc\u061c",
    "trojan-source": "\u202e } \u2066if (admin)\u2069 \u2066 begin", "arabic": "قال الوزير يوم الاثنين",
    "hebrew": "אמר השר ביום שני", "mixed": "abc עברית 123 العربية def", "zero-width":
    "a\u200bb\u200cc\u200dd\ufeffe", "zero-width-flood": "\u200b" * 20_000, "combining":
    "e" + "\u0301" * 3000, "combining-first": "\u0301\u0302", "combining-enclosing": "a\u20dd\u20e3",
    "selectors": "a\ufe0f\ufe0e\U000e0100", "tags": "\U000e0041\U000e0042\U000e007f", "wide":
    "日本語の記事", "wide-edge": "日" * 400, "fullwidth": "ＡＢＣ［２Ｊ", "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "emoji-skin": "\U0001f44b\U0001f3ff", "flags": "\U0001f1fa\U0001f1f8" * 9, "regional-half":
    "\U0001f1fa", "devanagari": "नमस्ते क्षत्रिय", "thai": "ที่ประชุมเมื่อวันจันทร์", "tibetan": "རྒྱལ་ཁབ",
    "soft-hyphen": "pay\u00adment", "non-breaking": "a\u00a0b\u202fc\u2007d", "line-separator":
    "one\u2028two", "paragraph-separator": "one\u2029two", "nel": "one\u0085two",
    "noncharacters": "\ufdd0\ufffe\uffff\U0001ffff\U0010ffff", "private": "\ue000\U000f0000",
    "unassigned": "\u0378\U0003fff0", "replacement": "\ufffd\ufffc", "annotation":
    "\ufff9a\ufffab\ufffb", "fillers": "\u3164\u115f\u1160\uffa0", "invisible-operators":
    "\u2061\u2062\u2063\u2064", "deprecated": "\u206a\u206b\u206c\u206d\u206e\u206f", "khmer": "\u17b4\u17b5",
    "mongolian": "\u180b\u180e", "homoglyphs": "Ρutin аpple", "math": "𝐩𝐚𝐲 𝓷𝓸𝔀", "ligature": "ﷺ ﷽",
    "zalgo": "".join(c + "\u0300\u0316\u0334\u0489" * 6 for c in "chaos"), "turkish": "İıIi", "sharp":
    "ßẞ", "long-expansion": "ﷺ" * 2000, "musical": "\U0001d173\U0001d17a", "shorthand":
    "\U0001bca0\U0001bca3", "egyptian": "\U00013430\U0001343f", "braille": "\u2800" * 30,
}  # fmt: skip
_MARKUP = (
    "[red]", "[/]", "[/bold]", "[bold", "[@click=app.quit]x[/]", "[@click=app.bell]x[/]",
    "[@click='app.open_url(\"file:///etc/passwd\")']x[/]", "[link=file:///etc/passwd]x[/link]",
    r"\[red]", r"\\[red]", "[" * 3000, "[]" * 500, "[on red][blink][reverse]x", "[$error]x[/$error]",
    "[red$][/", "[=]", "[#ff0000]x", "{self.app.exit()}", "{0.__class__}", "%s%n%x%p", "${HOME}",
    "{{7*7}} {% import os %}", "$(touch PWNED)", "`touch PWNED`", "; touch PWNED #", "| touch PWNED",
    "# One\n## Two", "```python\nimport os\n```", "[click](file:///etc/passwd)",
    "[x](javascript:alert(1))", "![x](http://127.0.0.1:1/x.png)", "<script>alert(1)</script>",
    "<a href='file:///etc/passwd'>x</a>", "<img src=x onerror=alert(1)>", "<!--", "<![CDATA[",
    "&lt;b&gt; &amp;amp; &#0; &#xD800; &#x110000;", "<b><i></b></i>", "- " * 3000, "*" * 3000,
    "_" * 3000, "|a|b|\n|-|-|\n" + "|x|y|\n" * 300, "> " * 2000, "\\" * 3000, "~~~", "---\na: b\n---",
    ":smile:", ":red_heart:", "vim: set modeline:", "-*- eval: (shell) -*-", "@@@", "\\input{x}",
)  # fmt: skip


def unicode_cases() -> list[Case]:
    """An article for each trick, the trick in each of its parts."""
    return [
        Case(
            f"unicode/{number:03d}-{name}.txt".encode(),
            article(canary(number, "Uni"), text.encode()),
            words=(canary(number, "Uni"), "carried out"),
        )
        for number, (name, text) in enumerate(_CHARACTERS.items())
    ]


def markup_cases() -> list[Case]:
    """The same in the markup of Textual, Rich, Markdown, HTML, shells, templates and editors."""
    found = []
    for number, text in enumerate(_MARKUP):
        word = canary(number, "Mark")
        found.append(
            Case(f"markup/{number:03d}.txt".encode(), article(word, text.encode()), words=(word,))
        )
    return found


def encoding_cases() -> list[Case]:
    """Text in every encoding one meets, broken text, and what is no text."""
    return [*_encoded(), *_broken(), *_no_text()]


_ENCODINGS = (
    ("utf-8-sig", "crème brûlée"), ("utf-16", "crème brûlée"), ("utf-16-le", "crème brûlée"),
    ("utf-16-be", "crème brûlée"), ("utf-32", "crème brûlée"), ("utf-32-le", "crème brûlée"),
    ("cp1252", "crème brûlée à Tarnmouth, très appréciée"), ("latin-1", "crème brûlée"),
    ("cp1251", "Совет утвердил новый причал"), ("koi8-r", "Совет утвердил новый причал"),
    ("shift_jis", "港の理事会は新しい桟橋を承認した"), ("euc-jp", "港の理事会は新しい桟橋を承認した"),
    ("iso2022_jp", "港の理事会は新しい桟橋を承認した"), ("big5", "港務局批准了新的碼頭"),
    ("gb18030", "港务局批准了新的码头"), ("euc-kr", "항만청은 새 부두를 승인했다"),
    ("iso8859-2", "Rada přístavu schválila nové molo"), ("cp437", "crème brûlée"),
    ("mac-roman", "crème brûlée"), ("iso8859-7", "Το λιμεναρχείο ενέκρινε"),
)  # fmt: skip


def _encoded() -> list[Case]:
    found = []
    for number, (encoding, text) in enumerate(_ENCODINGS):
        word = canary(number, "Enc")
        written = f"{word} comes to Tarnmouth\nThe board of {word} met. {text}. It was brief.\n"
        found.append(
            Case(f"encoding/{encoding}.txt".encode(), written.encode(encoding), words=(word,))
        )
    return found


def _broken() -> list[Case]:
    payloads = {
        "cut-character": b"abc \xe2\x82", "lone-continuation": b"a\x80b\xbfc", "five-bytes":
        b"\xf8\x88\x80\x80\x80", "too-high": b"\xf4\x90\x80\x80", "surrogates": b"\xed\xa0\x80\xed\xb0\x80",
        "overlong-slash": b"\xc0\xaf..\xc0\xaf", "mark-inside": b"a\xef\xbb\xbfb", "mixed":
        "é ".encode() + "é".encode("cp1252"), "twice": "é à ü".encode().decode("latin-1").encode(),
        "nul": b"a\x00b", "fe-ff": b"a\xfe\xffb", "undefined-1252": b"\x81\x8d\x8f\x90\x9d",
    }  # fmt: skip
    return [
        Case(
            f"encoding/broken-{name}.txt".encode(),
            article(canary(number, "Broken"), payload),
            words=(canary(number, "Broken"),),
        )
        for number, (name, payload) in enumerate(payloads.items())
    ]


def _no_text() -> list[Case]:
    noise = random.Random(20_26).randbytes
    contents = {
        "nul-64k": b"\x00" * 65_536, "noise": noise(300_000), "empty": b"", "blank": b" \n\t\n" * 50,
        "mark-only": b"\xef\xbb\xbf", "controls-only": bytes(range(1, 9)) * 100,
        "dashes-only": b"-\n-\n-\n", "escapes-only": b"\x1b" * 1000, "invisible-only":
        "\u200b\u200d\ufeff".encode() * 100, "utf16-mark-only": b"\xff\xfe",
        "gzip-cut": b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "elf": b"\x7fELF\x02\x01\x01" + noise(2000),
        "png": b"\x89PNG\r\n\x1a\n" + noise(99),
    }  # fmt: skip
    return [
        Case(f"encoding/no-{name}.txt".encode(), data, Expect.SKIP)
        for name, data in contents.items()
    ]


def structure_cases() -> list[Case]:
    """Odd line ends, odd separators, cycles, twins."""
    ends = {"lf": "\n", "crlf": "\r\n", "cr": "\r", "nel": "\x85", "ls": "\u2028", "ps": "\u2029",
            "vt": "\x0b", "ff": "\x0c", "crcrlf": "\r\r\n", "lfcr": "\n\r"}  # fmt: skip
    found = []
    for number, (name, end) in enumerate(ends.items()):
        word = canary(number, "Lines")
        data = article(word, b"three").decode().replace("\n", end).encode()
        found.append(Case(f"structure/end-{name}.txt".encode(), data, words=(word,)))
    odd = {
        "no-last-newline": "One line alone", "only-headline": "Headline\n", "indented":
        "\n".join(" " * (9 * depth) + "word" for depth in range(300)), "quotes-open":
        "‘He said\n\n“and she\n\n‘and they" * 50, "quotes-kinds": "‘a’ “b” \"c\" 'd' «e» „f“ ‹g› 5'10\"",
        "inches": "6'2\" and 5'4\" o'clock rock 'n' roll '90s", "related-only": "-\nA\n-\nB\n-\nC",
        "dashes": "a\n-\nb\n--\nc\n---\nd\n–\ne\n—\nf\n* * *\ng", "labels": "Related\nRead more:\nRelated",
        "bylines": "By By By\nBy\nBy Ana\nBy Ana and By Ben", "many-dates": "2020-13-45 99/99/9999 " * 99,
        "datelines": "A: B: C: D: (E) — F — G:", "urls": "http://[::1]:x http://% mailto: javascript:1",
    }  # fmt: skip
    found += [
        Case(
            f"structure/{name}.txt".encode(),
            plain(canary(number, "Odd"), text),
            words=(canary(number, "Odd"),),
        )
        for number, (name, text) in enumerate(odd.items())
    ]
    return found + _linked()


def _linked() -> list[Case]:
    cycle = [
        Case(
            f"structure/cycle-{one}.txt".encode(),
            f"Cycle {one} turns\nA paragraph about Canarycycle.\n-\nCycle {other} turns\n".encode(),
            words=("Canarycycle",),
        )
        for one, other in (("A", "B"), ("B", "A"), ("C", "C"))
    ]
    twins = [
        Case(
            f"structure/twin-{number}.txt".encode(),
            b"Twins agree\nEvery word of Canarytwin stands twice.\n",
            words=("Canarytwin",),
        )
        for number in range(3)
    ]
    return cycle + twins
