"""`newsreader new` and `newsreader history`."""

from pathlib import Path

from reader.library.news.visited import folder_of
from reader.library.opening import open_library
from tests.cli.conftest import Newsreader


def test_what_came_since_the_last_look_is_printed(newsreader: Newsreader, collection: Path) -> None:
    first = newsreader("new", collection)
    assert first.code == 1
    assert "was not open before" in first.err
    (collection / "storm.txt").write_text("Storm closes the north road\nKELL POINT: It is shut.\n")
    found = newsreader("new", collection)
    assert found.code == 0
    assert "1 new" in found.err
    assert [line.split("\t")[0] for line in found.lines] == ["story", "new"]
    narrowed = newsreader("new", collection, "--query", "nothing-like-it")
    assert "Storm closes" not in narrowed.out.partition("story")[2].partition("\n")[2]
    records = newsreader("new", collection, "--format", "jsonl", "--seen").records
    assert [record["what"] for record in records] == ["since", "story", "new"]
    assert newsreader("new", collection).code == 1


def test_history_is_printed_and_narrowed(newsreader: Newsreader, collection: Path) -> None:
    assert newsreader("history").code == 1
    library = open_library(str(collection))
    library.update()
    for row in library.listing().rows(0, 2):
        assert row is not None
        library.state.visits.add(row, folder_of(library, row))
    library.close()
    assert len(newsreader("history").lines) == 2
    (visit,) = newsreader("history", "ferry", "--format", "jsonl").records
    assert visit["headline"] == "Ferry timetable cut for winter"
    assert visit["folder"] == str(collection)
    assert newsreader("history", "--limit", "1").lines != []
