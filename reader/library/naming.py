"""Paths, system errors and kept text as text that can be shown."""

from __future__ import annotations

import os

from reader.text.safe import SafeText, clean


def display_path(path: bytes) -> SafeText:
    """`path` as it can be shown, on one line: undecodable bytes become replacement characters."""
    if path.isascii() and (plain := path.decode()).isprintable():
        return SafeText(plain)
    shown = clean(os.fsdecode(path).replace("\n", "\u240a").replace("\r", "\u240d"))
    # Other controls than these two end a line too, and cleaning made newlines of them.
    return SafeText(shown.replace("\n", "\u2424"))


def name_path(path: bytes) -> str:
    """`path` as articles are identified by it: as it is displayed, else what tells it apart."""
    shown = display_path(path)
    return shown if os.fsencode(shown) == path else os.fsdecode(path)


def reason_of(error: OSError) -> str:
    """Why the system refused, as part of a sentence and without the path."""
    said = error.strerror or next((each for each in error.args if isinstance(each, str)), "")
    return (said or type(error).__name__).lower()


def kept_text(data: bytes) -> str:
    """Text of a database; what a flipped bit made no UTF-8 is a typing error, not the end."""
    return data.decode("utf-8", "replace")
