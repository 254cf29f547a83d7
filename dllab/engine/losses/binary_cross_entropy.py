import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, exp, log1p
from dllab.engine.kernels.softmax import clear_beyond
from dllab.engine.kernels.sums import clear, total
from dllab.engine.losses.base import LOSS, LOSSES, SECOND, TwoClassLoss, entropy


@LOSSES.register("binary_cross_entropy", label="Binary cross-entropy (sigmoid)", order=30)
class BinaryCrossEntropy(TwoClassLoss):
    """The surprise at a yes or no, given the sigmoid of one output.

        p = 1/(1 + e⁻ᶻ);   L = 1/n Σ −[w·t·ln p + (1 − t)·ln(1 − p)]
        ∂L/∂z = ((1 − t)·p − w·t·(1 − p)) / n, which is (p − t)/n for w = 1
        ∂²L/∂z² = (w·t + 1 − t)·p(1 − p) / n

    Computed from e^−|z|, which neither overflows nor loses digits. A weight w above 1 makes a missed yes cost more than
    a false alarm: useful where a yes is rare. For two classes.

    Source: as torch.nn.BCEWithLogitsLoss; Cox (1958).
    """

    pos_weight: float = parameter(
        1.0,
        gt=0,
        le=1e6,
        label="Weight of yes w",
        help="How much an example of class 1 counts beside one of class 0.",
        live=True,
    )

    output_activation = "sigmoid"

    @property
    def weighs_classes(self):
        """Where a yes counts more or less than a no."""
        return self.pos_weight != 1

    def of_a_constant(self, y):
        """The entropy of the classes' shares."""
        return entropy(y)

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        weight, mean = F(hyper.pos_weight), F(1.0) / F(outputs * batch)
        own = outputs * row  # where the examples' own losses are gathered
        clear(d, own, row)
        for o in range(outputs):
            start = o * row
            for k in range(row):
                x, yes = z[start + k], weight * t[start + k]
                no = F(1.0) - t[start + k]
                e = exp(-abs(x))
                surplus = log1p(e)  # −ln of the likelier of p and 1 − p
                likely = F(1.0) / (F(1.0) + e)
                unlikely = e * likely
                d[own + k] += yes * (surplus + (F(0.0) if x >= F(0.0) else -x))
                d[own + k] += no * (surplus + (F(0.0) if x <= F(0.0) else x))
                above = x > F(0.0)
                d[start + k] = mean * (no * (likely if above else unlikely) - yes * (unlikely if above else likely))
            clear(d, start + batch, row - batch)
        return total(d, own, batch) * mean

    @staticmethod
    @kernel(SECOND)
    def second(z, t, r, scratch, outputs, batch, row, hyper, prepared):
        weight, mean = F(hyper.pos_weight), F(1.0) / F(outputs * batch)
        for o in range(outputs):
            start = o * row
            for k in range(batch):
                e = exp(-abs(z[start + k]))
                likely = F(1.0) / (F(1.0) + e)
                r[start + k] *= mean * (weight * t[start + k] + F(1.0) - t[start + k]) * e * likely * likely
        clear_beyond(r, outputs, batch, row)

    def formula(self, y, t, prepared):
        return float(np.mean(self.pos_weight * t * np.logaddexp(0, -y) + (1 - t) * np.logaddexp(0, y)))

    def torch(self, labels, classes):
        weight = f"pos_weight=torch.tensor({self.pos_weight!r})"
        return (f"return functional.binary_cross_entropy_with_logits(z, t, {weight})",)
