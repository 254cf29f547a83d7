"""Run a choice's kernels as plain Python on a small example: nothing is compiled, and a debugger steps through.

    python3 packaging/dev.py kernel adam                      what every kernel of Adam gets, and what it leaves
    python3 packaging/dev.py kernel adam --set amsgrad=true   with other parameters, as an experiment file has them
    python3 packaging/dev.py kernel adam --debug              in the debugger, from every kernel's first line

A kernel is a plain function; the decorator only notes the signature that it is compiled for. Here NumPy's arrays take
the place of pointers, and the numbers are those of the compiled kernel to the last bit.
"""

import argparse
import copy
import inspect
import pdb
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

import numpy as np
from pydantic import ValidationError

from dllab.catalogue import Choice, FromRegistry, UnknownName
from dllab.engine.activations import ACTIVATIONS, Activation
from dllab.engine.hyper import readable
from dllab.engine.losses import LOSSES, Loss
from dllab.engine.losses.base import Task
from dllab.engine.normalizations import NORMALIZATIONS, Normalization
from dllab.engine.normalizations.base import TRAINING
from dllab.engine.optimizers import OPTIMIZERS, Optimizer
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS, OutputActivation

Run = Callable[..., Any]  # (kernel, *arguments) -> what the kernel returns
Example = Iterator[tuple[Run, tuple[Any, ...]]]  # kernels in the order of a step, each before it is run

BATCH = 4
STEPS = 2
RATE = 0.1
Z = np.array([-2.0, -0.5, 0.0, 0.5, 2.0], np.float32)
SIGNALS = np.array([[1.0, -0.5, 2.0, 0.25], [0.0, 1.5, -1.0, 0.75], [-1.25, 0.5, 0.5, 3.0]], np.float32)  # [3, BATCH]
WEIGHTS, GRADIENT = np.array([0.5, -1.0, 0.25], np.float32), np.array([0.2, -0.4, 0.01], np.float32)
LABELS = np.array([0, 1, 1, 0])
TARGETS = np.array([[0.5], [1.0], [-2.0], [0.0]], np.float32)


def of_activation(activation: Activation) -> Example:
    """f and f′ at five places."""
    z, hyper = Z.copy(), readable(activation)
    a, d = np.zeros_like(z), np.ones_like(z)
    yield activation.forward, (z, a, z.size, hyper)
    yield activation.backward, (z, a, d, z.size, hyper)


def of_loss(loss: Loss) -> Example:
    """The mean loss of four examples and its gradient."""
    task: Task = "classification" if "classification" in loss.tasks else "regression"
    y, targets = (LABELS, 2) if task == "classification" else (TARGETS, 1)
    outputs = loss.outputs(task, targets)
    t = np.ascontiguousarray(loss.encode(y, task, targets).reshape(BATCH, -1).T).ravel()
    z = SIGNALS[:outputs].flatten()
    prepared = loss.prepared(LABELS if task == "classification" else LABELS[:0], targets)
    d = np.zeros((outputs + 1) * BATCH, np.float32)  # and a row of scratch
    yield loss.value, (z, t, d, outputs, BATCH, BATCH, readable(loss), prepared)


def of_optimizer(optimizer: Optimizer) -> Example:
    """Two steps of three weights, with the same gradient in both."""
    if optimizer.output_error:
        z = SIGNALS[:1].flatten()
        yield optimizer.output_error, (z, LABELS.astype(np.float32), np.zeros_like(z), 1, 1, BATCH, BATCH)
    w, g = WEIGHTS.copy(), GRADIENT.copy()
    slots = optimizer.initial_slots(w)
    inner, *wrappers = optimizer.chain
    own = slots.size - inner.initial_slots(w).size  # a wrapper's slots come first
    for step in range(1, STEPS + 1):
        yield inner.update, (w, g, slots[own:], w.size, w.size, readable(inner), RATE, step)
        for wrapper in wrappers:
            yield wrapper.update, (w, g, slots, w.size, w.size, readable(wrapper), RATE, step)


