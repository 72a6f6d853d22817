"""Write what fuzzing starts from: ``python -m fuzz.examples FOLDER``, the hostile files by size."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

from tests.hostile.build import all_cases

_LARGEST = 20_000


def write(folder: Path) -> int:
    """Write every small hostile file under a name made of its bytes; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    small = [case.data for case in all_cases() if 0 < len(case.data) <= _LARGEST]
    for data in small:
        (folder / sha256(data).hexdigest()[:16]).write_bytes(data)
    return len(small)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
