"""Two clouds."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, LabelledPoints
from dllab.messages import text


@DATASETS.register("gaussians", label="Two clouds", order=40)
class Gaussians(LabelledPoints):
    """Two round clouds on either side of a line.

        x = ±(R/2, R/2) + noise·ε

    One neuron solves it, so it shows what an optimizer does without the network getting in the way. The best possible
    share of errors is Φ(−R/(√2·noise)): one in 400 at the default, 8 % at a noise of 1.

    Source: Fisher (1936), The use of multiple measurements in taxonomic problems.
    """

    noise: float = parameter(
        0.5,
        label="Noise",
        help="Standard deviation of each cloud, in the units of the axes.",
        ge=0,
        le=10,
    )

    def examples(self, rng: np.random.Generator) -> Examples:
        cloud = self.labels(2)
        centres = EXTENT / 2 * np.where(cloud[:, None] == 0, [-1.0, -1.0], [1.0, 1.0])
        return self.noisy(centres, cloud, (text("lower left"), text("upper right")), rng)
