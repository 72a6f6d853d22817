"""A quote on its way from its marks to its speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.parse.quotes.grammar import Phrase
    from reader.parse.quotes.model import Mark
    from reader.parse.quotes.tokens import Paragraph


class Attribution(NamedTuple):
    """Whose a quote is, in tokens of its paragraph.

    `phrase`: first and last token of who is named, None if the sentence says that nobody is.
    `cue`: the word that attributed it. `score`: how sure that is, 0 to 1. `rule`: what found it.
    """

    phrase: Phrase | None
    cue: Phrase | None
    score: float
    rule: str


@dataclass(slots=True)
class Draft:
    """What is known of a quote so far.

    `words` and `sentence`: its length, and whether it looks like a sentence of its own. `source`:
    the quote its attribution was carried over from, in whose paragraph the phrase stands.
    `resumed`: it is the second half of an utterance that “he said” interrupted.
    """

    mark: Mark
    paragraph: Paragraph
    number: int
    words: int
    sentence: bool
    attribution: Attribution | None = None
    source: Draft | None = None
    carried: bool = False
    resumed: bool = False

    @property
    def named(self) -> bool:
        """Whether somebody is named for it."""
        return self.attribution is not None and self.attribution.phrase is not None
