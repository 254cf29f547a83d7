"""A network and its choices, laid out as the tables that the compiled step reads.

The step knows no choice by name: it finds an address for every activation, the loss and the optimizer, and their
hyper-parameters in one small array that may be rewritten between two steps.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dllab.engine.activations import Activation
from dllab.engine.convolution import pooling
from dllab.engine.convolution.geometry import Geometry
from dllab.engine.hyper import address, numbers
from dllab.engine.kernels import compiler
from dllab.engine.losses import Loss
from dllab.engine.network import Layout, aligned_zeros, padded
from dllab.engine.normalizations import NORMALIZATIONS, Normalization
from dllab.engine.optimizers import Optimizer
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS, OutputActivation

NOWHERE = -1
# Multiply-adds, about 20 µs, below which a loop is done by one thread. To hand a job over and wait for its last part
# takes 1 µs where a helper is awake and 50 µs where it sleeps, and what another core has written must come from there.
WORTH = 1 << 20
ENTRY = 16  # multiply-adds that take about as long as one entry of a loop that is no product
# One record a layer. Offsets count floats, into the parameters (weight, bias, vectors, scale, shift), the running
# statistics (running) or the workspace (all others); `size` is how many floats of the parameters are the layer's, with
# padding; `vectors` is where those after the weights that are trained begin: at the bias, if there is one.
# A layer's signal goes z → u → a → out: normalized before the activation, activated, normalized after it, dropped and
# added to the signal at `skip`; what is not done shares its place with what came before. `rejoins` marks the layer
# whose input is where such a detour began, `frozen` one that does not learn and is normalized as at inference, `large`
# one with a loop that is worth sharing, `weighed` one whose z somebody else has put there.
# `inputs` and `units` count the rows of a layer's input and of its z; of a convolution, a unit is a place of a filter's
# map, and fan_out counts filters. Its `geometry` lies in the workspace as int64; `out` is pooled to `pooled`.
LAYER = np.dtype(
    [(name, np.int64) for name in ("fan_in", "fan_out", "pitch", "weight", "bias", "vectors", "scale", "shift", "size")]
    + [(name, np.int64) for name in ("input", "z", "u", "a", "out", "normal", "spread", "running", "skip", "rejoins")]
    + [(name, np.int64) for name in ("forward", "backward", "hyper", "dropout", "frozen", "large")]
    + [("max_slope", np.float64)]
    + [(name, np.int64) for name in ("inputs", "units", "positions", "pool", "unpool", "pooled", "winners")]
    + [(name, np.int64) for name in ("convolve", "by_weights", "by_inputs", "geometry", "frame", "framed")]
    + [(name, np.int64) for name in ("convolve_part", "by_weights_part", "by_inputs_part")]
    + [(name, np.int64) for name in ("back_frame", "turned", "sums", "weighed")]
)
# One record a program. `row` is the distance between two rows of activations: the batch, padded. `frozen` counts the
# floats at the beginning of the parameters that do not learn, `pitch` those from one example to the next. `sharing` is
# the address of the words in `shared`; `large_update` says whether the optimizer's is one that is worth sharing and can
# be. `gather` … `disturb` are addresses of parts of the step, the last two 0 in a run without. Offsets as above.
PLAN = np.dtype(
    [(name, np.int64) for name in ("batch", "row", "outputs", "target_rows", "length", "frozen")]
    + [(name, np.int64) for name in ("rows", "targets", "delta", "spare", "kept", "transposed", "zero")]
    + [(name, np.int64) for name in ("loss", "loss_hyper", "loss_prepared", "update", "update_hyper", "per_tensor")]
    + [(name, np.int64) for name in ("update_slots", "after", "after_hyper", "output_error")]
    + [(name, np.int64) for name in ("out_forward", "out_backward")]
    + [(name, np.int64) for name in ("features", "pitch", "height", "width")]
    + [(name, np.int64) for name in ("gather", "forward", "backward", "statistics", "augment", "disturb")]
    + [(name, np.int64) for name in ("normalize", "unnormalize", "norm_hyper", "norm_first")]
    + [(name, np.int64) for name in ("sharing", "large_update")]
)
# Places in `hyper`; a dropout for every hidden layer and the choices' own parameters follow.
L1, L2, WEIGHT_DECAY, CLIP_VALUE, CLIP_NORM, MAX_NORM, NOISE, NOISE_DECAY = range(8)
JITTER, SHIFT, ROTATION, FLIP_ACROSS, FLIP_DOWN, FILL, OWN = range(8, 15)


@dataclass(frozen=True)
class Penalties:
    """What is done to gradients and weights beside the optimizer; 0 is off. Formulas: see the step."""

    l1: float = 0.0
    l2: float = 0.0
    weight_decay: float = 0.0
    clip_value: float = 0.0
    clip_norm: float = 0.0
    max_norm: float = 0.0
    gradient_noise: float = 0.0
    gradient_noise_decay: float = 0.0


@dataclass(frozen=True)
class Augmentation:
    """What is done to training examples on their way in; 0 is off. Images are `image_shape`, filled up with `fill`."""

    noise: float = 0.0
    shift: float = 0.0
    rotation: float = 0.0
    flip_horizontal: bool = False
    flip_vertical: bool = False
    fill: float = 0.0
    image_shape: tuple[int, int] = (0, 0)

    @property
    def acts(self) -> bool:
        """Whether anything is done at all."""
        return bool(self.noise or self.shift or self.rotation or self.flip_horizontal or self.flip_vertical)


@dataclass(frozen=True)
class Choices:
    """What the step is put together from.

    activations, dropouts: one a hidden layer. residual: around so many layers, where widths match; 0: off. frozen: so
    many layers, the first ones, do not change.
    """

    activations: tuple[Activation, ...]
    loss: Loss
    optimizer: Optimizer
    penalties: Penalties = Penalties()
    normalization: Normalization = field(default_factory=lambda: NORMALIZATIONS["none"]())
    output_activation: OutputActivation = field(default_factory=lambda: OUTPUT_ACTIVATIONS["auto"]())
    dropouts: tuple[float, ...] = ()
    residual: int = 0
    frozen: int = 0
    augmentation: Augmentation = Augmentation()
    loss_values: tuple[float, ...] = ()

    def hyper(self) -> NDArray[np.float64]:
        """The hyper-parameters as kernels read them: penalties, dropouts, then every choice's own."""
        penalties, augmentation = self.penalties, self.augmentation
        first = [
            penalties.l1, penalties.l2, penalties.weight_decay, penalties.clip_value, penalties.clip_norm,
            penalties.max_norm, penalties.gradient_noise, penalties.gradient_noise_decay,
            augmentation.noise, augmentation.shift, augmentation.rotation,
            augmentation.flip_horizontal, augmentation.flip_vertical, augmentation.fill,
        ]  # fmt: skip
        own = [numbers(choice) for choice in (*self.activations, self.normalization, self.loss)]
        values = [*first, *self.dropouts, *(value for values in own for value in values)]
        return np.array(
            [*values, *self.loss_values, *(value for part in self.optimizer.chain for value in numbers(part))]
        )


