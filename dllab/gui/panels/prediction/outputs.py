"""What a network's raw outputs mean: probabilities and predicted classes."""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.losses import Loss


def class_probabilities(outputs: NDArray[np.float32], loss: Loss) -> NDArray[np.float32]:
    """float32[N, classes] from float32[N, outputs], rows summing to one; NaN where an output is not finite.

    softmax: eᶻ/Σeᶻ. sigmoid: 1/(1 + e⁻ᶻ) for class 1. Where a loss has neither, there are no probabilities: two
    outputs give their difference, (1 ± (z₁ − z₀))/2, more their shares, all between 0 and 1.
    """
    z = np.where(np.isfinite(outputs).all(1, keepdims=True), outputs, np.nan).astype(np.float32)
    if loss.output_activation == "softmax":
        grown = np.exp(z - z.max(1, keepdims=True))
        return grown / grown.sum(1, keepdims=True)
    if z.shape[1] == 1:
        one = 0.5 * (1 + np.tanh(0.5 * z[:, 0]))  # the sigmoid, without its overflow
        return np.stack([1 - one, one], 1)
    if z.shape[1] == 2:
        one = np.clip(0.5 * (1 + z[:, 1] - z[:, 0]), 0, 1)
        return np.stack([1 - one, one], 1)
    clipped = np.clip(z, 1e-6, 1)
    return clipped / clipped.sum(1, keepdims=True)


def predicted_classes(outputs: NDArray[np.float32]) -> NDArray[np.int64]:
    """int64[N]: the class of the largest output, or for a single output whether it is above 0; −1 where not finite."""
    chosen = (outputs[:, 0] > 0).astype(np.int64) if outputs.shape[1] == 1 else np.argmax(outputs, 1)
    return np.where(np.isfinite(outputs).all(1), chosen, -1)


def confusion_counts(true: NDArray[np.int64], predicted: NDArray[np.int64], classes: int) -> NDArray[np.int64]:
    """int64[true, predicted]: how often each pair occurs; predictions of −1 are left out."""
    known = predicted >= 0
    pairs = true[known] * classes + predicted[known]
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)
