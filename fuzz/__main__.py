"""Fuzz one target: ``python -m fuzz TARGET [OPTION OF LIBFUZZER]... [FOLDER OF EXAMPLES]...``."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["reader"]):
    from fuzz.targets import TARGETS

    # Imported on demand otherwise, and then not seen by the instrumentation.
    for warm in TARGETS.values():
        warm(b"Boat comes in\nA body of some words.\n")


def main(arguments: list[str]) -> None:
    """Run until libFuzzer is told to stop or a promise is broken."""
    if len(arguments) < 2 or arguments[1] not in TARGETS:
        sys.exit(f"which target? One of {', '.join(TARGETS)}")
    target = TARGETS[arguments.pop(1)]
    atheris.Setup(arguments, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
