"""Every optimizer's step, worked out."""

from collections.abc import Callable

from dllab.engine.optimizers import Optimizer
from dllab.training.microscope.worked import moments, momentum, squares, tensors
from dllab.training.microscope.worked.lookahead import lookahead
from dllab.training.microscope.worked.terms import Line, Place, Step, Terms

FORMULAS: dict[str, Callable[[Terms], list[Line]]] = {
    "sgd": momentum.sgd,
    "sgdw": momentum.sgdw,
    "adagrad": squares.adagrad,
    "rmsprop": squares.rmsprop,
    "adadelta": squares.adadelta,
    "adam": moments.adam,
    "adamw": moments.adam,
    "adamax": moments.adamax,
    "nadam": moments.nadam,
    "radam": moments.radam,
    "adabelief": moments.adabelief,
    "yogi": moments.yogi,
    "lion": momentum.lion,
    "lamb": tensors.lamb,
    "adabound": moments.adabound,
    "swats": tensors.swats,
    "lookahead": lookahead,
    "perceptron": momentum.perceptron,
}


def worked(optimizer: Optimizer, step: Step, place: Place) -> tuple[Line, ...]:
    """The formula of the step with the numbers of one parameter in it, the last line being the optimizer's own Δw.

    What a wrapper wraps comes first.
    """
    lines: list[Line] = []
    for part in optimizer.chain:
        lines = FORMULAS[part.name](Terms(part, step, place, lines))
    return tuple(lines)
