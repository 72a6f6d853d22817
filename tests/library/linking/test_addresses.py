import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.linking.addresses import address_key, address_number

ONE = "https://coastwire.example/2026/ferry"


@pytest.mark.parametrize(
    "written",
    [
        ONE,
        "http://www.coastwire.example/2026/ferry/",
        f"{ONE}?utm_source=feed&fbclid=abc",
        f"{ONE}#comments",
        f"{ONE}/amp",
        f"{ONE}/index.html",
        "https://CoastWire.example/2026/ferry",
    ],
)
def test_one_article_has_one_key(written: str) -> None:
    assert address_key(written) == address_key(ONE) == "coastwire.example/2026/ferry"


def test_parameters_that_name_an_article_count_in_any_order() -> None:
    one = address_key("https://coastwire.example/?p=12&page=2")
    assert one == address_key("https://coastwire.example/?page=2&p=12&utm_medium=mail")
    assert one != address_key("https://coastwire.example/?p=13&page=2")


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "https://coastwire.example/",
        "coastwire.example/a",
        "mailto:a@b.example",
        "http://[",
    ],
)
def test_what_names_no_page_has_no_key(written: str | None) -> None:
    assert address_key(written) == ""
    assert address_number(written) == 0


@given(st.text())
def test_any_text_has_a_key_or_none(text: str) -> None:
    assert address_key(f"https://a.example/{text}") is not None
    assert -(2**63) <= address_number(text) < 2**63
