"""What the bundled tables of numbers have in common."""

from typing import ClassVar

import numpy as np

from dllab.assets import resource
from dllab.catalogue import parameter
from dllab.datasets.bundled import read_bundled
from dllab.datasets.choice import Divided, Examples, Group


class BundledTable(Divided):
    """Real measurements that ship with the lab as `resources/datasets/<name>.npz`.

    The file holds `x`, float64[N, features], `y`, int64[N] labels or float64[N] targets, and the names of `features`
    and `classes`.
    """

    group: ClassVar[Group] = "tables"

    standardize: bool = parameter(
        True,
        label="Standardize",
        help="Shift and scale every feature to mean 0 and deviation 1, as measured on the training examples.",
    )

    def examples(self, rng: np.random.Generator) -> Examples:
        x, y, features, classes = read_bundled(
            resource("datasets", f"{self.name}.npz"), "x", "y", "features", "classes"
        )
        return Examples(x, y, tuple(classes.tolist()), tuple(features.tolist()))


class TargetScaled(Divided):
    """A table whose regression target may be in any unit."""

    standardize_target: bool = parameter(
        True,
        label="Standardize target",
        help="Shift and scale the target of a regression to mean 0 and deviation 1, as measured on the training "
        "examples; the loss is then in squared deviations. Off: the target's own units, which want smaller rates.",
    )

    @property
    def scales_targets(self) -> bool:
        return self.standardize_target
