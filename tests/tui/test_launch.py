"""Addresses that are opened, and those that are not."""

import signal
import sys
from pathlib import Path

import pytest

from reader.tui.launch import LaunchError, checked_address, feed, to_clipboard


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


CLIPBOARDS = [
    ("wl-copy", "WAYLAND_DISPLAY", []),
    ("xclip", "DISPLAY", ["-selection", "clipboard"]),
    ("xsel", "DISPLAY", ["--clipboard", "--input"]),
    ("pbcopy", "", []),
    ("clip.exe", "", []),
]


@pytest.mark.parametrize(("program", "variable", "arguments"), CLIPBOARDS)
def test_the_clipboard_program_that_is_there_gets_the_text_as_it_is(
    program: str,
    variable: str,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    told = tmp_path / "told"
    tool = tmp_path / program
    tool.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{told}"\ncat >>"{told}"\n', encoding="utf-8")
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    for name in ("WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if variable:
        to_clipboard("nobody takes it")
        assert not told.exists()
        monkeypatch.setenv(variable, ":0")
    text = "‘No ferries,’ she said; $(rm -rf ~) `id`\nIlse Dask, Coast Wire"
    to_clipboard(text)
    said = "".join(f"{one}\n" for one in arguments or [""])
    assert told.read_text(encoding="utf-8") == said + text


def test_a_clipboard_program_that_fails_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tool = tmp_path / "pbcopy"
    tool.write_text("no program at all", encoding="utf-8")
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    to_clipboard("text")
