"""A run of a sweep in the window, pinned, and trained again."""

import numpy as np
import pytest

from dllab import Trainer
from dllab.gui.panels.sweep.panel import SweptRun
from dllab.sweeps.plan import Plan
from dllab.sweeps.running import row
from dllab.training.outcomes import Running
from tests.sweeps.plans import SMALL

PATIENCE_MS = 60_000
STEPS = 30


@pytest.fixture(scope="module")
def run():
    plan = Plan.of(SMALL, {"optimizer.learning_rate": [0.1, 0.01]}, seeds=2, steps=STEPS)
    return SweptRun(plan, 3, plan.settings(3) | row(plan.job(3)), "Learning rate 0.01, seed 1")


def alone(run):
    trainer = Trainer(run.plan.experiment(run.number))
    trainer.train(STEPS)
    return trainer


def test_that_a_run_is_opened_in_place_of_the_windows_which_undo_brings_back(window, qtbot, run):
    window.control.set_speed(0)
    before = window.document.experiment
    window.panels.sweep.panel.open_wanted.emit(run)
    qtbot.waitUntil(
        lambda: (
            window.poller.snapshot.experiment == run.plan.experiment(3)
            and window.poller.snapshot.whole.step == STEPS
            and not isinstance(window.poller.outcome, Running)
        ),
        timeout=PATIENCE_MS,
    )
    assert window.session.ask(lambda trainer: trainer.digest()).result(60) == run.row["digest"]
    window.document.undo_stack.undo()
    assert window.document.experiment == before


def test_that_a_run_is_pinned_with_the_curves_it_had(window, qtbot, run):
    window.panels.sweep.panel.pin_wanted.emit(run)
    qtbot.waitUntil(lambda: len(window.pins.pins) == 1, timeout=PATIENCE_MS)
    (pin,) = window.pins.pins
    assert pin.label == run.words and pin.course.step == STEPS
    np.testing.assert_array_equal(pin.course.steps.last, alone(run).history.curves()[0].last)


@pytest.mark.parametrize("digest", [None, "0" * 64])
def test_that_a_replay_compares_the_weights(window, qtbot, run, digest):
    said = []
    window.sweep_runs.said.connect(lambda words: said.append(words()))
    told = run if digest is None else SweptRun(run.plan, run.number, run.row | {"digest": digest}, run.words)
    window.panels.sweep.panel.replay_wanted.emit(told)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=PATIENCE_MS)
    assert said[1].endswith("the same weights, bit for bit" if digest is None else "other weights than before")
    assert not window.pins.pins


def test_that_what_cannot_be_trained_again_is_said(window, qtbot, run, monkeypatch):
    failures = []
    window.sweep_runs.failed.connect(lambda words, details: failures.append(words()))
    plan = Plan.of(SMALL, {"dataset.path": ["nowhere.csv"], "dataset.name": ["csv"]}, steps=3)
    window.panels.sweep.panel.replay_wanted.emit(SweptRun(plan, 0, {"digest": ""}, "nothing"))
    qtbot.waitUntil(lambda: failures != [], timeout=PATIENCE_MS)
    assert "“nothing” could not be trained again" in failures[0] and "nowhere.csv" in failures[0]


def test_that_sweeps_that_are_not_done_are_kept_with_the_users_own(window):
    assert window.panels.sweep.panel.root == window.settings.sweeps != window.settings.autosave
