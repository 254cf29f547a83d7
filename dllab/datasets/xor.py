"""Exclusive or, spread over four quadrants."""

import numpy as np

from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, LabelledPoints
from dllab.messages import text


@DATASETS.register("xor", label="XOR", order=30)
class Xor(LabelledPoints):
    """Opposite quadrants share a class.

        |xᵢ| uniform in [R/10, R];   class = [x₁·x₂ < 0];   then x ← x + noise·ε

    The smallest problem that no single layer can solve: two hidden units are enough, and two is where training
    often gets stuck. Noise beyond the gap of R/10 at the axes mixes the classes.

    Source: Minsky & Papert (1969), Perceptrons; Rumelhart, Hinton & Williams (1986).
    """

    def examples(self, rng: np.random.Generator) -> Examples:
        quadrant = self.labels(4)
        signs = np.array([[1, 1], [1, -1], [-1, -1], [-1, 1]])[quadrant]
        points = signs * rng.uniform(EXTENT / 10, EXTENT, (self.samples, 2))
        return self.noisy(points, quadrant % 2, (text("same signs"), text("opposite signs")), rng)
