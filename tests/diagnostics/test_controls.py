"""Control runs are ordinary runs, and give way."""

import math

import numpy as np
import pytest

from dllab.diagnostics.controls import run_control
from tests.diagnostics.runs import experiment, trained


def never():
    return False


@pytest.mark.slow
def test_that_a_control_run_reaches_what_an_ordinary_run_reaches():
    chosen = experiment(network__hidden=(8,))
    alone = trained(chosen, 300)
    control = run_control(chosen, alone.dataset, 300, never)
    assert control.experiment == chosen and control.steps == 300
    assert control.train_loss == alone.evaluate()["train_loss"]


def test_that_a_control_run_is_given_up_when_it_is_told_to_stop():
    asked = []
    data = experiment().dataset.load(0)
    assert run_control(experiment(), data, 10**9, lambda: asked.append(0) or len(asked) > 3) is None
    assert len(asked) == 4


def test_that_a_control_run_ends_with_its_time_and_says_how_far_it_came():
    data = experiment().dataset.load(0)
    control = run_control(experiment(), data, 10**9, never, seconds=0.2)
    assert 0 < control.steps < 10**9 and np.isfinite(control.train_loss)


def test_that_a_control_run_that_diverges_is_no_better_than_anything():
    wild = experiment(optimizer={"name": "sgd", "learning_rate": 1e9}, network__activation="relu")
    control = run_control(wild, wild.dataset.load(0), 500, never)
    assert control.steps < 500 and control.train_loss == math.inf
