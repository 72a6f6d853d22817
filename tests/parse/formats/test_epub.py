import io
import re
import zipfile

from reader.parse.formats import epub
from tests.parse.formats.examples import EPUB, FIRST, HEADLINE, zipped


def test_each_document_is_an_article_and_the_book_says_what_it_does_not() -> None:
    (draft,) = epub.parse(EPUB, "x.epub").drafts
    assert (draft.headline, draft.publisher, draft.byline) == (
        HEADLINE,
        "Coast Wire, March",
        "Vera Moss",
    )
    assert draft.published is not None
    assert (draft.published.iso, draft.member) == ("2026-03-31", "OEBPS/ferry.xhtml")
    assert draft.body[0].text == FIRST


def test_a_book_without_its_package_is_a_problem() -> None:
    data = zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b"<container/>"})
    (problem,) = epub.parse(data, "x.epub").problems
    assert "package document" in problem.reason


def test_a_damaged_book_is_a_problem() -> None:
    assert "damaged book" in epub.parse(EPUB[:300], "x.epub").problems[0].reason


def test_a_document_that_is_named_again_and_again_is_read_once() -> None:
    with zipfile.ZipFile(io.BytesIO(EPUB)) as book:
        members = {name: book.read(name) for name in book.namelist()}
    (package,) = (name for name in members if name.endswith(".opf"))
    reference = re.search(rb"<itemref [^>]*>", members[package])
    assert reference is not None
    members[package] = members[package].replace(reference[0], reference[0] * 20_000)
    (draft,) = epub.parse(zipped(members), "x.epub").drafts
    assert draft.headline == HEADLINE
