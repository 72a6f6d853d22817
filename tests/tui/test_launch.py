"""Addresses that are opened, and those that are not."""

import signal
import sys

import pytest

from reader.tui.launch import LaunchError, checked_address, feed


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


def test_a_program_gets_its_input_and_ctrl_c_is_its_own(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("builtins.input", lambda: "")
    before = signal.getsignal(signal.SIGINT)
    shout = "import sys; print(sys.stdin.read().upper(), sys.argv[1]); sys.exit(3)"
    assert feed([sys.executable, "-c", shout, "$HOME; x"], b"ferry") == 3
    assert capfd.readouterr().out == "FERRY $HOME; x\n"
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(LaunchError):
        feed(["/no/such/program"], b"")
