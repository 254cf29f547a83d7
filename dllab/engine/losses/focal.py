import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, log, log1p, power
from dllab.engine.kernels.softmax import below_largest, clear_beyond, exponentials
from dllab.engine.kernels.sums import total
from dllab.engine.losses.base import LOSS, LOSSES, SECOND, SoftmaxLoss, one_hot
from dllab.engine.parts import log_softmax


@LOSSES.register("focal", label="Focal (softmax)", order=26)
class Focal(SoftmaxLoss):
    """Cross-entropy that takes examples the less seriously the better they are already classified.

        p = softmax(z);   L = 1/n Σ −(1 − p[t])^γ·ln p[t]
        ∂L/∂z = (p − onehot(t))·(1 − p[t])^γ·(1 − γ·p[t]·ln p[t]/(1 − p[t])) / n

    Made for data in which one class fills nearly everything: its many easy examples no longer drown the few hard ones.
    For the same reason it dwells on mislabelled examples, and its probabilities are less sure than they should be.
    γ = 0 is cross-entropy.

    Source: Lin, Goyal, Girshick, He & Dollár (2017), Focal Loss for Dense Object Detection, without its class weight α.
    """

    gamma: float = parameter(
        2.0, ge=0, le=10, label="Focus γ", help="How much less easy examples count. 0: cross-entropy.", live=True
    )

    @property
    def weighs_classes(self):
        """Always."""
        return True

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        gamma, mean = F(hyper.gamma), F(1.0) / F(batch)
        below_largest(z, d, outputs, row)
        exponentials(d, outputs * row)
        for k in range(batch):
            label = np.int64(t[k])
            largest, others = z[k], F(0.0)
            for c in range(outputs):
                largest = z[c * row + k] if z[c * row + k] > largest else largest
                others += F(0.0) if c == label else d[c * row + k]
            own = d[label * row + k]
            every = own + others
            p, missing = own / every, others / every  # 1 − p would have lost its digits
            surprise = log(every) - (z[label * row + k] - largest)
            if others <= own:
                surprise = log1p(others / own)
            eased = power(missing, gamma)
            d[outputs * row + k] = eased * surprise
            ratio = surprise / missing if missing > F(1e-30) else F(1.0)
            scale = eased * (F(1.0) + gamma * p * ratio) * mean
            for c in range(outputs):
                d[c * row + k] *= scale / every
            d[label * row + k] = -missing * scale
        clear_beyond(d, outputs, batch, row)
        return total(d, outputs * row, batch) * mean

    @staticmethod
    @kernel(SECOND)
    def second(z, t, r, scratch, outputs, batch, row, hyper, prepared):
        # The gradient is s·(p − onehot(t))/n, s a function of p[t]; with ṗ = p∘(r − p·r) it changes by
        # s·ṗ + ṡ·(p − onehot(t)).
        gamma, mean = F(hyper.gamma), F(1.0) / F(batch)
        below_largest(z, scratch, outputs, row)
        exponentials(scratch, outputs * row)
        for k in range(batch):
            label = np.int64(t[k])
            largest, others, along = z[k], F(0.0), F(0.0)
            for c in range(outputs):
                largest = z[c * row + k] if z[c * row + k] > largest else largest
                others += F(0.0) if c == label else scratch[c * row + k]
                along += F(0.0) if c == label else scratch[c * row + k] * (r[c * row + k] - r[label * row + k])
            own = scratch[label * row + k]
            every = own + others
            p, missing = own / every, others / every
            surprise = log(every) - (z[label * row + k] - largest)
            if others <= own:
                surprise = log1p(others / own)
            eased, ratio = power(missing, gamma), surprise / missing if missing > F(1e-30) else F(1.0)
            scale = eased * (F(1.0) + gamma * p * ratio) * mean
            towards = along / others if others > F(1e-30) else F(0.0)  # ṗ[t] = −p·(1 − p)·towards
            bend = gamma * eased * (surprise - F(2.0) - (gamma - F(1.0)) * p * ratio) * mean
            turned = -bend * p * towards
            shift = along / every + r[label * row + k]  # p·r
            for c in range(outputs):
                share = scratch[c * row + k] / every
                pushed = share if c != label else -missing
                r[c * row + k] = scale * share * (r[c * row + k] - shift) + turned * pushed
        clear_beyond(r, outputs, batch, row)

    def formula(self, y, t, prepared):
        one, log_p = one_hot(y, t), log_softmax(y)
        missing = np.exp(np.logaddexp.reduce(np.where(one > 0, -np.inf, log_p), axis=1))
        return float(np.mean(-(missing**self.gamma) * np.sum(one * log_p, axis=1)))

    def torch(self, labels, classes):
        return (
            "own = functional.one_hot(t, z.shape[1]).bool()",
            "margin = z.masked_fill(own, -torch.inf).logsumexp(1) - z[own]  # ln((1 - p[t])/p[t]), in all its digits",
            f"eased = torch.exp({self.gamma!r} * functional.logsigmoid(margin))  # (1 - p[t])^γ, also where p[t] is 1",
            "return (eased * functional.softplus(margin)).mean()  # softplus: -ln p[t]",
        )
