"""What an optimizer remembers of one weight, by its names, and its formula with the numbers put in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.engine.optimizers import Optimizer
from dllab.training.microscope.write import put_in, raised

# What the slots of each optimizer hold, in their order, as its docstring calls them; then its scalars.
SLOTS: dict[str, tuple[str, ...]] = {
    "sgd": ("m",),
    "sgdw": ("m",),
    "adagrad": ("s",),
    "rmsprop": ("s", "a", "m"),
    "adadelta": ("s", "u"),
    "adam": ("m", "v", "u"),
    "adamw": ("m", "v", "u"),
    "adamax": ("m", "u"),
    "nadam": ("m", "v"),
    "radam": ("m", "v"),
    "adabelief": ("m", "v"),
    "yogi": ("m", "v"),
    "lion": ("m",),
    "lamb": ("m", "v"),
    "adabound": ("m", "v", "v̂"),
    "swats": ("m, u", "v"),
    "lookahead": ("φ",),
    "perceptron": (),
}
SCALARS: dict[str, tuple[str, ...]] = {"nadam": ("p",), "swats": ("t₀", "t₀′", "Λ/η", "λ", "λ′")}


@dataclass(frozen=True)
class Slot:
    """One remembered value, before and after the step."""

    name: str
    before: float
    after: float


@dataclass(frozen=True)
class Line:
    """One line of a worked formula: `left` = `formula` = `numbers` = `value`."""

    left: str
    formula: str
    numbers: str
    value: float


def slots_of(
    optimizer: Optimizer, before: NDArray[np.float32], after: NDArray[np.float32], place: int, length: int
) -> tuple[Slot, ...]:
    """All that is remembered for the parameter at `place` of `length`, a wrapper's last, and for the whole network.

    before, after: slots as in TrainState. Slots that the optimizer's options leave unused are left out.
    """
    found, start = [], 0
    for part in reversed(optimizer.chain):
        own = []
        for index, name in enumerate(SLOTS[part.name]):
            at = start + index * length + place
            if _is_used(part, name):
                own.append(Slot(name, float(before[at]), float(after[at])))
        start += part.slots * length
        for index, name in enumerate(SCALARS.get(part.name, ())):
            own.append(Slot(name, float(before[start + index]), float(after[start + index])))
        found.append(own)
    return tuple(slot for own in reversed(found) for slot in own)


def _is_used(part: Any, name: str) -> bool:
    match part.name, name:
        case ("sgd", "m"):
            return bool(part.momentum)
        case ("rmsprop", "a"):
            return bool(part.centered)
        case ("rmsprop", "m"):
            return bool(part.momentum)
        case ("adam" | "adamw", "u"):
            return bool(part.amsgrad)
        case ("adabound", "v̂"):
            return bool(part.amsbound)
    return True


def worked(optimizer: Optimizer, gradient: float, slots: Sequence[Slot], rate: float, step: int) -> tuple[Line, ...]:
    """The formula of the step with numbers in it, the last line being the optimizer's own Δw.

    gradient: what the optimizer is given. slots: as `slots_of` has them. step: counts from 1.
    Empty for optimizers whose step needs more than this one weight.
    """
    part = optimizer.chain[0]
    if len(optimizer.chain) > 1 or part.name not in _WORKED:
        return ()
    return tuple(_WORKED[part.name](_Terms(part, gradient, {slot.name: slot for slot in slots}, rate, step)))


class _Terms:
    """What the formulas are made of: the optimizer's parameters, g, η, t, and slots before and after."""

    def __init__(self, part: Any, g: float, slots: dict[str, Slot], rate: float, step: int):
        self.part, self.g, self.rate, self.step = part, g, rate, step
        self._slots = slots

    def before(self, name: str) -> float:
        return self._slots[name].before

    def after(self, name: str) -> float:
        return self._slots[name].after

    def mean(self, name: str, formula: str, memory: float, new: float) -> Line:
        """x ← βx + (1 − β)·new, its value as the step left it."""
        numbers = put_in("{}·{} + {}·{}", memory, self.before(name), 1 - memory, new)
        return Line(name, formula, numbers, self.after(name))

    def corrected(self, name: str, of: str, memory: str, share: float) -> Line:
        """x̂ = x/(1 − βᵗ), which makes up for the start from 0."""
        value = self.after(of) / (1 - share**self.step)
        return Line(
            name, f"{of}/(1 − {memory}ᵗ)", put_in("{}/(1 − {}" + raised(self.step) + ")", self.after(of), share), value
        )


def _sgd(x: _Terms) -> list[Line]:
    c = x.part
    if not c.momentum:
        return [Line("Δw", "−η·g", put_in("−{}·{}", x.rate, x.g), -x.rate * x.g)]
    m = x.after("m")
    if x.step == 1:
        first = Line("m", "g", put_in("{}", x.g), m)
    else:
        formula = "βm + (1 − τ)g" if c.dampening else "βm + g"
        numbers = put_in("{}·{} + {}·{}", c.momentum, x.before("m"), 1 - c.dampening, x.g)
        first = Line("m", formula, numbers, m)
    if c.nesterov:
        last = Line(
            "Δw",
            "−η(g + βm)",
            put_in("−{}·({} + {}·{})", x.rate, x.g, c.momentum, m),
            -x.rate * (x.g + c.momentum * m),
        )
    else:
        last = Line("Δw", "−η·m", put_in("−{}·{}", x.rate, m), -x.rate * m)
    return [first, last]


