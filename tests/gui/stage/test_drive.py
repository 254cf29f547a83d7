"""What is waited for before a window is driven."""

from PySide6.QtCore import QObject

from dllab.gui.kit.poller import Poller
from dllab.gui.stage.drive import is_ready
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
