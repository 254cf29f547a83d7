"""What an optimizer remembers, by its names, around a step."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.engine.optimizers import Optimizer

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


@dataclass(frozen=True, eq=False)
class Remembered:
    """What is remembered under one name, around a step: float32[P] of all parameters, or float32[1] for the network."""

    before: NDArray[np.float32]
    after: NDArray[np.float32]

    def at(self, place: int, name: str) -> Slot:
        """The value of the parameter at `place`, or the network's."""
        index = place if self.before.size > 1 else 0
        return Slot(name, float(self.before[index]), float(self.after[index]))


def memory_of(
    optimizer: Optimizer, before: NDArray[np.float32], after: NDArray[np.float32], length: int
) -> dict[str, Remembered]:
    """All that is remembered of `length` parameters, a wrapper's last, without what the options leave unused.

    before, after: slots as in TrainState.
    """
    found: list[dict[str, Remembered]] = []
    start = 0
    for part in reversed(optimizer.chain):
        own = {}
        sizes = [(name, length) for name in SLOTS[part.name]] + [(name, 1) for name in SCALARS.get(part.name, ())]
        for name, size in sizes:
            if _is_used(part, name):
                own[name] = Remembered(before[start : start + size], after[start : start + size])
            start += size
        found.append(own)
    return {name: remembered for own in reversed(found) for name, remembered in own.items()}


def slots_of(memory: dict[str, Remembered], place: int) -> tuple[Slot, ...]:
    """What `memory` holds for the parameter at `place` and for the whole network."""
    return tuple(remembered.at(place, name) for name, remembered in memory.items())


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
