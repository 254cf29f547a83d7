"""What is good where it is large, as scikit-learn's scorers have it: those of errors are negated there."""

import pytest
from sklearn.metrics import get_scorer_names

from dllab.training.evaluation import Scores
from dllab.training.rising import RISING, rises


@pytest.mark.parametrize("name", RISING)
def test_that_what_rises_is_a_scorer_of_scikit_learn_that_is_not_negated(name):
    assert {"auc": "roc_auc"}.get(name, name) in get_scorer_names() and rises(name) and rises(f"val_{name}")


def test_that_of_the_scores_of_a_run_two_rise():
    assert [name for name in vars(Scores()) if rises(f"test_{name}")] == ["accuracy", "r2"]
    assert not any(map(rises, ("steps", "us_per_step", "grad_norm/first", "dead/hidden.max", "clipped")))
