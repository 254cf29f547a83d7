"""Round clouds around a circle."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, LabelledPoints, numbered
from dllab.messages import text

RADIUS = 0.6 * EXTENT


@DATASETS.register("blobs", label="Blobs", order=80)
class Blobs(LabelledPoints):
    """Round clouds, one a class, evenly around a circle.

        x = 6R/10·(sin(2πk/K), cos(2πk/K)) + spread·ε + noise·ε′;   class k of K

    A single softmax layer parts them by straight lines, so this is the set for looking at more than two classes
    without the network getting in the way. A wide spread makes neighbours overlap.

    Source: Pedregosa et al. (2011), scikit-learn, sklearn.datasets.make_blobs.
    """

    noise: float = parameter(
        0.0,
        label="Noise",
        help="Standard deviation of the Gaussian scatter, in the units of the axes, beside the spread.",
        ge=0,
        le=10,
    )
    classes: int = parameter(4, label="Classes", help="How many clouds there are, each a class.", ge=2, le=8)
    spread: float = parameter(0.3, label="Spread", help="Standard deviation of each cloud.", gt=0, le=5)

    def examples(self, rng: np.random.Generator) -> Examples:
        cloud = self.labels(self.classes)
        angle = 2 * np.pi * cloud / self.classes
        centres = RADIUS * np.column_stack([np.sin(angle), np.cos(angle)])
        points = centres + self.spread * rng.standard_normal(centres.shape)
        return self.noisy(points, cloud, numbered(text("blob {number}"), self.classes), rng)
