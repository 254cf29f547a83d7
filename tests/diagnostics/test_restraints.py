"""Runs that come no further for a reason that can be proven, and whether that reason is what is said of them."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import optimize

from dllab import Dataset
from dllab.diagnostics.controls import run_control
from dllab.diagnostics.detector import DETECTORS
from dllab.engine.losses import LOSSES
from tests.diagnostics.runs import evidence_of, experiment, findings_of, trained
from tests.diagnostics.said import runs, shown

ADAM = {"name": "adam", "learning_rate": 0.01}
SGD = {"name": "sgd", "learning_rate": 0.1}


def exact_line():
    """Targets that a linear function meets exactly."""
    x = np.random.default_rng(0).standard_normal((300, 3))
    y = x @ [1, 2, 3]
    return Dataset.from_arrays(x[:200], y[:200], x[200:], y[200:], task="regression")


def apart(classes=4):
    """Round clouds that hardly touch each other."""
    random = np.random.default_rng(0)
    y = random.integers(0, classes, 300)
    x = random.standard_normal((classes, 4))[y] * 5 + random.standard_normal((300, 4))
    return Dataset.from_arrays(x[:200], y[:200], x[200:], y[200:])


def quadrants():
    """XOR, of which no linear function tells more than chance."""
    random = np.random.default_rng(0)
    x = random.uniform(-1, 1, (400, 2))
    y = ((x[:, 0] > 0) ^ (x[:, 1] > 0)).astype(int)
    return Dataset.from_arrays(x[:300], y[:300], x[300:], y[300:])


def verdict(chosen, steps, data):
    """What is said of a high training loss once every control run that it asks for has ended, or None."""
    trainer, control = trained(chosen, steps, data), None
    while True:
        controls = {"high_training_loss": control} if control else {}
        found = DETECTORS["high_training_loss"].look(evidence_of(trainer, controls=controls), active=False)
        if found is None or found.control is None:
            return found
        run = run_control(found.control, trainer.dataset, trainer.step, lambda: False)
        control = replace(run, earlier=control)


SLOW = SGD | {"learning_rate": 0.01}
RESTRAINED = {
    "L2": ({"loss": "mse", "network__hidden": [], "optimizer": SLOW, "regularization__l2": 10.0}, exact_line),
    "max-norm": ({"network__hidden": [16], "optimizer": ADAM, "regularization__max_norm": 0.02}, apart),
    "clipping": ({"network__hidden": [16], "optimizer": SGD, "regularization__clip_norm": 1e-6}, apart),
}  # fmt: skip


@pytest.mark.parametrize("entries, data", RESTRAINED.values(), ids=RESTRAINED)
def test_that_what_holds_a_network_back_is_no_model_that_is_too_simple(entries, data):
    chosen, data = experiment(**entries, training__epochs=5000), data()
    found = verdict(chosen, 1500, data)
    assert "The regularization holds the network back" in shown(found) and runs(found, data)
    (free,) = found.remedies
    assert free.experiment == experiment(**{**entries, "regularization": {}}, training__epochs=5000)
    plateaus = [found for found in findings_of(trained(chosen, 1500, data)) if found.kind == "plateau"]
    assert all(found.remedies[0].experiment == free.experiment for found in plateaus)


def test_that_a_schedule_that_has_ended_is_no_model_that_is_too_simple():
    ended = {"name": "exponential", "gamma": 0.5, "period": 10}
    for optimizer in (SGD, ADAM | {"learning_rate": 0.004}):
        chosen = experiment(network__hidden=[16], optimizer=optimizer, schedule=ended, training__epochs=5000)
        assert "has not finished learning" in shown(verdict(chosen, 1500, quadrants()))


def test_that_units_that_are_alike_are_said_to_be_and_nothing_of_the_model():
    chosen = experiment(network__hidden=[16], network__initializer="zeros", optimizer=ADAM, training__epochs=5000)
    assert verdict(chosen, 1000, quadrants()) is None
    assert "identical_units" in {found.kind for found in findings_of(trained(chosen, 1000, quadrants()))}


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
@pytest.mark.parametrize("depth, std", [(3, 0.01), (6, 0.001)])
def test_that_updates_that_are_long_beside_short_weights_are_no_fault_of_the_rate(activation, depth, std):
    chosen = experiment(
        network__hidden=[16] * depth, network__activation=activation, optimizer=SGD, training__epochs=5000,
        network__initializer={"name": "normal", "std": std},
    )  # fmt: skip
    kinds = {found.kind for found in findings_of(trained(chosen, 1000, quadrants()))}
    assert "vanishing_gradient" in kinds and "rate_too_large" not in kinds


@pytest.mark.parametrize("optimizer", [SGD, ADAM | {"learning_rate": 0.1}], ids=["sgd", "adam"])
def test_that_a_target_that_never_changes_is_learned_and_not_too_slowly(optimizer):
    x = np.random.default_rng(0).standard_normal((200, 3))
    data = Dataset.from_arrays(x, np.full(200, 2.5), x, np.full(200, 2.5), task="regression")
    chosen = experiment(loss="mse", network__hidden=[], optimizer=optimizer, training__epochs=5000)
    assert findings_of(trained(chosen, 1500, data)) == ()


@pytest.mark.parametrize("loss", ["cross_entropy", "kl_divergence"])
@pytest.mark.parametrize("smoothing", [0.1, 0.3])
def test_that_a_loss_that_cannot_fall_further_is_no_plateau(loss, smoothing):
    chosen = experiment(
        loss={"name": loss, "label_smoothing": smoothing}, network__hidden=[16], optimizer=ADAM, training__epochs=5000
    )
    assert findings_of(trained(chosen, 2500, apart())) == ()


@pytest.mark.parametrize("weights", ["none", "balanced"])
@pytest.mark.parametrize("smoothing", [0.0, 0.3])
@pytest.mark.parametrize("name", ["cross_entropy", "kl_divergence"])
def test_that_the_least_losses_are_those_that_no_outputs_come_below(name, smoothing, weights):
    entries = {"class_weights": weights} if name == "cross_entropy" else {}
    loss = LOSSES[name](label_smoothing=smoothing, **entries)
    labels = np.repeat([0, 1, 2], [70, 20, 10])
    prepared = loss.prepared(labels, 3)

    def least(shape):
        def of(z):
            return loss.formula(np.broadcast_to(z.reshape(shape), (3, 3))[labels], labels[:, None], prepared)

        return optimize.minimize(of, np.zeros(np.prod(shape)), tol=1e-12).fun

    assert loss.of_a_constant(labels) == pytest.approx(least((1, 3)), abs=1e-6)
    assert loss.least(labels) == pytest.approx(least((3, 3)), abs=1e-4)
