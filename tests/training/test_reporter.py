"""What watching costs the training: each look at the network is paid for by a time without one."""

import numpy as np
import pytest

from dllab.training import reporter
from dllab.training.reporter import PROBE_SECONDS, _Watched


class Clock:
    """Time that passes only while the network is asked."""

    def __init__(self, took):
        self.now, self.took, self.step, self.asked = 100.0, took, 0, 0

    def perf_counter(self):
        return self.now

    def forward(self, inputs):
        self.now += self.took
        self.asked += 1
        return inputs


@pytest.fixture
def watch(monkeypatch):
    def make(took):
        clock = Clock(took)
        monkeypatch.setattr(reporter, "time", clock)  # and nobody else's
        return clock, _Watched(np.zeros((2, 2), np.float32))

    return make


@pytest.mark.parametrize(("took", "share", "pause"), [(0.02, 0.05, 0.4), (0.02, 0.1, 0.2), (0.0, 0.05, PROBE_SECONDS)])
def test_that_a_probe_takes_its_share_of_the_time_and_no_more(watch, took, share, pause):
    clock, watched = watch(took)
    begun = clock.now
    watched.refresh(clock, share, forced=False)
    clock.step, clock.now = 1, begun + pause - 1e-6
    watched.refresh(clock, share, forced=False)
    assert clock.asked == 1
    clock.now = begun + pause + 1e-6
    watched.refresh(clock, share, forced=False)
    assert clock.asked == 2


def test_that_the_same_weights_are_asked_once_and_a_forced_look_never_waits(watch):
    clock, watched = watch(0.02)
    watched.refresh(clock, 0.05, forced=True)
    watched.refresh(clock, 0.05, forced=True)
    assert clock.asked == 1
    clock.step = 1
    watched.refresh(clock, 0.05, forced=True)
    assert clock.asked == 2
