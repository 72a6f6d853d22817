from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.files.kinds import ignored_kind, is_hidden_folder

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "name",
    [
        "strike.txt", "STRIKE.TXT", "strike", "page.html", "feed.xml", "feed.rss", "all.jsonl",
        "mail.eml", "all.txt.gz", "story.001", "Talks in U.S. resume on Monday", "bundle.zip",
        "1700000000.M20P1.coast:2,S", "1700000000.V80I2M3_7.mail.coastwire.example",
        "1700000000.M20P1Q2.mail.coastwire.example,S=812:2,RS",
    ],
)  # fmt: skip
def test_what_may_hold_articles_is_read(name: str) -> None:
    assert ignored_kind(name) is None


def test_every_ending_that_the_docs_name_is_read() -> None:
    table = (ROOT / "docs" / "FORMATS.md").read_text().split("## ")[0]
    files = [row.split("|")[2] for row in table.splitlines() if row.startswith("| ")]
    endings = re.findall(r"(?<![\w.])\.[a-z0-9]{2,8}\b", " ".join(files))
    assert {".txt", ".mhtml", ".epub", ".parquet"} <= set(endings)
    assert [ending for ending in endings if ignored_kind(f"file{ending}") is not None] == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("photo.jpg", "picture"),
        ("PHOTO.PNG", "picture"),
        ("setup.py", "program"),
        ("newsreader.toml", "settings"),
        ("app.tcss", "style"),
        ("strike.txt~", "editor copy"),
        ("#strike.txt#", "editor copy"),
        (".strike.txt.swp", "editor copy"),
        (".env", "hidden file"),
        (".hidden.txt", "hidden file"),
        ("Thumbs.db", "system file"),
        ("index.sqlite", "database"),
    ],
)
def test_what_is_no_article_is_counted_by_kind(name: str, kind: str) -> None:
    assert ignored_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "hidden"), [(".git", True), ("__pycache__", True), ("world", False), ("v1.2", False)]
)
def test_hidden_folders_are_not_looked_into(name: str, hidden: bool) -> None:
    assert is_hidden_folder(name) is hidden


@given(st.text(max_size=40))
def test_any_name_has_an_answer(name: str) -> None:
    kind = ignored_kind(name)
    assert kind is None or kind
