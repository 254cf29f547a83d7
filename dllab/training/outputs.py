"""What a network's raw outputs mean: scores and shares of the classes, the predicted class, and how often it is right.

`kind` is an experiment's `output_kind`: "softmax", "sigmoid", or "identity" where nothing makes probabilities.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.engine.decision import fires

LEAST_SHARE = 1e-6  # of a class whose output is not positive


def scores(outputs: NDArray[np.float32], kind: str) -> NDArray[np.float64]:
    """float64[N, classes]: how much speaks for each class.

    softmax: eᶻ/Σeᶻ. sigmoid: 1/(1 + e⁻ᶻ), of class 1 where there is one output. Else the outputs themselves, but for
    two classes (1 ± d)/2 with d the difference of two outputs or the only one. Two classes are undecided at 0.5.
    """
    z = outputs.astype(np.float64)
    if z.shape[1] > 2:
        if kind == "softmax":
            grown = np.exp(z - z.max(1, keepdims=True))
            return grown / grown.sum(1, keepdims=True)
        return _sigmoid(z) if kind == "sigmoid" else z
    for_one = z[:, -1] - z[:, 0] if z.shape[1] == 2 else z[:, 0]
    one = 0.5 * (1 + for_one) if kind == "identity" else _sigmoid(for_one)  # the softmax of two outputs
    return np.column_stack([1 - one, one])


def _sigmoid(z: NDArray[np.float64]) -> NDArray[np.float64]:
    return 0.5 * (1 + np.tanh(0.5 * z))  # without its overflow


def shares(outputs: NDArray[np.float32], kind: str) -> NDArray[np.float64]:
    """float64[N, classes]: the scores as shares of one, to be painted; rows sum to one.

    Where nothing makes probabilities, of two classes the score cut to 0 … 1, of more the part of the positive outputs.
    NaN where an output is not finite.
    """
    found = scores(np.where(np.isfinite(outputs).all(1, keepdims=True), outputs, np.nan), kind)
    if found.shape[1] == 2:
        return np.clip(found, 0.0, 1.0)
    positive = found if kind == "softmax" else np.clip(found, LEAST_SHARE, 1.0)
    return positive / positive.sum(1, keepdims=True)


def predicted_classes(outputs: NDArray[np.float32]) -> NDArray[np.int64]:
    """int64[N]: the class of the largest output, or for a single output whether it fires; −1 where not finite."""
    chosen = fires(outputs[:, 0]).astype(np.int64) if outputs.shape[1] == 1 else np.argmax(outputs, 1)
    return np.where(np.isfinite(outputs).all(1), chosen, -1)


def among_two(outputs: NDArray[np.float32], y: NDArray[np.int64]) -> NDArray[np.bool_]:
    """bool[N]: whether the class of each example, y[N], is among the two largest of its finite outputs[N, classes].

    Of equal outputs the later class ranks first, as in scikit-learn's top_k_accuracy_score.
    """
    own = outputs[np.arange(len(y)), y][:, None]
    later = np.arange(outputs.shape[1]) > y[:, None]
    ahead: NDArray[np.int64] = np.count_nonzero((outputs > own) | ((outputs == own) & later), axis=1)
    return ahead < 2


def confusion_counts(true: NDArray[np.int64], predicted: NDArray[np.int64], classes: int) -> NDArray[np.int64]:
    """int64[true, predicted]: how often each pair occurs; predictions of −1 are left out."""
    known = predicted >= 0
    pairs = true[known] * classes + predicted[known]
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


@dataclass(frozen=True, eq=False)
class Judged:
    """Examples whose class is known, with what the network takes them for.

    outputs: float32[N, outputs]. true, predicted: int64[N], predicted −1 where an output is not finite. confusion:
    int64[true, predicted]. wrong: the places of those that are not predicted right, in rising order.
    """

    outputs: NDArray[np.float32]
    true: NDArray[np.int64]
    predicted: NDArray[np.int64]
    confusion: NDArray[np.int64]
    wrong: NDArray[np.int64]

    @classmethod
    def of(cls, outputs: NDArray[np.float32], true: NDArray[np.int64], classes: int) -> "Judged":
        """What `outputs` say of examples whose classes are `true`."""
        predicted = predicted_classes(outputs)
        counts = confusion_counts(true, predicted, classes)
        return cls(outputs, true, predicted, counts, np.flatnonzero(predicted != true))

    @property
    def right(self) -> int:
        """How many are predicted right."""
        return len(self.true) - len(self.wrong)

    def taken(self, true: int, predicted: int) -> NDArray[np.int64]:
        """The places of the examples of one class that are taken for another, or for itself, in rising order."""
        return np.flatnonzero((self.true == true) & (self.predicted == predicted))
