"""What is read of an index while it is in use."""

from __future__ import annotations

import errno
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from reader.library.embedded.library import EmbeddedLibrary


@pytest.mark.parametrize("failing", range(1, 6))
def test_an_order_that_cannot_be_opened_once_is_asked_for_again(
    failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "coast").mkdir()
    (tmp_path / "coast" / "a.txt").write_text("Boat comes in\nTARNMOUTH: It came in at noon.\n")
    opened, times = Path.open, 0

    def stumble(path: Path, *how: str, **options: str) -> object:
        nonlocal times
        if path.name == "order.bin":
            times += 1
            if times == failing:
                raise OSError(errno.EIO, "input/output error")
        return opened(path, *how, **options)  # type: ignore[call-overload]

    places = (str(tmp_path / "coast"), str(tmp_path / "cache"))
    with closing(EmbeddedLibrary(*places, today=lambda: date(2026, 7, 1))) as library:
        library.update()
        monkeypatch.setattr(Path, "open", stumble)
        (tmp_path / "coast" / "b.txt").write_text("Nets\nTARNMOUTH: The nets were dry.\n")
        library.update()
        library.listing()
        assert library.listing().total.count == 2
    assert times >= failing
