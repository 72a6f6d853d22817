"""The short way through the stages must lead where the long one does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.draft import Draft
from reader.parse.layout import read_layout, reading
from reader.text.safe import clean

SEEDS = sorted((Path(__file__).parents[3] / "seeds").rglob("*.txt"))
LONG = "The ferry to Orran stays in the harbour until the ice has gone, said the master, and "
HEAD = st.sampled_from(
    ["Ferry stays in harbour all week", "ferry waits", "LIVE: Ferry waits for better weather",
     "By Anna Hall", "3 May 2026", "‘We wait,’ says the master", "Updated 4 May 2026", "# Ferries",
     "Ferry stays in harbour all week | The Lantern", "Short one.", "The sea was calm all day.",
     "Nobody minded at all, said the master of the ferry.", "What now?"]
)  # fmt: skip
BODY = st.sampled_from(
    [LONG * 2 + "the boats wait.", LONG + "so do we.", LONG + "so does everybody else.",
     "OSTREY: " + LONG * 2 + "nobody minds.", "AVERNE (Lantern) — " + LONG + "nobody minds.",
     "It is cold.", "What now?", "See also: " + LONG + "the boats wait.", "Facts about ferries",
     "Source: harbour office", "Updated 4 May 2026.", "> " + LONG + "so it is.", "Read more",
     "The boats wait", "The boats wait for better weather", "ANYONE FOR BREAD", "Ostrey, Friday",
     "Nobody minded at all when the ferry stayed in the harbour the whole of the week, they said"]
)  # fmt: skip
FOOT = st.sampled_from(
    ["-\nFerry stays in harbour all week", "-\nBaker, miller and mayor agree on bread",
     "-\nWhat the levy on salt means: five answers", "-\nBread", "* The end of the line!",
     "-\nWhere ferries go when it freezes on 3 May 2026", "-\nBy the sea, again", "12", "Related",
     "-\nSource: a levy, a mayor and a loaf", "-\nFacts about bread", "-\nThe mayor wins.",
     "• WHERE FERRIES GO WHEN IT FREEZES", "-\nFerry Stays In Harbour", "Topics: bread, salt",
     "Anna Hall", "The end", "By Anna Hall", "Facts", "Anna Hall."]
)  # fmt: skip


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Head, paragraphs and titles, now and then with something among them."""
    parts = draw(st.lists(HEAD, max_size=4))
    parts += draw(st.lists(BODY, min_size=1, max_size=8))
    parts += draw(st.lists(FOOT, max_size=6))
    return "\n".join(parts)


def long_way(text: str) -> Draft:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "is_straight", lambda _: False)
        return read_layout(clean(text), explain=True)


@given(texts())
def test_both_ways_lead_to_the_same(text: str) -> None:
    short = read_layout(clean(text), explain=True)
    long = long_way(text)
    assert short == long
    assert short.explanations == long.explanations


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_sample_collection_is_read_the_same_both_ways(path: Path) -> None:
    text = path.read_text("utf-8")
    assert read_layout(clean(text)) == long_way(text)


def test_an_ordinary_article_goes_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["Ferry stays in harbour all week", "3 May 2026", LONG * 2 + "the boats wait.",
             LONG + "so do we.", "-", "Baker, miller and mayor agree on bread", "-",
             "What the levy on salt means: five answers"]  # fmt: skip
    monkeypatch.setattr(reading, "_regions", lambda _: pytest.fail("went the long way"))
    draft = read_layout(clean("\n".join(lines)))
    assert (draft.headline, len(draft.body), len(draft.related)) == (lines[0], 2, 2)


def test_paragraphs_without_a_head_go_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["The sea was calm all day.", LONG * 2 + "the boats wait.", "The boats wait",
             LONG + "so do we.", "Nobody minds that at all, they said on the quay."]  # fmt: skip
    monkeypatch.setattr(reading, "_regions", lambda _: pytest.fail("went the long way"))
    assert "The boats wait" in [block.text for block in read_layout(clean("\n".join(lines))).body]


def test_a_sentence_for_a_headline_and_a_name_at_the_end_go_the_short_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = ["The ferry stays in harbour all week.", "Ostrey, Friday", LONG * 2 + "the boats wait.",
             LONG + "so do we.", "Anna Hall"]  # fmt: skip
    monkeypatch.setattr(reading, "_regions", lambda _: pytest.fail("went the long way"))
    draft = read_layout(clean("\n".join(lines)))
    assert (draft.headline, len(draft.body)) == (lines[0], 2)
    assert [line.text for line in draft.residue] == ["Anna Hall"]
