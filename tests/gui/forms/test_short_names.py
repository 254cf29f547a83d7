import pytest

from dllab import Experiment
from dllab.gui.forms.differences import entry_value
from dllab.gui.forms.short_names import short_names


def experiment(**parts):
    return Experiment.model_validate(parts)


PLAIN = experiment()


@pytest.mark.parametrize(
    ("other", "names"),
    [
        ({"optimizer": {"name": "adam", "learning_rate": 0.1}}, ["η 0.001", "η 0.1"]),
        ({"network": {"normalization": {"name": "batch"}}}, ["Normalization: none", "Batch norm"]),
        ({"network": {"activation": {"name": "relu"}}}, ["Tanh", "ReLU"]),
        ({"training": {"batch_size": 64}, "optimizer": {"name": "sgd"}}, ["Adam, Batch size 32", "SGD, Batch size 64"]),
        ({"network": {"hidden": [8, 8]}}, ["Layer widths 32×3", "Layer widths 8×2"]),
    ],
)
def test_that_two_runs_are_called_by_what_differs(qapp, other, names):
    assert short_names([PLAIN, experiment(**other)]) == names


def test_that_many_differences_are_cut_short(qapp):
    other = experiment(training={"batch_size": 8, "epochs": 7, "shuffle": False}, network={"dropout": 0.5}, seed=4)
    name = short_names([PLAIN, other])[1]
    assert name.endswith(", …") and name.count(",") == 3


def test_that_every_entry_that_can_differ_has_words(qapp):
    other = experiment(
        dataset={"name": "moons"}, loss={"name": "mse"}, schedule={"name": "cosine"}, regularization={"l2": 0.1},
        augmentation={"noise": 0.1}, early_stopping={"patience": 3},
    )  # fmt: skip
    assert all(short_names([PLAIN, other]))


def test_that_an_entry_of_a_choice_within_another_is_missing_where_that_is_not_chosen(qapp):
    outer = experiment(optimizer={"name": "lookahead", "inner": {"name": "sgd"}})
    assert entry_value(outer, "optimizer.inner.name") == "SGD"
    assert entry_value(PLAIN, "optimizer.inner.name") is None
