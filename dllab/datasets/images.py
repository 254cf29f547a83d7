"""What the bundled image datasets have in common: where they are read from and how many images are taken."""

from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from dllab.assets import resource
from dllab.catalogue import Choice, parameter
from dllab.datasets.bundled import read_bundled
from dllab.datasets.choice import Divided, Examples, Group
from dllab.datasets.split import allot, draw


def samples_up_to(count: int) -> int:
    """The parameter `samples` of a dataset that holds `count` images: all of them, unless fewer are wanted."""
    return parameter(
        count, label="Images", help="How many images are taken, in the same shares of every class.", ge=100, le=count
    )


class SampledImages(Choice):
    """How many images are taken; a base of its own, so that it stands first in forms."""

    samples: int


class ImageSet(Divided, SampledImages):
    """Real images that ship with the lab as `resources/datasets/<name>.npz`.

    The file holds `images`, uint8[N, height, width], and `labels`, uint8[N].
    """

    group: ClassVar[Group] = "images"
    white: ClassVar[int] = 255
    class_names: ClassVar[tuple[str, ...]]

    standardize: bool = parameter(
        True,
        label="Standardize",
        help="Shift and scale all pixels alike to mean 0 and deviation 1, as measured on the training images.",
    )

    def examples(self, rng: np.random.Generator) -> Examples:
        images, labels = read_images(resource("datasets", f"{self.name}.npz"))
        chosen, _ = draw(labels, allot(np.bincount(labels), self.samples), rng)
        return Examples(images[chosen].astype(np.float32) / self.white, labels[chosen], self.class_names, places=chosen)


def read_images(path: Path) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Images and labels of a bundled file; raises DataError where it is damaged."""
    images, labels = read_bundled(path, "images", "labels")
    return images, labels.astype(np.int64)
