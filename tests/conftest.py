"""Every test has a home of its own: none may see or touch what the person who runs it keeps."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

# How long a machine takes that does other things too is no property of the program.
settings.register_profile("newsreader", deadline=None)
settings.register_profile("nightly", deadline=None, max_examples=1000)
settings.load_profile("newsreader")

_FOLDERS = ("CACHE", "CONFIG", "DATA", "STATE")
_numbers = count()


@pytest.fixture(scope="session", autouse=True)
def _somewhere_else(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """For what fixtures of classes and modules open: a home for the run."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        _move_to(home, patch)
        yield home


@pytest.fixture(autouse=True)
def _home_of_its_own(_somewhere_else: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _move_to(_somewhere_else / str(next(_numbers)), monkeypatch)


def _move_to(home: Path, patch: pytest.MonkeyPatch) -> None:
    for folder in _FOLDERS:
        patch.setenv(f"XDG_{folder}_HOME", str(home / folder.lower()))
