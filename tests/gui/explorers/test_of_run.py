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


def test_that_the_gradients_of_a_run_keep_their_lengths_and_angles():
    trainer = run({"dataset": {"name": "digits"}, "network": {"hidden": [6]}, "training": {"batch_size": 16}}, 30)
    data = trainer.dataset
    taken = page("gradient_estimate", trainer)
    assert (taken.data, taken.batch, len(taken.run_labels)) == ("of a run", 16, 128)
    chosen = np.sort(np.random.default_rng(0).choice(len(data.x_train), 128, replace=False))
    assert taken.run_labels == tuple(data.y_train[chosen])
    together = np.concatenate(
        [part.ravel() for part in trainer.gradients(data.x_train[chosen], data.y_train[chosen]).values()]
    )
    found = taken.readouts()
    assert found["signal"] == pytest.approx(np.linalg.norm(together), rel=1e-4)
    each = np.stack(
        [
            np.concatenate([part.ravel() for part in trainer.gradients(data.x_train[[k]], data.y_train[[k]]).values()])
            for k in chosen
        ]
    ).astype(np.float64)
    noise = each.var(axis=0, ddof=1).sum()
    assert found["noise_scale"] == pytest.approx(noise / (each.mean(axis=0) ** 2).sum(), rel=1e-4)
    assert found["expected"] == pytest.approx((noise / 16 * (1 - 16 / 128)) ** 0.5, rel=1e-4)
    assert taken.whole.each @ taken.whole.each.T == pytest.approx(each @ each.T, rel=1e-4, abs=1e-4)


def test_that_a_network_of_few_weights_gives_its_gradients_too():
    taken = page(
        "gradient_estimate", run({"dataset": {"name": "line"}, "network": {"hidden": []}, "loss": {"name": "mse"}})
    )
    assert taken.whole.each.shape == (128, 2) and np.isfinite(taken.readouts(3)["mean_away"])


def test_that_the_curvature_of_a_line_is_that_of_least_squares():
    """L = 1/N·Σ(wx + b − y)² has H = 2/N·XᵀX everywhere, whatever w and b are."""
    trainer = run({"dataset": {"name": "line"}, "network": {"hidden": []}, "loss": {"name": "mse"}}, 5)
    x = trainer.dataset.x_train.astype(np.float64).ravel()
    exact = np.linalg.eigvalsh(2 * np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]]))
    taken = page("hessian", trainer)
    found = taken.readouts()
    assert (found["lowest_of_all"], found["highest_of_all"]) == pytest.approx(tuple(exact), rel=1e-3)
    assert (found["eigenvalue_1"], found["eigenvalue_2"]) == pytest.approx(tuple(exact), rel=1e-3)
    assert (found["weights"], found["negative_of_all"]) == (2, 0)
    assert found["loss"] == pytest.approx(trainer.scores("train").loss, rel=1e-5)
    flat = trainer.gradients(trainer.dataset.x_train, trainer.dataset.y_train)
    length = np.linalg.norm(np.concatenate([part.ravel() for part in flat.values()]))
    assert found["slope_norm"] == pytest.approx(length, rel=1e-3)


def test_that_a_run_at_its_start_at_zero_stands_on_a_saddle():
    """y = w₁w₂x with both weights 0: no slope, and one direction that falls for each that rises."""
    zero = {"hidden": [1], "activation": {"name": "identity"}, "biases": False, "initializer": {"name": "zeros"}}
    trainer = run({"dataset": {"name": "line"}, "network": zero, "loss": {"name": "mse"}})
    taken = page("hessian", trainer)
    data = trainer.dataset
    # L = 1/N·Σ(w₁w₂x − y)²: ∂²L/∂w₁∂w₂ at (0, 0) is −2·mean(xy), the other two are 0
    bent = 2 * abs(float(np.mean(data.x_train.ravel().astype(np.float64) * data.y_train.ravel())))
    assert taken.kind == "saddle"
    assert taken.run_spectrum == pytest.approx((-bent, bent), rel=1e-3)
    assert taken.readouts()["negative_of_all"] == 1


@pytest.mark.parametrize(
    ("name", "table", "words"),
    [
        ("roc", {"dataset": {"name": "line"}, "loss": {"name": "mse"}}, "two classes"),
        ("roc", {"dataset": {"name": "iris"}}, "two classes"),
        ("backpropagation", {"dataset": {"name": "circle"}}, "one hidden layer of two units"),
        ("backpropagation", WORKSHEET | {"loss": {"name": "cross_entropy"}}, ""),
        ("hessian", {"dataset": {"name": "circle"}, "network": {"hidden": [16]}}, "at most 60 weights"),
        (
            "gradient_estimate",
            {"dataset": {"name": "circle"}, "network": {"hidden": [4], "normalization": {"name": "batch"}}},
            "batch normalization",
        ),
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
