import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.softmax import smoothed_cross_entropy
from dllab.engine.losses.base import LOSS, LOSSES, Loss


@LOSSES.register("kl_divergence", label="KL divergence (softmax)", order=24)
class KLDivergence(Loss):
    """How far the predicted distribution is from the target's, in nats.

        p = softmax(z);   q = (1 − ε)·onehot(t) + ε/K
        L = 1/n Σ KL(q ‖ p) = 1/n Σ q·ln(q/p) = cross-entropy(q, p) − entropy(q)
        ∂L/∂z = (p − q) / n

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

    tasks = ("classification",)
    output_activation = "softmax"

    def encode(self, y, task, targets):
        """Class indices, float32[N, 1]."""
        self.refuse(task)
        return np.asarray(y, np.float32).reshape(-1, 1)

    def entropy(self, classes: int) -> float:
        """H(q) = −Σ q·ln q of one target, in nats: what cross-entropy is more than this divergence."""
        spread = self.label_smoothing / classes
        q = np.array([1 - self.label_smoothing + spread, *[spread] * (classes - 1)])
        return -float(np.sum(q * np.log(np.where(q > 0, q, 1))))

    def prepared(self, labels, classes):
        """The weight 1 of each class, then the target's entropy."""
        return np.append(np.ones(classes), self.entropy(classes))

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        cross_entropy = smoothed_cross_entropy(z, t, d, outputs, batch, row, hyper.label_smoothing, prepared)
        return cross_entropy - F(prepared[outputs])
