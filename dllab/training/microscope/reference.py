"""The loss of one batch in float64, as a function of a single weight: for differences that float32 cannot resolve."""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.convolution import formula
from dllab.engine.convolution.geometry import Geometry
from dllab.engine.network import Layer, Layout
from dllab.engine.program import Choices
from dllab.training.microscope.difference import ShiftedLoss

Array = NDArray[np.float64]


class Reference:
    """A network on a fixed batch in training mode: normalization by the batch itself, the same units dropped.

    Frozen layers are normalized by what has been seen, as the step has them.

    Raises Unsaid where a choice does not say its formula.

    parameters: float32, flat as `layout` says. x: float[B, features] and targets: float[B, rows], as the step gathered
    and changed them. masks: what each hidden layer's signal is multiplied by, float[B, units], or None. running: as in
    TrainState, before the step: what a batch of one example, and frozen layers, are normalized by.
    """

    def __init__(
        self,
        layout: Layout,
        choices: Choices,
        parameters: NDArray[np.float32],
        x: NDArray[np.float32],
        targets: NDArray[np.float32],
        masks: tuple[NDArray[np.float32] | None, ...],
        running: NDArray[np.float32],
    ):
        self._layout, self._choices, self._masks = layout, choices, masks
        self._running = layout.named_running(running) if choices.normalization.needs_batch else {}
        self._flat = parameters.astype(np.float64)
        self._targets = targets.astype(np.float64)
        self._values = np.array(choices.loss_values)
        self._signals = [x.astype(np.float64)]  # what enters every layer
        self._sums: list[Array] = []  # z of every layer
        self.base = self._onwards(0, self._weighted(layout.layers[0], self._signals[0]), self._signals, self._sums)

    def at(self, number: int, unit: int, column: int | None, value: float) -> ShiftedLoss:
        """With weight [unit, column] of layer `number`, from 1, set to `value`; column None: the bias of the unit."""
        layer = self._layout.layers[number - 1]
        signals, sums = self._signals[:number], self._sums[: number - 1]
        z = self._sums[number - 1].copy()
        flat: NDArray = self._flat
        own = slice(unit * layer.positions, (unit + 1) * layer.positions)
        if column is None:
            z[:, own] += value - layer.bias_view(flat)[unit]
        else:
            met = signals[-1][:, column, None]
            if layer.geometry:
                met = formula.met_by(layer.geometry, signals[-1], column)
            z[:, own] += (value - layer.weight_view(flat)[unit, column]) * met
        return self._onwards(number - 1, z, list(signals), list(sums))

    def _weighted(self, layer: Layer, signal: Array) -> Array:
        flat: NDArray = self._flat
        if layer.geometry:
            return formula.weighted(layer.geometry, signal, layer.weight_view(flat), layer.bias_view(flat))
        return signal @ layer.weight_view(flat).T + layer.bias_view(flat)

    def _onwards(self, index: int, z: Array, signals: list[Array], sums: list[Array]) -> ShiftedLoss:
        """From layer `index`, counted from 0, whose weighted sums are z, to the loss; signals and sums are extended."""
        layers, choices, sides = self._layout.layers, self._choices, []
        first = choices.normalization.comes_first
        for layer in layers[index:-1]:
            sums.append(z)
            u = self._normalized(layer, z) if first else z
            activation = choices.activations[layer.number - 1]
            sides += [(u > kink).ravel() for kink in activation.kinks]
            a = activation.formula(u)
            out = a if first else self._normalized(layer, a)
            mask = self._masks[layer.number - 1]
            out = out if mask is None else out * mask
            maps = self._with_detour(layer, out, signals)
            if layer.geometry and layer.geometry.pool == "max":
                sides.append(_winners(layer.geometry, maps))
            signals.append(formula.pooled(layer.geometry, maps) if layer.geometry else maps)
            z = self._weighted(layers[layer.number], signals[-1])
        sums.append(z)
        output, loss = choices.output_activation, choices.loss
        y = z if loss.contains(output) else output.formula(z)
        sides.append((loss.corners(y, self._targets) > 0).ravel())
        return ShiftedLoss(loss.formula(y, self._targets, self._values), np.concatenate(sides))

    def _normalized(self, layer: Layer, x: Array) -> Array:
        if not layer.normalized:
            return x
        flat: NDArray = self._flat
        scale, shift = (view(flat).astype(np.float64) for view in (layer.scale_view, layer.shift_view))
        normalization, places = self._choices.normalization, layer.positions
        if not normalization.needs_batch:
            return normalization.formula(x, scale.repeat(places), shift.repeat(places))
        rows = formula.by_place(x, places)  # every place of a map counts as an example
        if len(rows) > 1 and layer.number > self._choices.frozen:
            return formula.by_filter(normalization.formula(rows, scale, shift).reshape(len(x), places, -1))
        mean, variance = (self._running[f"layer{layer.number}.running_{of}"] for of in ("mean", "variance"))
        y = normalization.formula_alone(rows, scale, shift, mean.astype(np.float64), variance.astype(np.float64))
        return formula.by_filter(y.reshape(len(x), places, -1))

    def _with_detour(self, layer: Layer, out: Array, signals: list[Array]) -> Array:
        around = self._choices.residual
        if not around or layer.number % around:
            return out
        source = layer.number - around
        return out + signals[source] if self._layout.joins(source, layer.number - 1) else out


def _winners(geometry: Geometry, maps: Array) -> NDArray[np.bool_]:
    """Which number of each square is the largest: where another becomes it, the slope jumps."""
    found = formula.squares(geometry, maps)
    return (np.arange(found.shape[2]) == found.argmax(axis=2)[..., None]).ravel()
