"""Articles written for other programs."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Block
from reader.library.export import FORMS, Item, form_of
from reader.parse.read import build, read
from reader.text.safe import SafeText, clean

if TYPE_CHECKING:
    from reader.article import Article

TEXT = """\
Harbour & strike <enters> a_second week
No talks planned
12 March 2026
PORT ELLERY: A strike that has stopped all ferries entered its second week on Sunday.
‘Nobody has rung <b>us</b>,’ said Oren Dask.
-
Islands run short of insulin
"""
HOSTILE = """\
</title><script>alert(1)</script> ]]> [x](javascript:alert(1))

PLACE: A paragraph with `code`, <img src=x onerror=y> and &amp; in it.
‘“quotes” & <tags>,’ said Mara Keel.
"""


def article(text: str) -> Article:
    return build(read(text.encode(), "a.txt"), 0, "a.txt")


def _xml(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - our own


def items(*texts: str) -> list[Item]:
    return [Item(article(text), ("coast", "later"), "ask <her>\ntwice") for text in texts]


def written(name: str, *texts: str) -> bytes:
    form = form_of(name)
    assert form is not None
    return form.write(items(*texts))


@pytest.mark.parametrize(("typed", "form"), [("md", "md"), (".MARKDOWN", "md"), ("htm", "html")])
def test_forms_are_known_by_their_endings(typed: str, form: str) -> None:
    found = form_of(typed)
    assert found is not None
    assert found.name == form
    assert form_of("docx") is None


@pytest.mark.parametrize("form", [form.name for form in FORMS if form.name != "epub"])
def test_every_form_holds_what_the_reader_added(form: str) -> None:
    text = written(form, TEXT).decode()
    assert "coast" in text
    assert "twice" in text
    assert "Oren Dask" in text
    assert "Islands run short of insulin" in text


def test_markdown_means_nothing_in_an_article() -> None:
    text = written("md", TEXT, HOSTILE).decode()
    assert text.startswith("# Harbour \\& strike \\<enters\\> a\\_second week\n")
    assert "](javascript" not in text
    assert "\n---\n" in text


@pytest.mark.parametrize(
    ("block", "kept"),
    [("# Not a heading", "\\# Not a heading"), ("1. not a list", "1\\. not a list"),
     ("- not either", "\\- not either"), ("> no quote", "\\> no quote")],
)  # fmt: skip
def test_a_paragraph_stays_one_in_markdown(block: str, kept: str) -> None:
    body = (Block(text=SafeText(block)),)
    form = form_of("md")
    assert form is not None
    text = form.write([Item(article(TEXT).model_copy(update={"body": body}))]).decode()
    assert kept in text.split("\n")


def test_a_web_page_runs_nothing() -> None:
    text = written("html", TEXT, HOSTILE).decode()
    assert "<script" not in text
    assert "<img" not in text
    assert "default-src 'none'" in text
    assert '<span class="said" title="Oren Dask">' in text


def test_json_holds_every_field() -> None:
    (first,) = json.loads(written("json", TEXT))
    assert first["headline"] == "Harbour & strike <enters> a_second week"
    assert first["quotes"][0]["speaker"] == "Oren Dask"
    assert (first["tags"], first["note"]) == (["coast", "later"], "ask <her>\ntwice")


def test_a_book_is_an_archive_as_its_standard_wants_it() -> None:
    data = written("epub", TEXT, HOSTILE)
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = archive.namelist()
    assert archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
    container = _xml(archive.read("META-INF/container.xml"))
    (root,) = container.iterfind(".//{*}rootfile")
    package = _xml(archive.read(root.attrib["full-path"]))
    listed = {f"book/{one.attrib['href']}" for one in package.iterfind(".//{*}manifest/{*}item")}
    assert listed | {"mimetype", "META-INF/container.xml", "book/package.opf"} == set(names)
    spine = [one.attrib["idref"] for one in package.iterfind(".//{*}spine/{*}itemref")]
    assert spine == ["c0", "c1"]
    for needed in ("identifier", "title", "language"):
        assert package.find(f".//{{*}}{needed}") is not None
    assert data == written("epub", TEXT, HOSTILE)


@given(st.text(max_size=120), st.text(max_size=40))
def test_any_words_make_well_formed_chapters(body: str, note: str) -> None:
    whole = article(f"A headline of some words\n\nPLACE: First. {body}\n")
    form = form_of("epub")
    assert form is not None
    archive = zipfile.ZipFile(io.BytesIO(form.write([Item(whole, (), clean(note))])))
    for name in archive.namelist():
        if name.endswith((".xhtml", ".opf", ".ncx")):
            _xml(archive.read(name))
