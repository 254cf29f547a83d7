"""What worked formulas are made of: lines, the terms in them, and the lines that several optimizers share."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from dllab.engine.worked.write import put_in
from dllab.numerals import raised

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Slot:
    """One remembered value, before and after the step."""

    name: str
    before: float
    after: float


@dataclass(frozen=True, eq=False)
class Remembered:
    """What is remembered under one name, around a step: float32[P] of all parameters, or float32[1] for the network."""

    before: NDArray[np.float32]
    after: NDArray[np.float32]

    def at(self, place: int, name: str) -> Slot:
        """The value of the parameter at `place`, or the network's."""
        index = place if self.before.size > 1 else 0
        return Slot(name, float(self.before[index]), float(self.after[index]))


@dataclass(frozen=True)
class Line:
    """One line of a worked formula: `left` = `formula` = `numbers` = `value`, what is empty left out.

    digits: how many of the value are worth showing. note: said below the line, a text for translation.
    """

    left: str
    formula: str
    numbers: str
    value: float
    digits: int = 4
    note: str = ""


@dataclass(frozen=True, eq=False)
class OptimizerStep:
    """One step of all parameters, flat as in TrainState.

    parameters: float32[P], before the step. gradient: float32[P], as the optimizer is given it. memory: around the
    step. number: counts from 1.
    """

    parameters: NDArray[np.float32]
    gradient: NDArray[np.float32]
    memory: dict[str, Remembered]
    rate: float
    number: int


@dataclass(frozen=True)
class ParameterPlace:
    """Where a parameter lies, and the weight matrix or bias vector that it is of. decay: ηλ, 0 for a bias."""

    index: int
    tensor: slice
    decay: float


class Terms:
    """The weight, g, η, t, and what the optimizer remembers, by the names of its slots, before and after the step.

    wrapped: the lines of what this optimizer wraps.
    """

    def __init__(self, step: OptimizerStep, place: ParameterPlace, wrapped: Sequence[Line] = ()):
        self.place, self.wrapped = place, wrapped
        self.weight, self.g = float(step.parameters[place.index]), float(step.gradient[place.index])
        self.rate, self.step = step.rate, step.number
        self._whole = step

    @property
    def power(self) -> str:
        """t, raised."""
        return raised(self.step)

    def before(self, name: str) -> float:
        return self._whole.memory[name].at(self.place.index, name).before

    def after(self, name: str) -> float:
        return self._whole.memory[name].at(self.place.index, name).after

    def all_before(self, name: str) -> Array:
        """Of every parameter, float64[P]."""
        return self._whole.memory[name].before.astype(np.float64)

    def all_after(self, name: str) -> Array:
        """Of every parameter, float64[P]."""
        return self._whole.memory[name].after.astype(np.float64)

    @property
    def gradients(self) -> Array:
        """g of every parameter, float64[P]."""
        return self._whole.gradient.astype(np.float64)

    @property
    def tensor(self) -> Array:
        """The matrix or vector that the weight is of, after the decay, float64[n]."""
        return self._whole.parameters[self.place.tensor].astype(np.float64) * (1 - self.place.decay)

    def mean(self, name: str, formula: str, memory: float, new: float) -> Line:
        """x ← βx + (1 − β)·new, its value as the step left it."""
        numbers = put_in("{}·{} + {}·{}", memory, self.before(name), 1 - memory, new)
        return Line(name, formula, numbers, self.after(name))

    def downhill(self) -> Line:
        """Δw = −η·g"""
        return Line("Δw", "−η·g", put_in("−{}·{}", self.rate, self.g), -self.rate * self.g)

    def corrected(self, name: str, of: str, memory: str, share: float) -> Line:
        """x̂ = x/(1 − βᵗ), which makes up for the start from 0."""
        value = self.after(of)
        numbers = put_in("{}/(1 − {}" + self.power + ")", value, share)
        return Line(name, f"{of}/(1 − {memory}ᵗ)", numbers, value / (1 - share**self.step))

    def divided(self, name: str, over: float, below: str, square: float, epsilon: float) -> Line:
        """Δw = −η·over/(√below + ε)"""
        numbers = put_in("−{}·{}/(√{} + {})", self.rate, over, square, epsilon)
        return Line("Δw", f"−η·{name}/(√{below} + ε)", numbers, -self.rate * over / (sqrt(square) + epsilon))
