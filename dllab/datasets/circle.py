"""A disc inside a ring."""

import numpy as np

from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, LabelledPoints
from dllab.messages import text


@DATASETS.register("circle", label="Circle", order=20)
class Circle(LabelledPoints):
    """A disc of one class inside a ring of the other.

        inside: 0 ≤ r ≤ R/2;   outside: 7R/10 ≤ r ≤ R;   x = r·(cos φ, sin φ) + noise·ε

    Three hidden units can fence the disc in, so it is the first set that a linear classifier fails on and a small
    network solves. Noise beyond the gap of R/5 mixes the classes.

    Source: Smilkov et al. (2017), Direct-manipulation visualization of deep networks.
    """

    def examples(self, rng: np.random.Generator) -> Examples:
        outside = self.labels(2)
        inner, outer = EXTENT * np.array([[0.0, 0.7], [0.5, 1.0]])[:, outside]
        # Uniform in the square of the radius: evenly over the area.
        radius = np.sqrt(rng.uniform(inner**2, outer**2))
        angle = rng.uniform(0, 2 * np.pi, self.samples)
        points = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
        return self.noisy(points, outside, (text("inside"), text("outside")), rng)
