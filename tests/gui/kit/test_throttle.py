import pytest
from PySide6.QtCore import QObject

from dllab.gui.kit import throttle as throttles
from dllab.gui.kit.throttle import Throttle


class Clock:
    """Stands still unless it is put forward: a busy machine is slow between any two lines."""

    def __init__(self):
        self.now = 1000.0

    def perf_counter(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(throttles, "time", clock)
    monkeypatch.setattr(Throttle, "newest", 0.0)
    return clock


@pytest.fixture
def runs():
    return []


@pytest.fixture
def throttle(qapp, runs, clock):
    owner = QObject()
    yield Throttle(20, lambda: runs.append(clock.now), owner)


def test_that_the_first_request_runs_at_once_and_the_last_is_not_lost(qtbot, throttle, runs):
    for _ in range(20):
        throttle.request()
    assert len(runs) == 1
    qtbot.waitUntil(lambda: len(runs) == 2)
    qtbot.waitUntil(lambda: not throttle.isActive())
    assert len(runs) == 2


def test_that_it_runs_within_the_first_request_of_its_turn(throttle, runs, clock):
    throttle.request()
    throttle.request()
    clock.now += 0.055  # its turn comes, and nothing fires by itself
    throttle.request()
    assert len(runs) == 2 and not throttle.isActive()


def test_that_requests_with_every_frame_run_as_often_as_allowed(throttle, runs, clock):
    for _ in range(100):
        throttle.request()
        clock.now += 0.005
    gaps = [after - before for before, after in zip(runs, runs[1:], strict=False)]
    assert len(runs) >= 10 and min(gaps) > 0.04


def test_that_what_is_run_now_takes_the_turn_of_what_waited(qtbot, throttle, runs):
    throttle.request()
    throttle.request()
    throttle.run_now()
    assert len(runs) == 2
    qtbot.wait(120)
    assert len(runs) == 2
