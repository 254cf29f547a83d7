"""A staircase with scatter."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, PointSet


@DATASETS.register("step_function", label="Step function", order=140)
class StepFunction(PointSet):
    """Level stretches with sudden jumps between them.

        t = −1 + 2·⌊(steps + 1)·(x + R)/2R⌋/steps + noise·ε;   x uniform in [−R, R]

    A smooth network has to be infinitely steep at a jump: squared error rounds the corners or rings beside them, and
    the weights grow without end. ReLU networks lay short slopes instead.

    Source: Gibbs (1899), Fourier's series.
    """

    noise: float = parameter(
        0.05,
        label="Noise",
        help="Standard deviation of the Gaussian scatter, in the units of the axes.",
        ge=0,
        le=10,
    )
    steps: int = parameter(1, label="Jumps", help="How many jumps there are.", ge=1, le=20)

    def examples(self, rng: np.random.Generator) -> Examples:
        x = rng.uniform(-EXTENT, EXTENT, self.samples)
        level = np.floor((self.steps + 1) * (x + EXTENT) / (2 * EXTENT))
        return Examples(x, self.scatter(2 * level / self.steps - 1, rng))
