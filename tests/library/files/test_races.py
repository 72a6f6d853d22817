"""What changes between the moment it is listed and the moment it is opened."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from reader.library.files import counting, folder_entries, handles, scan
from reader.library.files.counting import count_files
from reader.library.files.folders import folders_below
from reader.library.files.scan import FolderReader, Sights, SkippedFileError, walk
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from tests.library.collection import TODAY
from tests.library.ordinary import ordinary_user

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.library.files.handles import Handle


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in ("news/a/one.txt", "news/b/two.txt", "news/c/three.txt", "outside/secret.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Story {path.stem}\n\nThe harbour of Tarnmouth has a story today.\n")
    return tmp_path / "news"


def becomes_link(place: Path) -> None:
    shutil.rmtree(place)
    place.symlink_to(place.parents[1] / "outside")


def becomes_pipe(place: Path) -> None:
    shutil.rmtree(place)
    os.mkfifo(place)


def becomes_file(place: Path) -> None:
    shutil.rmtree(place)
    place.write_text("Words")


def is_refused(place: Path) -> None:
    raise PermissionError(13, "Permission denied", str(place))


BECOMES: dict[str, Callable[[Path], object]] = {
    "nothing": shutil.rmtree,
    "a link": becomes_link,
    "a pipe": becomes_pipe,
    "a file": becomes_file,
    "forbidden": is_refused,
}


@pytest.fixture(params=BECOMES)
def replaced(request: pytest.FixtureRequest, news: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What folder `b` becomes just before it is opened."""
    left = [BECOMES[request.param]]

    def opened(name: bytes, parent: Handle | None, *, follow: bool = False) -> Handle:
        if name == b"b" and left:
            left.pop()(news / "b")
        return handles.open_folder(name, parent, follow=follow)

    monkeypatch.setattr(scan, "open_folder", opened)
    monkeypatch.setattr(counting, "open_folder", opened)
    return str(request.param)


def files_of(root: str, sights: Sights) -> list[bytes]:
    return [part.folder + b"/" + file.name for part in walk(root, sights) for file in part.files]


def test_the_walk_goes_on_with_the_rest(news: Path, replaced: str) -> None:
    sights = Sights()
    assert files_of(str(news), sights) == [b"c/three.txt", b"a/one.txt"]
    # What has gone is no more to be told than a file that has; all else is.
    named = [] if replaced == "nothing" else [b"b"]
    assert [path for path, _ in sights.problems] == sights.unreadable == named


@pytest.mark.usefixtures("replaced")
def test_the_rest_is_watched(news: Path) -> None:
    assert sorted(folders_below(str(news))) == [b"", b"a", b"c"]


@pytest.mark.usefixtures("replaced")
def test_the_rest_is_counted(news: Path) -> None:
    assert count_files(str(news)) == 2


@pytest.mark.usefixtures("replaced")
def test_nothing_else_is_read_in_its_place(news: Path) -> None:
    with FolderReader(str(news)) as reader:
        for name in (b"two.txt", b"secret.txt"):
            with pytest.raises(SkippedFileError):
                reader.read(b"b", name)
        assert reader.read(b"c", b"three.txt").data


@pytest.mark.parametrize("becomes", ["nothing", "a link", "a pipe", "a file"])
def test_what_is_to_be_watched_first_must_be_there(news: Path, becomes: str) -> None:
    BECOMES[becomes](news / "b")
    with pytest.raises(OSError, match=r"."):
        list(folders_below(str(news), b"b"))
    assert list(folders_below(str(news), b"c")) == [b"c"]


