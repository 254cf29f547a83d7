"""For every kind that the gradients and the updates show: an experiment that raises it, and one that must not."""

from typing import NamedTuple

from dllab import Experiment
from tests.diagnostics.runs import experiment


class Case(NamedTuple):
    """Experiments, and the steps after which they are looked at. first_cures: whether the first remedy must cure it."""

    kind: str
    raising: Experiment
    steps: int
    quiet: Experiment
    quiet_steps: int = 300
    first_cures: bool = True


HE = {"network__activation": "relu", "network__initializer": "he_normal"}
DEEP = {"network__hidden": [32] * 12}
SGD = {"name": "sgd", "learning_rate": 0.1}
HEALTHY = experiment(network__hidden=[32, 32], **HE)

CASES = (
    Case(
        "vanishing_gradient",
        experiment(**DEEP, network__activation="sigmoid"), 200,
        experiment(network__hidden=[32, 32], network__activation="sigmoid"),
    ),
    Case(
        "exploding_gradient",
        experiment(
            **DEEP, network__activation="relu", network__initializer={"name": "normal", "std": 0.5},
            optimizer={"name": "sgd", "learning_rate": 1e-12},
        ), 60,
        experiment(**DEEP, **HE),
    ),
    Case(
        "saturated_units",
        experiment(network__initializer={"name": "normal", "std": 3.0}), 200,
        experiment(network__initializer="xavier_normal", network__hidden=[32, 32]),
    ),
    Case(
        "dead_units",
        experiment(network__activation="relu", network__initializer={"name": "he_normal", "bias": -5.0}), 200,
        HEALTHY,
    ),
    Case(
        "identical_units",
        experiment(network__initializer={"name": "constant"}), 50,
        HEALTHY,
    ),
    Case(
        "rate_too_large",
        experiment(optimizer={"name": "sgd", "learning_rate": 5.0}), 300,
        experiment(optimizer=SGD),
    ),
    Case(
        "rate_too_small",
        experiment(optimizer={"name": "sgd", "learning_rate": 1e-6}), 300,
        experiment(optimizer=SGD),
    ),
    Case(
        "plateau",
        experiment(**DEEP, network__activation="sigmoid"), 1000,
        HEALTHY, 1500,
        first_cures=False,
    ),
    Case(
        "diverged",
        experiment(loss="mse", network__activation="relu", optimizer={"name": "sgd", "learning_rate": 1e5}), 300,
        HEALTHY,
        first_cures=False,
    ),
    Case(
        "schedule_at_zero",
        experiment(optimizer=SGD, schedule={"name": "exponential", "gamma": 0.5, "period": 10}), 300,
        experiment(optimizer=SGD, schedule={"name": "linear"}, training__epochs=34), 306,
    ),
)  # fmt: skip
KINDS = tuple(case.kind for case in CASES)
