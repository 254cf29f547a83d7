"""How many steps are taken at once, and when the next is due, by a clock that the test turns."""

import pytest

from dllab.training import pace as paces
from dllab.training.pace import CHUNK_SECONDS, LONGEST_WAIT, SLOW, Pace


@pytest.fixture
def at(monkeypatch):
    """Says what time it is."""
    times = [1000.0]
    monkeypatch.setattr(paces.time, "perf_counter", lambda: times[0])
    return lambda seconds: times.__setitem__(0, 1000.0 + seconds)


def test_that_chunks_last_ten_milliseconds():
    pace = Pace()
    assert pace.steps() == 1 and pace.wait() == 0
    pace.took(10, 0.001)
    assert pace.steps() == round(CHUNK_SECONDS / 1e-4)
    pace.took(10, 0.002)
    assert pace.seconds_per_step == pytest.approx(0.8e-4 + 0.4e-4)
    pace.took(1, 1000.0)
    assert pace.steps() == 1


def test_that_it_keeps_to_a_number_of_steps_a_second(at):
    pace = Pace()
    pace.took(1, 1e-5)  # a thousand would fit into a chunk
    pace.limit(100.0)
    assert pace.steps() == 1
    pace.took(1, 1e-5)
    assert pace.steps() == 0 and pace.wait() == pytest.approx(0.01)
    at(0.004)
    assert pace.steps() == 0 and pace.wait() == pytest.approx(0.006)
    at(0.0101)
    assert pace.steps() == 1 and pace.wait() == 0
    at(0.0451)
    assert pace.steps() == 4


def test_that_nobody_waits_long_for_a_step_that_is_far_off(at):
    pace = Pace()
    pace.limit(1.0)
    pace.took(1, 1e-5)
    assert pace.wait() == LONGEST_WAIT


def test_that_what_was_not_done_is_not_made_up_for(at):
    pace = Pace()
    pace.took(1, 0.005)
    pace.limit(1000.0)
    at(3.0)
    assert pace.steps() == 2 == int(CHUNK_SECONDS / 0.005)  # the machine is slower: it counts from now
    assert pace.steps() == 1
    pace.took(1, 0.005)
    at(60.0)
    pace.restart()
    assert pace.steps() == 1


def test_that_few_steps_a_second_can_be_followed():
    pace = Pace()
    assert not pace.slow
    for limit, slow in ((SLOW, True), (SLOW + 1, False), (None, False)):
        pace.limit(limit)
        assert pace.slow is slow
