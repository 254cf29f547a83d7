"""Runs that look as if something were wrong, and what is said of them: nothing, or the cause."""

import numpy as np
import pytest

from dllab import Dataset
from dllab.diagnostics.bounds import EXPLODED
from dllab.diagnostics.finding import Severity
from dllab.diagnostics.findings import high_training_loss
from dllab.diagnostics.layers import QUANTITIES, Light, Place
from dllab.diagnostics.monitor import Monitor
from dllab.diagnostics.penalties import held_down
from dllab.training.outcomes import Diverged, EarlyStopped
from tests.diagnostics.runs import evidence_of, experiment, findings_of, found, trained
from tests.diagnostics.said import runs, shown

SEEDS = range(3)
SLOW = {"name": "sgd", "learning_rate": 1e-5}
ADAM = {"name": "adam", "learning_rate": 0.01}
SGD = {"name": "sgd", "learning_rate": 0.1}


def line_with_outliers(seed, share=0.05, size=10.0):
    random = np.random.default_rng(seed)
    x = random.uniform(-1, 1, 300)
    y = 2 * x + 0.1 * random.standard_normal(300)
    astray = random.random(300) < share
    y[astray] += random.choice([-1, 1], astray.sum()) * size
    return Dataset.from_arrays(x[:200], y[:200], x[200:], y[200:], task="regression")


def classes_by_chance(seed):
    """Two classes left and right of 0, of whose labels 30 % are wrong."""
    random = np.random.default_rng(seed)
    x = random.uniform(-1, 1, (400, 2))
    y = (x[:, 0] > 0) ^ (random.random(400) < 0.3)
    return Dataset.from_arrays(x[:300], y[:300].astype(int), x[300:], y[300:].astype(int))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("hidden", [(), (16,)])
@pytest.mark.parametrize("data, loss", [(line_with_outliers, "mse"), (classes_by_chance, "cross_entropy")])
def test_that_a_run_that_has_come_down_to_the_noise_is_neither_too_simple_nor_stuck(data, loss, hidden, seed):
    chosen = experiment(loss=loss, network__hidden=hidden, optimizer=ADAM, training__epochs=5000, seed=seed)
    trainer = trained(chosen, 1500, data(seed))
    kinds = {finding.kind for finding in findings_of(trainer)}
    assert not kinds & {"high_training_loss", "plateau", "rate_too_large", "rate_too_small"}


def table_of(kind, seed):
    """A table of the kinds people have: noise about a linear function, or a function that no line is."""
    random = np.random.default_rng(seed)
    x = random.uniform(
        -1, 1, (400, {"uniform": 8, "quadratic": 6, "heavy tails": 3, "binary": 5, "xor": 2}.get(kind, 1))
    )
    noise = random.standard_normal(400)
    match kind:
        case "heavy tails":
            y = x @ [1, -2, 0.5] + 2 * random.standard_t(2, 400)
        case "uniform":
            y = x @ random.standard_normal(8) + 1.5 * noise
        case "uneven":
            y = x[:, 0] + 2 * np.abs(x[:, 0]) * noise
        case "binary":
            x = np.sign(x)
            y = x @ [0.5, 0.5, 0, 0, 0.2] + 1.5 * noise
        case "bent":
            y = np.abs(x[:, 0]) + 0.05 * noise
        case "xor":
            y = np.sign(x[:, 0] * x[:, 1]) + 0.2 * noise
        case "quadratic":
            y = (x**2).sum(axis=1) + 0.1 * noise
    y = (y - y.mean()) / y.std()
    return Dataset.from_arrays(x[:300], y[:300], x[300:], y[300:], task="regression")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("loss", ["mse", "mae"])
@pytest.mark.parametrize(
    "kind, simple",
    [
        ("heavy tails", False), ("uniform", False), ("uneven", False), ("binary", False),
        ("bent", True), ("xor", True), ("quadratic", True),
    ],
)  # fmt: skip
def test_that_a_linear_model_is_too_simple_just_where_more_could_be_learned(kind, simple, loss, seed):
    chosen = experiment(loss=loss, network__hidden=(), optimizer=ADAM, training__epochs=5000, seed=seed)
    kinds = {finding.kind for finding in findings_of(trained(chosen, 2500, table_of(kind, seed)))}
    assert ("high_training_loss" in kinds) == simple
    assert simple or not kinds & {"plateau", "overfitting"}


@pytest.mark.parametrize("seed", SEEDS)
def test_that_a_line_through_a_curve_is_still_too_simple(seed):
    chosen = experiment(
        dataset="sine", loss="mse", network__hidden=(), optimizer=ADAM, training__epochs=5000, seed=seed
    )
    finding = found("high_training_loss", chosen, 1500)
    assert "without a hidden layer" in shown(finding) and "wider" in shown(finding.remedies[0])


