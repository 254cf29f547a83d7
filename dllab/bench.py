"""How fast the engine is on fixed pieces of work, with everything recorded and with nothing."""

import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.convolution.geometry import Geometry, Picture
from dllab.engine.engine import Engine
from dllab.engine.examples import PackedExamples
from dllab.engine.first_parameters import initial_parameters
from dllab.engine.initializers import INITIALIZERS
from dllab.engine.losses import LOSSES
from dllab.engine.network import Layout
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.program import Choices
from dllab.engine.state import TrainState
from dllab.training.cores import CORES
from dllab.training.trainer import RECORD_EVERY

EXAMPLES = 2000
ROUNDS = 7


@dataclass(frozen=True)
class Workload:
    """A network and the way it is trained; every step is a mini-batch of shuffled random data."""

    name: str
    sizes: tuple[int, ...]
    batch: int
    activation: str
    loss: str
    optimizer: str
    rate: float
    steps: int
    filters: tuple[tuple[int, int, str, str], ...] = ()  # (count, kernel, padding, pool) of convolutions on 28 × 28

    def engine(self) -> Engine:
        """The workload ready to run: the same numbers every time."""
        random = np.random.default_rng(0)
        features, outputs = self.sizes[0], self.sizes[-1]
        x = random.standard_normal((EXAMPLES, features), np.float32)
        y = random.integers(0, outputs, EXAMPLES) if outputs > 1 else np.sign(x[:, 0] * x[:, 1])
        loss, optimizer = LOSSES[self.loss](), OPTIMIZERS[self.optimizer]()
        layout = self._layout()
        initializer = INITIALIZERS["he_normal" if self.activation == "relu" else "xavier_normal"]()
        examples = PackedExamples.pack(x, y.astype(np.float32).reshape(-1, 1), None, features)
        state = TrainState.fresh(layout, initial_parameters(layout, initializer, seed=0), optimizer, EXAMPLES, seed=0)
        choices = Choices((ACTIVATIONS[self.activation](),) * (len(layout.layers) - 1), loss, optimizer)
        return Engine(layout, choices, self.batch, examples, state)

    def _layout(self) -> Layout:
        features, *dense = self.sizes
        picture, convolutions = Picture(1, 28, 28), []
        for count, kernel, padding, pool in self.filters:
            convolutions.append(Geometry.of(picture, count, kernel, 1, padding, pool))
            picture = convolutions[-1].out
        maps = (geometry.out.size for geometry in convolutions)
        return Layout((features, *maps, *dense), convolutions=tuple(convolutions))


LENET = (8, 5, "same", "max2"), (16, 5, "valid", "max2")
THREE = ((16, 3, "same", "none"),) * 3
WORKLOADS = (
    Workload("playground", (2, 4, 2, 1), 10, "tanh", "mse", "sgd", 0.03, 100_000),
    Workload("deep20", (2, *[32] * 20, 2), 32, "sigmoid", "cross_entropy", "adam", 1e-3, 4_000),
    Workload("digits", (64, 128, 64, 10), 64, "relu", "cross_entropy", "adam", 1e-3, 4_000),
    Workload("mnist", (784, 256, 128, 10), 128, "relu", "cross_entropy", "adam", 1e-3, 200),
    Workload("full2000", (2, 64, 64, 1), 2000, "tanh", "mse", "adam", 1e-3, 200),
    Workload("wide1024", (784, 1024, 1024, 10), 128, "relu", "cross_entropy", "adam", 1e-3, 20),
    Workload("wide2048", (784, 2048, 2048, 10), 256, "relu", "cross_entropy", "adam", 1e-3, 4),
    Workload("lenet", (784, 120, 84, 10), 64, "relu", "cross_entropy", "adam", 1e-3, 40, LENET),
    Workload("conv3", (784, 10), 64, "relu", "cross_entropy", "adam", 1e-3, 10, THREE),
)


def bench_engine() -> list[dict[str, Any]]:
    """µs a step of every workload: the median of seven rounds, recorded and unrecorded ones taking turns."""
    return [measure(workload) for workload in WORKLOADS]


def measure(workload: Workload) -> dict[str, Any]:
    """One workload's figures."""
    engine = workload.engine()
    rates = np.full(workload.steps, workload.rate)
    engine.advance(rates[:100], shuffled=True)
    times: dict[int, list[float]] = {RECORD_EVERY: [], 0: []}
    for _ in range(ROUNDS):
        for record_every, taken in times.items():
            begun = time.perf_counter()
            with CORES.helping(engine):
                engine.advance(rates, shuffled=True, record_every=record_every)
            taken.append((time.perf_counter() - begun) / workload.steps * 1e6)
    return {
        "workload": workload.name,
        "us_per_step": round(float(np.median(times[RECORD_EVERY])), 3),
        "us_per_step_unrecorded": round(float(np.median(times[0])), 3),
    }
