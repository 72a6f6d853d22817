"""How well articles are understood, on labelled data: `python -m bench.accuracy`.

Runs every ``bench/accuracy_*.py``; each looks for its labelled data in the folder that
NEWSREADER_EVAL names, else ``../shared/eval``, and prints its figures beside their goals. Where the
data is missing it says so and nothing has failed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    codes = []
    for module in sorted(HERE.glob("accuracy_*.py")):
        print(f"\n{module.stem.removeprefix('accuracy_')}", flush=True)
        finished = subprocess.run(
            [sys.executable, "-m", f"bench.{module.stem}"], cwd=HERE.parent, check=False
        )
        codes.append(finished.returncode)
    return max(codes, default=0)


if __name__ == "__main__":
    sys.exit(main())
