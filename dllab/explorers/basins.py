"""Two small networks that begin alike and learn from batches of different sizes, and the ground between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from dllab.engine.engine import Engine
    from dllab.engine.examples import PackedExamples

EXAMPLES, HELD_OUT = 240, 0.5
PLACES = 50  # of each path, after its first
SIDE, POINTS, BEYOND = 41, 61, 0.5  # of the slice; of the line, and how far beyond its ends it goes


@dataclass(frozen=True)
class Setup:
    """What both begin with: a dataset by name, units of each of two hidden layers, rate, steps, seed."""

    data: str
    units: int
    rate: float
    steps: int
    seed: int


@dataclass(frozen=True, eq=False)
class Basins:
    """What became of both, the one of small batches first.

    steps, int64[51]: where the paths were looked at. loss, float64[2, 2, 51]: of training and held-out examples.
    path, float64[2, 51, 2]: projected on the plane through the start and both ends. x, y, float64[41], and height,
    float64[41, 41]: training loss over it. line, float64[3, 61]: share of the way from the one end to the other,
    training and held-out loss there. sharpness, float64[2]: at both ends. inside: of both paths' variance. limit: 2/η.
    """

    steps: NDArray[np.int64]
    loss: NDArray[np.float64]
    path: NDArray[np.float64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    height: NDArray[np.float64]
    line: NDArray[np.float64]
    sharpness: NDArray[np.float64]
    inside: float
    limit: float


@lru_cache(maxsize=32)
def basins(setup: Setup, batch: int) -> Basins:
    """Train both, with plain SGD on the squared error, in float32 as the lab does; remembered."""
    from dllab.engine.curvature import Hessian, lanczos  # late: they bring numba in
    from dllab.engine.ground import Ground
    from dllab.engine.landscape import Heights, NoPlane, Plane, Window, heights

    engines = [_engine(setup, size) for size in (batch, EXAMPLES)]
    layout, choices, state = engines[0][0].layout, engines[0][0].choices, engines[0][0].state
    grounds = [Ground(layout, choices, examples, state.running) for examples in engines[0][1:]]
    steps = np.unique(np.linspace(0, setup.steps, PLACES + 1).round().astype(np.int64))
    places = [[engine.state.parameters.copy() for _ in _stretches(engine, steps, setup.rate)] for engine, *_ in engines]
    loss = np.array([[[ground.loss(place) for place in walk] for ground in grounds] for walk in places])
    start, ends = places[0][0], [walk[-1] for walk in places]
    try:
        plane = Plane.through(start, ends[0], ends[1])
    except NoPlane:  # both went the same way, or nowhere
        plane = Plane.at_random(layout, start, setup.seed)
    path = np.array([plane.path(walk) for walk in places])
    window = Window.around(np.where(np.isfinite(path), path, 0.0).reshape(-1, 2))
    grid = next(found for found in heights(Heights(grounds[0], plane), window, (SIDE,)) if found is not None)
    share, way = np.linspace(-BEYOND, 1 + BEYOND, POINTS), ends[1] - ends[0]
    line = [[ground.loss(ends[0] + np.float32(s) * way) for s in share] for ground in grounds]
    sharpness = []
    for end in ends:
        noise = np.random.default_rng(0).standard_normal(len(end), np.float32) * grounds[0].learns
        sharpness.append(float(lanczos(Hessian(grounds[0], end).times, noise, 24).values[-1]))
    x, y = window.axes(SIDE)
    inside = plane.share_inside([*places[0], *places[1]])
    return Basins(
        steps, loss, path, x, y, grid, np.array([share, *line]), np.array(sharpness), inside, 2 / setup.rate
    )  # fmt: skip


def _engine(setup: Setup, batch: int) -> "tuple[Engine, PackedExamples, PackedExamples]":
    """A network before its first step, and the examples it learns from and those held out."""
    from dllab.datasets import DATASETS
    from dllab.datasets.library import Library
    from dllab.engine.activations import ACTIVATIONS
    from dllab.engine.engine import Engine
    from dllab.engine.examples import PackedExamples
    from dllab.engine.first_parameters import initial_parameters
    from dllab.engine.initializers import INITIALIZERS
    from dllab.engine.losses import LOSSES
    from dllab.engine.network import Layout
    from dllab.engine.optimizers import OPTIMIZERS
    from dllab.engine.program import Choices
    from dllab.engine.state import TrainState

    choice = DATASETS[setup.data].model_validate({"samples": EXAMPLES * 2, "noise": 0.15, "validation": HELD_OUT})
    data = Library().load(choice, setup.seed)
    layout, loss, optimizer = Layout((2, setup.units, setup.units, 2)), LOSSES["mse"](), OPTIMIZERS["sgd"]()
    parts = [
        PackedExamples.pack(x, loss.encode(y, data.task, data.targets), y.astype(np.int64), data.feature_count)
        for x, y in ((data.x_train, data.y_train), (data.x_val, data.y_val))
    ]
    parameters = initial_parameters(layout, INITIALIZERS["xavier_normal"](), setup.seed)
    state = TrainState.fresh(layout, parameters, optimizer, parts[0].count, setup.seed)
    choices = Choices((ACTIVATIONS["tanh"](),) * 2, loss, optimizer)
    return Engine(layout, choices, batch, parts[0], state), parts[0], parts[1]


def _stretches(engine: "Engine", steps: NDArray[np.int64], rate: float) -> Iterator[None]:
    """Take the engine to each of the steps."""
    for count in np.diff(steps, prepend=0):
        if count:
            engine.advance(np.full(count, rate), True, False, record_every=0)
        yield
