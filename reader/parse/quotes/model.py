"""What the quote finder returns."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["speech", "part", "mark"]
Found = Literal["named", "pronoun", "carried", "guess"]


class Mark(NamedTuple):
    """A stretch of text between quote marks, whatever it is used for.

    `start` and `end` are offsets into the text and include the marks. `closed` is false when the
    paragraph ends before the closing mark. `continues` is true when the stretch has no closing
    mark because the quote goes on with a new opening mark in the next paragraph.
    """

    start: int
    end: int
    closed: bool
    continues: bool


class Quote(NamedTuple):
    """A stretch of text between quote marks and, where it can be told, whose words it holds.

    `start` and `end` are offsets into the text and include the quote marks.

    `kind` is "speech" (a whole utterance), "part" (quoted words inside a report of what was said)
    or "mark" (marked, but nobody's words: a title, a name, a word used with distance).

    `speaker` is the fullest name or description the article gives for the speaker, None if
    unknown. `mention` is the phrase this quote was attributed by, with its offsets. `found` says
    how: "named" in the same sentence, by a "pronoun", "carried" over from a quote nearby, or a
    "guess". `confidence` lies between 0 and 1. `cue` is the word or phrase that attributed it.
    """

    start: int
    end: int
    kind: Kind
    speaker: str | None = None
    mention: str | None = None
    mention_start: int | None = None
    mention_end: int | None = None
    found: Found | None = None
    confidence: float = 0.0
    cue: str | None = None
