import numpy as np
from pydantic import model_validator

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Optimizer
from dllab.engine.worked.terms import Line
from dllab.engine.worked.write import put_in
from dllab.messages import text


@OPTIMIZERS.register("sgd", label="SGD", order=10)
class SGD(Optimizer):
    """Steps against the gradient, with or without memory of earlier steps.

        plain: w ← w − ηg
        momentum: m ← βm + (1 − τ)g, at the first step m ← g;   w ← w − ηm
        Nesterov: w ← w − η(g + βm)

    The baseline of all others. It stalls in long, narrow valleys, where momentum helps, and one rate must do for all
    parameters. Dampening τ = β gives the averaged form of momentum.

    Source: Robbins & Monro (1951); Polyak (1964); Sutskever et al. (2013). As torch.optim.SGD.
    """

    momentum: float = parameter(
        0.0, ge=0, lt=1, label="Momentum β", help="Share of the last step that is kept. 0: plain SGD.", live=True
    )
    dampening: float = parameter(
        0.0,
        ge=0,
        le=1,
        label="Dampening τ",
        help="Share of the new gradient left out of the momentum.",
        live=True,
        needs="momentum",
    )
    nesterov: bool = parameter(
        False,
        label="Nesterov",
        help="Look ahead along the momentum. Needs momentum above 0, dampening 0.",
        live=True,
        needs="momentum",
    )

    slots = ("m",)
    one_rate = True

    def unused(self):
        return () if self.momentum else ("m",)

    def stability_limit(self, rate):
        """2(1 + β)/((1 − τ)η), with Nesterov 2(1 + β)/((1 + 2β)η): Cohen et al. (2021), equation 1."""
        share = 1 + 2 * self.momentum if self.nesterov else 1 - self.dampening if self.momentum else 1.0
        with np.errstate(divide="ignore"):
            return np.asarray(2 * (1 + self.momentum) / (share * np.asarray(rate, np.float64)))

    @model_validator(mode="after")
    def _nesterov_needs_momentum(self) -> "SGD":
        if self.nesterov and (self.momentum == 0 or self.dampening != 0):
            raise ValueError(text("nesterov needs momentum above 0 and dampening 0"))
        return self

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        eta, beta, nesterov = F(rate), F(hyper.momentum), hyper.nesterov != 0.0
        if beta == F(0.0):
            for i in range(n):
                w[i] -= eta * g[i]
            return
        kept = F(0.0) if step == 1 else beta
        added = F(1.0) if step == 1 else F(1.0 - hyper.dampening)
        ahead, along = (F(1.0), beta) if nesterov else (F(0.0), F(1.0))
        for i in range(n):
            m = kept * slots[i] + added * g[i]
            slots[i] = m
            w[i] -= eta * (ahead * g[i] + along * m)

    def worked(self, x):
        if not self.momentum:
            return [x.downhill()]
        m = x.after("m")
        formula = "βm + (1 − τ)g" if self.dampening else "βm + g"
        numbers = put_in("{}·{} + {}·{}", self.momentum, x.before("m"), 1 - self.dampening, x.g)
        first = Line("m", "g", put_in("{}", x.g), m) if x.step == 1 else Line("m", formula, numbers, m)
        if self.nesterov:
            numbers = put_in("−{}·({} + {}·{})", x.rate, x.g, self.momentum, m)
            return [first, Line("Δw", "−η(g + βm)", numbers, -x.rate * (x.g + self.momentum * m))]
        return [first, Line("Δw", "−η·m", put_in("−{}·{}", x.rate, m), -x.rate * m)]

    def torch(self):
        own = f"momentum={self.momentum!r}, dampening={self.dampening!r}, nesterov={self.nesterov!r}"
        return f"torch.optim.SGD(network.parameters(), lr=RATE, {own})"
