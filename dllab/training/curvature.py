"""The curvature of the training loss, measured beside the training."""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.curvature import NEGATIVE, Hessian, Outermost, lanczos
from dllab.engine.engine import Engine
from dllab.engine.ground import Ground
from dllab.engine.network import Layout, padded
from dllab.engine.program import Choices
from dllab.training.cores import CORES
from dllab.training.evaluation import step_microseconds

SHARE = 0.08  # of the training time that it may take
SHORTEST = 100_000.0  # µs of training between two measurements, estimated,
WIDEST = 100  # or so many steps, where that is more
PRODUCTS, FEWEST = 16, 4  # with the Hessian, where they cost little, and where they cost much
COLD = 3  # times as many where there is nothing to begin with
EXAMPLES = 128  # at least, where the whole training set costs too much
NOISE = 0.1  # length of what is added to the directions found last, of length 1 each
FLOATS = 1 << 24  # of the vectors that are kept while measuring,
BESIDE = 8  # and so many vectors: the place, the start, the noise, the two found, and what is in the works


class CurvatureWatch:
    """Measures the outermost eigenvalues of the Hessian of a run's training loss, and says when.

    When, with how many products, and over how many of the examples, follows from sizes alone. It begins with the
    directions found last: from one time to the next they change little. The trainer is not held here: two
    that hold each other stay in memory until Python next looks for such.
    """

    def __init__(self, engine: Engine):
        self._ground: Ground | None = None
        self._found: Outermost | None = None
        self._noise: NDArray[np.float32] | None = None
        batch, count = padded(engine.batch), engine.examples.count
        self.products, self.examples = affordable(engine.layout, batch, count)
        self.interval = max(1, int(np.ceil(2 * self.products * self.examples / batch / SHARE)))

    @staticmethod
    def floats(layout: Layout, choices: Choices, batch: int, count: int, target_rows: int) -> int:
        """How many floats one takes for a run of `count` examples in such batches; compiles nothing."""
        products, examples = affordable(layout, padded(batch), count)
        vectors = BESIDE + min(COLD * products, max(FEWEST, FLOATS // layout.length))
        part = examples * (padded(layout.sizes[0]) + target_rows)
        return Ground.floats(layout, choices, examples, target_rows) + part + vectors * layout.length

    def after(self, step: int) -> int:
        """The first step after `step` at which it is to be measured."""
        return (step // self.interval + 1) * self.interval

    def measure(self, engine: Engine) -> tuple[float, float, float]:
        """The largest and the smallest eigenvalue, and how many negative ones were met; NaN where not finite."""
        hessian, most = self._hessian(engine), self.products * (COLD if self._found is None else 1)
        assert self._ground is not None
        with np.errstate(all="ignore"), CORES.helping(engine), self._ground.sharing(engine.team):
            found = lanczos(hessian.times, self._start(), int(min(most, max(FEWEST, FLOATS // hessian.size))))
        self._found = found if np.isfinite(found.values).all() else None
        low, high = float(found.values[0]), float(found.values[-1])
        return high, low, negative_directions(found.values)

    def prepare(self, engine: Engine) -> None:
        """Compile, or load, what products with the Hessian take."""
        with np.errstate(all="ignore"):
            self._hessian(engine).times(self._start())

    def _hessian(self, engine: Engine) -> Hessian:
        """Where the parameters are now."""
        if self._ground is None or self._ground.choices is not engine.choices:
            chosen = np.arange(self.examples) * engine.examples.count // self.examples
            self._ground = Ground(engine.layout, engine.choices, engine.examples.part(chosen), engine.state.running)
        return Hessian(self._ground, engine.state.parameters)

    def _start(self) -> NDArray[np.float32]:
        """Where to begin: the directions found last and a little of everything else."""
        assert self._ground is not None
        learns = self._ground.learns
        if self._noise is None:
            self._noise = np.random.default_rng(0).standard_normal(len(learns), np.float32) * learns
            self._noise *= np.float32(NOISE / max(float(np.linalg.norm(self._noise)), 1e-30))
        return self._noise if self._found is None else self._found.highest + self._found.lowest + self._noise


def affordable(layout: Layout, batch: int, count: int) -> tuple[int, int]:
    """How many products with the Hessian a measurement may take at most, once it has begun, over how many of `count`
    examples; batch: as padded.
    """
    gap = max(WIDEST, SHORTEST / step_microseconds(layout, batch))
    work = SHARE * gap * batch / 2  # products over one example
    products = int(np.clip(work / count, FEWEST, PRODUCTS))
    return products, int(np.clip(work / products, min(EXAMPLES, count), count))


def negative_directions(values: NDArray[np.float64]) -> float:
    """How many eigenvalues are clearly below 0; NaN where one is not finite."""
    if not np.isfinite(values).all():
        return float("nan")
    return float((values < -NEGATIVE * np.abs(values).max()).sum())
