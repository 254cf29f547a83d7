"""A straight line with scatter."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, PointSet


@DATASETS.register("line", label="Line", order=110)
class NoisyLine(PointSet):
    """Points along a straight line, some of them far off.

        t = slope·x + intercept + noise·ε;   an outlier adds ±4;   x uniform in [−R, R]

    Linear regression, where the best weights are known: one layer without a hidden one finds them. Outliers pull
    squared error away from the line; absolute error and Huber's hold it.

    Source: Legendre (1805), least squares; Huber (1964) for the outliers.
    """

    slope: float = parameter(0.8, label="Slope", help="Rise of the target for one unit of x.", ge=-10, le=10)
    intercept: float = parameter(0.3, label="Intercept", help="Target at x = 0.", ge=-10, le=10)
    outliers: float = parameter(
        0.0, label="Outliers", help="Share of the points that are moved away from the line by 4.", ge=0, le=0.5
    )

    def examples(self, rng: np.random.Generator) -> Examples:
        x = rng.uniform(-EXTENT, EXTENT, self.samples)
        target = self.scatter(self.slope * x + self.intercept, rng)
        outliers = rng.permutation(self.samples)[: round(self.outliers * self.samples)]
        target[outliers] += rng.choice([-4.0, 4.0], len(outliers))
        return Examples(x, target)
