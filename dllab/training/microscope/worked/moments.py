"""Steps from running means of the gradient and of its square: Adam and those made of it, for one weight alone."""

from math import sqrt

from dllab.messages import text
from dllab.training.microscope.worked.terms import Line, Terms
from dllab.training.microscope.write import put_in

KNOWN = 5  # RAdam divides by √v where ρ is larger


def adam(x: Terms) -> list[Line]:
    c = x.part
    lines = [*x.moments(), x.corrected("m̂", "m", "β₁", c.beta1)]
    if not c.amsgrad:
        return _by_root(x, lines, "v")
    lines.append(Line("u", "max(u, v)", put_in("max({}, {})", x.before("u"), x.after("v")), x.after("u")))
    return _by_root(x, lines, "u")


def _by_root(x: Terms, lines: list[Line], of: str) -> list[Line]:
    """v̂ of the slot `of`, then Δw = −η·m̂/(√v̂ + ε); m̂ is among `lines`."""
    m = next(line.value for line in lines if line.left == "m̂")
    root = x.corrected("v̂", of, "β₂", x.part.beta2)
    return [*lines, root, x.divided("m̂", m, "v̂", root.value, x.part.epsilon)]


def _by_square(x: Terms, square: Line) -> list[Line]:
    """Adam's step with a `square`, v, of its own."""
    c = x.part
    lines = [x.mean("m", "β₁m + (1 − β₁)g", c.beta1, x.g), square, x.corrected("m̂", "m", "β₁", c.beta1)]
    return _by_root(x, lines, "v")


def adabelief(x: Terms) -> list[Line]:
    c = x.part
    away = x.g - x.after("m")
    numbers = put_in("{}·{} + {}·{} + {}", c.beta2, x.before("v"), 1 - c.beta2, away * away, c.epsilon_root)
    return _by_square(x, Line("v", "β₂v + (1 − β₂)(g − m)² + ε₀", numbers, x.after("v")))


def yogi(x: Terms) -> list[Line]:
    c = x.part
    square = x.g * x.g
    v = x.before("v") + (c.initial if x.step == 1 else 0.0)
    sign = "+" if v < square else "−"
    numbers = put_in("{} " + sign + " {}·{}", v, 1 - c.beta2, square)
    return _by_square(x, Line("v", "v − (1 − β₂)·sign(v − g²)·g²", numbers, x.after("v")))


def adamax(x: Terms) -> list[Line]:
    c, u = x.part, x.after("u")
    m = x.corrected("m̂", "m", "β₁", c.beta1)
    return [
        x.mean("m", "β₁m + (1 − β₁)g", c.beta1, x.g),
        Line("u", "max(β₂u, |g| + ε)", put_in("max({}·{}, {} + {})", c.beta2, x.before("u"), abs(x.g), c.epsilon), u),
        m,
        Line("Δw", "−η·m̂/u", put_in("−{}·{}/{}", x.rate, m.value, u), -x.rate * m.value / u if u else 0.0),
    ]


def nadam(x: Terms) -> list[Line]:
    c, g, m, v, p = x.part, x.g, x.after("m"), x.after("v"), x.after("p")
    now, ahead = (_nadams_share(x, left, t) for left, t in (("μₜ", x.step), ("μₜ₊₁", x.step + 1)))
    mean = ahead.value * m / (1 - p * ahead.value) + (1 - now.value) * g / (1 - p)
    sum_ = "{}·{}/(1 − {}·{}) + {}·{}/(1 − {})"
    mean_numbers = put_in(sum_, ahead.value, m, p, ahead.value, 1 - now.value, g, p)
    root = sqrt(v / (1 - c.beta2**x.step)) + c.epsilon
    numbers = put_in("−{}·{}/(√({}/(1 − {}" + x.power + ")) + {})", x.rate, mean, v, c.beta2, c.epsilon)
    return [
        now,
        Line("p", "p·μₜ", put_in("{}·{}", x.before("p") if x.step > 1 else 1.0, now.value), p),
        *x.moments(),
        ahead,
        Line("m̂", "μₜ₊₁m/(1 − p·μₜ₊₁) + (1 − μₜ)g/(1 − p)", mean_numbers, mean),
        Line("Δw", "−η·m̂/(√(v/(1 − β₂ᵗ)) + ε)", numbers, -x.rate * mean / root),
    ]


