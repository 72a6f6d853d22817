"""Starting an editor or a browser: argument lists only, addresses checked and shown first."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.tui.lending import lend_terminal

_EDITORS = ("nano", "vi")
_SCHEMES = ("http", "https", "mailto")


class LaunchError(Exception):
    """A program cannot be started, or an address is not one we open."""


class Address(NamedTuple):
    """An address that may be opened."""

    url: str
    host: str
    """Scheme and host as the network sees them: "https://xn--bcher-kva.example"."""


def checked_address(url: str) -> Address:
    """Return `url` as an address to show and open.

    Raises:
        LaunchError: it is not http, https or mailto, names a user, has no host, or holds what
            browsers and Python read differently.
    """
    if not url.isprintable() or " " in url or "\\" in url:
        raise LaunchError("The address holds characters that no address has; it is not opened.")
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise LaunchError("This is no address that could be opened.") from None
    if parts.scheme not in _SCHEMES:
        raise LaunchError(f"Only http, https and mailto are opened, not “{parts.scheme}”.")
    if parts.scheme == "mailto":
        return Address(url, url)
    if parts.username is not None or parts.password is not None:
        raise LaunchError("The address names a user before its host; it is not opened.")
    if not host:
        raise LaunchError("The address names no host.")
    return Address(url, f"{parts.scheme}://{host}")


def browse(url: str) -> None:
    """Open a checked address in the reader's browser, without waiting for it.

    Raises:
        LaunchError: no program to open addresses with is installed.
    """
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    program = shutil.which(opener)
    if program is None:
        raise LaunchError(f"{opener} is not installed; the address is {url}")
    subprocess.Popen(  # noqa: S603 - an argument list; the address was checked
        [program, url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def edit(path: str) -> None:
    """Open a file in $VISUAL, $EDITOR or what is there, and wait until it is closed.

    Raises:
        LaunchError: there is no editor, or it could not be started.
    """
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if chosen:
        try:
            command = shlex.split(chosen)
        except ValueError as error:
            raise LaunchError(f"$EDITOR cannot be understood: {error}.") from error
    else:
        found = next(filter(None, map(shutil.which, _EDITORS)), None)
        command = [found] if found else []
    if not command:
        raise LaunchError("Set $EDITOR to the editor you want.")
    try:
        lend_terminal([*command, "--", path])
    except OSError as error:
        raise LaunchError(f"{command[0]} could not be started: {error.strerror}") from error


def feed(command: list[str], data: bytes) -> int:
    """Run `command` in the terminal with `data` as its input, and wait; returns its exit code.

    What it printed stays on the screen until Enter is pressed.

    Raises:
        LaunchError: it could not be started.
    """
    try:
        return lend_terminal(command, data, "\n[Enter] goes back to newsreader ")
    except OSError as error:
        raise LaunchError(f"{command[0]} could not be started: {error.strerror}") from error


_CLIPBOARDS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
)
"""What must be set in the environment, and the program that then takes the clipboard's text."""
_CLIPBOARD_SECONDS = 5.0


def to_clipboard(text: str) -> None:
    """Hand `text` to the system's clipboard program, if there is one. Waits for it: on a thread.

    Terminals that do not know OSC 52, or forbid it, leave the clipboard as it was; this does not.
    """
    for variable, command in _CLIPBOARDS:
        if variable and not os.environ.get(variable):
            continue
        program = shutil.which(command[0])
        if program is None:
            continue
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(  # noqa: S603 - an argument list
                [program, *command[1:]],
                input=text.encode(),
                check=False,
                timeout=_CLIPBOARD_SECONDS,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            return
