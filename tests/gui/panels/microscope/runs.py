"""A run under the microscope, and waiting for what is seen of it."""

from dataclasses import replace

from dllab import Trainer
from dllab.training.snapshot import Inspection
from tests.gui.snapshots import blobs, snapshot

PATIENCE_MS = 120_000  # the first look loads or compiles kernels


class Run:
    """A trainer whose snapshots carry what an inspector sees."""

    def __init__(self, dataset=None, number=1, **given):
        self.given = {"dataset": dataset or blobs(), "run": number} | given
        self.trainer = Trainer(snapshot(**self.given).experiment, self.given["dataset"])
        self.changes = 0

    def snapshot(self, steps=0):
        if steps:
            self.trainer.train(steps)
        self.changes += 1
        inspection = Inspection(self.trainer.checkpoint())
        return replace(snapshot(**self.given, inspection=inspection), changes=self.changes, step=self.trainer.step)


def settle(qtbot, panel):
    qtbot.waitUntil(lambda: not panel.background.busy, timeout=PATIENCE_MS)


def show(qtbot, panel, shown):
    panel.show_snapshot(shown)
    settle(qtbot, panel)