@dataclass(frozen=True)
class Program:
    """The tables of one network at one batch size; `workspace`, `gradient` and `room` are scratch, never state."""

    layout: Layout
    plan: NDArray[np.void]
    layers: NDArray[np.void]
    hyper: NDArray[np.float64]
    workspace: NDArray[np.float32]
    gradient: NDArray[np.float32]
    before: NDArray[np.float32]
    sharing: NDArray[np.int64]
    room: NDArray[np.float32]

    @classmethod
    def build(cls, layout: Layout, batch: int, target_rows: int, choices: Choices) -> "Program":
        """Lay everything out; kernels picked for the first time are compiled or loaded here."""
        from dllab.engine.shared import prepared  # late: brings numba in

        plan, layers, taken = _places(layout, batch, target_rows, choices)
        for name, value in _choices_in_plan(choices, layout.length).items():
            plan[name] = value
        for name, value in _parts_in_plan(choices).items():
            plan[name] = value
        for record, activation in zip(layers, choices.activations, strict=False):  # the last layer has none
            record["forward"], record["backward"] = address(activation, "forward"), address(activation, "backward")
        sharing, room = prepared(WORTH, _is_wide(plan, layers))
        plan["sharing"] = sharing.ctypes.data
        work, gradient, before = (aligned_zeros(size) for size in (taken, layout.length, layout.length))
        for record, layer in zip(layers, layout.layers, strict=True):
            if layer.geometry:
                _convolve(record, layer.geometry, int(plan["row"][0]), work)
        return cls(layout, plan, layers, choices.hyper(), work, gradient, before, sharing, room)

    @property
    def is_wide(self) -> bool:
        """Whether a step has loops that a team shares."""
        return _is_wide(self.plan, self.layers)

    @staticmethod
    def floats(layout: Layout, batch: int, target_rows: int, choices: Choices) -> int:
        """How many floats `build` takes for workspace, gradient and the parameters before a step; compiles nothing."""
        return _places(layout, batch, target_rows, choices)[2] + 2 * layout.length


