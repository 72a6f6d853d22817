"""Bars with names and numbers beside them."""

from __future__ import annotations

from reader.library.news.archive import Named
from reader.library.news.bars import Bar, Chart
from reader.library.news.overview import NAMES
from reader.text.safe import SafeText
from reader.tui.render.charts import Reason, chart, problems


def voices(*counts: int, whole: bool = True) -> Chart:
    bars = [Bar(SafeText(f"Voice {n}"), n, SafeText(f'speaker:"Voice {n}"')) for n in counts]
    return Chart(Named.VOICE, tuple(bars), whole)


def test_what_is_not_counted_or_not_shown_is_said_above() -> None:
    def title(counted: Chart, unheard: int) -> str:
        return "".join(part.text for part in next(chart(counted, 80, unheard)).parts)

    assert title(voices(3), 0) == " TOP VOICES"
    assert title(voices(3), 1200) == " TOP VOICES · 1,200 articles not listened to yet"
    assert title(voices(3, whole=False), 0) == f" TOP VOICES · the first {NAMES}"


def test_a_line_has_name_number_and_bar_and_leads_to_its_query() -> None:
    _, first, second = chart(voices(8, 4), 80, 0)
    (name, count, bar), half = first.parts, second.parts[2]
    assert (name.text.strip(), count.text.strip()) == ("Voice 8", "8")
    assert abs(len(bar.text) - 2 * len(half.text)) <= 1
    assert "Voice 4" in second.words


def test_of_many_reasons_the_first_are_shown_each_with_its_own() -> None:
    reasons = [(SafeText(f"reason {n}"), 20 - n) for n in range(NAMES + 3)]
    title, *lines = problems(reasons, 80)
    assert "the first" in title.parts[-1].text
    assert [line.value for line in lines] == [Reason(f"reason {n}") for n in range(NAMES)]
