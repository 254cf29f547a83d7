"""A round hill with scatter."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, PointSet


@DATASETS.register("gaussian_bump", label="Gaussian bump", order=160)
class GaussianBump(PointSet):
    """A round hill in the middle of a flat plain.

        t = exp(−(x₁² + x₂²)/(2·width²)) + noise·ε;   x uniform in [−R, R]²

    Units that are flat on one side and steep on the other have to close a ring around the hill, so it takes several,
    and a saturating activation starts slowly. A narrow hill is seen by few points and easily missed.

    Source: Broomhead & Lowe (1988), Multivariable functional interpolation and adaptive networks.
    """

    noise: float = parameter(
        0.05,
        label="Noise",
        help="Standard deviation of the Gaussian scatter, in the units of the target.",
        ge=0,
        le=10,
    )
    width: float = parameter(0.7, label="Width", help="Distance from the top to the steepest place.", gt=0, le=5)

    def examples(self, rng: np.random.Generator) -> Examples:
        x = rng.uniform(-EXTENT, EXTENT, (self.samples, 2))
        return Examples(x, self.scatter(np.exp(-(x**2).sum(1) / (2 * self.width**2)), rng))
