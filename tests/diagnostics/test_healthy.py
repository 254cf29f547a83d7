"""Ten runs that do well: whenever one looks, nothing is called a problem."""

import pytest

from dllab import Experiment, Trainer
from dllab.diagnostics.finding import Severity
from dllab.diagnostics.monitor import Monitor
from dllab.experiment.presets import presets
from tests.diagnostics.runs import evidence_of

LOOKS = (50, 200, 500, 1000, 3000, 6000)


def preset(name):
    return Experiment.load(next(preset.path for preset in presets() if preset.id == name))


def experiment(dataset, hidden, activation="tanh", epochs=2000, **sections):
    initializer = "he_normal" if activation in ("relu", "leaky_relu", "gelu", "silu") else "xavier_normal"
    network = {"hidden": hidden, "activation": activation, "initializer": initializer, **sections.pop("network", {})}
    return Experiment.model_validate(
        {"dataset": dataset, "network": network, "training": {"epochs": epochs}, **sections}
    )


HEALTHY = {
    "two spirals": preset("two-spirals"),
    "two spirals, 20 layers of ReLU": preset("vanishing-gradient-repaired"),
    "two spirals, 20 layers with residual connections": preset("residual-connections"),
    "sine, squared error": preset("sine-regression"),
    "moons, hinge loss and momentum": experiment(
        "moons", [16, 16], loss="hinge", optimizer={"name": "sgd", "learning_rate": 0.03, "momentum": 0.9}
    ),
    "rings, GELU and AdamW": experiment(
        "rings", [24, 24], "gelu", optimizer={"name": "adamw", "learning_rate": 0.003}
    ),
    "xor, binary cross-entropy and RMSProp": experiment(
        "xor", [8, 8], loss="binary_cross_entropy", optimizer={"name": "rmsprop", "learning_rate": 0.003}
    ),
    "blobs, leaky ReLU and plain SGD on a cosine": experiment(
        "blobs", [16], "leaky_relu", optimizer={"name": "sgd", "learning_rate": 0.1}, schedule="cosine"
    ),
    "iris, label smoothing and weight decay": experiment(
        "iris", [16], "relu", loss={"name": "cross_entropy", "label_smoothing": 0.1},
        optimizer={"name": "adam", "learning_rate": 0.003}, regularization={"weight_decay": 0.1},
    ),
    "digits, batch normalization and dropout": experiment(
        "digits", [64, 32], "relu", optimizer={"name": "adam", "learning_rate": 0.002},
        network={"normalization": "batch", "dropout": 0.2},
    ),
    "wine, layer normalization and Nadam": experiment(
        "wine", [16, 16], "silu", optimizer={"name": "nadam", "learning_rate": 0.002},
        network={"normalization": "layer"}, regularization={"l2": 0.01},
    ),
    "handwritten digits": preset("handwritten-digits"),
}  # fmt: skip


@pytest.mark.parametrize("name", HEALTHY)
def test_that_a_healthy_run_shows_no_problem(name):
    trainer, monitor = Trainer(HEALTHY[name]), Monitor()
    for step in LOOKS if name != "handwritten digits" else LOOKS[:4]:
        trainer.train(step - trainer.step)
        problems = [finding for finding in monitor.look(evidence_of(trainer)) if finding.severity == Severity.PROBLEM]
        said = [f"{finding.kind}: {finding.template.format(**finding.values)}" for finding in problems]
        assert not said, f"at step {step}: {said}"
    scores = trainer.evaluate()
    good = scores["val_accuracy"] > 0.9 if "val_accuracy" in scores else scores["val_r2"] > 0.9
    assert good, f"not healthy after all: {scores}"
