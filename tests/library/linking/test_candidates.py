from __future__ import annotations

from reader.library.linking.candidates import RAREST, worth_asking


def test_the_rarest_words_are_asked_for() -> None:
    counted = {f"word{number}": number for number in range(1, 10)}
    assert worth_asking(counted, 100_000) == [f"word{number}" for number in range(1, RAREST + 1)]


def test_common_words_only_where_few_are_rare() -> None:
    rare = {"levy": 3, "salt": 9, "pans": 4}
    assert worth_asking({**rare, "the": 50_000}, 100_000) == ["levy", "pans", "salt"]
    assert worth_asking({"levy": 3, "salt": 9, "the": 50_000}, 100_000) == ["levy", "salt", "the"]


def test_words_that_no_headline_holds_are_left_out() -> None:
    assert worth_asking({"levy": 0, "salt": 2}, 10) == ["salt"]
    assert worth_asking({}, 10) == []
