"""What a file of the comparison holds."""

from dataclasses import replace

import numpy as np
import pytest

from dllab.gui.panels.comparison.panel import LAST_STEP
from dllab.training.outcomes import Diverged, Finished
from tests.gui.panels.comparison.runs import pin, run
from tests.gui.snapshots import line, snapshot

TITLES = (
    "Name",
    "step of the scores",
    "loss, training set",
    "loss, validation",
    "accuracy, training set (%)",
    "accuracy, validation (%)",
    "last step",
    "how it ended",
    "what differs from the current experiment",
)


def rows(table):
    """Up to what differs in words; a column a setting follows."""
    assert table.titles[: len(TITLES)] == TITLES
    return [list(row) for row in zip(*table.columns[: len(TITLES)], strict=True)]


def test_that_every_setting_that_differs_has_a_column(panel, pins):
    panel.show_snapshot(run(100, 1.0))
    pin(pins, run(100, 5.0).whole, "first")
    assert panel.table().titles == TITLES
    pin(pins, run(100, 5.0).whole, "second", "relu")
    table = panel.table()
    assert table.titles[len(TITLES) :] == ("Activation",)
    assert list(table.columns[-1]) == ["Tanh", "Tanh", "ReLU"]


def test_that_a_file_has_a_row_a_run_with_the_scores_shown(panel, pins):
    panel.show_snapshot(run(100, 1.0))
    assert panel.table().rows == 1
    pin(pins, replace(run(200, 10.0).whole, outcome=Finished()), "first")
    pin(pins, replace(run(45, 20.0).whole, outcome=Diverged(45, 1, "loss")), "short", "relu")
    pin(pins, run(100, 5.0).whole, "left")
    now, first, short, left = rows(panel.table())
    assert now == ["Two spirals (now)", 100, *approx(0.01, 0.02, 99, 98), 100, "Training…", None]
    same = "the same experiment as now"
    assert first == ["first", 100, *approx(0.1, 0.2, 99, 98), 200, "Finished", same]
    assert short[:2] == ["short", 40] and short[2:6] == approx(0.5, 1.0, 97.5, 95)
    assert short[6:] == [45, "Diverged", "Activation: ReLU (now Tanh)"]
    assert left[-3:] == [100, "Interrupted", same]
    panel.switch.choose(LAST_STEP)
    now, first, *_ = rows(panel.table())
    assert now[1:6] == [100, *approx(0.01, 0.02, 99, 98)]
    assert first[1:6] == [200, *approx(0.05, 0.1, 99.5, 99)]


def approx(*values):
    return [pytest.approx(value, rel=1e-6) for value in values]


def test_that_a_score_that_a_run_has_not_is_an_empty_cell_and_one_that_is_no_number_is_not(panel, pins):
    assert panel.table() is None
    panel.show_snapshot(snapshot())
    assert panel.table() is None
    regression = {"dataset": line(), "evaluations": {"train_loss_eval": np.nan, "val_loss": 1.0}}
    pin(pins, run(100, 1.0, **regression).whole, "first")
    now, first = rows(panel.table())
    assert now[1:7] == [None] * 5 + [0]
    assert np.isnan(first[2]) and first[3:6] == [1.0, None, None]
