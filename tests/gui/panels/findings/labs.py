"""A findings panel whose monitor says what a test wants it to say."""

import threading

import numpy as np
from PySide6.QtWidgets import QApplication

from dllab import Experiment
from dllab.diagnostics.finding import Finding, Measured, Remedy, Severity
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.findings.panel import FindingsPanel
from tests.gui.snapshots import snapshot

STEPS = np.arange(1, 101)
EXPERIMENT = snapshot().experiment


def changed(**network):
    table = EXPERIMENT.as_table()
    table["network"] |= network
    return Experiment.model_validate(table)


RELU = Remedy("Use {activation}", {"activation": "ReLU"}, changed(activation="relu"))
VANISHING = Finding(
    "vanishing_gradient", Severity.PROBLEM, "Vanishing gradient", "Layer 1 gets {ratio:.2g} of it.", {"ratio": 3.2e-9},
    "Slopes are small. They multiply.", "Hochreiter (1991)", 1200, 1,
    (
        Measured("Ratio", 3.2e-9, 1e-3, layer=1, step=1300),
        Measured("Saturated", 0.93, 0.5, share=True),
        Measured("Slope", -1.2),
    ),
    (RELU,),
)  # fmt: skip
PLATEAU = Finding("plateau", Severity.WARNING, "Plateau", "Flat.", {}, "A. B.", "C", 0)
IMBALANCE = Finding("imbalance", Severity.NOTE, "Imbalance", "Few.", {}, "A. B.", "C", 0)


class Lab:
    """A panel, what it asked of the session, and the findings that its monitor gives next."""

    def __init__(self, qtbot, control=None):
        self.watched, self.inspected, self.looks = {}, {}, []
        self.findings = ()
        self.qtbot = qtbot
        self.panel = FindingsPanel(
            lambda watcher, inputs: self.watched.update({watcher: inputs}),
            lambda inspector, wanted: self.inspected.update({inspector: wanted}),
            lambda: self.look,
            control or (lambda experiment, dataset, steps, stop: None),
        )
        qtbot.addWidget(self.panel)
        self.panel.apply_theme(Theme(dark=False, presentation=False))
        self.panel.setGeometry(600, 300, 260, 400)  # not under the mouse
        self.panel.show()
        qtbot.waitUntil(self.panel.isActiveWindow)  # or the first button that comes gets the focus, and is looked at

    def look(self, evidence):
        self.looks.append((evidence, threading.current_thread()))
        return self.findings

    def show(self, *findings, **changes):
        """Show a run for which the monitor finds these, and wait until that is shown."""
        self.findings = findings
        before = len(self.looks)
        self.panel.show_snapshot(trained(**changes))
        self.qtbot.waitUntil(lambda: len(self.looks) > before and not self.panel.background.busy)
        QApplication.processEvents()


def trained(**changes):
    return snapshot(**{"step": STEPS} | changes)
