"""Steps that depend on more than their own weight: LAMB on its matrix or vector, SWATS on the whole network."""

from math import sqrt

import numpy as np

from dllab.messages import text
from dllab.training.microscope.worked.terms import Array, Line, Terms
from dllab.training.microscope.write import put_in


def lamb(x: Terms) -> list[Line]:
    c, place = x.part, x.place
    m, v = x.all_after("m")[place.tensor], x.all_after("v")[place.tensor]
    directions = m / (1 - c.beta1**x.step) / (np.sqrt(v / (1 - c.beta2**x.step)) + c.epsilon)
    direction = float(directions[place.index - place.tensor.start])
    numbers = put_in(
        "({}/(1 − {}" + x.power + "))/(√({}/(1 − {}" + x.power + ")) + {})",
        x.after("m"), c.beta1, x.after("v"), c.beta2, c.epsilon,
    )  # fmt: skip
    weight, length = _norm("‖w‖", "w", x.tensor), _norm("‖d‖", "d", directions)
    ratio = _trust(weight.value, length.value)
    return [
        *x.moments(),
        Line("d", "(m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε)", numbers, direction),
        weight,
        length,
        ratio,
        Line(
            "Δw",
            "−η·(‖w‖/‖d‖)·d",
            put_in("−{}·{}·{}", x.rate, ratio.value, direction),
            -x.rate * ratio.value * direction,
        ),
    ]


def _norm(left: str, letter: str, values: Array) -> Line:
    square = float(np.sum(values * values))
    return Line(left, f"√Σ{letter}²", put_in("√{}", square), sqrt(square))


def _trust(weight: float, length: float) -> Line:
    """The ratio of the norms of weights and directions."""
    if weight > 0 and length > 0:
        whole = text("norms over the layer's whole weight matrix, or over its whole bias vector")
        return Line("‖w‖/‖d‖", "", put_in("{}/{}", weight, length), weight / length, note=whole)
    return Line("‖w‖/‖d‖", "", "", 1.0, note=text("the ratio is 1 where either norm is 0"))


def swats(x: Terms) -> list[Line]:
    return _swats_as_sgd(x) if x.before("t₀") > 0 else _swats_as_adam(x)


def _swats_as_sgd(x: Terms) -> list[Line]:
    c, u, ratio = x.part, x.after("m, u"), x.before("Λ/η")
    equal = ratio * x.rate
    return [
        Line("t₀", "", "", x.before("t₀") + x.before("t₀′"), digits=9, note=text("SGD since the step after t₀")),
        Line("u", "β₁u + g", put_in("{}·{} + {}", c.beta1, x.before("m, u"), x.g), u),
        Line("Λ", "(Λ/η)·η", put_in("{}·{}", ratio, x.rate), equal),
        Line("Δw", "−(1 − β₁)Λu", put_in("−{}·{}·{}", 1 - c.beta1, equal, u), -(1 - c.beta1) * equal * u),
    ]


def _swats_as_adam(x: Terms) -> list[Line]:
    c, index = x.part, x.place.index
    means, squares = c.beta1 * x.all_before("m, u") + (1 - c.beta1) * x.gradients, x.all_after("v")
    scale = x.rate * sqrt(1 - c.beta2**x.step) / (1 - c.beta1**x.step)
    steps = -scale * means / (np.sqrt(squares) + c.epsilon)
    m, p = float(means[index]), float(steps[index])  # a switch leaves 0 where m was
    numbers = put_in(
        "−{}·√(1 − {}" + x.power + ")/(1 − {}" + x.power + ")·{}/(√{} + {})",
        x.rate, c.beta2, c.beta1, m, x.after("v"), c.epsilon,
    )  # fmt: skip
    return [
        Line("m", "β₁m + (1 − β₁)g", put_in("{}·{} + {}·{}", c.beta1, x.before("m, u"), 1 - c.beta1, x.g), m),
        x.mean("v", "β₂v + (1 − β₂)g²", c.beta2, x.g * x.g),
        Line("p", "−η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m/(√v + ε)", numbers, p),
        *_equal_rate(x, float(steps @ steps), -float(steps @ x.gradients)),
        Line("Δw", "p", "", p),
    ]


def _equal_rate(x: Terms, length: float, along: float) -> list[Line]:
    """The rate with which SGD would go as far along the gradient, its mean Λ, and whether to switch to it.

    length, along: p·p and −p·g of the whole network. Where the second is 0, no rate would do the same.
    """
    if along == 0:
        return []
    c, t = x.part, x.step
    gamma = length / along
    before, mean = (value("λ") + value("λ′") for value in (x.before, x.after))
    equal = mean / (1 - c.beta2**t)
    away = abs(equal - gamma)
    switch = x.after("t₀") + x.after("t₀′")
    everywhere = text("p·p and p·g over all parameters of the network")
    conditions = put_in(f"{t}·[{t} > 1]·[{{}} > 0]·[{{}} < {{}}]", equal, away, c.tolerance)
    lines = [
        Line("γ", "p·p/(−p·g)", put_in("{}/{}", length, along), gamma, note=everywhere),
        Line("λ", "β₂λ + (1 − β₂)γ", put_in("{}·{} + {}·{}", c.beta2, before, 1 - c.beta2, gamma), mean),
        Line("Λ", "λ/(1 − β₂ᵗ)", put_in("{}/(1 − {}" + x.power + ")", mean, c.beta2), equal),
        Line("t₀", "t·[t > 1]·[Λ > 0]·[|Λ − γ| < δ]", conditions, switch, digits=9),
    ]
    if not switch:
        return lines
    following = text("the switch: SGD from the next step on")
    return [*lines, Line("Λ/η", "", put_in("{}/{}", equal, x.rate), x.after("Λ/η"), note=following)]
