"""All cases, and the folder they make: ``python -m tests.hostile.build FOLDER``.

Nothing here is random or depends on the day: two builds hold the same bytes.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.hostile.form_cases import form_cases
from tests.hostile.format_cases import churn_cases, format_cases
from tests.hostile.load_cases import pattern_cases, scale_cases
from tests.hostile.packed_cases import packed_cases
from tests.hostile.place_cases import hijack_cases, name_cases, place_cases
from tests.hostile.sign_cases import field_cases, sign_cases
from tests.hostile.terminal_cases import cases as terminal_cases
from tests.hostile.text_cases import encoding_cases, markup_cases, structure_cases, unicode_cases

if TYPE_CHECKING:
    from tests.hostile.case import Case

_DAY = 1_700_000_000


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case there is."""
    makers = (
        terminal_cases, unicode_cases, markup_cases, encoding_cases, structure_cases, scale_cases,
        pattern_cases, name_cases, place_cases, hijack_cases, format_cases, churn_cases,
        sign_cases, field_cases, packed_cases, form_cases,
    )  # fmt: skip
    return tuple(case for make in makers for case in make())


def build(folder: Path, cases: tuple[Case, ...] | None = None) -> None:
    """Write `cases`, all for None, below `folder`."""
    for case in all_cases() if cases is None else cases:
        place = os.path.join(os.fsencode(folder), case.path)  # noqa: PTH118 - any bytes
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120
        if case.make is not None:
            case.make(folder, case.path)
            continue
        with open(place, "wb") as file:  # noqa: PTH123
            file.write(case.data)
        os.utime(place, (_DAY, _DAY))


if __name__ == "__main__":
    build(Path(sys.argv[1]))
