"""Small networks with data, given to the engine and to the oracle alike."""

from dataclasses import dataclass, field

import numpy as np

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.engine import Engine
from dllab.engine.examples import PackedExamples
from dllab.engine.losses import LOSSES
from dllab.engine.losses.base import LossDoesNotFit
from dllab.engine.network import Layout, aligned_zeros
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.program import Choices, Penalties
from dllab.engine.state import TrainState
from tests import naive, naive_optimizers

# A rate at which each makes visible progress in 50 steps; 0.01 where none is named.
RATES = {"sgd": 0.05, "sgdw": 0.05, "adagrad": 0.05, "adadelta": 1.0, "lion": 0.003, "yogi": 0.02, "adabound": 0.002}


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
        together = self.penalties | penalties
        together["weight_decay"] = together.get("weight_decay", 0.0) + self.own_decay
        return Choices((self.activation,) * len(self.hidden), self.loss, self.optimizer, Penalties(**together))

    def examples(self, x=None, y=None):
        x, y = (self.x, self.y) if x is None else (x, y)
        encoded = self.loss.encode(y, self.task, self.targets).reshape(len(x), -1)
        labels = y if self.task == "classification" else None
        return PackedExamples.pack(x, encoded, labels, self.features)

    def engine(self):
        flat = aligned_zeros(self.layout.length)
        self.layout.load(flat, self.initial)
        state = TrainState.fresh(self.layout, flat, self.optimizer, self.count, self.seed)
        return Engine(self.layout, self.choices(), self.batch, self.examples(), state)

    def oracle(self):
        return naive.Run(
            self.initial, self.x, self.y,
            activation=self.known_activation, loss=self.loss.name, loss_options=self.loss_options,
            optimizer=(self.optimizer.name, self.optimizer_options), batch=self.batch,
            **self.penalties | {"weight_decay": self.penalties.get("weight_decay", 0.0) + self.own_decay},
        )  # fmt: skip

    @property
    def known_activation(self):
        """The activation as the oracle takes it."""
        return self.activation.name, self.activation.model_dump()

    @property
    def loss_options(self):
        """The loss's parameters as the oracle takes them."""
        options = self.loss.model_dump()
        if options.get("class_weights") == "balanced":
            options["class_weights"] = naive.balanced(self.y, self.layout.sizes[-1])
        return options

    @property
    def distance_from_kinks(self):
        """How near a unit of the hidden layers comes to where its activation's slope jumps; infinite without jumps."""
        name, options = self.known_activation
        kinks = np.array(naive.KINKS[name](**options) if name in naive.KINKS else [], float)
        zs = naive.forward(self.initial, self.x, self.known_activation)[0][:-1]
        return min((np.abs(z[..., None] - kinks).min(initial=np.inf) for z in zs), default=np.inf)

    @property
    def own_decay(self):
        """The optimizer's decoupled decay, which the step adds to the other."""
        return sum(getattr(part, "weight_decay", 0.0) for part in self.optimizer.chain)

    @property
    def optimizer_options(self):
        """The optimizer's parameters as the oracle takes them."""
        needless = {"weight_decay", "learning_rate"}
        if self.optimizer.name in naive_optimizers.NEED_BASE_RATE:
            needless = {"weight_decay"}
        return self.optimizer.model_dump(exclude=needless)

    @property
    def rate(self):
        return RATES.get(self.optimizer.name, 0.01)


def away_from_kinks(*arguments, **options):
    """The first such problem, by its seed, in which rounding does not decide on which side of a kink a unit is."""
    problems = (Problem(*arguments, **options, seed=seed) for seed in range(100))
    return next(problem for problem in problems if problem.distance_from_kinks > 1e-5)


def named(engine):
    """The engine's parameters as the oracle names them."""
    return engine.layout.named(engine.state.parameters)


def assert_close(found, expected, share):
    """Every array differs from the expected one by no more than `share` of that one's length."""
    assert found.keys() == expected.keys()
    for name, array in expected.items():
        distance = np.linalg.norm(found[name] - array)
        assert distance <= share * np.linalg.norm(array) + 1e-12, f"{name}: {distance} of {np.linalg.norm(array)}"
