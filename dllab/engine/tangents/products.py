"""Products of the Hessian with vectors, exact, at one place after another."""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.convolution import pooling
from dllab.engine.hyper import address
from dllab.engine.kernels import compiler
from dllab.engine.network import Layout, aligned_zeros, padded
from dllab.engine.program import Choices, Program, Room
from dllab.engine.tangents import passes


class Tangents:
    """What a program's examples say of the Hessian, where its choices have all stated their second derivatives.

    `prepare` follows a `forward` in LOOKING mode; the program's tables must be left alone until the last product.
    """

    def __init__(self, layout: Layout, choices: Choices, program: Program):
        self._program = program
        self._moved = aligned_zeros(len(program.workspace))
        self._moved[:] = program.workspace  # the geometry of convolutions lies there
        self._more = aligned_zeros(layout.length)
        self._image = aligned_zeros(layout.length)
        self._whole, self._own, taken = _places(layout, choices, int(program.plan["row"][0]))
        self._kept = aligned_zeros(taken)

    @staticmethod
    def floats(layout: Layout, choices: Choices, batch: int, workspace: int) -> int:
        """How many floats one takes beside its program, whose workspace has so many; compiles nothing."""
        return workspace + 2 * layout.length + _room(layout, choices, padded(batch))[2]

    def prepare(self, parameters: NDArray[np.float32], count: int) -> None:
        """Keep what all products at this place need of the `count` examples that went forward last."""
        program = self._program
        passes.prepare(
            program.plan, program.layers, self._whole, self._own, program.workspace, self._kept, parameters,
            self._more, program.hyper, count,
        )  # fmt: skip

    def times(self, parameters: NDArray[np.float32], vector: NDArray[np.float32], count: int) -> NDArray[np.float32]:
        """H·v of the mean loss over the examples prepared, float32[P]; the array is written over next time."""
        program, moved, kept = self._program, self._moved, self._kept
        tables = program.plan, program.layers, self._whole
        passes.forward(*tables, self._own, program.workspace, moved, kept, parameters, vector, count)
        passes.loss(*tables, program.workspace, moved, kept, program.hyper, count)
        passes.backward(
            *tables, self._own, program.workspace, moved, kept, parameters, vector, self._image, self._more, count
        )
        return self._image


def _places(layout: Layout, choices: Choices, row: int) -> tuple[NDArray[np.void], NDArray[np.void], int]:
    """The records WHOLE and OWN, and the floats of `kept`."""
    loss, output, normalization = choices.loss, choices.output_activation, choices.normalization
    whole, own, taken = _room(layout, choices, row)
    values = {
        "loss_second": 0 if loss.straight else address(loss, "second"),
        "output_second": 0 if loss.contains(output) else address(output, "second"),
        "tangent": address(normalization, "tangent") if normalization.learns else 0,
        "norm_second": address(normalization, "second") if normalization.learns else 0,
    }
    for name, value in values.items():
        whole[name] = value
    for record, layer, activation in zip(own, layout.layers, choices.activations, strict=False):  # the last has none
        if not activation.straight:
            record["second"] = address(activation, "second")
        if layer.geometry and layer.geometry.pool != "none":
            record["follow"] = compiler.address(pooling.TANGENTS[layer.geometry.pool])
    return whole, own, taken


def _room(layout: Layout, choices: Choices, row: int) -> tuple[NDArray[np.void], NDArray[np.void], int]:
    """The records with their places and no addresses yet, and the floats of `kept`; compiles nothing."""
    room = Room()
    whole, own = np.zeros(1, passes.WHOLE), np.zeros(len(layout.layers), passes.OWN)
    whole["pushed"] = room.take(padded(layout.sizes[-1]) * row)
    whole["nothing"] = room.take(padded(max(layer.fan_out for layer in layout.layers)))
    for index, (record, layer) in enumerate(zip(own, layout.layers, strict=True)):
        size = padded(layer.units) * row
        record["delta"] = room.take(size)
        if index == len(layout.layers) - 1:
            break
        record["slope"] = room.take(size)
        if not choices.activations[index].straight:
            record["curve"], record["bent"] = room.take(size), room.take(size)
        if layer.normalized:
            record["scaled"] = room.take(size)
    return whole, own, room.taken
