"""An index that is damaged anywhere: nothing raises, and it is what it was after an update."""

from pathlib import Path

import pytest

from tests.faults.trials import damaged_indexes


@pytest.mark.parametrize("times", [10, pytest.param(200, marks=pytest.mark.slow)])
@pytest.mark.timeout(1800)
def test_a_damaged_index_is_built_anew(times: int, folder: Path, tmp_path: Path) -> None:
    trials = damaged_indexes(folder, tmp_path / "work", times)
    assert trials.broken == []
    assert trials.tried == times
    assert trials.counted["set aside and built anew"] > times // 2
