"""Which names a few typed words mean."""

import pytest

from reader.library.news.people import people_meant

NAMES = ["Tomas Renn", "Viktor Renn", "Renn", "Mara Keel", "nobody"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("keel", ["Mara Keel"]),
        ("KEEL mara", ["Mara Keel"]),
        ("kee", []),
        ("renn", ["Renn"]),
        ("Tomas", ["Tomas Renn"]),
        ("nobody", ["nobody"]),
        ("", []),
        ("Mara Keel junior", []),
    ],
)
def test_words_mean_a_name_that_holds_them(text: str, meant: list[str]) -> None:
    assert people_meant(text, NAMES) == meant


def test_a_surname_of_two_means_both() -> None:
    assert people_meant("renn", NAMES[:2]) == NAMES[:2]
