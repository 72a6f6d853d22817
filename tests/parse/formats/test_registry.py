"""Which format a file is taken for, and that no format breaks or lets anything through."""

import socket
import subprocess
import sys
from dataclasses import fields, is_dataclass
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.parse.draft import Parsed
from reader.parse.formats import registry
from reader.parse.read import read
from reader.text.safe import SafeText, is_safe
from tests.parse.formats.examples import EXAMPLES, HEADLINE, PAGE

OWN = [name for name in registry.MODULES if name not in ("pdf", "parquet")]


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in strings(item)]
    if is_dataclass(value):
        return [text for each in fields(value) for text in strings(getattr(value, each.name))]
    return []


@pytest.mark.parametrize(("name", "example"), EXAMPLES.items())
def test_each_format_is_known_by_its_name_and_content(
    name: str, example: tuple[str, bytes]
) -> None:
    path, data = example
    assert registry.identify(data[: registry.HEAD_BYTES], path).name == name


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name not in ("text", "markdown")])
def test_content_wins_over_the_ending(name: str) -> None:
    assert registry.identify(EXAMPLES[name][1][: registry.HEAD_BYTES], "x.txt").name == name


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != "opml"])
def test_every_format_gives_the_same_story(name: str) -> None:
    path, data = EXAMPLES[name]
    draft = registry.parse(data, path).drafts[0]
    assert draft.headline.startswith(HEADLINE)
    text = " ".join(block.text for block in draft.body)
    assert "ferry to Low Island sailed again on Saturday" in text
    assert "flour for a month" in text


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', "picture"),
        (b"\x7fELF\x02", "program"),
        (b"#!/bin/sh\n", "program"),
        (b"ID3\x03", "sound"),
        (b"\x00\x00\x00\x18ftypmp42", "video"),
        (b"SQLite format 3\x00", "database"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"[Content_Types].xml", "document"),
    ],
)
def test_what_holds_no_article_is_named_and_no_problem(head: bytes, kind: str) -> None:
    parsed = registry.parse(head, "x.txt")
    assert (parsed.drafts, parsed.problems, parsed.format) == ((), (), kind)


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        registry.load("no such format")


def test_a_format_that_fails_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, path: str, explain: bool = False) -> Parsed:
        raise RecursionError

    monkeypatch.setattr(registry.load("html"), "parse", broken)
    (problem,) = registry.parse(PAGE.encode(), "x\x1b.html").problems
    assert problem.path == "x\u241b.html"
    assert "html" in problem.reason


def test_others_can_add_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Parsed((), (), SafeText("knots"))
    foreign = SimpleNamespace(
        NAME="knots",
        sniff=lambda head, name: 0.9 if head.startswith(b"%KNOT") else 0.0,
        parse=lambda data, path, explain=False: found,
    )
    monkeypatch.setattr(EntryPoint, "load", lambda self: foreign)
    entry = EntryPoint("knots", "knots", registry.ENTRY_POINTS)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [entry])
    registry.foreign_formats.cache_clear()
    try:
        assert registry.parse(b"%KNOT over hand", "x") is found
        assert registry.identify(PAGE.encode(), "x").name == "html"
    finally:
        registry.foreign_formats.cache_clear()


KNOTS = """
from reader.parse.draft import Draft, Parsed
from reader.text.safe import SafeText, clean

NAME = "knots"


def sniff(head, name):
    return 0.9 if head.startswith(b"%KNOT") else 0.0


def parse(data, path, explain=False):
    draft = Draft(headline=clean(data[5:].decode("utf-8", "replace").strip()))
    return Parsed((draft,), (), SafeText(NAME))
"""


def test_an_installed_package_adds_a_format(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "knots.py").write_text(KNOTS, encoding="utf-8")
    facts = tmp_path / "knots-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: knots\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text("[newsreader.formats]\nknots = knots\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    registry.foreign_formats.cache_clear()
    try:
        parsed = read(b"%KNOT Bowline holds in the storm", "a.knot")
        assert (parsed.format, parsed.drafts[0].headline) == ("knots", "Bowline holds in the storm")
        assert registry.load("knots").NAME == "knots"
    finally:
        registry.foreign_formats.cache_clear()


@pytest.mark.parametrize("name", OWN)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=600))
def test_no_bytes_break_a_format(name: str, data: bytes) -> None:
    assert all(is_safe(text) for text in strings(registry.load(name).parse(data, "x\x1b[2J")))


INSERTED = (
    b"\x1b[31m",
    b"&#27;]0;",
    b"\xe2\x80\xae",
    b"\xff\x00",
    b"<![<a",
    b"\\u001b",
    b'"',
    b"{[",
)


@pytest.mark.parametrize("name", EXAMPLES)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_damage_breaks_a_format_or_lets_a_control_through(
    name: str, data: st.DataObject
) -> None:
    whole = EXAMPLES[name][1]
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged)))
        if data.draw(st.booleans()):
            damaged[place:place] = data.draw(st.sampled_from(INSERTED))
        else:
            del damaged[place : place + data.draw(st.integers(1, 80))]
    assert all(is_safe(text) for text in strings(registry.load(name).parse(bytes(damaged), "x")))


def test_no_format_opens_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("a local file must never cause a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    outside = '<img src="http://192.0.2.1/x"><iframe src="http://192.0.2.1/y"></iframe>'
    for name, (path, data) in EXAMPLES.items():
        assert registry.parse(data, path).format
        assert registry.load(name).parse(data + outside.encode(), path) is not None


def test_identifying_imports_no_parser() -> None:
    code = (
        "import sys\nbefore = set(sys.modules)\nfrom reader.parse.formats import registry\n"
        "registry.identify(b'A plain text.', 'a.txt')\n"
        "heavy = {'lxml', 'pydantic_core', 'pydantic', 'email', 'zipfile', 'csv', 'html'}\n"
        "print(sorted(heavy & {name.split('.')[0] for name in set(sys.modules) - before}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.json", '{{"headline": "{0}", "body": "{0} {0} {0}"}}'),
        ("x.csv", "title,text\n{0},{0} {0} {0}\n"),
        ("x.md", "# {0}\n\n{0} {0} {0}\n"),
    ],
)
def test_letters_that_were_put_right_are_said_so(name: str, text: str) -> None:
    twice = "Fähre über den Großen Sund".encode().decode("cp1252")
    parsed = registry.parse(text.format(twice).encode(), name)
    assert parsed.drafts[0].headline == "Fähre über den Großen Sund"
    said = [*parsed.drafts[0].warnings, *(problem.reason for problem in parsed.problems)]
    assert any("put right" in each for each in said)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.html", "<html><body><h1>Fähre</h1><p>{}</p></body></html>"),
        (
            "x.rss",
            "<rss><item><title>Fähre</title><description>{}</description></item></rss>",
        ),
        ("x.json", '{{"headline": "Fähre", "body": "{}"}}'),
    ],
)
def test_bytes_that_are_no_letters_are_said_so(name: str, text: str) -> None:
    long = "Die Fähre über den Großen Sund fährt für alle Gäste. " * 20
    parsed = registry.parse(text.format(long).encode().replace(b"Sund", b"Su\xffnd", 1), name)
    said = [*parsed.drafts[0].warnings, *(problem.reason for problem in parsed.problems)]
    assert any("no text in its encoding" in each for each in said)
