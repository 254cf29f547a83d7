"""What a mismatch is: validation examples from another distribution than the training examples."""

from dataclasses import replace
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, Registry
from dllab.datasets.checks import DataError
from dllab.datasets.dataset import Dataset
from dllab.messages import text

STREAM = 0x0DD  # keeps what is drawn here apart from the data's own random numbers


class Mismatch(Choice):
    """Base of the mismatches. `differs` is False only for "none"."""

    differs: ClassVar[bool] = True

    def applied(self, dataset: Dataset, seed: int) -> Dataset:
        """The dataset with other validation examples; training and test examples stay as they are.

        Raises DataError where there are none to change, or where they cannot be changed so.
        """
        if not self.differs:
            return dataset
        if len(dataset.x_val) == 0:
            raise DataError(
                text("{name} has no validation examples to be changed; hold some out, or set the mismatch to none"),
                name=dataset.name,
            )
        return self.changed(dataset, np.random.default_rng([STREAM, seed]))

    def changed(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        """`applied` to a dataset that has validation examples."""
        raise NotImplementedError


def with_inputs(dataset: Dataset, x_val: NDArray[np.floating]) -> Dataset:
    """The dataset with these validation inputs, as the network sees them."""
    return replace(dataset, x_val=x_val.astype(np.float32))


MISMATCHES: Registry[Mismatch] = Registry("mismatches")