class Room:
    """Hands out stretches of the workspace, each beginning on a vector."""

    def __init__(self) -> None:
        self.taken = 0

    def take(self, count: int) -> int:
        place = self.taken
        self.taken += padded(count)
        return place


def _places(
    layout: Layout, batch: int, target_rows: int, choices: Choices
) -> tuple[NDArray[np.void], NDArray[np.void], int]:
    """The tables with the places of everything but no addresses yet, and the floats of the workspace."""
    room, row = Room(), padded(batch)
    widest = padded(max(max(layer.inputs, layer.units) for layer in layout.layers)) * row
    plan, layers = np.zeros(1, PLAN), np.zeros(len(layout.layers), LAYER)
    for name, value in {
        "batch": batch, "row": row, "outputs": layout.sizes[-1], "target_rows": target_rows,
        "length": layout.length, "frozen": sum(layer.size for layer in layout.layers[: choices.frozen]),
        "features": layout.sizes[0], "pitch": padded(layout.sizes[0]), "rows": room.take(row * padded(layout.sizes[0])),
        "targets": room.take(target_rows * row), "delta": room.take(widest + row), "spare": room.take(widest),
        "kept": room.take(widest), "transposed": room.take(widest), "zero": room.take(1),
    }.items():  # fmt: skip
        plan[name] = value
    _place_layers(layers, layout, choices, room, row)
    return plan, layers, room.taken


def _choices_in_plan(choices: Choices, length: int) -> dict[str, int]:
    """The addresses of what all layers share, and the places of its hyper-parameters."""
    normalization, output = choices.normalization, choices.output_activation
    optimizer, *wrappers = choices.optimizer.chain
    done = choices.loss.contains(output)
    norm_hyper = OWN + len(choices.dropouts) + sum(len(numbers(choice)) for choice in choices.activations)
    loss_hyper = norm_hyper + len(numbers(normalization))
    loss_prepared = loss_hyper + len(numbers(choices.loss))
    update_hyper = loss_prepared + len(choices.loss_values)
    height, width = choices.augmentation.image_shape
    return {
        "height": height,
        "width": width,
        "norm_hyper": norm_hyper,
        "normalize": address(normalization, "normalize") if normalization.learns else 0,
        "unnormalize": address(normalization, "backward") if normalization.learns else 0,
        "norm_first": normalization.comes_first,
        "loss": address(choices.loss, "value"),
        "loss_hyper": loss_hyper,
        "loss_prepared": loss_prepared,
        "out_forward": 0 if done else address(output, "forward"),
        "out_backward": 0 if done else address(output, "backward"),
        "update": address(optimizer, "update"),
        "update_hyper": update_hyper,
        "update_slots": sum(len(wrapper.slots) for wrapper in wrappers) * length,
        "per_tensor": optimizer.per_tensor,
        "large_update": not optimizer.per_tensor and not optimizer.scalars and ENTRY * length >= WORTH,
        "after": address(wrappers[0], "update") if wrappers else 0,
        "after_hyper": update_hyper + len(numbers(optimizer)),
        "output_error": address(optimizer, "output_error") if optimizer.output_error else 0,
    }


def _parts_in_plan(choices: Choices) -> dict[str, int]:
    """The addresses of parts of the step; those that few runs need are compiled for these alone."""
    from dllab.engine.augmentation import augment  # late: these bring numba in
    from dllab.engine.far import AUGMENT, BACKWARD, DISTURB, FORWARD, GATHER, STATISTICS, part
    from dllab.engine.passes import backward, forward, gather
    from dllab.engine.records import activation_statistics
    from dllab.engine.regularization import disturb

    return {
        "gather": part(gather, GATHER),
        "forward": part(forward, FORWARD),
        "backward": part(backward, BACKWARD),
        "statistics": part(activation_statistics, STATISTICS),
        "augment": part(augment, AUGMENT) if choices.augmentation.acts else 0,
        "disturb": part(disturb, DISTURB) if choices.penalties.gradient_noise else 0,
    }


