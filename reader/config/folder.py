"""Where the user's settings, themes and keys are looked for: in one folder, and nowhere else.

Nothing is ever read from the folder of articles or from the current directory: whoever sends
someone a folder to read must not thereby set up their program.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = "newsreader"


def config_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path | None:
    """Return the folder of the user's configuration, which may not exist.

    Args:
        environment: environment variables of the process.
        platform: as `sys.platform` names it.

    Returns:
        None where there is no home folder to look in.

    Rules: the XDG Base Directory Specification 0.8 (a relative path in a variable is to be
    ignored), Apple's File System Programming Guide (Library/Application Support), Windows' known
    folder RoamingAppData. XDG_CONFIG_HOME counts on macOS too, where it is set on purpose.
    """
    variable = "APPDATA" if platform == "win32" else "XDG_CONFIG_HOME"
    named = environment.get(variable, "")
    if named and Path(named).is_absolute():
        return Path(named) / _NAME
    try:
        home = Path.home()
    except RuntimeError:
        return None
    usual = {"win32": "AppData/Roaming", "darwin": "Library/Application Support"}
    return home / usual.get(platform, ".config") / _NAME
