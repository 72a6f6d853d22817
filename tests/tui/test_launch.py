"""Addresses that are opened, and those that are not."""

import pytest

from reader.tui.launch import LaunchError, checked_address


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://news.example/a?b=c", "https://news.example"),
        ("http://bücher.example/", "http://xn--bcher-kva.example"),
        ("mailto:desk@news.example", "mailto:desk@news.example"),
    ],
)
def test_the_host_is_shown_as_the_network_sees_it(url: str, host: str) -> None:
    assert checked_address(url).host == host


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "--help",
        "https://bank.example@evil.example/",
        "https:///nothing",
        "https://[",
        "",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(LaunchError):
        checked_address(url)
