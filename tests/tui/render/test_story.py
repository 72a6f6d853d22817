"""Why an article belongs to a story can be read whole."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.library.news.stories import Member, Story
from reader.library.state.reader_state import ReaderState
from reader.text.safe import SafeText
from reader.tui.render.story import member_entries

REASON = (
    "it lists “Old road over the pass ‘will never reopen’, say the engineers of 谷の道路”; "
    "both tell of pass, cheeses, engineers"
)


@pytest.mark.parametrize("width", [30, 40, 79, 119, 199])
@pytest.mark.parametrize("last", [True, False])
def test_a_reason_is_broken_into_lines_and_never_cut(width: int, last: bool) -> None:
    member = Member("1", "k", SafeText("The pass reopens"), 0.0, SafeText(REASON))
    story = Story(member.headline, (member, member))
    marks = ReaderState.in_memory()
    lines = member_entries(member, story, marks, width, present=None, last=last)[1:]
    assert " ".join(line.parts[-1].text for line in lines) == REASON
    texts = ["".join(part.text for part in line.parts) for line in lines]
    assert all(cell_len(text) < width for text in texts)
    assert all(("│" in text) is not last for text in texts)
