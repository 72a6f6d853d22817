"""One test for each past flaw of programs that read news, mail and text in terminals.

Each is named after the flaw's public number and tells what went wrong there. What is tested is our
own defence against the same class.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from reader.library.api import OpenOptions
from reader.library.opening import open_library
from reader.parse.read import build, read
from reader.text.safe import clean, clean_line, is_safe
from reader.tui.launch import LaunchError, checked_address, edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.article import Article

BODY = "The keeper of Tarnmouth said that the harbour would stay open through the winter. " * 3
FEED = """<?xml version="1.0"?>{extra}<rss version="2.0"><channel><title>Harbour</title><item>
<title>{title}</title><link>{link}</link><description>{body}</description>
<enclosure url="{link}" type="audio/mpeg" length="1"/></item></channel></rss>"""


def one(data: bytes, path: str) -> Article:
    return build(read(data, path), 0, path)


def feed(title: str = "Boat comes in", link: str = "https://a.example/1", extra: str = "") -> bytes:
    return FEED.format(title=title, link=link, body=BODY, extra=extra).encode()


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """An editor that notes its arguments."""
    note = tmp_path / "arguments.json"
    script = tmp_path / "editor.py"
    script.write_text(
        "import json, sys\n"
        f"open({str(note)!r}, 'w').write(json.dumps([a.encode('utf-8', 'surrogateescape').hex() "
        "for a in sys.argv[1:]]))\n"
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    monkeypatch.delenv("VISUAL", raising=False)
    return lambda: [
        bytes.fromhex(argument).decode("utf-8", "surrogateescape")
        for argument in json.loads(note.read_text())
    ]


def test_cve_2017_12904_newsbeuter_title_of_an_item_in_a_shell(
    editor: Callable[[], list[str]], tmp_path: Path
) -> None:
    """Title and address of an item were put into a shell command."""
    article = one(feed("Boat`touch PWNED`$(touch PWNED);touch PWNED"), "a.xml")
    assert "$(touch PWNED)" in article.headline
    file = tmp_path / "x$(touch PWNED);touch PWNED.txt"
    file.write_text("Boat comes in\nA body.\n")
    edit(str(file))
    assert editor()[-1] == str(file)
    assert not list(tmp_path.glob("PWNED*"))


def test_cve_2017_14500_podbeuter_name_of_an_enclosure(tmp_path: Path) -> None:
    """The file name of an enclosure was run by a shell; ours are not fetched, let alone run."""
    (tmp_path / "feed.xml").write_bytes(feed(link="http://127.0.0.1:1/a';touch PWNED;'.mp3"))
    library = open_library(str(tmp_path), OpenOptions(in_memory=True))
    library.update()
    assert library.listing().total.count == 1
    assert sorted(os.listdir(tmp_path)) == ["feed.xml"]  # noqa: PTH208
    library.close()


def test_newsboat_3400_commands_in_lists_of_feeds() -> None:
    """An OPML file could hold ``|command`` and ``filtercmd`` in place of an address."""
    data = (
        b'<opml version="2.0"><body><outline text="x" xmlUrl="|touch PWNED" filtercmd="touch P"/>'
        b'<outline text="y" xmlUrl="exec:touch PWNED"/></body></opml>'
    )
    for draft in read(data, "feeds.opml").drafts:
        assert [related.url for related in draft.related if related.url] == []


@pytest.mark.parametrize("text", ["\x1b[31m", "\x1b]8;;x\x1b\\", "\x1b[0;31;m", "\x1b\x08[31m"])
def test_cve_2022_46663_less_sequences_let_through_by_a_filter(text: str) -> None:
    """A filter of sequences was led astray; ours knows no sequences, only characters."""
    assert "\x1b" not in clean(text)
    assert "\x1b" not in clean_line(text)


def test_cve_2024_32487_less_newline_in_a_file_name(
    editor: Callable[[], list[str]], tmp_path: Path
) -> None:
    """A newline in a file name ended a quoted argument of a shell."""
    file = tmp_path / "a\ntouch PWNED\n.txt"
    file.write_text("Boat comes in\nA body.\n")
    library = open_library(str(tmp_path), OpenOptions(in_memory=True))
    library.update()
    rows = [row for row in library.listing().rows(0, 9) if row is not None]
    assert all("\n" not in row.path for row in rows)
    edit(str(file))
    assert editor()[-1] == str(file)
    assert not list(tmp_path.glob("PWNED*"))
    library.close()


def test_cve_2024_52005_git_controls_in_what_a_server_says() -> None:
    """Messages of a server went to the terminal as they were. Here: an encoding's error text."""
    parsed = read(b'{"headline": \x1b]0;evil\x07}', "a\x1b]0;evil\x07.json")
    assert parsed.problems
    assert all(is_safe(each.path) and is_safe(each.reason) for each in parsed.problems)


@pytest.mark.parametrize(
    "address",
    [
        "https://bank.example@evil.example/",
        "https://bank.example%2F@evil.example/",
        "https://user:word@evil.example/",
        "https://bank.example\\@evil.example/",
    ],
)
def test_cve_2024_50349_git_misleading_host_in_a_question(address: str) -> None:
    """A crafted address made a question show another host than the one that was meant."""
    with pytest.raises(LaunchError):
        checked_address(address)


