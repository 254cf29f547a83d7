"""Rings around a common centre."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, LabelledPoints, numbered
from dllab.messages import text


@DATASETS.register("rings", label="Rings", order=60)
class Rings(LabelledPoints):
    """Rings one inside the other, one class a ring.

        r = R·k/rings;   x = r·(sin φ, cos φ) + noise·ε;   φ uniform in [0, 2π);   k = 1 … rings

    Only the distance from the centre tells the classes apart, so every boundary must close on itself. Noise beyond a
    quarter of the gap R/rings mixes neighbours.

    Source: Pedregosa et al. (2011), scikit-learn, sklearn.datasets.make_circles.
    """

    rings: int = parameter(3, label="Rings", help="How many rings there are, each a class.", ge=2, le=8)

    def examples(self, rng: np.random.Generator) -> Examples:
        ring = self.labels(self.rings)
        radius = EXTENT * (ring + 1) / self.rings
        angle = rng.uniform(0, 2 * np.pi, self.samples)
        points = radius[:, None] * np.column_stack([np.sin(angle), np.cos(angle)])
        return self.noisy(points, ring, numbered(text("ring {number}"), self.rings), rng)