@pytest.mark.parametrize("hidden", [(), (8, 8)])
def test_that_errors_larger_than_those_of_a_constant_are_not_a_percentage(hidden, monkeypatch):
    """606 % of something says nothing to anybody; six times does."""
    monkeypatch.setattr(high_training_loss, "errors_left", lambda evidence: 6.06)
    chosen = experiment(dataset="sine", loss="mse", network__hidden=hidden, optimizer=SLOW, training__epochs=5000)
    finding = found("high_training_loss", chosen, 1500)
    assert "the errors are 6.06 times those of an answer that ignores the inputs" in shown(finding)
    assert not finding.numbers[0].share and finding.numbers[0].value == 6.06


@pytest.mark.parametrize("seed", SEEDS)
def test_that_a_run_that_went_back_to_its_best_weights_does_not_overfit_any_more(seed):
    few = {"name": "moons", "samples": 60, "noise": 0.4, "validation": 0.5}
    entries = {
        "dataset": few, "network__hidden": (64, 64), "network__activation": "relu", "seed": seed,
        "network__initializer": "he_normal", "optimizer__learning_rate": 0.003, "training__epochs": 5000,
    }  # fmt: skip
    back, on = (
        trained(experiment(**entries, early_stopping={"patience": 60, "restore_best": restored}), 5000)
        for restored in (True, False)
    )
    assert isinstance(back.outcome, EarlyStopped) and isinstance(on.outcome, EarlyStopped)
    assert "overfitting" in {finding.kind for finding in findings_of(on)}
    assert "overfitting" not in {finding.kind for finding in findings_of(back)}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("optimizer", [ADAM, SGD], ids=["adam", "sgd"])
@pytest.mark.parametrize("data, loss", [("spiral", "cross_entropy"), ("sine", "mse")])
def test_that_a_penalty_that_outweighs_the_loss_is_named_and_nothing_else_blamed(data, loss, optimizer, seed):
    chosen = experiment(
        dataset=data, loss=loss, network__hidden=(32, 32), regularization__l2=0.1, optimizer=optimizer,
        training__epochs=5000, seed=seed,
    )  # fmt: skip
    trainer, monitor = trained(chosen, 0), Monitor()
    for step in (100, 300, 1000, 2000):
        trainer.train(step - trainer.step)
        findings = {finding.kind: finding for finding in monitor.look(evidence_of(trainer))}
        assert not set(findings) & {"rate_too_large", "vanishing_gradient", "plateau"}, f"at step {step}"
    finding = findings["high_training_loss"]
    assert "penalties hold the weights down" in shown(finding) and runs(finding, None)
    assert finding.remedies[0].experiment.regularization.l2 == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_that_weights_that_a_mild_penalty_bears_on_are_not_held_down(seed):
    chosen = experiment(regularization__l2=0.001, optimizer=ADAM, training__epochs=5000, seed=seed)
    trainer = trained(chosen, 1000)
    assert held_down(evidence_of(trainer)) is None
    trainer.load_parameters({name: 0.1 * values for name, values in trainer.parameters.items()})
    assert held_down(evidence_of(trainer)) is not None


@pytest.mark.parametrize("shrunk", [1, 2, 3, 4])
def test_that_the_layer_that_is_held_down_most_is_named_with_its_share(shrunk):
    trainer = trained(experiment(regularization__l2=0.001, network__hidden=[8, 8, 8]), 0)
    weights = {name: (0.2 if f"layer{shrunk}." in name else 0.9) * w for name, w in trainer.parameters.items()}
    trainer.load_parameters(weights)
    found = held_down(evidence_of(trainer))
    assert found is not None and found.layer == shrunk and found.share == pytest.approx(0.2)


def test_that_a_rate_that_is_too_large_is_found_beside_a_penalty():
    chosen = experiment(regularization__l2=1e-4, optimizer={"name": "sgd", "learning_rate": 5.0})
    assert found("rate_too_large", chosen, 300).severity is Severity.PROBLEM


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("optimizer", ["sgd", "adam", "rmsprop"])
@pytest.mark.parametrize(
    "data, loss", [("moons", "cross_entropy"), ("sine", "mse"), ("diabetes", "mse"), ("digits", "cross_entropy")]
)
def test_that_a_rate_of_a_millionth_is_too_small_however_long_one_waits(data, loss, optimizer, seed):
    chosen = experiment(
        dataset=data, loss=loss, network__hidden=(16, 16), optimizer={"name": optimizer, "learning_rate": 1e-6},
        training__epochs=5000, seed=seed,
    )  # fmt: skip
    trainer = trained(chosen, 0)
    for step in (150, 1500):
        trainer.train(step - trainer.step)
        assert "rate_too_small" in {finding.kind for finding in findings_of(trainer)}, f"at step {step}"


