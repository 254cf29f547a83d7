"""A tilted plane with scatter."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, PointSet


@DATASETS.register("plane", label="Plane", order=150)
class Plane(PointSet):
    """A target that rises evenly with two inputs.

        t = a·x₁ + b·x₂ + c + noise·ε;   x uniform in [−R, R]²

    Linear regression in two dimensions: one layer without a hidden one finds a, b and c, and the loss is a bowl in
    them. Everything deeper is a detour.

    Source: Gauss (1809), Theoria motus corporum coelestium.
    """

    slope_1: float = parameter(0.6, label="Slope a", help="Rise of the target for one unit of x₁.", ge=-10, le=10)
    slope_2: float = parameter(-0.3, label="Slope b", help="Rise of the target for one unit of x₂.", ge=-10, le=10)
    intercept: float = parameter(0.2, label="Intercept c", help="Target where both inputs are 0.", ge=-10, le=10)

    def examples(self, rng: np.random.Generator) -> Examples:
        x = rng.uniform(-EXTENT, EXTENT, (self.samples, 2))
        return Examples(x, self.scatter(x @ [self.slope_1, self.slope_2] + self.intercept, rng))
