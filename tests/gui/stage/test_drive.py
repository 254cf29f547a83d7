"""What is waited for before a window is driven."""

import itertools

import pytest
from PySide6.QtCore import QObject

from dllab.gui.kit.poller import Poller
from dllab.gui.stage.drive import TookTooLong, is_ready, wait_until
from dllab.training.outcomes import Paused, Preparing
from tests.gui.snapshots import snapshot


class BetweenTwoLines:
    """A session that has its run ready while somebody asks how it stands: the snapshot first, then the outcome."""

    outcome = Preparing()

    def __init__(self, ready):
        self._ready = ready

    def latest(self):
        return self._ready


class Window:
    """As much of one as is asked."""

    def __init__(self, session, experiment):
        self.owner, self.document = QObject(), self
        self.poller, self.experiment = Poller(session, self.owner), experiment


def test_that_a_window_is_ready_once_it_shows_both_the_run_and_how_it_stands(qapp):
    ready = snapshot(outcome=Paused())
    session = BetweenTwoLines(ready)
    window = Window(session, ready.experiment)
    assert not is_ready(window)
    window.poller.poll()
    assert window.poller.snapshot is ready and not is_ready(window)
    session.outcome = Paused()
    window.poller.poll()
    assert is_ready(window)


def test_that_what_was_so_for_a_moment_was_waited_for(qapp):
    """An accuracy reached at one evaluation and not at the next ended in “waited 300 s”, after half a second."""
    looks = itertools.count()
    wait_until(lambda: next(looks) == 2, 60.0)
    assert next(looks) == 3


def test_that_what_never_comes_is_told(qapp):
    with pytest.raises(TookTooLong, match="0.05 s"):
        wait_until(lambda: False, 0.05)
