"""A sine wave with scatter."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, PointSet


@DATASETS.register("sine", label="Sine", order=120)
class Sine(PointSet):
    """A wave to be fitted with one input and one output.

        t = sin(2π·cycles·x/2R) + noise·ε;   x uniform in [−R, R]

    Shows how hidden units are spent on bends: too few leave waves out, too many follow the noise. Networks learn slow
    waves before fast ones, so more cycles need far more steps.

    Source: Rahaman et al. (2019), On the spectral bias of neural networks.
    """

    cycles: float = parameter(1.5, label="Cycles", help="Full waves between the two ends.", gt=0, le=20)

    def examples(self, rng: np.random.Generator) -> Examples:
        x = rng.uniform(-EXTENT, EXTENT, self.samples)
        return Examples(x, self.scatter(np.sin(np.pi * self.cycles * x / EXTENT), rng))
