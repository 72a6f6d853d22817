"""An attribution inside the marks: « Le pont tiendra, a dit Roe. Il a cent ans. » – Ja, säger Roe.

Only for languages whose papers set it there (`inside = true`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.quotes.after import verb_first
from reader.parse.quotes.draft import Draft
from reader.parse.quotes.tokens import tag_paragraph

if TYPE_CHECKING:
    from reader.parse.quotes.words import Words

# No attribution is looked for behind so many characters of a quote.
_REACH = 600
_LEAST_WORDS = 3
_ENDS = ("", ",", ".", ";")


def attribute_inside(text: str, draft: Draft, words: Words) -> None:
    """Give a quote that nothing outside attributes the speaker named within it."""
    mark = draft.mark
    if draft.words < _LEAST_WORDS:
        return
    start = mark.start + 1
    end = min(mark.end - 1 if mark.closed else mark.end, start + _REACH)
    inner = tag_paragraph(text, start, max(start, end), [], words)
    for index, tag in enumerate(inner.tags[:-1]):
        if tag == "," or inner.words[index] in ("?", "!"):
            found = verb_first(inner, index, index + 1)
            if found and found.phrase and inner.tags[found.phrase[1] + 1 :][:1] in _ENDS:
                draft.attribution = found
                draft.source = Draft(mark, inner, 0, 0, True, found)
                return
