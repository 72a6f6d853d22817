"""What is imported when: proved in a fresh process, where nothing is loaded yet."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

RUN_PROGRAM = """
import json, runpy, sys
sys.argv = ["newsreader", *json.loads(sys.argv[1])]
try:
    runpy.run_module("reader", run_name="__main__")
except SystemExit:
    pass
print(json.dumps(sorted(sys.modules)))
"""

IMPORT_EVERYTHING_BELOW = """
import importlib, json, pkgutil, sys
for name in json.loads(sys.argv[1]):
    module = importlib.import_module(name)
    for found in pkgutil.walk_packages(getattr(module, "__path__", ()), name + "."):
        importlib.import_module(found.name)
print(json.dumps(sorted(sys.modules)))
"""


def modules_after(program: str, arguments: list[str]) -> set[str]:
    finished = subprocess.run(
        [sys.executable, "-c", program, json.dumps(arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = json.loads(finished.stdout.splitlines()[-1])
    return {name.split(".")[0] for name in loaded} | set(loaded)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], [], ["parse", "--help"]])
def test_asking_for_help_loads_no_library(arguments: list[str]) -> None:
    loaded = modules_after(RUN_PROGRAM, arguments)
    assert "reader.cli.main" in loaded
    assert loaded.isdisjoint({"textual", "rich", "pydantic", "tantivy", "sqlite3", "asyncio"})


def test_the_core_knows_no_terminal() -> None:
    core = ["reader.text", "reader.article", "reader.parse", "reader.library", "reader.config"]
    loaded = modules_after(IMPORT_EVERYTHING_BELOW, core)
    assert loaded.isdisjoint({"textual", "rich", "curses"})


def test_text_needs_nothing_but_python() -> None:
    loaded = modules_after(IMPORT_EVERYTHING_BELOW, ["reader.text", "reader.parse.draft"])
    assert {name for name in loaded if name.startswith("reader.")} > {"reader.text.safe"}
    assert loaded.isdisjoint({"pydantic", "tantivy", "textual", "rich"})


def test_the_first_screen_waits_for_nothing_heavy() -> None:
    first = ["reader.tui.app", "reader.library.embedded.library", "reader.config.settings"]
    loaded = modules_after(IMPORT_EVERYTHING_BELOW, first)
    assert "textual" in loaded
    late = {"pydantic", "tantivy", "lxml", "markdown_it", "ahocorasick_rs", "textual_plotext"}
    assert loaded.isdisjoint({*late, "reader.parse.layout"})
