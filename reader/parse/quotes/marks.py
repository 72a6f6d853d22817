"""Where the quotes are: pairs quote marks paragraph by paragraph, knowing no language.

Three things make this more than matching brackets: the same sign closes a quote and stands for
a missing letter (‘the workers’ demands’), several conventions use each other's signs the other
way round („…“, “…”, »…«, «…», ”…”), and real text forgets marks. A mark is therefore judged by
the characters at its two sides, and a single mark opens only if a closing partner is found.

Every loop moves forward only; a single mark's search for its partner stops at the next mark that
could open, so the work is linear in the number of marks.
"""

from __future__ import annotations

import re

from reader.parse.quotes.model import Mark

# More marks than this are not prose; what comes after them is left unmarked.
MAX_MARKS = 100_000
MAX_PAIRS = 20_000

_MARK = re.compile(
    r"\n|[“”„‟«»‹›「」『』\"]|<[/!a-zA-Z][^<>\n]{0,2000}>|``|''|[‘’‚‛'`´](?:(?!\w)|(?<!\w.))",
    re.DOTALL,
)
_CURLY_DOUBLE = "“”„‟"
_STRAIGHT = ('"', "``", "''")
_SINGLE = "‘’‚‛'`´"
_CLOSES = {"「": "」", "『": "』", "«": "»", "»": "«", "‹": "›", "›": "‹"}
_BEFORE_OPEN = ' \t\n\r\u00a0\u2009\u202f([{—–-―/|“„"‘«»‹>…=:*_'
_AFTER_OPEN = "“„‘‚'\"«‹([{$€£¥#@&…—–-¿¡.*_«"
_AFTER_CLOSE = " \t\n\r\u00a0\u2009\u202f.,;:!?)]}—–-―/|”’\"'“»…<"
_SENTENCE_END = '.,!?…;:—)]%”"»'
_ELISIONS = frozenset(
    ["90s", "n", "em", "til", "tis", "twas", "cause", "bout", "round", "cos", "cuz", "tude", "ere"]
)
_WORD = re.compile(r"\w{1,12}")
_SPACE = " \t\r\u00a0\u2009\u202f\u200b"

Event = tuple[int, str]


def find_marks(text: str) -> list[Mark]:
    """Return every outermost stretch between quote marks, in order, none overlapping.

    Knows no language. Stretches inside a stretch are not returned. At most `MAX_PAIRS` are
    returned, and marks beyond the first `MAX_MARKS` are not looked at.
    """
    found: list[Mark] = []
    pending: Mark | None = None
    for events, end in _paragraphs(text):
        marks = _pair(text, events, end)
        if not marks:
            continue
        if pending is not None and text[pending.end : marks[0].start].strip() == "":
            found[-1] = Mark(pending.start, pending.end, False, True)
        found += marks
        pending = None if marks[-1].closed else marks[-1]
        if len(found) >= MAX_PAIRS:
            break
    return found