class TestAFile:
    """A file is looked at after its name was listed, and opened after it was looked at."""

    @pytest.fixture
    def listed(
        self, news: Path, monkeypatch: pytest.MonkeyPatch
    ) -> Callable[[Callable[[], object]], None]:
        really = folder_entries.names_in

        def then(act: Callable[[], object]) -> None:
            def names_in(handle: Handle) -> list[bytes]:
                names = really(handle)
                if names == [b"two.txt"]:
                    act()
                return names

            monkeypatch.setattr(scan, "names_in", names_in)

        return then

    def test_that_has_gone_is_passed_over(
        self, news: Path, listed: Callable[[Callable[[], object]], None]
    ) -> None:
        listed((news / "b" / "two.txt").unlink)
        sights = Sights()
        assert files_of(str(news), sights) == [b"c/three.txt", b"a/one.txt"]
        assert sights.problems == []

    @pytest.mark.parametrize(
        ("make", "reason"),
        [
            (os.mkfifo, "not a regular file"),
            (lambda place: place.symlink_to("/etc/hostname"), "link"),
            (lambda place: place.mkdir(), ""),
        ],
        ids=["pipe", "link", "folder"],
    )
    def test_that_became_something_else_is_not_opened(
        self,
        news: Path,
        listed: Callable[[Callable[[], object]], None],
        make: Callable[[Path], object],
        reason: str,
    ) -> None:
        def act() -> None:
            (news / "b" / "two.txt").unlink()
            make(news / "b" / "two.txt")

        listed(act)
        sights = Sights()
        assert files_of(str(news), sights) == [b"c/three.txt", b"a/one.txt"]
        assert [reason in said for _, said in sights.problems] == [True] * bool(reason)

    @pytest.mark.parametrize("make", [os.mkfifo, lambda place: place.symlink_to("one.txt")])
    def test_that_became_a_pipe_or_a_link_after_the_walk_is_not_waited_for(
        self, news: Path, make: Callable[[Path], object]
    ) -> None:
        library = MemoryLibrary(supply_of_folder(str(news)), lambda: TODAY)
        library.update()
        (news / "b" / "two.txt").unlink()
        make(news / "b" / "two.txt")
        library.update()
        summary = library.summary()
        assert (summary.articles, summary.problems) == (2, 1)

    def test_that_shrinks_while_it_is_read_is_read_as_far_as_it_goes(
        self, news: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        really = scan._read_all

        def shrink(descriptor: int, size: int) -> bytes:
            (news / "b" / "two.txt").write_text("Short")
            return really(descriptor, size)

        monkeypatch.setattr(scan, "_read_all", shrink)
        with FolderReader(str(news)) as reader:
            content = reader.read(b"b", b"two.txt")
        assert (content.data, content.steady) == (b"Short", False)


class TestPermission:
    """The folder is gone into before: no right is needed for those above it."""

    @pytest.fixture(autouse=True)
    def inside(self, news: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        news.chmod(0o755)
        monkeypatch.chdir(news)
        yield
        (news / "b").chmod(0o755)

    def test_refused_to_look_into_a_folder(self, news: Path) -> None:
        (news / "b").chmod(0)
        sights = Sights()
        with ordinary_user():
            assert files_of(".", sights) == [b"c/three.txt", b"a/one.txt"]
            assert count_files(".") == 2
            assert sorted(folders_below(".")) == [b"", b"a", b"c"]
        assert sights.problems == [(b"b", "permission denied")]

    def test_refused_to_look_at_what_may_be_listed(self, news: Path) -> None:
        (news / "b").chmod(0o444)
        sights, one = Sights(), Sights()
        with ordinary_user():
            assert files_of(".", sights) == [b"c/three.txt", b"a/one.txt"]
            assert [list(part.files) for part in walk("b", one, b"two.txt")] == [[]]
        assert sights.problems == [(b"b/two.txt", "permission denied")]
        assert one.problems == [(b"two.txt", "permission denied")]

    def test_refused_to_look_into_the_collection(self, news: Path) -> None:
        (news / "b").chmod(0)
        with ordinary_user():
            with pytest.raises(PermissionError):
                list(folders_below("b"))
            with pytest.raises(PermissionError):
                count_files("b")
