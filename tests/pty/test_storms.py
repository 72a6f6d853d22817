"""However and whenever it is told to end, it does, and leaves everything as it should be."""

import sys
from pathlib import Path

import pytest

from tests.pty.conftest import PROGRAM
from tests.pty.storms import KINDS, storms

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "times", [1, pytest.param(25, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])]
)
def test_storms(
    kind: str, times: int, environment: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    state = tmp_path / "home" / "DATA" / "newsreader"
    ends = storms(kind, [*PROGRAM, str(folder)], environment, state, times)
    assert ends.broken == []
    assert ends.tried == times
