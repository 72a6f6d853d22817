"""What is said of the lines that an article printed as text leaves out: how many, and where.

It goes to standard error: whatever takes the article from a pipe gets the article alone.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from reader.cli.output import say

if TYPE_CHECKING:
    from reader.article import Article


class LeftOut:
    """Counts the lines left out of the articles that a command prints."""

    def __init__(self) -> None:
        self._lines = 0
        self._files: set[str] = set()
        self._path = ""

    def count(self, article: Article, shown: str) -> None:
        """Count those of `article`; its file's path is `shown` as it can be typed."""
        if article.residue:
            self._lines += len(article.residue)
            self._files.add(article.source.path)
            self._path = shown

    def tell(self) -> None:
        """Say how many there were, if there were any, and what shows them."""
        if not self._lines:
            return
        are = "1 line" if self._lines == 1 else f"{self._lines:,} lines"
        verb = "is" if self._lines == 1 else "are"
        if len(self._files) == 1:
            path = shlex.quote(self._path)
            say(
                f"{are} of the file {verb} no part of the article "
                f"(newsreader parse --explain {path} shows them)"
            )
        else:
            say(
                f"{are} of {len(self._files):,} files are no part of the articles "
                "(newsreader parse --explain PATH shows them)"
            )
