"""A common class and a rare one."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, LabelledPoints
from dllab.messages import text


@DATASETS.register("imbalanced", label="Imbalanced", order=90)
class Imbalanced(LabelledPoints):
    """Two round clouds, one with many times the points of the other.

        x = ±(R/4, R/4) + noise·ε;   one rare point for every `ratio` common ones, and at least three

    Always answering "common" is right ratio times in ratio + 1, so accuracy says little here: watch recall and F1.
    Class weights, focal loss or another threshold bring the rare class back.

    Source: He & Garcia (2009), Learning from imbalanced data.
    """

    samples: int = parameter(2000, label="Points", help="How many points are drawn.", ge=10, le=1_000_000)
    noise: float = parameter(
        0.5,
        label="Noise",
        help="Standard deviation of each cloud, in the units of the axes.",
        ge=0,
        le=10,
    )
    ratio: int = parameter(20, label="Ratio", help="Common points for every rare one.", ge=1, le=1000, logarithmic=True)

    def examples(self, rng: np.random.Generator) -> Examples:
        rare = np.arange(self.samples) < max(3, round(self.samples / (self.ratio + 1)))
        centres = EXTENT / 4 * np.where(rare[:, None], [1.0, 1.0], [-1.0, -1.0])
        return self.noisy(centres, rare.astype(np.int64), (text("common"), text("rare")), rng)
