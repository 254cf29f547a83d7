"""Two half circles that reach into each other."""

import numpy as np

from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import LabelledPoints
from dllab.messages import text

RADIUS = 1.2


@DATASETS.register("moons", label="Two moons", order=50)
class Moons(LabelledPoints):
    """Two half circles, each holding the end of the other.

        upper: ρ·(cos φ − ½, sin φ − ¼);   lower: ρ·(½ − cos φ, ¼ − sin φ);   φ uniform in [0, π];   + noise·ε

    A line gets nine in ten right, which is why it traps a network that stops learning early. The bend needs a few
    hidden units; noise above 0.3 closes the gap.

    Source: scikit-learn, sklearn.datasets.make_moons.
    """

    def examples(self, rng: np.random.Generator) -> Examples:
        lower = self.labels(2)
        angle = rng.uniform(0, np.pi, self.samples)
        upper_moon = RADIUS * np.column_stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25])
        points = np.where(lower[:, None] == 1, -upper_moon, upper_moon)
        return self.noisy(points, lower, (text("upper"), text("lower")), rng)
