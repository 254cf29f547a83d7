"""Small networks with data, given to the engine and to the oracle alike."""

from dataclasses import dataclass, field

import numpy as np

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.engine import Choices, Engine
from dllab.engine.examples import Examples
from dllab.engine.losses import LOSSES
from dllab.engine.losses.base import LossDoesNotFit
from dllab.engine.network import Layout, aligned_zeros
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.program import Penalties
from dllab.engine.state import TrainState
from tests import naive

RATES = {"sgd": 0.05, "adam": 0.01}  # a rate at which each makes visible progress in 50 steps


@dataclass
class Problem:
    """A network of these hidden widths on `count` random examples; `targets` classes or regression outputs."""

    hidden: tuple[int, ...] = (5, 4)
    activation: object = field(default_factory=lambda: ACTIVATIONS["tanh"]())
    loss: object = field(default_factory=lambda: LOSSES["cross_entropy"]())
    optimizer: object = field(default_factory=lambda: OPTIMIZERS["sgd"]())
    task: str | None = None
    features: int = 3
    targets: int = 3
    count: int = 21
    batch: int = 8
    gain: float = 1.0
    seed: int = 0
    penalties: dict = field(default_factory=dict)

    def __post_init__(self):
        self.task = self.task or self.loss.tasks[0]
        try:
            outputs = self.loss.outputs(self.task, self.targets)
        except LossDoesNotFit:
            self.targets = 2
            outputs = self.loss.outputs(self.task, self.targets)
        self.layout = Layout((self.features, *self.hidden, outputs))
        random = np.random.default_rng(self.seed)
        self.x = random.standard_normal((self.count, self.features), np.float32)
        if self.task == "classification":
            self.y = random.integers(0, self.targets, self.count)
        else:
            self.y = random.standard_normal((self.count, self.targets), np.float32)
        self.initial = {}
        for layer in self.layout.layers:
            spread = self.gain / np.sqrt(layer.fan_in)
            weight = spread * random.standard_normal((layer.fan_out, layer.fan_in))
            self.initial[f"layer{layer.number}.weight"] = weight.astype(np.float32)
            self.initial[f"layer{layer.number}.bias"] = random.normal(0, 0.3, layer.fan_out).astype(np.float32)

    def choices(self, **penalties):
        return Choices(self.activation, self.loss, self.optimizer, Penalties(**(self.penalties | penalties)))

    def examples(self, x=None, y=None):
        x, y = (self.x, self.y) if x is None else (x, y)
        encoded = self.loss.encode(y, self.task, self.targets).reshape(len(x), -1)
        labels = y if self.task == "classification" else None
        return Examples.pack(x, encoded, labels, self.features)

    def engine(self):
        flat = aligned_zeros(self.layout.length)
        self.layout.load(flat, self.initial)
        state = TrainState.fresh(flat, self.optimizer, self.count, self.seed)
        return Engine(self.layout, self.choices(), self.batch, self.examples(), state)

    def oracle(self):
        return naive.Run(
            self.initial, self.x, self.y,
            activation=self.activation.name, loss=self.loss.name, loss_options=self.loss.model_dump(),
            optimizer=(self.optimizer.name, self.optimizer.model_dump(exclude={"learning_rate"})),
            batch=self.batch, **self.penalties,
        )  # fmt: skip

    @property
    def rate(self):
        return RATES.get(self.optimizer.name, 0.01)


def named(engine):
    """The engine's parameters as the oracle names them."""
    return engine.layout.named(engine.state.parameters)


def assert_close(found, expected, share):
    """Every array differs from the expected one by no more than `share` of that one's length."""
    assert found.keys() == expected.keys()
    for name, array in expected.items():
        distance = np.linalg.norm(found[name] - array)
        assert distance <= share * np.linalg.norm(array) + 1e-12, f"{name}: {distance} of {np.linalg.norm(array)}"
