"""`newsreader show`: an article in plain lines, with its related headlines found or not."""

from pathlib import Path

from tests.cli.conftest import Newsreader


def test_an_article_in_reading_order(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("show", collection / "north" / "keepers.txt")
    assert result.code == 0
    assert result.lines[0] == "Lighthouse keepers vote to stay"
    assert result.lines[1].startswith("KELL POINT")
    body = result.out.index("The last four keepers")
    quotes = result.out.index("\nQuotes:\nTamsin Orrel: ‘We were asked and we said yes,’\n")
    related = result.out.index("\nRelated:\n1. Ferry timetable cut for winter\n2. Storm closes")
    assert body < quotes < related


def test_related_headlines_are_looked_up_in_a_collection(
    newsreader: Newsreader, collection: Path
) -> None:
    file = collection / "north" / "keepers.txt"
    result = newsreader("show", file, "--in", collection)
    assert "1. Ferry timetable cut for winter (here: ferry.txt)" in result.lines
    assert "2. Storm closes the north road (not here)" in result.lines


def test_an_id_from_a_list_shows_its_article(newsreader: Newsreader, collection: Path) -> None:
    for record in newsreader("list", "--format", "jsonl", collection).records:
        result = newsreader("show", record["id"], "--in", collection)
        assert result.lines[0] == record["headline"]


def test_an_unknown_id(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("show", "0123456789abcdef", "--in", collection)
    assert (result.code, result.out) == (1, "")
    assert "0123456789abcdef" in result.err


def test_a_date_for_machines_is_put_into_words(newsreader: Newsreader, tmp_path: Path) -> None:
    file = tmp_path / "ferry.json"
    file.write_text(
        '{"headline": "Ferry returns", "datePublished": "2026-03-14T09:30:00Z",'
        ' "articleBody": "The ferry sailed again."}',
        encoding="utf-8",
    )
    assert "14 March 2026, 09:30" in newsreader("show", file).lines


def test_what_a_block_is_can_be_read_without_colour(newsreader: Newsreader, tmp_path: Path) -> None:
    file = tmp_path / "ferry.md"
    file.write_text(
        "# Ferry returns\n\n![The new pier](pier.jpg)\n\n> Nobody should wait.\n\n"
        "- At eight\n- At four\n\nBicycles go free until June.\n",
        encoding="utf-8",
    )
    assert newsreader("show", file).lines[:9] == [
        "Ferry returns",
        "",
        "Picture: The new pier",
        "",
        "> Nobody should wait.",
        "",
        "- At eight",
        "- At four",
        "",
    ]
