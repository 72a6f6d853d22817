"""One hostile file: its bytes or how it is made, and what must become of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Expect(Enum):
    """What must become of a file."""

    OPEN = "open"
    """It is listed and its text can be read; nothing in it acts."""
    CAPPED = "open, cut"
    """As `OPEN`, cut at a stated limit that is named among the problems."""
    SKIP = "skip"
    """It is not listed; it is named among the problems with a reason."""
    IGNORE = "ignore"
    """It is neither listed nor a problem."""


@dataclass(frozen=True, slots=True)
class Case:
    """A file of the collection."""

    path: bytes
    """Relative to the collection; any bytes a file system takes."""
    data: bytes = b""
    expect: Expect = Expect.OPEN
    words: tuple[str, ...] = ()
    """Text that must be found in its article: what stands beside the payload."""
    reason: str = ""
    """Part of the sentence that names the problem."""
    articles: int | None = None
    """How many articles it holds; None where any number above 0 is right."""
    make: Callable[[Path, bytes], None] | None = None
    """Makes it in place of writing `data`: given the collection's folder and `path`."""

    @property
    def category(self) -> str:
        """The folder it lies in."""
        return self.path.partition(b"/")[0].decode("ascii")

    @property
    def name(self) -> str:
        """Its path in plain ASCII, for the name of a test."""
        return ascii(self.path)[2:-1][:80]


CANARY = "Canary"
"""Every word that marks a case begins like this; it is found again in what is written."""


def canary(number: int, category: str) -> str:
    """The word of one case: no other case has it."""
    return f"{CANARY}{category}{number:03d}"


def article(word: str, payload: bytes) -> bytes:
    """An article with `payload` in each of its parts; `word` stands beside each."""
    mark = word.encode("ascii")
    return b"\n".join(
        (
            mark + b" head " + payload + b" goes on",
            b"TARNMOUTH: The keeper of " + mark + b" wrote " + payload + b" before the storm, "
            b"and nothing that stood in the letter was ever carried out.",
            "‘We read ".encode() + payload + " and laughed,’ Tamsin Orrel said.".encode(),
            b"-",
            b"Related to " + mark + b" by " + payload + b" alone",
            b"",
        )
    )


def plain(word: str, text: str) -> bytes:
    """An article whose body is `text`."""
    return f"{word} comes to Tarnmouth\n{text}\n".encode()