@pytest.mark.parametrize("goes_on", [False, True])
def test_that_a_run_without_any_finite_loss_is_not_said_to_have_had_one(goes_on):
    chosen = experiment(
        loss="mse", network__activation="relu", network__initializer={"name": "normal", "std": 1e5},
        optimizer={"name": "sgd", "learning_rate": 0.1}, training__stop_on_divergence=not goes_on,
    )  # fmt: skip
    trainer = trained(chosen, 200)
    assert isinstance(trainer.outcome, Diverged) != goes_on
    finding = next(finding for finding in findings_of(trainer) if finding.kind == "diverged")
    said = shown(finding)
    assert "no loss before it was finite" in said and "nan" not in said and "None" not in said
    assert all(np.isfinite(number.value) for number in finding.numbers)


def test_that_a_layer_of_numbers_that_are_not_finite_has_no_shares():
    chosen = experiment(
        loss="mse", network__activation="relu", network__initializer={"name": "normal", "std": 1e5},
        optimizer={"name": "sgd", "learning_rate": 0.1}, training__stop_on_divergence=False,
    )  # fmt: skip
    history = trained(chosen, 50).history
    for quantity in ("saturated", "dead", "update_ratio"):
        assert np.isnan(history.column(f"{quantity}/layer2")[1][-1]), quantity


def test_that_a_small_rise_of_a_loss_that_hardly_fell_is_no_overfitting():
    chosen = experiment(loss="mse", network__hidden=(), optimizer=ADAM, training__epochs=5000)
    assert found("overfitting", chosen, 3000, line_with_outliers(0)) is None


def test_that_lights_and_findings_share_the_norm_at_which_a_gradient_explodes():
    gradient = QUANTITIES[0]
    for norm, light in ((0.9 * EXPLODED, Light.FINE), (1.1 * EXPLODED, Light.HIGH)):
        assert gradient.judge(norm, Place(None, norm, EXPLODED)) is light
    assert gradient.judge(1.0, Place(None, float("nan"), EXPLODED)) is Light.FINE
    assert gradient.judge(float("nan"), Place(None, 1.0, EXPLODED)) is Light.BROKEN


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("normalization", ["batch", "layer", "none"])
@pytest.mark.parametrize("activation", ["relu", "tanh"])
@pytest.mark.parametrize("left", [1, 2, 3])
def test_that_few_examples_left_over_by_an_epoch_are_no_reason_for_a_finding(left, activation, normalization, seed):
    random = np.random.default_rng(seed)
    x = random.standard_normal((72 + left, 2))
    y = (x.sum(1) + 0.3 * random.standard_normal(72 + left) > 0).astype(int)
    data = Dataset.from_arrays(x[: 32 + left], y[: 32 + left], x[32 + left :], y[32 + left :])
    chosen = experiment(
        network={
            "hidden": [8, 8], "activation": activation, "normalization": normalization,
            "initializer": "he_normal" if activation == "relu" else "xavier_normal",
        },
        optimizer={"name": "adam", "learning_rate": 0.003}, training__epochs=5001, seed=seed,
    )  # fmt: skip
    trainer = trained(chosen, 0, data)
    for steps in (99, 200, 1200):
        trainer.train(steps - trainer.step)
        kinds = {finding.kind for finding in findings_of(trainer)}
        assert not kinds & {"vanishing_gradient", "dead_units", "saturated_units", "exploding_gradient"}, f"at {steps}"


@pytest.mark.parametrize("seed", SEEDS)
def test_that_a_vanishing_gradient_is_found_beside_few_examples_left_over(seed):
    data = classes_by_chance(seed)
    data = Dataset.from_arrays(data.x_train[:34], data.y_train[:34], data.x_val, data.y_val)
    network = {
        "hidden": [16] * 12, "activation": "sigmoid", "initializer": {"name": "normal", "std": 0.01},
        "normalization": {"name": "batch", "epsilon": 1.0},
    }  # fmt: skip
    assert found("vanishing_gradient", experiment(network=network, training__epochs=500, seed=seed), 400, data)


@pytest.mark.parametrize("seed", SEEDS)
def test_that_one_example_left_over_under_batch_normalization_spoils_nothing(seed):
    random = np.random.default_rng(seed)
    x = random.standard_normal((47, 2))
    y = (x.sum(1) + 0.3 * random.standard_normal(47) > 0).astype(int)
    data = Dataset.from_arrays(x[:33], y[:33], x[33:], y[33:])
    losses = {}
    for batch in (32, 33):
        chosen = experiment(
            network__hidden=(8, 8), network__activation="relu", network__initializer="he_normal", optimizer=ADAM,
            network__normalization="batch", training__batch_size=batch, training__epochs=101, seed=seed,
        )  # fmt: skip
        trainer = trained(chosen, 101 * -(-33 // batch), data)
        losses[batch] = trainer.scores("train").loss
        assert "vanishing_gradient" not in {finding.kind for finding in findings_of(trainer)}
    assert losses[32] < losses[33] + 0.1
