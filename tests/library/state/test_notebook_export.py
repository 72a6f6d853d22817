"""The notebook in other programs' forms."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from reader.library.state.notebook import Saved
from reader.library.state.notebook_export import (
    FORMATS,
    bibtex,
    comma_separated,
    csl_json,
    json_lines,
    markdown,
)
from reader.text.safe import SafeText


def saved(**fields: object) -> Saved:
    empty = dict.fromkeys(Saved.__slots__, SafeText(""))
    numbers = {"block": 0, "start": 0, "end": 0, "kept": 1_772_352_000.0, "entry": 0}
    nothing = {"offset": None}
    one = {
        "name": "0" * 16,
        "words": "“No boats today,”",
        "speaker": "Mara Keel",
        "headline": "Harbour strike",
        "date": "2026-03-14",
        "source": "Coast Wire",
        "path": "coast/strike.txt",
        "article": "b" * 16,
    }
    return Saved(**{**empty, **numbers, **nothing, **one, **fields})  # type: ignore[arg-type]


def test_markdown() -> None:
    text = markdown([saved(note="check this"), saved(words="Second", speaker="")])
    assert text == (
        "# Notebook\n\n## Harbour strike\n\nCoast Wire, 2026-03-14\n\n`coast/strike.txt`\n\n"
        "> “No boats today,”\n>\n> — Mara Keel\n\ncheck this\n\n> Second\n"
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<script>", "\\<script\\>"),
        ("[x](javascript:1)", "\\[x\\](javascript:1)"),
        ("# no title", "\\# no title"),
        ("- no list", "\\- no list"),
        ("1. no list", "\\1. no list"),
        ("a *b* _c_ `d`", "a \\*b\\* \\_c\\_ \\`d\\`"),
    ],
)
def test_words_are_no_markdown(words: str, shown: str) -> None:
    assert f"> {shown}\n" in markdown([saved(words=words)])


def test_where_a_passage_stood_is_told_to_the_letter() -> None:
    of_archive = saved(path="issue.zip", member="pages/1.html", entry=3, block=2, start=7, end=9)
    of_text = saved(offset=1204)
    first, second = csv.DictReader(io.StringIO(comma_separated([of_archive, of_text])))
    place = [first[name] for name in ("member", "entry", "block", "start", "end", "offset")]
    assert place == ["pages/1.html", "3", "2", "7", "9", ""]
    assert (second["member"], second["offset"]) == ("", "1204")
    assert "`issue.zip/pages/1.html`" in markdown([of_archive])
    assert json.loads(json_lines([of_text]))["offset"] == 1204


def test_csv_is_read_back_and_holds_no_formula() -> None:
    text = comma_separated([saved(words='a "b",\nc', headline="=1+2"), saved(words="-5")])
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["words"] for row in rows] == ['a "b",\nc', "'-5"]
    assert rows[0]["headline"] == "'=1+2"
    assert rows[0]["kept"] == "2026-03-01T08:00:00+00:00"
    place = saved()
    assert rows[0]["article"] == place.article
    assert [rows[0][name] for name in ("block", "start", "end")] == [
        str(place.block), str(place.start), str(place.end)
    ]  # fmt: skip


def test_bibtex_has_one_entry_an_article() -> None:
    text = bibtex([saved(headline="100% {sure} & \\more_"), saved(), saved(article="c" * 16)])
    assert text.count("@article{coast2026-") == 2
    assert "title = {{100\\% \\{sure\\} \\& \\textbackslash{}more\\_}}," in text
    assert "year = {2026}," in text
    assert "annote = {“No boats today,” (Mara Keel) / “No boats today,” (Mara Keel)}," in text


def test_csl_json() -> None:
    items = json.loads(csl_json([saved(byline="Ruth Calloway", url="https://news.example/a")]))
    assert items == [
        {
            "id": "coast2026-bbbbbbbb",
            "type": "article-newspaper",
            "title": "Harbour strike",
            "author": [{"literal": "Ruth Calloway"}],
            "container-title": "Coast Wire",
            "issued": {"date-parts": [[2026, 3, 14]]},
            "URL": "https://news.example/a",
            "note": "“No boats today,” (Mara Keel)",
        }
    ]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_next_to_nothing_can_be_exported(form: str) -> None:
    bare = saved(speaker="", headline="", date="", source="", path="", words="", kept=1e300)
    assert FORMATS[form]([bare])
    assert FORMATS[form]([replace(bare, date=SafeText("14 March"))])
