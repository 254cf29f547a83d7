"""What makes up for classes with few examples."""

import numpy as np
from numpy.typing import NDArray

from dllab.diagnostics.changing import remedy
from dllab.diagnostics.finding import Remedy
from dllab.experiment import Experiment
from dllab.messages import text


def weighted(experiment: Experiment, counts: NDArray[np.int64]) -> Remedy | None:
    """The remedy that lets every class count the same; `counts` are the training examples of each class."""
    if hasattr(experiment.loss, "pos_weight"):
        weight = float(f"{counts[0] / max(counts[1], 1):.3g}")
        template = text("Let an example of class 1 count {weight:g} times")
        return remedy(template, experiment, {"loss.pos_weight": weight}, weight=weight)
    template = text("Balance the class weights of the cross-entropy")
    if hasattr(experiment.loss, "class_weights"):
        return remedy(template, experiment, {"loss.class_weights": "balanced"})
    balanced = {"name": "cross_entropy", "class_weights": "balanced"}
    return remedy(template, experiment, {"loss": balanced, "network.output_activation": "auto"})


def focal(experiment: Experiment) -> Remedy | None:
    """The remedy that lets easy examples, most of them of the common class, count little."""
    template = text("Use the focal loss, which dwells on the examples that are still wrong")
    return remedy(template, experiment, {"loss": "focal", "network.output_activation": "auto"})
