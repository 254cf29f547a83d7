"""The share of several runs that is done, and the seconds that the rest takes at the pace so far."""

import pytest

from dllab.sweeps import clock as clocks
from dllab.sweeps.clock import Clock


@pytest.fixture
def at(monkeypatch):
    """Says what time it is."""
    times = [0.0]
    monkeypatch.setattr(clocks.time, "monotonic", lambda: times[0])
    times[0] = 1000.0
    return lambda seconds: times.__setitem__(0, 1000.0 + seconds)


def test_that_the_rest_takes_as_long_as_the_pace_so_far_says(at):
    clock = Clock(8)
    clock.reached(0, 0.0)
    clock.reached(1, 0.25)
    at(3.0)
    clock.reached(0, 0.5)
    assert clock.read() == (0.75 / 8, pytest.approx(3.0 / 0.75 * 7.25))
    clock.ended(0)
    at(5.0)
    assert clock.read() == (1.25 / 8, pytest.approx(5.0 / 1.25 * 6.75))
    assert not clock.over


def test_that_runs_which_were_done_before_took_no_time(at):
    clock = Clock(10, known=6)
    assert clock.read() == (0.6, None)
    clock.reached(6, 0.5)
    at(2.0)
    assert clock.read() == (0.65, pytest.approx(2.0 / 0.5 * 3.5))


def test_that_nobody_can_say_before_half_a_second_of_training(at):
    clock = Clock(2)
    assert not clock.begun
    at(70.0)  # of preparations
    clock.reached(0, 0.1)
    assert clock.begun
    at(70.0 + clocks.LEAST_SECONDS)
    assert clock.read() == (0.05, None)
    assert clock.read(clocks.ROUGH_SECONDS)[1] == pytest.approx(clocks.LEAST_SECONDS / 0.1 * 1.9), "but roughly"
    at(70.0 + 2 * clocks.LEAST_SECONDS)
    assert clock.read() == (0.05, pytest.approx(2 * clocks.LEAST_SECONDS / 0.1 * 1.9))


def test_that_it_is_over_when_every_run_has_ended_however(at):
    clock = Clock(2, known=1)
    clock.reached(1, 0.3)
    at(1.0)
    clock.ended(1)
    assert clock.over and clock.read() == (1.0, pytest.approx(0.0))
    assert Clock(0).over and Clock(0).read() == (1.0, None)
