"""A panel of predictions without a session: what it watches, and what it is told."""

from dataclasses import replace

import numpy as np

from dllab.gui.panels.prediction.view import WATCHER
from dllab.training.snapshot import Probe
from tests.gui.snapshots import snapshot


class Watched:
    """Stands in for the session: remembers what it is asked to watch."""

    def __init__(self):
        self.inputs, self.calls = None, 0

    def __call__(self, watcher, inputs):
        assert watcher == WATCHER
        self.inputs, self.calls = inputs, self.calls + 1


def show(panel, watched, network, **given):
    """Show a dataset, answer what the panel asks for with `network`, a function of standardized inputs."""
    first = snapshot(**given)
    panel.show_snapshot(first)
    outputs = np.asarray(network(watched.inputs), np.float32)
    answered = replace(first, probes={WATCHER: Probe(watched.inputs, outputs)}, changes=first.changes + 1)
    panel.show_snapshot(answered)
    return answered
