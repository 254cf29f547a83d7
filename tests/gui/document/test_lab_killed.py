"""A window that is killed in a lab costs at most the last event."""

import pytest

from tests.gui.document.lab_kills import LabKills

pytestmark = pytest.mark.slow


def test_that_at_most_the_last_event_is_lost_however_the_window_ends(tmp_path):
    kills = LabKills(tmp_path, seed=1)
    for number in range(3):
        kills.kill(number)
    assert max(kills.lost) <= 1 and kills.events > 3
