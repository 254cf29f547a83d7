import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.softmax import smoothed_cross_entropy, smoothed_curvature
from dllab.engine.losses.base import LOSS, LOSSES, SECOND, SoftmaxLoss, smoothed_entropies


@LOSSES.register("kl_divergence", label="KL divergence (softmax)", order=24)
class KLDivergence(SoftmaxLoss):
    """How far the predicted distribution is from the target's, in nats.

        p = softmax(z);   q = (1 − ε)·onehot(t) + ε/K
        L = 1/n Σ KL(q ‖ p) = 1/n Σ q·ln(q/p) = cross-entropy(q, p) − entropy(q)
        ∂L/∂z = (p − q) / n
        ∂²L/∂z² = (diag p − p·pᵀ) / n

    It trains exactly as cross-entropy does, for the target's entropy is a constant; but it is 0 where the prediction is
    the target, also with smoothed labels. Without smoothing the entropy is 0 and both are the same.

    Source: Kullback & Leibler (1951), On Information and Sufficiency; as torch.nn.KLDivLoss with batchmean.
    """

    label_smoothing: float = parameter(
        0.0,
        ge=0,
        le=1,
        label="Label smoothing ε",
        help="Share of the target that is spread over all classes.",
        live=True,
    )

    def entropy(self, classes: int) -> float:
        """H(q) = −Σ q·ln q of one target, in nats: what cross-entropy is more than this divergence."""
        spread = self.label_smoothing / classes
        q = np.array([1 - self.label_smoothing + spread, *[spread] * (classes - 1)])
        return -float(np.sum(q * np.log(np.where(q > 0, q, 1))))

    def of_a_constant(self, y):
        """The entropy of the classes' smoothed shares, less that of one smoothed target."""
        constant, own = smoothed_entropies(y, self.label_smoothing, np.ones(int(y.max()) + 1))
        return constant - own

    def prepared(self, labels, classes):
        """The weight 1 of each class, then the target's entropy."""
        return np.append(np.ones(classes), self.entropy(classes))

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        cross_entropy = smoothed_cross_entropy(z, t, d, outputs, batch, row, hyper.label_smoothing, prepared)
        return cross_entropy - F(prepared[outputs])

    @staticmethod
    @kernel(SECOND)
    def second(z, t, r, scratch, outputs, batch, row, hyper, prepared):
        smoothed_curvature(z, t, r, scratch, outputs, batch, row, hyper.label_smoothing, prepared)

    def formula(self, y, t, prepared):
        return self._smoothed(y, t, self.label_smoothing, np.ones(y.shape[1])) - float(prepared[-1])

    def torch(self, labels, classes):
        cross_entropy = f"functional.cross_entropy(z, t, label_smoothing={self.label_smoothing!r})"
        return (f"return {cross_entropy} - {self.entropy(classes)!r}  # the entropy of the smoothed target",)
