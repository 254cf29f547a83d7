"""What the generated datasets have in common: how many points, how noisy, and the frame they are drawn in.

Points of a classification lie within about ±2 with a spread near 1, so a network trains on them as they are.
"""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, parameter
from dllab.datasets.choice import Divided, Examples, Group

EXTENT = 2.0


class SampledPoints(Choice):
    """How many points are drawn and how far they scatter; a base of its own, so that both stand first in forms."""

    samples: int = parameter(500, label="Points", help="How many points are drawn.", ge=10, le=1_000_000)
    noise: float = parameter(
        0.1,
        label="Noise",
        help="Standard deviation of the Gaussian scatter, in the units of the axes.",
        ge=0,
        le=10,
    )


class Mislabelled(SampledPoints):
    """How many labels are wrong."""

    label_noise: float = parameter(
        0.0,
        label="Label noise",
        help="Share of the points, held-out ones too, that are given the label of another class.",
        ge=0,
        le=1,
    )


class PointSet(Divided, SampledPoints):
    """A dataset drawn from a formula."""

    group: ClassVar[Group] = "regression"

    def scatter(self, points: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
        """The points, or targets, with the noise added."""
        return points + self.noise * rng.standard_normal(points.shape)


class LabelledPoints(PointSet, Mislabelled):
    """A classification of points of the plane."""

    group: ClassVar[Group] = "points"

    def labels(self, classes: int) -> NDArray[np.int64]:
        """int64[samples]: the classes in turn, so that their sizes differ by one at most."""
        return np.arange(self.samples) % classes

    def noisy(
        self,
        points: NDArray[np.float64],
        labels: NDArray[np.int64],
        classes: tuple[str, ...],
        rng: np.random.Generator,
    ) -> Examples:
        """The examples after both kinds of noise; the points are the same whatever the label noise."""
        return Examples(self.scatter(points, rng), self._flipped(labels, len(classes), rng.spawn(1)[0]), classes)

    def _flipped(self, labels: NDArray[np.int64], classes: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """A share of the labels replaced, each by one of the other classes."""
        wrong = rng.permutation(len(labels))[: round(self.label_noise * len(labels))]
        flipped = labels.copy()
        flipped[wrong] = (labels[wrong] + rng.integers(1, classes, len(wrong))) % classes
        return flipped


def numbered(template: str, count: int) -> tuple[str, ...]:
    """The names of `count` classes: "arm {number}" gives "arm 1", "arm 2", …"""
    return tuple(template.format(number=number) for number in range(1, count + 1))
