"""How long the real window takes to show a step that time is dragged back to.

python tests/bench/timeline.py [steps of the two spirals] [steps of MNIST]

Runs the two-spirals preset and an MNIST network, then drags the timeline to 40 places each, the first and the last
among them. A place is shown when its snapshot has been drawn: the panels' next repaint is done.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import time
from tempfile import TemporaryDirectory

import numpy as np

from dllab.experiment import Experiment
from dllab.experiment.presets import presets
from dllab.gui.app import make_application
from dllab.gui.main_window import MainWindow
from dllab.gui.stage.drive import fresh_settings, put_away, wait_for_run, wait_until
from dllab.training.outcomes import Running
from dllab.training.session import Session

PATIENCE = 600.0
PLACES = 40
MNIST = {
    "name": "MNIST",
    "dataset": {"name": "mnist"},
    "network": {"hidden": [256, 128], "activation": "relu", "initializer": {"name": "he_normal"}},
    "optimizer": {"name": "adam", "learning_rate": 0.001},
    "training": {"batch_size": 64, "epochs": 1000},
}


def train(window: MainWindow, steps: int) -> None:
    """Take `steps` steps at full speed."""
    window.session.step(steps)
    wait_until(lambda: window.poller.snapshot.step == steps, PATIENCE)
    wait_until(lambda: not isinstance(window.poller.outcome, Running), PATIENCE)


def drag(window: MainWindow, step: int) -> float:
    """Milliseconds until `step` is shown."""
    begun = time.perf_counter()
    window.timeline.sought.emit(step)
    wait_until(lambda: window.poller.snapshot.step == step, PATIENCE)
    window.repaint()
    return 1e3 * (time.perf_counter() - begun)


def measure(window: MainWindow, experiment: Experiment, steps: int) -> None:
    """Train, drag, print."""
    window.document.open(experiment)
    wait_for_run(window, PATIENCE)
    train(window, steps)
    rng = np.random.default_rng(0)
    places = [0, steps - 1, *rng.integers(1, steps, PLACES - 2).tolist()]
    taken = np.array([drag(window, place) for place in places])
    print(
        f"{experiment.name}, {steps:,} steps: median {np.median(taken):.0f} ms, 90 % {np.quantile(taken, 0.9):.0f} ms, "
        f"worst {taken.max():.0f} ms"
    )


def main(steps: int = 1_000_000, mnist_steps: int = 10_000) -> None:
    """Both runs, in one window."""
    make_application()
    with TemporaryDirectory() as folder:
        window = MainWindow(Session(), fresh_settings(folder))
        window.show()
        try:
            measure(window, Experiment.load(presets()[0].path), steps)
            measure(window, Experiment.model_validate(MNIST), mnist_steps)
        finally:
            put_away(window)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
