"""Stories are made ready in a process of its own; where nothing is to be done there is none."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING

from reader.library.embedded.library import EmbeddedLibrary
from reader.library.news import preparing
from reader.library.news.story_cache import StoryCache
from reader.library.places import index_folder

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_was_prepared_is_known_and_is_not_prepared_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = tmp_path / "articles", str(tmp_path / "cache")
    folder.mkdir()
    for name in ("one", "two"):
        text = f"Bell of {name} is stolen\n2 March 2026\nThe bronze bell of {name} has gone.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(preparing, "FEW", 0)
    library = EmbeddedLibrary(str(folder), cache, today=lambda: date(2026, 3, 3))
    library.update()
    begun: list[subprocess.Popen[bytes]] = []
    started = subprocess.Popen

    def start(command: list[str], **options: object) -> subprocess.Popen[bytes]:
        begun.append(started(command, **options))  # type: ignore[call-overload]
        return begun[-1]

    monkeypatch.setattr("reader.library.news.preparing.subprocess.Popen", start)
    end = library.archive.prepare()
    assert begun[0].wait(60) == 0
    end()
    rows = [row for row in library.listing().rows(0, 9) if row is not None]
    kept = StoryCache(index_folder(str(folder), cache))
    assert kept.known([row.key for row in rows]) == 2
    library.archive.prepare()()
    assert len(begun) == 1
    library.close()