def _place_layers(layers: NDArray[np.void], layout: Layout, choices: Choices, room: Room, row: int) -> None:
    """Fill in the layers' records and give every signal its place."""
    signals = [room.take(padded(layout.sizes[0]) * row)]  # the input's, then every layer's output
    scratch = room.take(padded(max(layer.units for layer in layout.layers)) * row)
    running = 0
    hyper = OWN + len(choices.dropouts)
    for index, (record, layer) in enumerate(zip(layers, layout.layers, strict=True)):
        for name in ("fan_in", "fan_out", "pitch", "weight", "bias", "vectors", "scale", "shift", "size"):
            record[name] = getattr(layer, name)
        for name in ("inputs", "units", "positions"):
            record[name] = getattr(layer, name)
        size = padded(layer.units) * row
        record["frozen"] = index < choices.frozen
        record["large"] = layer.units * max(layer.fan_in, ENTRY) * row >= WORTH
        record["input"], record["skip"] = signals[-1], NOWHERE
        if index == len(layout.layers) - 1:
            record["z"] = record["u"] = record["a"] = record["out"] = room.take(size)
            break
        activation = choices.activations[index]
        record["hyper"], record["max_slope"] = hyper, activation.max_slope
        record["dropout"] = OWN + index if choices.dropouts else NOWHERE
        hyper += len(numbers(activation))
        before = layer.normalized and choices.normalization.comes_first
        after = layer.normalized and not before
        own = room.take(size) if before or activation.backward_reads_input else scratch
        record["z"], record["u"] = scratch if before else own, own
        record["a"] = record["out"] = room.take(size)
        if layer.normalized:
            record["normal"], record["spread"] = room.take(size), room.take(4 * row + layer.fan_out)
            record["running"] = running
            running += 2 * layer.fan_out
        source = index - choices.residual + 1  # the layer whose input goes round
        joins = choices.residual and (index + 1) % choices.residual == 0
        if joins and layout.joins(source, index):
            record["skip"] = signals[source]
            layers[source]["rejoins"] = True
        if after or record["skip"] != NOWHERE or (choices.dropouts and choices.dropouts[index] > 0):
            record["out"] = room.take(size)
        signals.append(_place_convolution(record, layer.geometry, room, row) if layer.geometry else int(record["out"]))


def _place_convolution(record: np.void, geometry: Geometry, room: Room, row: int) -> int:
    """Room for what a convolution keeps; returns where its output lies, after pooling."""
    record["geometry"] = room.take(geometry.floats_of_numbers())
    record["framed"] = geometry.framed
    record["frame"] = room.take(geometry.frame.size * row) if geometry.framed else record["input"]
    record["back_frame"] = room.take(geometry.back_frame.size * row)
    record["turned"] = room.take(geometry.picture.channels * geometry.fan_out)
    record["sums"] = room.take(geometry.scratch())
    record["pooled"] = record["out"]
    if geometry.pool != "none":
        # the next layer's rows are read whole: what lies beyond the last number must be zero and stay so
        record["pooled"], record["winners"] = (room.take(padded(geometry.out.size) * row) for _ in range(2))
    return int(record["pooled"])


def _is_wide(plan: NDArray[np.void], layers: NDArray[np.void]) -> bool:
    return bool(layers["large"].any() or plan["large_update"].any())


def _convolve(record: np.void, geometry: Geometry, row: int, workspace: NDArray[np.float32]) -> None:
    """The addresses of a convolution's kernels, and what they read."""
    from dllab.engine.convolution import kernels  # late: brings numba in

    for name in ("convolve", "by_weights", "by_inputs", "convolve_part", "by_weights_part", "by_inputs_part"):
        record[name] = compiler.address(getattr(kernels, name))
    if geometry.pool != "none":
        record["pool"], record["unpool"] = (compiler.address(function) for function in pooling.KINDS[geometry.pool])
    place = int(record["geometry"])
    room = workspace[place : place + geometry.floats_of_numbers()]
    room.view(np.int64)[...] = geometry.numbers(row)
