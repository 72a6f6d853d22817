"""`newsreader quotes` and `newsreader speakers`."""

from contextlib import closing
from pathlib import Path

import pytest

from reader.library.opening import open_library
from reader.library.state.reader_state import ReaderState
from tests.cli.conftest import Newsreader


def test_quotes_are_printed_with_their_speakers(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("quotes", collection)
    assert result.code == 0
    (line,) = result.lines
    assert line.split("\t")[1:4] == [
        "Tamsin Orrel",
        "‘We were asked and we said yes,’",
        "Lighthouse keepers vote to stay",
    ]
    (record,) = newsreader("quotes", collection, "--format", "jsonl").records
    assert (record["speaker"], record["found"], record["kind"]) == (
        "Tamsin Orrel",
        "named",
        "speech",
    )
    assert record["path"].endswith("keepers.txt")


@pytest.mark.parametrize(
    ("query", "code"),
    [("speaker:orrel", 0), ("lighthouse", 0), ("speaker:dask", 1), ("ferry timetable dropped", 1)],
)
def test_a_query_says_which_quotes(
    newsreader: Newsreader, collection: Path, query: str, code: int
) -> None:
    assert newsreader("quotes", query, collection).code == code


def test_a_named_speaker_is_printed_alone(newsreader: Newsreader, collection: Path) -> None:
    (collection / "two.txt").write_text(
        "Two speak\n1 March 2026\nKELL POINT: It was said.\n‘One,’ said Ivo Sand.\n\n"
        "‘Two,’ said Rosa Bergan.\n",
        encoding="utf-8",
    )
    both = newsreader("quotes", "headline:two", collection)
    assert len(both.lines) == 2
    (line,) = newsreader("quotes", "speaker:bergan", collection).lines
    assert "Two," in line


def test_speakers_are_counted(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("speakers", collection)
    assert [line.split("\t")[0].strip() for line in result.lines] == ["1"]
    assert result.lines[0].endswith("\tTamsin Orrel")
    (record,) = newsreader("speakers", collection, "--format", "jsonl").records
    assert (record["name"], record["articles"], record["merged"]) == ("Tamsin Orrel", 1, [])
    assert newsreader("speakers", collection, "--name", "orr").lines == result.lines
    nobody = newsreader("speakers", collection, "--name", "dask")
    assert nobody.code == 1
    assert "nobody of that name" in nobody.err


def test_why_a_voice_is_one_can_be_asked(newsreader: Newsreader, collection: Path) -> None:
    (collection / "two.txt").write_text(
        "Two speak\n1 March 2026\n"
        "KELL POINT: Its keeper, Tamsin Orrel, came. ‘It is shut now,’ she said.\n\n"
        "‘It is cold as well,’ said Orrel.\n",
        encoding="utf-8",
    )
    lines = [line.split("\t") for line in newsreader("speakers", collection, "--why").lines]
    assert lines[0][4] == "Tamsin Orrel"
    (of_two,) = [line for line in lines[1:] if line[3] == "Two speak"]
    assert of_two[1:3] == ["Tamsin Orrel", "“she”, “Orrel”"]
    assert of_two[4].endswith("two.txt")
    (record,) = newsreader("speakers", collection, "--why", "--format", "jsonl").records
    assert [each["full"] for each in record["why"]] == ["Tamsin Orrel", "Tamsin Orrel"]


def test_three_arguments_are_an_error(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("quotes", "a", "b", collection)
    assert result.code == 2
    assert "one query and one folder" in result.err


def test_a_correction_shows_in_every_command(
    newsreader: Newsreader, collection: Path, tmp_path: Path
) -> None:
    (found,) = newsreader("quotes", collection, "--format", "jsonl").records
    state = ReaderState.on_disk()
    with closing(open_library(str(collection))) as library:
        key = library.article(found["id"]).key
    state.voices.correct(key, found["words"], "Ivo Sand")
    state.close()
    assert newsreader("quotes", "speaker:sand", collection).code == 0
    assert newsreader("quotes", "speaker:orrel", collection).code == 1
    assert newsreader("search", "speaker:sand", collection).code == 0
    assert newsreader("speakers", collection).lines[0].endswith("\tIvo Sand")
    shown = newsreader("show", found["id"], "--in", collection).out
    assert "Ivo Sand: ‘We were asked" in shown
    out = tmp_path / "all.json"
    newsreader("export", collection, "--query", "lighthouse", "--output", out)
    assert "Ivo Sand" in out.read_text(encoding="utf-8")
    assert "Ivo Sand" not in newsreader("parse", collection).out


@pytest.mark.parametrize("query", ["speaker:bergan", "speaker:sand", "speaker:sand -tag:none"])
def test_a_merged_voice_is_asked_for_by_any_of_its_names(
    newsreader: Newsreader, collection: Path, query: str
) -> None:
    (collection / "two.txt").write_text(
        "Two speak\n1 March 2026\nKELL POINT: It was said.\n‘One,’ said Ivo Sand.\n\n"
        "‘Two,’ said Rosa Bergan.\n\n‘Three,’ said Odd Lunde.\n",
        encoding="utf-8",
    )
    with closing(ReaderState.on_disk()) as state:
        state.voices.merge("Ivo Sand", "Rosa Bergan")
    lines = newsreader("quotes", query, collection).lines
    assert [line.split("\t")[1] for line in lines] == ["Rosa Bergan", "Rosa Bergan"]
    records = newsreader("quotes", collection, "--format", "jsonl").records
    assert "Ivo Sand" not in {record["speaker"] for record in records}
    with closing(ReaderState.on_disk()) as state:
        state.voices.split("Ivo Sand")
    (line,) = newsreader("quotes", "speaker:sand", collection).lines
    assert "One," in line
