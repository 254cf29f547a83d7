"""A validation example with a mark for "no data" is told, and a run that diverged is another matter."""

import numpy as np
import pytest

from dllab import Dataset
from dllab.diagnostics.finding import Severity
from dllab.training.outcomes import Diverged
from tests.diagnostics.runs import experiment, findings_of, found, trained
from tests.diagnostics.said import shown

RELU = {"network__activation": "relu", "network__initializer": "he_normal"}


def with_a_mark(mark):
    random = np.random.default_rng(0)
    x = random.standard_normal((200, 2))
    y = (x.sum(1) > 0).astype(int)
    x[150, 1] = mark
    return Dataset.from_arrays(x[:140], y[:140], x[140:], y[140:], features=["air", "sea"])


@pytest.mark.parametrize("mark", [-3.4e38, 3.4e38])
def test_that_a_mark_for_no_data_is_named_with_its_column_and_value(mark):
    finding = found("validation_not_finite", experiment(**RELU), 100, with_a_mark(mark))
    said = shown(finding)
    assert finding.severity is Severity.WARNING and "sea has the value" in said and f"{mark:.3g}" in said


def test_that_an_ordinary_validation_set_is_not_mentioned():
    assert found("validation_not_finite", experiment(**RELU), 100, with_a_mark(0.5)) is None
    alone = with_a_mark(0.5)
    alone = Dataset.from_arrays(alone.x_train, alone.y_train)
    assert found("validation_not_finite", experiment(**RELU), 100, alone) is None


def test_that_a_run_that_diverged_is_not_told_twice():
    chosen = experiment(**RELU, loss="mse", optimizer={"name": "sgd", "learning_rate": 1e30})
    trainer = trained(chosen, 100)
    kinds = {finding.kind for finding in findings_of(trainer)}
    assert isinstance(trainer.outcome, Diverged) and "diverged" in kinds and "validation_not_finite" not in kinds
