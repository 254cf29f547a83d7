"""A network and its choices, laid out as the tables that the compiled step reads.

The step knows no choice by name: it finds an address for every activation, the loss and the optimizer, and their
hyper-parameters in one small array that may be rewritten between two steps.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, parameters_of
from dllab.engine.activations import Activation
from dllab.engine.kernels.compiler import address
from dllab.engine.losses import Loss
from dllab.engine.network import Layout, aligned_zeros, padded
from dllab.engine.optimizers import Optimizer

# One record a layer. Offsets count floats, into the parameters (weight, bias) or the workspace (input, z, a); `size`
# is how many floats of the parameters are the layer's, padding included.
LAYER = np.dtype(
    [(name, np.int64) for name in ("fan_in", "fan_out", "pitch", "weight", "bias", "size", "input", "z", "a")]
    + [(name, np.int64) for name in ("forward", "backward", "hyper")]
    + [("max_slope", np.float64)]
)
# One record a program. `row` is the distance between two rows of activations: the batch, padded. Offsets as above.
PLAN = np.dtype(
    [(name, np.int64) for name in ("batch", "row", "outputs", "target_rows", "length")]
    + [(name, np.int64) for name in ("rows", "targets", "delta", "spare", "transposed", "zero")]
    + [(name, np.int64) for name in ("loss", "loss_hyper", "update", "update_hyper", "per_tensor")]
)
L1, L2, WEIGHT_DECAY, CLIP_VALUE, CLIP_NORM, PENALTIES = range(6)  # places in `hyper`; the choices' own follow


@dataclass(frozen=True)
class Penalties:
    """What is done to gradients and weights beside the optimizer; 0 is off. Formulas: see the step."""

    l1: float = 0.0
    l2: float = 0.0
    weight_decay: float = 0.0
    clip_value: float = 0.0
    clip_norm: float = 0.0


@dataclass(frozen=True)
class Program:
    """The tables of one network at one batch size; `workspace` and `gradient` are scratch, never state."""

    layout: Layout
    plan: NDArray[np.void]
    layers: NDArray[np.void]
    hyper: NDArray[np.float64]
    workspace: NDArray[np.float32]
    gradient: NDArray[np.float32]
    before: NDArray[np.float32]

    @classmethod
    def build(
        cls,
        layout: Layout,
        batch: int,
        target_rows: int,
        activation: Activation,
        loss: Loss,
        optimizer: Optimizer,
        penalties: Penalties,
    ) -> "Program":
        """Lay everything out; kernels picked for the first time are compiled or loaded here."""
        room = _Room()
        row = padded(batch)
        plan, layers = np.zeros(1, PLAN), np.zeros(len(layout.layers), LAYER)
        hyper = pack(activation, loss, optimizer, penalties)
        plan["batch"], plan["row"], plan["outputs"] = batch, row, layout.sizes[-1]
        plan["target_rows"], plan["length"] = target_rows, layout.length
        plan["loss"], plan["loss_hyper"] = address(loss.value), PENALTIES + _count(activation)
        plan["update"], plan["update_hyper"] = address(optimizer.update), plan["loss_hyper"] + _count(loss)
        plan["per_tensor"] = optimizer.per_tensor
        widest = max(layout.sizes)
        signal = room.take(padded(layout.sizes[0]) * row)
        scratch = room.take(padded(widest) * row)
        for record, layer in zip(layers, layout.layers, strict=True):
            for name in ("fan_in", "fan_out", "pitch", "weight", "bias", "size"):
                record[name] = getattr(layer, name)
            last = layer is layout.layers[-1]
            record["input"] = signal
            record["a"] = signal = room.take(padded(layer.fan_out) * row)
            own = activation.backward_reads_input and not last
            record["z"] = signal if last else room.take(padded(layer.fan_out) * row) if own else scratch
            record["forward"], record["backward"] = address(activation.forward), address(activation.backward)
            record["hyper"], record["max_slope"] = PENALTIES, activation.max_slope
        plan["rows"] = room.take(row * padded(layout.sizes[0]))
        plan["targets"] = room.take(target_rows * row)
        plan["delta"], plan["spare"] = room.take(padded(widest) * row), room.take(padded(widest) * row)
        plan["transposed"] = room.take(padded(widest) * row)
        plan["zero"] = room.take(1)
        flat = [aligned_zeros(size) for size in (room.taken, layout.length, layout.length)]
        return cls(layout, plan, layers, hyper, *flat)


class _Room:
    """Hands out stretches of the workspace, each beginning on a vector."""

    def __init__(self) -> None:
        self.taken = 0

    def take(self, count: int) -> int:
        place = self.taken
        self.taken += padded(count)
        return place


def pack(activation: Activation, loss: Loss, optimizer: Optimizer, penalties: Penalties) -> NDArray[np.float64]:
    """The hyper-parameters as kernels read them: penalties, then the activation's, the loss's, the optimizer's."""
    own = [penalties.l1, penalties.l2, penalties.weight_decay, penalties.clip_value, penalties.clip_norm]
    return np.array([*own, *_numbers(activation), *_numbers(loss), *_numbers(optimizer)])


def _numbers(choice: Choice) -> list[float]:
    """A choice's parameters in their order; an option counts from 0."""
    values = []
    for parameter in parameters_of(type(choice)):
        value = getattr(choice, parameter.name)
        values.append(float(parameter.options.index(value)) if parameter.kind == "option" else float(value))
    return values


def _count(choice: Choice) -> int:
    return len(parameters_of(type(choice)))