def test_homograph_hosts_are_shown_in_their_ascii_form() -> None:
    """Since 2001: a host of look-alike letters (here a Cyrillic a) is shown as what it is."""
    assert checked_address("https://\u0430pple.example/").host == "https://xn--pple-43d.example"


def test_cve_2003_0069_title_of_the_window_typed_back(tmp_path: Path) -> None:
    """A sequence set the title, another had the terminal type it as keys."""
    article = one(b"Boat \x1b]0;rm -rf x\x07\x1b[21t comes in\nA body of words.\n", "a.txt")
    assert is_safe(article.headline)
    assert "\x1b" not in article.model_dump_json()


@pytest.mark.parametrize("query", ['\x1bP$q"p\x1b\\', "\x1b]50;?\x07", "\x1b[c", "\x05", "\x9b6n"])
def test_cve_2008_2383_cve_2022_45063_answers_of_a_terminal(query: str) -> None:
    """Terminals answered such questions with text of the attacker's."""
    article = one(f"Boat comes {query} in\nA body {query} of words.\n".encode(), "a.txt")
    assert not any(ord(character) in {0x1B, 0x05, 0x9B} for character in article.headline)


def test_cve_2021_42574_trojan_source() -> None:
    """Bidirectional controls let text read otherwise than it is."""
    text = "user\u202e \u2066// admin\u2069 \u2066 only"
    article = one(f"Boat comes in\nA body of {text} words.\n".encode(), "a.txt")
    body = "".join(block.text for block in article.body)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(body)
    assert "\u2426" in body


def test_cve_2013_0340_bombs_of_entities() -> None:
    """A few entities that name each other grow to gigabytes."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    data = feed("&l9;", extra=f'<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]>')
    parsed = read(data, "feed.xml")
    assert parsed.problems
    assert sum(len(draft.headline) for draft in parsed.drafts) < 10_000


@pytest.mark.parametrize("place", ["file:///etc/passwd", "http://127.0.0.1:1/x"])
def test_cve_2011_1156_feedparser_doctype_that_reads_files(place: str) -> None:
    """A document type made the parser fetch files and addresses (XXE)."""
    data = feed("&x;", extra=f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{place}">]>')
    parsed = read(data, "feed.xml")
    assert all("root:" not in draft.headline for draft in parsed.drafts)


def test_cve_2020_10735_numbers_of_a_hundred_thousand_digits() -> None:
    """Turning digits into a number took time that grew with the square of their count."""
    data = b'{"headline": "Boat comes in", "n": ' + b"9" * 100_000 + b"}"
    assert read(data, "a.json").problems


def test_cve_2025_6069_html_parser_quadratic_in_broken_tags() -> None:
    """Tags that break off took time that grew with the square of their count."""
    data = b"<html><body><article><h1>Boat comes in</h1><p>" + BODY.encode() + b"<a <!--" * 50_000
    assert read(data, "a.html").drafts


@pytest.mark.parametrize("name", ["../../PWNED.txt", "/tmp/PWNED.txt", "..\\PWNED.txt"])  # noqa: S108
def test_cve_2018_14355_mutt_paths_that_lead_out(name: str, tmp_path: Path) -> None:
    """A name in a mailbox led out of the cache folder. Our names of files are hashes."""
    import io
    import zipfile

    folder = tmp_path / "articles"
    folder.mkdir()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, f"Boat comes in\n{BODY}\n")
    (folder / "a.zip").write_bytes(buffer.getvalue())
    library = open_library(str(folder), OpenOptions(cache_folder=str(tmp_path / "cache")))
    library.update()
    assert library.summary().files == 1
    assert not [path for path in tmp_path.rglob("*") if "PWNED" in path.name]
    library.close()


@pytest.mark.parametrize(
    "address",
    ["-remote", "--profile=x", "javascript:x()", "file:///etc/passwd", "data:text/html,x",
     "http://", "ssh://-oProxyCommand=x/", "vbscript:x",
     "https://a.example/\nb", "http://a\\.b.example/", " "],
)  # fmt: skip
def test_cve_2017_17522_options_in_place_of_an_address(address: str) -> None:
    """What was given to a browser as an address was taken for an option."""
    with pytest.raises(LaunchError):
        checked_address(address)


def test_cve_2023_30844_mutagen_controls_in_names_of_a_peer(tmp_path: Path) -> None:
    """File names of the other side reached the terminal as they were."""
    (tmp_path / "\x1b]0;evil\x07.txt").write_text("Boat comes in\nA body of words.\n")
    library = open_library(str(tmp_path), OpenOptions(in_memory=True))
    library.update()
    (row,) = library.listing().rows(0, 9)
    assert row is not None
    assert is_safe(row.path)
    assert is_safe(library.article(row.id).source.path)
    library.close()


def test_controls_in_an_encoded_subject() -> None:
    """An encoded subject that decodes to controls is cleaned after it is decoded, not before."""
    subject = base64.b64encode(b"Boat \x1b]0;evil\x07 comes in").decode()
    data = f"From: a@b.example\nTo: c@d.example\nSubject: =?utf-8?B?{subject}?=\n\n{BODY}\n"
    article = one(data.encode(), "a.eml")
    assert is_safe(article.headline)