def _sgdw(x: _Terms) -> list[Line]:
    m = x.after("m")
    numbers = put_in("{}·{} + {}·{}", x.part.momentum, x.before("m"), x.rate, x.g)
    return [Line("m", "βm + ηg", numbers, m), Line("Δw", "−m", put_in("−{}", m), -m)]


def _adagrad(x: _Terms) -> list[Line]:
    s, c = x.after("s"), x.part
    start = x.before("s") + (c.initial if x.step == 1 else 0.0)
    return [
        Line("s", "s + g²", put_in("{} + {}²", start, x.g), s),
        _divided(x, "g", x.g, "s", s, c.epsilon),
    ]


def _rmsprop(x: _Terms) -> list[Line]:
    c, s = x.part, x.after("s")
    lines = [x.mean("s", "αs + (1 − α)g²", c.alpha, x.g * x.g)]
    if c.centered:
        lines.append(x.mean("a", "αa + (1 − α)g", c.alpha, x.g))
    if not c.centered and not c.momentum:
        return [*lines, _divided(x, "g", x.g, "s", s, c.epsilon)]
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


def _adadelta(x: _Terms) -> list[Line]:
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


def _adam(x: _Terms) -> list[Line]:
    c = x.part
    lines = [
        x.mean("m", "β₁m + (1 − β₁)g", c.beta1, x.g),
        x.mean("v", "β₂v + (1 − β₂)g²", c.beta2, x.g * x.g),
        x.corrected("m̂", "m", "β₁", c.beta1),
    ]
    if getattr(c, "amsgrad", False):
        lines.append(Line("u", "max(u, v)", put_in("max({}, {})", x.before("u"), x.after("v")), x.after("u")))
    return _by_root(x, lines, "u" if getattr(c, "amsgrad", False) else "v")


def _by_root(x: _Terms, lines: list[Line], of: str) -> list[Line]:
    """v̂ of the slot `of`, then Δw = −η·m̂/(√v̂ + ε); m̂ is the last of `lines` called so."""
    m = next(line.value for line in lines if line.left == "m̂")
    root = x.corrected("v̂", of, "β₂", x.part.beta2)
    return [*lines, root, _divided(x, "m̂", m, "v̂", root.value, x.part.epsilon)]


def _adabelief(x: _Terms) -> list[Line]:
    c = x.part
    away = x.g - x.after("m")
    numbers = put_in("{}·{} + {}·{} + {}", c.beta2, x.before("v"), 1 - c.beta2, away * away, c.epsilon_root)
    lines = [
        x.mean("m", "β₁m + (1 − β₁)g", c.beta1, x.g),
        Line("v", "β₂v + (1 − β₂)(g − m)² + ε₀", numbers, x.after("v")),
        x.corrected("m̂", "m", "β₁", c.beta1),
    ]
    return _by_root(x, lines, "v")


def _yogi(x: _Terms) -> list[Line]:
    c = x.part
    square = x.g * x.g
    v = x.before("v") + (c.initial if x.step == 1 else 0.0)
    sign = "+" if v < square else "−"
    lines = [
        x.mean("m", "β₁m + (1 − β₁)g", c.beta1, x.g),
        Line(
            "v", "v − (1 − β₂)·sign(v − g²)·g²", put_in("{} " + sign + " {}·{}", v, 1 - c.beta2, square), x.after("v")
        ),
        x.corrected("m̂", "m", "β₁", c.beta1),
    ]
    return _by_root(x, lines, "v")


def _adamax(x: _Terms) -> list[Line]:
    c, u = x.part, x.after("u")
    m = x.corrected("m̂", "m", "β₁", c.beta1)
    return [
        x.mean("m", "β₁m + (1 − β₁)g", c.beta1, x.g),
        Line("u", "max(β₂u, |g| + ε)", put_in("max({}·{}, {} + {})", c.beta2, x.before("u"), abs(x.g), c.epsilon), u),
        m,
        Line("Δw", "−η·m̂/u", put_in("−{}·{}/{}", x.rate, m.value, u), -x.rate * m.value / u if u else 0.0),
    ]


def _lion(x: _Terms) -> list[Line]:
    c, m = x.part, x.before("m")
    mixed = c.beta1 * m + (1 - c.beta1) * x.g
    return [
        Line("c", "β₁m + (1 − β₁)g", put_in("{}·{} + {}·{}", c.beta1, m, 1 - c.beta1, x.g), mixed),
        x.mean("m", "β₂m + (1 − β₂)g", c.beta2, x.g),
        Line("Δw", "−η·sign(c)", put_in("−{}·sign({})", x.rate, mixed), -x.rate * float(np.sign(mixed))),
    ]


def _perceptron(x: _Terms) -> list[Line]:
    return [Line("Δw", "−η·g", put_in("−{}·{}", x.rate, x.g), -x.rate * x.g)]


def _divided(x: _Terms, name: str, over: float, below: str, square: float, epsilon: float) -> Line:
    """Δw = −η·over/(√below + ε)"""
    numbers = put_in("−{}·{}/(√{} + {})", x.rate, over, square, epsilon)
    return Line("Δw", f"−η·{name}/(√{below} + ε)", numbers, -x.rate * over / (sqrt(square) + epsilon))


_WORKED: dict[str, Callable[[_Terms], list[Line]]] = {
    "sgd": _sgd,
    "sgdw": _sgdw,
    "adagrad": _adagrad,
    "rmsprop": _rmsprop,
    "adadelta": _adadelta,
    "adam": _adam,
    "adamw": _adam,
    "adamax": _adamax,
    "adabelief": _adabelief,
    "yogi": _yogi,
    "lion": _lion,
    "perceptron": _perceptron,
}
