from PySide6.QtCore import QObject

from dllab.gui.plots.throttle import Throttle


def test_that_the_first_request_runs_at_once_and_the_last_is_not_lost(qtbot):
    runs = []
    owner = QObject()
    throttle = Throttle(50, lambda: runs.append(len(runs)), owner)
    for _ in range(20):
        throttle.request()
    assert len(runs) == 1
    qtbot.waitUntil(lambda: len(runs) == 2)
    qtbot.waitUntil(lambda: not throttle.isActive())
    assert len(runs) == 2
