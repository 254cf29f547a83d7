"""Windows that are killed, several times in a row, also while they restore."""

import pytest

from tests.gui.document.recovery.kills import Kills

IN_A_ROW = 5


@pytest.mark.slow
def test_that_windows_killed_in_a_row_are_offered_back_bit_for_bit(tmp_path):
    kills = Kills(tmp_path, seed=1)
    for number in range(IN_A_ROW):
        kills.kill(number)
    assert kills.step > 0, "something was trained and is still there"