def _nadams_share(x: Terms, left: str, t: int) -> Line:
    """μ of step t."""
    c = x.part
    value = c.beta1 * (1 - 0.5 * 0.96 ** (t * c.momentum_decay))
    numbers = put_in(f"{{}}·(1 − ½·0.96^({t}·{{}}))", c.beta1, c.momentum_decay)
    return Line(left, f"β₁·(1 − ½·0.96^({'tψ' if t == x.step else '(t + 1)ψ'}))", numbers, value)


def radam(x: Terms) -> list[Line]:
    c, v, left = x.part, x.after("v"), 1 - x.part.beta2**x.step
    m = x.corrected("m̂", "m", "β₁", c.beta1)
    final = 2 / (1 - c.beta2) - 1
    rho = final - 2 * x.step * c.beta2**x.step / left
    numbers = put_in(f"{{}} − 2·{x.step}·{{}}{x.power}/(1 − {{}}{x.power})", final, c.beta2, c.beta2)
    trusted, known = text("ρ is above 5: v is known well enough to divide by √v"), rho > KNOWN
    not_trusted = text("ρ is not above 5: v is not known well enough to divide by √v")
    lines = [
        *x.moments(),
        m,
        Line("ρ∞", "2/(1 − β₂) − 1", put_in("2/(1 − {}) − 1", c.beta2), final),
        Line("ρ", "ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ)", numbers, rho, note=trusted if known else not_trusted),
    ]
    if not known:
        return [*lines, Line("Δw", "−η·m̂", put_in("−{}·{}", x.rate, m.value), -x.rate * m.value)]
    r = sqrt((rho - 4) * (rho - 2) * final / ((final - 4) * (final - 2) * rho))
    numbers = put_in("√(({} − 4)({} − 2)·{}/(({} − 4)({} − 2)·{}))", rho, rho, final, final, final, rho)
    step = put_in("−{}·{}·{}·√(1 − {}" + x.power + ")/(√{} + {})", x.rate, r, m.value, c.beta2, v, c.epsilon)
    return [
        *lines,
        Line("r", "√((ρ − 4)(ρ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρ))", numbers, r),
        Line("Δw", "−η·r·m̂·√(1 − β₂ᵗ)/(√v + ε)", step, -x.rate * r * m.value * sqrt(left) / (sqrt(v) + c.epsilon)),
    ]


def adabound(x: Terms) -> list[Line]:
    c, m, t = x.part, x.after("m"), x.step
    lines = x.moments()
    of = "v̂" if c.amsbound else "v"
    if c.amsbound:
        lines.append(Line("v̂", "max(v̂, v)", put_in("max({}, {})", x.before("v̂"), x.after("v")), x.after("v̂")))
    root = sqrt(x.after(of)) + c.epsilon
    rate = x.rate * sqrt(1 - c.beta2**t) / ((1 - c.beta1**t) * root)
    numbers = put_in(
        "{}·√(1 − {}" + x.power + ")/((1 − {}" + x.power + ")(√{} + {}))",
        x.rate, c.beta2, c.beta1, x.after(of), c.epsilon,
    )  # fmt: skip
    final = c.final_rate * x.rate / c.learning_rate
    low, high = final * (1 - 1 / (c.gamma * t + 1)), final * (1 + 1 / (c.gamma * t))
    clipped = min(max(rate, low), high)
    return [
        *lines,
        Line("a", f"η·√(1 − β₂ᵗ)/((1 − β₁ᵗ)(√{of} + ε))", numbers, rate),
        Line("f", "final rate · η/η₀", put_in("{}·{}/{}", c.final_rate, x.rate, c.learning_rate), final),
        Line("f₋", "f·(1 − 1/(γt + 1))", put_in(f"{{}}·(1 − 1/({{}}·{t} + 1))", final, c.gamma), low),
        Line("f₊", "f·(1 + 1/(γt))", put_in(f"{{}}·(1 + 1/({{}}·{t}))", final, c.gamma), high),
        Line("Δw", "−clip(a, f₋, f₊)·m", put_in("−clip({}, {}, {})·{}", rate, low, high, m), -clipped * m),
    ]
