"""The wheel: built, installed beside nothing of the source tree, and run from another folder."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader import __version__

ROOT = Path(__file__).parents[1]

ARTICLE = """\
Lighthouse keepers vote to stay
KELL POINT: The last four keepers of the north coast will stay until spring, the harbour office said on Monday.
‘We were asked and we said yes,’ Tamsin Orrel, the senior keeper, said.
"""  # noqa: E501 - a paragraph is one line in the files this program reads


def _run(*command: str | Path, folder: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    finished = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the backend that is installed: nothing is downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        *(sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "--quiet"),
        *("--no-index", "--wheel-dir", folder, ROOT),
        folder=folder,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the scripts of an environment that has the wheel and sees our dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    builder = venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt")
    builder.create(folder)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    target = _run(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder
    )
    _run(
        *(sys.executable, "-m", "pip", "--python", python, "install"),
        *("--no-index", "--no-deps", "--no-compile", "--quiet", wheel),
        folder=folder,
    )
    # Our own environment holds the dependencies; after the wheel on the path, and without the
    # files by which an editable install would lead back to the source tree.
    dependencies = Path(target.strip()) / "dependencies.pth"
    dependencies.write_text(f"{_site_packages()}\n", encoding="utf-8")
    return python.parent


def _site_packages() -> str:
    import pydantic

    return str(Path(pydantic.__file__).parents[1])


def test_themes_styles_and_the_sample_are_inside(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    for folder, ending in (("reader/themes/", ".toml"), ("reader/seeds/", ".txt")):
        source = ROOT / Path(folder).name
        expected = {
            folder + path.relative_to(source).as_posix() for path in source.rglob(f"*{ending}")
        }
        assert expected
        assert expected <= set(names)
    beside = {
        path.relative_to(ROOT).as_posix()
        for ending in ("tcss", "toml", "py")
        for path in (ROOT / "reader").rglob(f"*.{ending}")
    }
    assert beside <= set(names)
    assert not [name for name in names if name.startswith("tests/")]


def test_it_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    assert _run(installed / "newsreader", "--version", folder=tmp_path) == (
        f"newsreader {__version__}\n"
    )
    where = "import reader; print(reader.__file__)"
    assert str(ROOT / "reader") not in _run(installed / "python", "-c", where, folder=tmp_path)


def test_it_parses_from_another_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "keepers.txt").write_text(ARTICLE, encoding="utf-8")
    printed = _run(installed / "newsreader", "parse", "keepers.txt", folder=tmp_path)
    article = json.loads(printed)
    assert article["headline"] == "Lighthouse keepers vote to stay"
    assert article["dateline"]["place"] == "KELL POINT"
    assert [quote["speaker"] for quote in article["quotes"]] == ["Tamsin Orrel"]


def test_the_sample_and_the_themes_are_found(installed: Path, tmp_path: Path) -> None:
    printed = _run(installed / "newsreader", "list", "--sample", folder=tmp_path)
    assert len(printed.splitlines()) >= 60
    assert len(_run(installed / "newsreader", "themes", folder=tmp_path).splitlines()) >= 8
