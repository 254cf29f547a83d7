from dataclasses import dataclass

from PySide6.QtCore import QObject

from dllab.gui.kit.poller import Poller
from dllab.training.outcomes import Paused, Running


@dataclass
class Shown:
    run: int
    changes: int


class StillSession:
    """Answers what it is told to."""

    def __init__(self):
        self.outcome, self.snapshot = Paused(), None

    def latest(self):
        return self.snapshot


def test_that_only_newer_snapshots_and_outcomes_are_passed_on(qapp):
    session, parent = StillSession(), QObject()
    poller = Poller(session, parent)
    snapshots, outcomes = [], []
    poller.snapshot_taken.connect(snapshots.append)
    poller.outcome_changed.connect(outcomes.append)
    for run, changes in ((2, 1), (2, 1), (2, 3), (2, 2), (1, 9), (3, 1)):
        session.snapshot = Shown(run, changes)
        poller.poll()
    assert [(each.run, each.changes) for each in snapshots] == [(2, 1), (2, 3), (3, 1)]
    session.outcome = Running()
    poller.poll()
    poller.poll()
    assert outcomes == [Paused(), Running()]
    assert poller.frames_per_second() == 3
