"""Interleaved spirals."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, LabelledPoints, numbered
from dllab.messages import text


@DATASETS.register("spiral", label="Spirals", order=10)
class Spiral(LabelledPoints):
    """Arms that wind around each other, one class an arm.

        r = R·√u;   φ = 2π·(turns·r/R + k/arms);   x = r·(sin φ, cos φ) + noise·ε

    u is uniform, so the points lie evenly along an arm; k numbers the arms. No straight line, circle or product of
    coordinates parts the classes: a network needs depth or width, and a saturating activation makes that hard to
    train. More turns and more noise make the arms touch.

    Source: Lang & Witbrock (1988), Learning to tell two spirals apart.
    """

    samples: int = parameter(1000, label="Points", help="How many points are drawn.", ge=10, le=1_000_000)
    arms: int = parameter(2, label="Arms", help="How many spirals there are, each a class.", ge=2, le=8)
    turns: float = parameter(1.5, label="Turns", help="How often an arm winds around the centre.", ge=0.25, le=5)

    def examples(self, rng: np.random.Generator) -> Examples:
        arm = self.labels(self.arms)
        radius = np.sqrt(rng.random(self.samples))
        angle = 2 * np.pi * (self.turns * radius + arm / self.arms)
        points = EXTENT * radius[:, None] * np.column_stack([np.sin(angle), np.cos(angle)])
        return self.noisy(points, arm, numbered(text("arm {number}"), self.arms), rng)
