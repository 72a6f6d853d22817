"""Where the files lie that come with the program.

A wheel holds them inside the package; in a checkout, also one that is installed as editable, they
stand beside it, where people look for them.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def themes_folder() -> Path:
    """Return the folder of the themes that come with the program."""
    return _shipped("themes") or _PACKAGE / "themes"


def sample_folder() -> Path | None:
    """Return the folder of the sample collection, None where it was not installed."""
    return _shipped("seeds")


def _shipped(name: str) -> Path | None:
    for folder in (_PACKAGE / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    return None
