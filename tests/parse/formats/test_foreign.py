"""A package of somebody else, built and installed, adds a format to the program."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "knotted-news"
version = "1.0"
[project.entry-points."newsreader.formats"]
knots = "knotted_news"
broken = "no_such_module"
[tool.hatch.build.targets.wheel]
packages = ["knotted_news"]
"""
MODULE = '''
"""News in knots: a line of the headline, then lines of the text."""

from reader.parse.draft import Draft, DraftBlock, Parsed
from reader.text.safe import clean_line

NAME = "knots"


def sniff(head, name):
    return 0.9 if head.startswith(b"\\xf0KNOTS\\x00") else 0.0


def parse(data, path, explain=False):
    headline, *lines = data[7:].decode().splitlines()
    body = tuple(DraftBlock("paragraph", clean_line(line)) for line in lines)
    return Parsed((Draft(clean_line(headline), body=body),), (), clean_line(NAME))
'''
KNOTS = b"\xf0KNOTS\x00Ferry returns\nThe ferry to Low Island sailed again.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the package is installed: a wheel is installed by unpacking it."""
    project = tmp_path_factory.mktemp("project")
    site = tmp_path_factory.mktemp("site")
    (project / "pyproject.toml").write_text(PROJECT)
    (project / "knotted_news").mkdir()
    (project / "knotted_news" / "__init__.py").write_text(MODULE)
    built = "from hatchling.build import build_wheel; print(build_wheel('.'))"
    made = subprocess.run(
        [sys.executable, "-c", built], cwd=project, check=True, capture_output=True, text=True
    )
    with zipfile.ZipFile(project / made.stdout.split()[-1]) as wheel:
        wheel.extractall(site)
    return site


def newsreader(site: Path | None, *arguments: str) -> subprocess.CompletedProcess[str]:
    paths = [str(each) for each in (site, ROOT) if each is not None]
    return subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        check=False,
        capture_output=True,
        text=True,
    )


def test_its_files_are_read_once_it_is_installed(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "news.knots"
    file.write_bytes(KNOTS)
    assert json.loads(newsreader(None, "parse", str(file)).stdout)["format"] == "text"
    record = json.loads(newsreader(site, "parse", str(file)).stdout)
    assert (record["format"], record["headline"]) == ("knots", "Ferry returns")
    assert record["body"][0]["text"] == "The ferry to Low Island sailed again."


def test_it_stands_in_the_list_of_formats(site: Path) -> None:
    listed = newsreader(site, "formats")
    assert "knots" in listed.stdout
    assert listed.returncode == 0
