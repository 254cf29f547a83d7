from typing import Literal

import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.softmax import smoothed_cross_entropy, smoothed_curvature
from dllab.engine.losses.base import LOSS, LOSSES, SECOND, SoftmaxLoss, smoothed_entropies


@LOSSES.register("cross_entropy", label="Cross-entropy (softmax)", order=20)
class CrossEntropy(SoftmaxLoss):
    """The surprise at the true class, given the softmax of the outputs.

        p = softmax(z);   L = 1/n Σ −ln p[t]
        ∂L/∂z = (p − onehot(t)) / n
        ∂²L/∂z² = (diag p − p·pᵀ) / n
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

    @property
    def weighs_classes(self):
        """Where they are balanced."""
        return self.class_weights == "balanced"

    def of_a_constant(self, y):
        """The entropy of the classes' shares, as they are smoothed and weighted."""
        return smoothed_entropies(y, self.label_smoothing, self.prepared(y, int(y.max()) + 1))[0]

    def least(self, y):
        """The entropy of smoothed targets."""
        return smoothed_entropies(y, self.label_smoothing, self.prepared(y, int(y.max()) + 1))[1]

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

    @staticmethod
    @kernel(SECOND)
    def second(z, t, r, scratch, outputs, batch, row, hyper, prepared):
        smoothed_curvature(z, t, r, scratch, outputs, batch, row, hyper.label_smoothing, prepared)

    def formula(self, y, t, prepared):
        return self._smoothed(y, t, self.label_smoothing, prepared)

    def torch(self, labels, classes):
        weights, more = self.prepared(labels, classes), ""
        if not np.array_equal(weights, np.ones(classes)):
            more = f", torch.tensor({weights.tolist()!r})"
        return (f"return functional.cross_entropy(z, t{more}, label_smoothing={self.label_smoothing!r})",)
