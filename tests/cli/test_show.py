"""`newsreader show`: an article in plain lines, with its related headlines found or not."""

from pathlib import Path

from tests.cli.conftest import FERRY, Newsreader


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


def test_lines_left_out_are_told_beside_the_article(newsreader: Newsreader, tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(f"{FERRY}Share this article\n© 2026 Coast Wire\n", encoding="utf-8")
    sentence = (
        "newsreader: 2 lines of the file are no part of the article "
        f"(newsreader parse --explain {file} shows them)\n"
    )
    for command in (("show",), ("parse", "--format", "text")):
        result = newsreader(*command, file)
        assert "Share" not in result.out
        assert result.err == sentence
    listed = newsreader("list", "--format", "jsonl", tmp_path).records
    assert newsreader("show", listed[0]["id"], "--in", tmp_path).err == sentence
    assert newsreader("parse", "--format", "jsonl", file).err == ""


def test_lines_left_out_of_several_files_are_told_once(
    newsreader: Newsreader, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{FERRY}Share this article\n", encoding="utf-8")
    result = newsreader("parse", "--format", "text", tmp_path)
    assert "2 lines of 2 files" in result.err
    assert result.err.count("\n") == 1


def test_how_a_speaker_was_found(newsreader: Newsreader, tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(
        "Ferry timetable cut for winter\n"
        "KELL POINT: “The quay is closed,” said Tamsin Orrel, the harbour master, on Monday.\n"
        "“We were asked and we closed it,” she said after the meeting.\n",
        encoding="utf-8",
    )
    lines = newsreader("show", file).lines
    assert "Tamsin Orrel (by “she”): “We were asked and we closed it,”" in lines
