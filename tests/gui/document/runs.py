"""Runs of the real window that several tests begin with."""

from dllab.experiment.presets import presets
from dllab.training.outcomes import Diverged

PATIENCE_MS = 60_000
EXPLODING = "60-exploding-gradient.toml"


def diverged(window, qtbot):
    """What is shown of a run that ended within its first steps."""
    window.files.load_preset(next(each.path for each in presets() if each.path.name == EXPLODING))
    window.control.set_speed(0)
    window.session.run()
    qtbot.waitUntil(lambda: isinstance(window.poller.outcome, Diverged), timeout=PATIENCE_MS)
    return window.poller.snapshot
