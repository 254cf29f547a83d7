"""Steps along the gradient or its running mean: SGD, SGDW, Lion and the perceptron rule."""

import numpy as np

from dllab.training.microscope.worked.terms import Line, Terms
from dllab.training.microscope.write import put_in


def sgd(x: Terms) -> list[Line]:
    c = x.part
    if not c.momentum:
        return perceptron(x)
    m = x.after("m")
    if x.step == 1:
        first = Line("m", "g", put_in("{}", x.g), m)
    else:
        formula = "βm + (1 − τ)g" if c.dampening else "βm + g"
        numbers = put_in("{}·{} + {}·{}", c.momentum, x.before("m"), 1 - c.dampening, x.g)
        first = Line("m", formula, numbers, m)
    if c.nesterov:
        numbers = put_in("−{}·({} + {}·{})", x.rate, x.g, c.momentum, m)
        return [first, Line("Δw", "−η(g + βm)", numbers, -x.rate * (x.g + c.momentum * m))]
    return [first, Line("Δw", "−η·m", put_in("−{}·{}", x.rate, m), -x.rate * m)]


def sgdw(x: Terms) -> list[Line]:
    m = x.after("m")
    numbers = put_in("{}·{} + {}·{}", x.part.momentum, x.before("m"), x.rate, x.g)
    return [Line("m", "βm + ηg", numbers, m), Line("Δw", "−m", put_in("−{}", m), -m)]


def lion(x: Terms) -> list[Line]:
    c, m = x.part, x.before("m")
    mixed = c.beta1 * m + (1 - c.beta1) * x.g
    return [
        Line("c", "β₁m + (1 − β₁)g", put_in("{}·{} + {}·{}", c.beta1, m, 1 - c.beta1, x.g), mixed),
        x.mean("m", "β₂m + (1 − β₂)g", c.beta2, x.g),
        Line("Δw", "−η·sign(c)", put_in("−{}·sign({})", x.rate, mixed), -x.rate * float(np.sign(mixed))),
    ]


def perceptron(x: Terms) -> list[Line]:
    return [Line("Δw", "−η·g", put_in("−{}·{}", x.rate, x.g), -x.rate * x.g)]
