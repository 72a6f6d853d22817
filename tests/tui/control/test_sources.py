"""What `o` offers: the address of an article and its pictures, nothing outside its folder."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.article import Article
from reader.parse.read import build, read
from reader.tui.control.sources import openable, picture_file, why_nothing

PAGE = """<html><head><title>Ferry returns</title>
<link rel="canonical" href="https://coastwire.example/ferry"></head><body><article>
<h1>Ferry returns</h1><figure><img src="https://coastwire.example/pier.jpg">
<figcaption>The new pier at Tarnholm on Saturday</figcaption></figure>
<p>The ferry to Low Island sailed again on Saturday, two years after the storm that broke its
pier, with four hundred people and a brass band on board.</p>
<p><img src="ferry_files/band.jpg" alt="A brass band plays on the deck of the ferry">The council
paid half of the new pier and the fishing cooperative of Tarnholm the rest of it.</p>
<img src="file:///secret.png" alt="What lies outside of the folder of the page">
</article></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> tuple[Article, str]:
    folder = tmp_path / "saved"
    (folder / "ferry_files").mkdir(parents=True)
    (folder / "ferry_files" / "band.jpg").write_bytes(b"")
    (tmp_path / "secret.png").write_bytes(b"")
    file = folder / "ferry.html"
    return build(read(PAGE.encode(), "ferry.html"), 0, "ferry.html"), str(file)


def test_captions_and_descriptions_are_blocks(page: tuple[Article, str]) -> None:
    captions = [block.text for block in page[0].body if block.kind == "caption"]
    assert captions == [
        "The new pier at Tarnholm on Saturday",
        "A brass band plays on the deck of the ferry",
        "What lies outside of the folder of the page",
    ]


def test_the_address_and_the_pictures_can_be_opened(page: tuple[Article, str]) -> None:
    article, file = page
    values = [choice.value for choice in openable(article, file)]
    assert values == [
        "https://coastwire.example/ferry",
        None,
        "https://coastwire.example/pier.jpg",
        str(Path(file).parent.resolve() / "ferry_files" / "band.jpg"),
    ]


def test_without_a_file_only_addresses(page: tuple[Article, str]) -> None:
    values = [choice.value for choice in openable(page[0], None)]
    assert values == ["https://coastwire.example/ferry", None, "https://coastwire.example/pier.jpg"]


@pytest.mark.parametrize(
    "picture", ["../secret.png", "/etc/passwd", "gone.jpg", "ferry.html", "\0"]
)
def test_no_other_file_is_opened(page: tuple[Article, str], picture: str) -> None:
    Path(page[1]).write_text("x", encoding="utf-8")
    assert picture_file(picture, page[1]) is None


def test_a_link_out_of_the_folder_is_not_followed(page: tuple[Article, str]) -> None:
    link = Path(page[1]).parent / "out.png"
    link.symlink_to(Path(page[1]).parent.parent / "secret.png")
    assert picture_file("out.png", page[1]) is None


@pytest.mark.parametrize(
    ("name", "picture", "reason"),
    [
        ("issue.zip", "pier_files/pier.jpg", "inside of issue.zip"),
        ("ferry.html", "pier_files/pier.jpg", "not saved with it"),
        ("ferry.html", "", "no picture"),
    ],
)
def test_why_nothing_can_be_opened_is_said(name: str, picture: str, reason: str) -> None:
    caption = f'<img src="{picture}" alt="The pier of Tarnholm at noon">' if picture else ""
    text = PAGE.partition("<p>")[2].partition("<img")[0]
    page = f"<html><body><h1>Ferry returns</h1>{caption}<p>{text}</p></body></html>"
    data = page.encode()
    if name.endswith(".zip"):
        packed = BytesIO()
        with ZipFile(packed, "w") as archive:
            archive.writestr("ferry.html", page)
        data = packed.getvalue()
    article = build(read(data, name), 0, name)
    assert openable(article, None) == []
    assert reason in why_nothing(article)
