"""What a reader sees where something is wrong: each has its own screen, kept as the others are."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.config.settings import load_settings
from reader.library.api import ArticleGoneError, Phase, Progress
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_bytes
from reader.library.state.reader_state import ReaderState
from reader.text.safe import SafeText
from reader.tui.app import NewsreaderApp
from tests.golden.conftest import NOW
from tests.golden.kept import RENEW, SIZES, is_as_kept
from tests.tui.conftest import FERRY, INSULIN, STRIKE, at_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILES = {
    "ferry.txt": FERRY.encode(),
    "insulin.txt": INSULIN.encode(),
    "strike.txt": STRIKE.encode(),
}
GARBAGE = {"scan.txt": b"\x00\x01\x02" * 400, "torn.epub": b"PK\x03\x04" + b"\xff" * 60}
RESTORED = (
    "Your marks and notes were damaged; restored as of 26 Apr 2026, 18:00. The damaged file is"
    " state.sqlite.bad-1."
)

SETTINGS = 'measure = 7\nthem = "dusk"\n'
SEARCHES = '[[search]]\nname = "Coast"\nquery = "strike"\n\n[[search]]\nnam = "Bell"\n'


class Trouble(NamedTuple):
    """What is wrong, and the keys that lead to where it is seen."""

    name: str
    keys: tuple[str, ...] = ()
    files: Mapping[str, bytes] = FILES
    own: Mapping[str, str] = {}
    """Files of the reader's own, by name, beside the settings."""
    strike: Callable[[pytest.MonkeyPatch, MemoryLibrary], None] = lambda *_: None
    sizes: tuple[tuple[int, int], ...] = SIZES


def _is_elsewhere(patch: pytest.MonkeyPatch, library: MemoryLibrary) -> None:
    patch.setattr(library, "update", lambda *_: Progress(Phase.ELSEWHERE))


def _cannot_be_read(patch: pytest.MonkeyPatch, library: MemoryLibrary) -> None:
    message = SafeText("articles: Permission denied")
    patch.setattr(library, "update", lambda *_: Progress(Phase.FAILED, message=message))


def _has_gone(patch: pytest.MonkeyPatch, library: MemoryLibrary) -> None:
    def article(article_id: str) -> None:
        raise ArticleGoneError(article_id, "ferry.txt", "no such file or directory")

    patch.setattr(library, "article", article)


def _was_restored(patch: pytest.MonkeyPatch, library: MemoryLibrary) -> None:
    patch.setattr(type(library.state), "notice", property(lambda _: SafeText(RESTORED)))


def _typed(text: str) -> tuple[str, ...]:
    signs = {" ": "space", ":": "colon", "-": "minus", '"': "quotation_mark"}
    return tuple(signs.get(sign, sign) for sign in text)


TROUBLES = (
    Trouble("folder-empty", files={}),
    Trouble("folder-unreadable", files={}, strike=_cannot_be_read),
    Trouble("no-file-readable", files=GARBAGE),
    Trouble("no-file-readable-problems", ("g", "p"), files=GARBAGE),
    Trouble("config-broken", own={"config.toml": SETTINGS}),
    Trouble("config-broken-settings", ("g", "comma"), own={"config.toml": SETTINGS}),
    Trouble("config-no-toml", own={"config.toml": "measure = = 7\n"}),
    Trouble("keymap-broken", own={"config.toml": '[keys]\nstra = ["s"]\nstar = ["m"]\n'}),
    Trouble("theme-broken", own={"config.toml": 'theme = "dusk-desk"\n'}),
    Trouble("searches-broken", ("f",), own={"searches.toml": SEARCHES}),
    Trouble("state-restored", strike=_was_restored),
    Trouble("index-elsewhere", strike=_is_elsewhere),
    Trouble("article-gone", ("enter",), strike=_has_gone),
    Trouble("search-with-a-slip", ("slash", *_typed("ferrry"))),
    Trouble("search-inside-words", ("slash", *_typed("arbou"))),
    Trouble("search-cannot-match", ("slash", *_typed("since:2026-03-14 before:2026-03-14"))),
    Trouble("search-no-such-field", ("slash", *_typed("speeker:keel"))),
    Trouble("stories-none", ("g", "T"), files={"ferry.txt": FERRY.encode()}),
    Trouble("wanted-none", ("g", "w"), files={"strike.txt": STRIKE.encode()}),
    Trouble("notebook-none", ("g", "a")),
    Trouble("thread-none", ("T",), files={"ferry.txt": FERRY.encode()}),
    Trouble("versions-none", ("D",), files={"ferry.txt": FERRY.encode()}),
    Trouble("command-slip", ("colon", *_typed("tagg add x"), "enter")),
    Trouble("too-small", sizes=((20, 6), (12, 3), (40, 10))),
    Trouble("too-small-reader", ("enter",), sizes=((20, 6), (12, 3), (40, 10))),
)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.name)
async def test_what_is_wrong_is_told_as_it_was(
    trouble: Trouble, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    own = Path("own")
    own.mkdir()
    for name, text in trouble.own.items():
        (own / name).write_text(text, encoding="utf-8")
    different = []
    for size in trouble.sizes:
        state = ReaderState.on_disk(str(own))
        supply = supply_of_bytes(list(trouble.files.items()), "articles", NOW.timestamp())
        library = MemoryLibrary(supply, lambda: date(2026, 4, 27), state=state)
        library.update()
        trouble.strike(monkeypatch, library)
        settings, faults = load_settings(own)
        app = NewsreaderApp(library, settings, own, None, faults)
        async with at_desk(app, size) as desk:
            await desk.pilot.press(*trouble.keys)
            await desk.settle()
            if not await is_as_kept(desk, trouble.name, size):
                different.append(size)
        library.close()
    assert different == [], f"look at what is different; {RENEW}=renew if it is meant to be so"
