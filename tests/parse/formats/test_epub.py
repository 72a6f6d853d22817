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
