"""A choice's parameters as numbers, which its kernel reads by their names.

They lie in one row of float64 that may be rewritten between two steps. A kernel's argument called `hyper` is that row:
`hyper.momentum` is a place in it, known when the kernel is compiled.
"""

import numpy as np

from dllab.catalogue import Choice, Parameter, parameters_of
from dllab.engine.kernels import compiler

KINDS = ("float", "int", "bool", "option")  # of parameters that a kernel can read


def _read(model: type[Choice]) -> list[Parameter]:
    """Those parameters that are numbers; a choice within a choice has a kernel and numbers of its own."""
    return [parameter for parameter in parameters_of(model) if parameter.kind in KINDS]


def names(model: type[Choice]) -> tuple[str, ...]:
    """Those numbers' names, in their order."""
    return tuple(parameter.name for parameter in _read(model))


def numbers(choice: Choice) -> list[float]:
    """A choice's numbers in their order; an option counts from 0, true is 1."""
    values = [(parameter, getattr(choice, parameter.name)) for parameter in _read(type(choice))]
    return [float(parameter.options.index(value) if parameter.options else value) for parameter, value in values]


def readable(choice: Choice) -> np.record:
    """The same numbers as `hyper` in a kernel that is run as plain Python: record.momentum, …"""
    values = np.zeros(1, [(name, np.float64) for name in names(type(choice))]).view(np.recarray)
    values[0] = tuple(numbers(choice))
    return values[0]


def address(choice: Choice, kernel: str) -> int:
    """Where the machine code of the choice's `kernel` begins; compiled, or loaded from the cache, at the first call."""
    return compiler.address(getattr(type(choice), kernel), names(type(choice)))
