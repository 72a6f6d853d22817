"""What is left out of the start is whole again afterwards, and the interface needs none of it."""

from __future__ import annotations

import subprocess
import sys

from reader.tui.lean import StandIn


def run(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_interface_is_imported_without_palette_fields_and_tls() -> None:
    printed = run(
        "import sys\n"
        "from reader.tui.lean import import_textual\n"
        "import_textual()\n"
        "import reader.tui.app\n"
        "names = ('textual.command', 'textual.widgets._input', 'platformdirs', 'ssl')\n"
        "print([name for name in names if name in sys.modules])\n"
    )
    assert printed.strip() == "[]"


def test_every_module_can_be_imported_afterwards() -> None:
    printed = run(
        "from reader.tui.lean import import_textual\n"
        "import_textual()\n"
        "import ssl, platformdirs, textual.command, textual.widgets\n"
        "print(ssl.SSLContext.__name__, platformdirs.user_data_dir.__name__)\n"
        "print(textual.command.CommandPalette.__name__, textual.widgets.Input.__name__)\n"
    )
    assert printed.split() == ["SSLContext", "user_data_dir", "CommandPalette", "Input"]


def test_what_is_imported_already_is_left_alone() -> None:
    printed = run(
        "import ssl, asyncio, textual.command, textual.app\n"
        "from reader.tui.lean import import_textual\n"
        "import_textual()\n"
        "print(textual.app.CommandPalette is textual.command.CommandPalette)\n"
        "print(asyncio.sslproto.ssl.__name__)\n"
    )
    assert printed.split() == ["True", "ssl"]


def test_a_textual_that_does_not_bear_it_is_imported_in_full() -> None:
    printed = run(
        "import sys\n"
        "from reader.tui import lean\n"
        "def fail(self, name):\n"
        "    raise TypeError(name)\n"
        "lean.StandIn.__getattr__ = fail\n"
        "lean.import_textual()\n"
        "import textual.app\n"
        "print(textual.app.CommandPalette.__module__)\n"
    )
    assert printed.strip() == "textual.command"


def test_a_stand_in_gives_empty_classes_and_no_special_names() -> None:
    stand_in = StandIn("absent")
    assert isinstance(stand_in.Anything, type)
    assert not hasattr(stand_in, "__path__")