def of_normalization(normalization: Normalization) -> Example:
    """Three units of four examples in training, and the way back of a gradient."""
    if normalization.normalize is None or normalization.backward is None:
        return
    units, x = len(SIGNALS), SIGNALS.flatten()
    y, normal, spread = np.zeros_like(x), np.zeros_like(x), np.zeros(4 * BATCH + units, np.float32)
    scale, shift = np.ones(units, np.float32), np.zeros(units, np.float32)
    running = np.repeat(np.array([0, 1], np.float32), units)
    forward = (x, y, normal, spread, scale, shift, running, units, 1, BATCH, BATCH, readable(normalization), TRAINING)
    yield normalization.normalize, forward
    d = np.roll(x, 1)
    yield (
        normalization.backward,
        (d, normal, spread, scale, np.zeros_like(scale), np.zeros_like(shift), units, 1, BATCH, BATCH, TRAINING),
    )


def of_output(activation: OutputActivation) -> Example:
    """Three outputs of four examples, and the way back of a gradient."""
    if activation.forward is None or activation.backward is None:
        return
    y = SIGNALS.flatten()
    yield activation.forward, (y, len(SIGNALS), BATCH)
    yield activation.backward, (y, np.roll(y, 1), len(SIGNALS), BATCH, BATCH)


FAMILIES: dict[Any, Callable[[Any], Example]] = {
    ACTIVATIONS: of_activation,
    LOSSES: of_loss,
    OPTIMIZERS: of_optimizer,
    NORMALIZATIONS: of_normalization,
    OUTPUT_ACTIVATIONS: of_output,
}


def choices(name: str, parameters: dict[str, Any]) -> list[tuple[Choice, Example]]:
    """Those called `name`, of every family that has kernels; raises UnknownName, ValidationError."""
    known = {choice.name for registry in FAMILIES for choice in registry}
    if name not in known:
        raise UnknownName("choices with kernels", name, known)
    made = [
        (FromRegistry(registry).read({"name": name, **parameters}), example)
        for registry, example in FAMILIES.items()
        if name in registry.names()
    ]
    return [(choice, example(choice)) for choice, example in made]


def show(kernel: Run, arguments: tuple[Any, ...], run: Run) -> None:
    """Run one kernel and print its arguments before, then what has changed."""
    names = inspect.signature(kernel).parameters
    before = copy.deepcopy(arguments)
    sizes = dict(zip(names, arguments, strict=True))
    row = sizes.get("row", sizes.get("stride", 1))
    print(f"{kernel.__qualname__}({', '.join(names)})")
    for name, value in zip(names, before, strict=True):
        print(f"    {name:8} = {_written(value, row)}")
    returned = run(kernel, *arguments)
    for name, old, new in zip(names, before, arguments, strict=True):
        if isinstance(new, np.ndarray) and not np.array_equal(old, new, equal_nan=True):
            print(f"  → {name:8} = {_written(new, row)}")
    if returned is not None:
        print(f"  → returns  {returned:.7g}")


def _written(value: Any, row: int) -> str:
    """A number or an array, with `row` numbers a row where that is what it holds."""
    if isinstance(value, np.void):  # a choice's parameters
        return ", ".join(f"{name} {value[name]:.7g}" for name in value.dtype.names or ())
    value = np.asarray(value)
    if row > 1 and value.size > row and value.size % row == 0 and value.dtype == np.float32:
        value = value.reshape(-1, row)
    return np.array2string(value, prefix=" " * 14, formatter={"float_kind": lambda number: f"{number:.7g}"})


def main(arguments: Sequence[str]) -> int:
    """Show every kernel of the choice asked for."""
    parser = argparse.ArgumentParser(prog="dev.py kernel", description="Run a choice's kernels as plain Python.")
    parser.add_argument("name", help="a choice's name, as in an experiment file")
    parser.add_argument("--set", action="append", default=[], metavar="PARAMETER=VALUE", help="another value, in TOML")
    parser.add_argument("--debug", action="store_true", help="step through every kernel in Python's debugger")
    options = parser.parse_args(arguments)
    try:
        found = choices(options.name, tomllib.loads("\n".join(options.set)))
    except (UnknownName, ValidationError, tomllib.TOMLDecodeError) as error:
        parser.error(str(error))
    run = cast(Run, pdb.runcall) if options.debug else (lambda kernel, *values: kernel(*values))
    for choice, example in found:
        print(f"— {type(choice).__module__}: {choice.as_table()}")
        kernel = None
        with np.errstate(all="ignore"):  # as in compiled code
            for kernel, values in example:
                show(kernel, values, run)
        if kernel is None:
            print("has no kernels: the step goes round it")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
