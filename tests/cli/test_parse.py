"""`newsreader parse`: JSON with exactly the promised keys, text, explanations, exit codes."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import KEEPERS, Newsreader

KEYS = [
    *("id", "path", "format", "headline", "standfirst", "byline", "dateline", "published"),
    *("language", "source", "body", "quotes", "related", "warnings"),
]


def test_one_object_a_line_with_the_promised_keys(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("parse", collection)
    assert (result.code, result.err) == (0, "")
    assert [list(record) for record in result.records] == [KEYS, KEYS]


def test_what_an_article_becomes(newsreader: Newsreader, collection: Path) -> None:
    file = collection / "north" / "keepers.txt"
    (record,) = newsreader("parse", file).records
    assert record["path"] == str(file)
    assert record["headline"] == "Lighthouse keepers vote to stay"
    assert record["standfirst"] is None
    assert record["dateline"] == {"place": "KELL POINT", "agency": None, "date": None}
    assert [block["kind"] for block in record["body"]] == ["paragraph", "paragraph"]
    (quote,) = record["quotes"]
    text = record["body"][quote["block"]]["text"]
    assert text[quote["start"] : quote["end"]] == quote["text"]
    assert quote["text"] == "‘We were asked and we said yes,’"
    assert (quote["speaker"], quote["kind"], quote["found"]) == ("Tamsin Orrel", "speech", "named")
    assert 0 < quote["confidence"] <= 1
    assert [link["headline"] for link in record["related"]] == [
        "Ferry timetable cut for winter",
        "Storm closes the north road",
    ]


def test_an_article_has_one_id_however_it_is_named(
    newsreader: Newsreader, collection: Path
) -> None:
    in_its_folder = newsreader("parse", collection).records
    alone = newsreader("parse", collection / "ferry.txt").records
    listed = newsreader("list", collection, "--format", "jsonl").records
    assert alone[0]["id"] in {record["id"] for record in in_its_folder}
    assert {record["id"] for record in listed} == {record["id"] for record in in_its_folder}


@pytest.mark.parametrize("articles", [0, 1, 2])
def test_an_array(newsreader: Newsreader, collection: Path, articles: int) -> None:
    files = [collection / "ferry.txt", collection / "north" / "keepers.txt"][:articles]
    result = newsreader("parse", "--format", "json", *(files or [collection / "map.png"]))
    assert [record["path"] for record in json.loads(result.out)] == [str(file) for file in files]


def test_text_to_read(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("parse", "--format", "text", collection)
    assert "Lighthouse keepers vote to stay" in result.lines
    assert result.lines.count("---") == 1


def test_an_explanation_names_every_line_of_the_file(
    newsreader: Newsreader, collection: Path
) -> None:
    file = collection / "north" / "keepers.txt"
    result = newsreader("parse", "--explain", "--format", "text", file)
    head, *explained = [line.split("\t") for line in result.lines]
    assert head == [str(file)]
    assert [int(line[0]) for line in explained] == list(range(1, len(KEEPERS.splitlines()) + 1))
    assert all(role and rule for _, role, rule, *_ in explained)
    assert newsreader("parse", "--explain", file).lines == result.lines
    (record,) = newsreader("parse", "--explain", "--format", "jsonl", file).records
    assert [line["line"] for line in record["explain"]] == [int(line[0]) for line in explained]


def test_standard_input(newsreader: Newsreader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(KEEPERS.encode())))
    (record,) = newsreader("parse", "-").records
    assert (record["path"], record["headline"]) == ("-", "Lighthouse keepers vote to stay")


def test_nothing_found(newsreader: Newsreader, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = newsreader("parse", tmp_path / "empty")
    assert (result.code, result.out) == (1, "")


def test_nothing_there(newsreader: Newsreader, tmp_path: Path) -> None:
    result = newsreader("parse", tmp_path / "missing")
    assert (result.code, result.out) == (2, "")
    assert "no such file" in result.err


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    newsreader: Newsreader, collection: Path
) -> None:
    (collection / "link.txt").symlink_to(collection / "ferry.txt")
    result = newsreader("parse", collection)
    assert result.code == 3
    assert len(result.records) == 2
    assert f"{collection}/link.txt" in result.err


def test_a_link_that_was_typed_is_followed(newsreader: Newsreader, collection: Path) -> None:
    link = collection / "link.txt"
    link.symlink_to(collection / "ferry.txt")
    (record,) = newsreader("parse", link).records
    assert record["headline"] == "Ferry timetable cut for winter"


def test_names_and_texts_cannot_act_upon_the_terminal(
    newsreader: Newsreader, collection: Path
) -> None:
    evil = collection / "a\x1b]0;x\x07\u202e\nb.txt"
    evil.write_bytes(b"Head\x1b[2Jline\n" + "Text \u202e\x9b2J here.\n".encode() + b"\xff\x1bc\n")
    for arguments in (("parse",), ("parse", "--format", "text"), ("check",)):
        result = newsreader(*arguments, collection)
        assert not set(result.out + result.err) & {"\x1b", "\x07", "\x9b", "\u202e"}
        assert all(part.isprintable() for part in result.lines)


def test_an_article_has_one_id_whichever_way_it_is_named(
    newsreader: Newsreader, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsreader("index", collection)
    listed = {
        record["path"]: record["id"]
        for record in newsreader("list", collection, "--format", "jsonl").records
    }
    below = collection / "north"
    monkeypatch.chdir(below)
    for named in (collection, below, *listed, Path()):
        for record in newsreader("parse", named).records:
            assert record["id"] == listed[str(Path(record["path"]).resolve())]
