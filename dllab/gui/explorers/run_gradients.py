"""The gradients of a run's single training examples, in as few numbers as tell all that lies between them."""

from typing import TYPE_CHECKING, Any

import numpy as np

from dllab.gui.explorers.refusal import CannotTakeOver
from dllab.messages import text

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer

MOST, FEWEST = 128, 16  # examples
FLOATS = 1 << 26  # of all gradients together: 256 MB


def gradient_estimate(trainer: "Trainer") -> dict[str, Any]:
    """The gradient of each of 128 training examples, or as many as there are, with the network as it stands."""
    from dllab.explorers.sampling import OF_A_RUN, packed  # late, as the page itself

    data, layout = trainer.dataset, trainer.layout
    if trainer.experiment.network.normalization.name == "batch":
        raise CannotTakeOver(text("This page needs gradients of single examples, which batch normalization has not."))
    count = min(MOST, len(data.x_train), FLOATS // layout.parameter_count)
    if count < FEWEST:
        raise CannotTakeOver(
            text("This page needs at least {fewest} training examples, and a network whose gradients it can hold."),
            fewest=FEWEST,
        )
    chosen = np.sort(np.random.default_rng(0).choice(len(data.x_train), count, replace=False))
    each = np.empty((count, layout.parameter_count), np.float32)
    for row, k in zip(each, chosen, strict=True):
        parts = trainer.gradients(data.x_train[k : k + 1], data.y_train[k : k + 1]).values()
        np.concatenate([part.ravel() for part in parts], out=row)
    if not np.isfinite(each).all():
        raise CannotTakeOver(text("The network's gradients are not finite."))
    labels = data.y_train[chosen] if data.task == "classification" else np.zeros(count)
    return {
        "data": OF_A_RUN,
        "run_gradients": packed(each),
        "run_labels": tuple(int(label) for label in labels),
        "batch": min(trainer.experiment.training.batch_size, count),
    }
