"""Which files of a folder may hold articles, told from the name alone.

What certainly holds none is neither an article nor a mistake: it is counted by kind and never
opened. What has an unknown ending is told by its content.
"""

from __future__ import annotations

import os
import re

from reader.parse.endings import READ, ending_of

_KINDS = {
    "picture": "jpg jpeg png gif webp svg ico bmp tif tiff heic avif psd",
    "sound or film": "mp3 m4a ogg opus wav flac mp4 m4v mkv webm mov avi",
    "program": "py pyc pyo pth sh bash zsh js mjs ts jsx tsx rb pl php c h cc cpp hpp java class "
    "go rs exe dll so dylib bat cmd ps1 o a jar wasm lua cs kt kts swift scala hs ml ex exs "
    "erl clj r jl vb fs pas asm s sql vue svelte map ipynb deb rpm apk msi dmg iso",
    "style": "css tcss scss sass less woff woff2 ttf otf eot",
    "settings": "toml ini cfg conf yaml yml env lock properties",
    "editor copy": "swp swo swn bak orig tmp temp part crdownload",
    "database": "db sqlite sqlite3 wal shm mdb arrow npy npz pkl",
}
_KIND_OF_SUFFIX = {suffix: kind for kind, suffixes in _KINDS.items() for suffix in suffixes.split()}
_COMMON = (".txt", ".html", ".json", ".xml", ".md")
_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini", "icon\r", "ehthumbs.db"))
# "1700000000.M1P1.host.example:2,S": seconds, a number of its own, the host and the flags
# (https://cr.yp.to/proto/maildir.html). What stands behind its last dot is no ending.
_MAILDIR = re.compile(r"\d{9,16}\.[\w=+-]{1,80}\..{1,200}", re.ASCII)
_LINES = (b".jsonl", b".ndjson", b".jsonl.gz", b".ndjson.gz")
LARGE = 1 << 20
"""Bytes from which a file of lines is read in pieces: `reader.library.files.lines`."""


def ignored_kind(name: str) -> str | None:
    """What kind of file `name` is if it is no article; None if it may hold articles."""
    if name.endswith(_COMMON) and not name.startswith("."):
        return None
    lower = name.lower()
    if lower in _SYSTEM_FILES:
        return "system file"
    if lower.endswith("~") or (lower.startswith("#") and lower.endswith("#")):
        return "editor copy"
    if _MAILDIR.fullmatch(name):
        return None
    suffix = ending_of(lower)
    if lower.startswith("."):
        return "editor copy" if _KIND_OF_SUFFIX.get(suffix) == "editor copy" else "hidden file"
    # What has an ending that nobody knows is told by its content: it may well be a text.
    return _KIND_OF_SUFFIX.get(suffix)


def is_known(name: bytes) -> bool:
    """Whether the name of a file that may hold articles says what it is."""
    ending = ending_of(os.fsdecode(name).lower())
    return not ending or ending in READ


def is_hidden_folder(name: str) -> bool:
    """Whether the folder `name` is not looked into: hidden ones hold no articles."""
    return name.startswith(".") or name in {"__pycache__", "node_modules", "__MACOSX"}


def is_line_file(name: bytes, size: int) -> bool:
    """Whether the file `name` is one to be read in pieces, as far as its name tells."""
    return size >= LARGE and name.lower().endswith(_LINES)
