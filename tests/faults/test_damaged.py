"""An index or a state that is damaged anywhere: nothing is lost, and what was done is said."""

from pathlib import Path

import pytest

from tests.faults.damaged_states import damaged_logs, damaged_states
from tests.faults.trials import damaged_indexes

some_or_all = pytest.mark.parametrize(
    "times", [6, pytest.param(200, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])]
)
flipped_or_cut = pytest.mark.parametrize("cut", [False, True], ids=["flipped", "cut"])


@some_or_all
@flipped_or_cut
def test_a_damaged_index_is_built_anew(times: int, cut: bool, folder: Path, tmp_path: Path) -> None:
    trials = damaged_indexes(folder, tmp_path / "work", times, cut=cut)
    assert trials.broken == []
    assert trials.tried == times
    assert trials.counted["set aside and built anew"] > times // 2


@some_or_all
@flipped_or_cut
def test_a_damaged_state_is_restored(times: int, cut: bool, tmp_path: Path) -> None:
    trials = damaged_states(tmp_path, times, cut=cut)
    assert trials.broken == []
    assert trials.tried == times
    assert trials.counted["said, and restored from the copy"] >= times // 3


@some_or_all
@flipped_or_cut
@pytest.mark.parametrize("moved", [0, 20, 40], ids=["none moved", "half moved", "moved"])
def test_what_a_damaged_log_loses_is_said(
    times: int, cut: bool, moved: int, tmp_path: Path
) -> None:
    trials = damaged_logs(tmp_path, times, cut=cut, moved=moved)
    assert trials.broken == []
    assert trials.tried == times
    assert trials.counted["nothing lost" if moved == 40 else "said what is lost"] == times
