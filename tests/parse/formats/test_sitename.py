import pytest

from reader.parse.formats.markup.sitename import site_names, without_site, without_tail

NAMES = site_names(
    ["Coast Wire", None, "https://x.example"],
    ["https://www.coastwire.example/2026/ferry", "http://["],
)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Pier opens on Saturday - Coast Wire", "Pier opens on Saturday"),
        ("Pier opens on Saturday | coastwire.example", "Pier opens on Saturday"),
        ("Pier opens on Saturday | coastwire.example | Islands", "Pier opens on Saturday"),
        ("Pier opens on Saturday * Coast Wire * by Bo Ek", "Pier opens on Saturday"),
        ("Pier opens on Saturday - Coast Wire Online", "Pier opens on Saturday"),
        ("Coast Wire | Pier opens on Saturday", "Pier opens on Saturday"),
        ("島に新しい桟橋が開通：CoastWire", "島に新しい桟橋が開通"),
        ("島に新しい桟橋が開通｜CoastWire", "島に新しい桟橋が開通"),
        ("Pier opens - what we know", "Pier opens - what we know"),
        ("A row about Coast Wire itself", "A row about Coast Wire itself"),
        ("Pier | Coast Wire | The opening of the pier, hour by hour", None),
        ("Coast Wire", "Coast Wire"),
        ("", ""),
    ],
)
def test_a_title_loses_the_name_of_its_site_and_the_section_beside_it(
    title: str, headline: str | None
) -> None:
    assert without_site(title, NAMES, []) == (headline or title)


def test_a_title_ends_where_another_part_of_the_page_ends_it() -> None:
    title = "Pier opens - at last - Islands"
    assert without_site(title, [], ["pieropensatlast"]) == "Pier opens - at last"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("The pier of Tarnholm opens on Saturday - Coast Wire", None),
        ("The pier of Tarnholm opens on Saturday | coastwire.example", None),
        ("The pier of Tarnholm opens on Saturday - what we know", ""),
        ("The pier of Tarnholm opens - Two winters after the storm", ""),
        ("Pier - Tarnholm", ""),
    ],
)
def test_the_short_part_at_the_end_of_a_title_alone_is_the_site(
    title: str, headline: str | None
) -> None:
    wanted = "The pier of Tarnholm opens on Saturday" if headline is None else title
    assert without_tail(title) == wanted


@pytest.mark.parametrize("title", ["Pier | " * 50_000, "：" * 300_000])
def test_an_endless_title_is_left_as_it_is(title: str) -> None:
    assert without_site(title, NAMES, []) == title
    assert without_tail(title) == title
