import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.dataset import Dataset
from dllab.datasets.mismatches.base import MISMATCHES, Mismatch, with_inputs


@MISMATCHES.register("shifted", label="Shifted", order=20)
class Shifted(Mismatch):
    """Moves every validation input by so many deviations of its feature.

        x ← x + d·σ;   σ over the training examples, of an image over all its pixels

    As when a sensor drifts, or pictures come out brighter than those that were trained on. The targets stay.

    Source: Shimodaira (2000), Improving predictive inference under covariate shift.
    """

    deviations: float = parameter(
        1.0, label="Shift d", unit="σ", help="How far, in standard deviations of the training examples.", ge=-10, le=10
    )

    def changed(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        axis = None if dataset.image_shape else 0
        return with_inputs(dataset, dataset.x_val + self.deviations * dataset.x_train.std(axis, np.float64))
