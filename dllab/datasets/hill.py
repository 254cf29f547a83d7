"""A hill over a line, with scatter."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, PointSet


@DATASETS.register("hill", label="Hill", order=145)
class Hill(PointSet):
    """One hill in the middle of level ground, to be fitted with one input and one output.

        t = exp(−x²/(2·width²)) + noise·ε;   x uniform in [−R, R]

    Two sigmoids make it, one that rises and one that falls; ReLUs need a kink at its foot on each side and one at its
    top. A narrow hill is seen by few points and easily missed.

    Source: Broomhead & Lowe (1988), Multivariable functional interpolation and adaptive networks.
    """

    width: float = parameter(0.6, label="Width", help="Distance from the top to the steepest place.", gt=0, le=5)

    def examples(self, rng: np.random.Generator) -> Examples:
        x = rng.uniform(-EXTENT, EXTENT, self.samples)
        return Examples(x, self.scatter(np.exp(-(x**2) / (2 * self.width**2)), rng))
