"""Steps divided by the root of squared gradients, summed or averaged: AdaGrad, RMSProp and AdaDelta."""

from math import sqrt

from dllab.training.microscope.worked.terms import Line, Terms
from dllab.training.microscope.write import put_in


def adagrad(x: Terms) -> list[Line]:
    s, c = x.after("s"), x.part
    start = x.before("s") + (c.initial if x.step == 1 else 0.0)
    return [
        Line("s", "s + g²", put_in("{} + {}²", start, x.g), s),
        x.divided("g", x.g, "s", s, c.epsilon),
    ]


def rmsprop(x: Terms) -> list[Line]:
    c, s = x.part, x.after("s")
    lines = [x.mean("s", "αs + (1 − α)g²", c.alpha, x.g * x.g)]
    if c.centered:
        lines.append(x.mean("a", "αa + (1 − α)g", c.alpha, x.g))
    if not c.centered and not c.momentum:
        return [*lines, x.divided("g", x.g, "s", s, c.epsilon)]
    spread = max(s - x.after("a") ** 2, 0.0) if c.centered else s
    under = "s − a²" if c.centered else "s"
    d = sqrt(spread) + c.epsilon
    lines.append(Line("d", f"√({under}) + ε" if c.centered else "√s + ε", put_in("√{} + {}", spread, c.epsilon), d))
    if c.momentum:
        numbers = put_in("{}·{} + {}/{}", c.momentum, x.before("m"), x.g, d)
        return [
            *lines,
            Line("m", "μm + g/d", numbers, x.after("m")),
            Line("Δw", "−η·m", put_in("−{}·{}", x.rate, x.after("m")), -x.rate * x.after("m")),
        ]
    return [*lines, Line("Δw", "−η·g/d", put_in("−{}·{}/{}", x.rate, x.g, d), -x.rate * x.g / d)]


def adadelta(x: Terms) -> list[Line]:
    c, s, u = x.part, x.after("s"), x.before("u")
    change = x.g * sqrt((u + c.epsilon) / (s + c.epsilon))
    return [
        x.mean("s", "ρs + (1 − ρ)g²", c.rho, x.g * x.g),
        Line(
            "Δ",
            "g·√(u + ε)/√(s + ε)",
            put_in("{}·√({} + {})/√({} + {})", x.g, u, c.epsilon, s, c.epsilon),
            change,
        ),
        x.mean("u", "ρu + (1 − ρ)Δ²", c.rho, change * change),
        Line("Δw", "−η·Δ", put_in("−{}·{}", x.rate, change), -x.rate * change),
    ]
