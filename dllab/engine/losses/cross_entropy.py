from typing import Literal

import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.softmax import smoothed_cross_entropy
from dllab.engine.losses.base import LOSS, LOSSES, Loss


@LOSSES.register("cross_entropy", label="Cross-entropy (softmax)", order=20)
class CrossEntropy(Loss):
    """The surprise at the true class, given the softmax of the outputs.

        p = softmax(z);   L = 1/n Σ −ln p[t]
        ∂L/∂z = (p − onehot(t)) / n
        smoothed and weighted: q[c] = (1 − ε)·w[t]·onehot(t)[c] + ε/K·w[c];   L = Σ −q·ln p / Σ w[t]

    The largest output is subtracted first, so that nothing overflows. Its gradient is the plain error of the
    probabilities: it does not fade where the network is confidently wrong. Label smoothing keeps it from growing sure
    without end. Balanced weights keep a rare class from being ignored, at the price of more false alarms for it.

    Source: as torch.nn.CrossEntropyLoss; Bridle (1990); smoothing: Szegedy et al. (2016); weights: King & Zeng (2001).
    """

    label_smoothing: float = parameter(
        0.0,
        ge=0,
        le=1,
        label="Label smoothing ε",
        help="Share of the target that is spread over all classes.",
        live=True,
    )
    class_weights: Literal["none", "balanced"] = parameter(
        "none",
        label="Class weights",
        help="balanced: every class counts the same, however many examples it has.",
        live=True,
    )

    tasks = ("classification",)
    output_activation = "softmax"

    def encode(self, y, task, targets):
        """Class indices, float32[N, 1]."""
        self.refuse(task)
        return np.asarray(y, np.float32).reshape(-1, 1)

    def prepared(self, labels, classes):
        """The weight of each class: 1, or N/(K·examples of the class) where they are balanced."""
        if self.class_weights == "none" or not len(labels):
            return np.ones(classes)
        return len(labels) / (classes * np.maximum(np.bincount(labels, minlength=classes), 1))

    def example_weights(self, labels, prepared):
        """The weight of the example's class."""
        return prepared[labels]

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        return smoothed_cross_entropy(z, t, d, outputs, batch, row, hyper.label_smoothing, prepared)
