"""Pages show what the run is: its memory, its scores, its weights; and say in words where they cannot."""

import numpy as np
import pytest
from sklearn.metrics import average_precision_score, roc_auc_score

from dllab import Experiment, Trainer
from dllab.explorers import EXPLORERS
from dllab.gui.explorers.of_run import OF_RUN
from dllab.messages import UserError

WORKSHEET = {
    "dataset": {"name": "xor", "samples": 20},
    "network": {"hidden": [2], "activation": {"name": "sigmoid"}, "output_activation": "sigmoid"},
    "loss": {"name": "mse", "scale": "half_sum"},
    "optimizer": {"name": "sgd", "learning_rate": 0.5},
    "training": {"batch_size": 1, "shuffle": False},
}


def run(table, steps=0):
    trainer = Trainer(Experiment.model_validate(table))
    if steps:
        trainer.train(steps)
    return trainer


def page(name, trainer):
    explorer = EXPLORERS[name]
    return explorer.model_validate({**explorer().model_dump(), **OF_RUN[name](trainer)})


def test_that_the_memory_page_counts_the_runs_own_network():
    trainer = run({"dataset": {"name": "digits"}, "network": {"hidden": [40, 20]}, "training": {"batch_size": 16}})
    taken = page("memory", trainer)
    assert taken.sizes == (64, 40, 20, 10) and taken.batch == 16
    assert taken.readouts()["parameters"] == trainer.layout.parameter_count


@pytest.mark.parametrize("loss", ["cross_entropy", "binary_cross_entropy"])
def test_that_the_scores_of_a_run_have_the_area_that_scikit_learn_finds(loss):
    trainer = run({"dataset": {"name": "imbalanced", "samples": 400}, "loss": {"name": loss}}, 40)
    data = trainer.dataset
    outputs = trainer.forward(data.x_val).astype(np.float64)
    scores = outputs[:, 0] if outputs.shape[1] == 1 else outputs[:, 1] - outputs[:, 0]
    taken = page("roc", trainer)
    readouts = taken.readouts()
    assert readouts["auc"] == pytest.approx(roc_auc_score(data.y_val, scores), abs=1e-12)
    assert readouts["average_precision"] == pytest.approx(average_precision_score(data.y_val, scores), abs=1e-12)
    called = scores > 0
    assert readouts["true_positives"] == (called & (data.y_val == 1)).sum()
    assert readouts["false_positives"] == (called & (data.y_val == 0)).sum()
    assert (taken.positives, taken.negatives) == ((data.y_val == 1).sum(), (data.y_val == 0).sum())
    scene = taken.scene()
    assert np.allclose(np.trapezoid(scene["density"], scene["x"]), 1)


def test_that_the_worksheet_finds_the_gradient_of_the_run():
    trainer = run(WORKSHEET)
    readouts = page("backpropagation", trainer).readouts()
    data = trainer.dataset
    gradient = trainer.gradients(data.x_train[:1], data.y_train[:1])
    for layer, name in ((1, "dw1"), (2, "dw2")):
        found = [readouts[f"{name}_{place}"] for place in ("11", "12", "21", "22")]
        assert np.allclose(found, gradient[f"layer{layer}.weight"].ravel(), rtol=2e-5, atol=1e-8)
    for layer, name in ((1, "db1"), (2, "db2")):
        found = [readouts[f"{name}_{unit}"] for unit in ("1", "2")]
        assert np.allclose(found, gradient[f"layer{layer}.bias"], rtol=2e-5, atol=1e-8)


@pytest.mark.parametrize(
    ("name", "table", "words"),
    [
        ("roc", {"dataset": {"name": "line"}, "loss": {"name": "mse"}}, "two classes"),
        ("roc", {"dataset": {"name": "iris"}}, "two classes"),
        ("backpropagation", {"dataset": {"name": "circle"}}, "one hidden layer of two units"),
        ("backpropagation", WORKSHEET | {"loss": {"name": "cross_entropy"}}, ""),
        (
            "backpropagation",
            WORKSHEET | {"network": {"hidden": [2], "activation": {"name": "gelu"}, "output_activation": "sigmoid"}},
            "not with GELU",
        ),
    ],
)
def test_that_a_run_that_does_not_fit_is_refused_in_words(name, table, words):
    with pytest.raises(UserError) as refusal:
        OF_RUN[name](run(table))
    assert words in str(refusal.value)


def test_that_the_button_takes_over_and_undo_gives_back(window, qtbot):
    explored = window.room.open("memory")
    window.commands["explore_page"].trigger()
    before = explored.settings
    explored.from_run.click()
    qtbot.waitUntil(lambda: explored.settings != before, timeout=20_000)
    assert explored.settings.model == "network" and explored.settings.sizes == (2, 32, 32, 32, 2)
    window.commands["undo"].trigger()
    assert explored.settings == before


def test_that_a_refusal_is_seen_on_the_page(window, qtbot):
    explored = window.room.open("backpropagation")
    window.commands["explore_page"].trigger()
    explored.from_run.click()
    qtbot.waitUntil(lambda: window.messages.isVisible(), timeout=20_000)
    assert "one hidden layer of two units" in window.messages.text()


def test_that_pages_without_a_run_to_show_have_no_such_button(window):
    assert window.room.open("bayes").from_run.isHidden()
    assert not window.room.open("roc").from_run.isHidden()
