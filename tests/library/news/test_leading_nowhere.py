"""How headlines read that lead nowhere is read from files once, and counted as files are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.news.embedded_archive import EmbeddedArchive
from reader.library.news.leading_nowhere import unpacked
from reader.library.news.wanted import wanted_list
from tests.library.news.test_wanted import CABLE, counting

if TYPE_CHECKING:
    from tests.library.news.conftest import Collection


def listed(collection: Collection) -> list[tuple[str, int]]:
    return [(wish.headline, wish.count) for wish in wanted_list(collection.library).missing]


def test_what_was_read_is_not_read_again_until_its_article_changes(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection.add("a", "Whale found off Tarn Head", "1 March 2026", related=(CABLE,))
    first = listed(collection)
    collection.reopen()
    read = counting(monkeypatch, EmbeddedArchive, "draft")
    assert listed(collection) == first == [(CABLE, 1)]
    assert read == []
    collection.add("a", "Whale found off Tarn Head", "1 March 2026", related=(CABLE.upper(),))
    assert listed(collection) == [(CABLE.upper(), 1)]


@pytest.mark.parametrize("told", ["", "{", "[[1]]", '[["a", 2, "b", 3]]', "[" * 9_999, "7"])
def test_what_is_kept_of_them_and_damaged_is_read_again(collection: Collection, told: str) -> None:
    collection.add("a", "Whale found off Tarn Head", "1 March 2026", related=(CABLE,))
    first = listed(collection)
    collection.library.archive.keep_found("listed headlines", told)
    assert listed(collection) == first == [(CABLE, 1)]


def test_those_that_fewer_articles_list_than_before_come_later(collection: Collection) -> None:
    bell = "Bell of the old abbey is cast again"
    related = {"a": (CABLE, bell), "b": (CABLE,), "c": (CABLE,), "d": (bell,)}
    for day, name in enumerate(related, 1):
        collection.add(name, f"News {name * 5}", f"{day} March 2026", related=related[name])
    assert listed(collection) == [(CABLE, 3), (bell, 2)]
    for name in ("b", "c"):
        (collection.folder / f"{name}.txt").unlink()
    collection.library.update()
    assert listed(collection) == [(bell, 2), (CABLE, 1)]


def test_what_is_kept_is_as_safe_as_what_is_read() -> None:
    told = f'[[1, 2, "Bell rings", {1 << 70}], [3, 4, "Choir\\u0007 sings", 5]]'
    assert {at: one.headline for at, one in unpacked(told).items()} == {(3, 4): "Choir␇ sings"}
