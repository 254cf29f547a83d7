"""The loss of one batch in float64, as a function of a single weight: for differences that float32 cannot resolve."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dllab.engine.convolution import formula
from dllab.engine.network import Layer, Layout
from dllab.engine.program import Choices
from dllab.training.microscope.difference import ShiftedLoss
from dllab.training.microscope.rounding import EPSILON, Rounding

Array = NDArray[np.float64]


class Reference:
    """A network on a fixed batch in training mode: normalization by the batch itself, the same units dropped.

    Frozen layers are normalized by what has been seen, as the step has them.

    Raises Unsaid where a choice does not say its formula.

    parameters: float32, flat as `layout` says. x: float[B, features] and targets: float[B, rows], as the step gathered
    and changed them. masks: what each hidden layer's signal is multiplied by, float[B, units], or None. running: as in
    TrainState, before the step: what a batch of one example, and frozen layers, are normalized by.
    rounding: errors such as float32 makes, or None.
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
        rounding: Rounding | None = None,
    ):
        self._layout, self._choices, self._masks, self._rounding = layout, choices, masks, rounding
        self._running = layout.named_running(running) if choices.normalization.needs_batch else {}
        self._flat = parameters.astype(np.float64)
        self._targets = targets.astype(np.float64)
        self._values = np.array(choices.loss_values)
        self._signals = [x.astype(np.float64)]  # what enters every layer
        self._sums: list[Array] = []  # z of every layer
        self.base = self._onwards(0, self._weighted(layout.layers[0], self._signals[0]), self._signals, self._sums)

    @property
    def coarseness(self) -> float:
        """How far an output's error is off in float32, where it is the difference p − t of a softmax and a target: of a
        p beside 1 few digits are left."""
        return EPSILON / len(self.base.outputs) if self._choices.loss.output_activation == "softmax" else 0.0

    def at(self, number: int, unit: int, column: int | None, value: float) -> ShiftedLoss:
        """With weight [unit, column] of layer `number`, from 1, set to `value`; column None: the bias of the unit."""
        layer, signals = self._layout.layers[number - 1], self._signals[:number]
        z = self._sums_with(layer, unit, column, value)
        if self._stands_alone(layer):
            return self._through_unit(layer, unit, z, signals)
        whole = self._sums[number - 1].copy()
        whole[:, _places(layer, slice(unit, unit + 1))] = z
        return self._onwards(number - 1, whole, list(signals), self._sums[: number - 1])

    def own_sides(self, number: int, unit: int, column: int | None, value: float) -> NDArray[np.bool_]:
        """The first of the sides of `at`, those of the unit itself, at little cost; none where units are mixed."""
        layer, sides = self._layout.layers[number - 1], list[NDArray[np.bool_]]()
        if self._stands_alone(layer):
            z = self._sums_with(layer, unit, column, value)
            self._put_out(layer, z, self._signals[:number], sides, slice(unit, unit + 1))
        return np.concatenate([*sides, np.zeros(0, np.bool_)])

    def _sums_with(self, layer: Layer, unit: int, column: int | None, value: float) -> Array:
        """z of the unit alone."""
        flat: NDArray = self._flat
        z, signal = (
            self._sums[layer.number - 1][:, _places(layer, slice(unit, unit + 1))],
            self._signals[layer.number - 1],
        )
        if column is None:
            return z + (value - layer.bias_view(flat)[unit])
        met = formula.met_by(layer.geometry, signal, column) if layer.geometry else signal[:, column, None]
        return z + (value - layer.weight_view(flat)[unit, column]) * met

    def _stands_alone(self, layer: Layer) -> bool:
        """Whether the other units of the layer put out the same whatever one does."""
        mixes = layer.normalized and not self._choices.normalization.needs_batch
        return layer.number < len(self._layout.layers) and not mixes

    def _through_unit(self, layer: Layer, unit: int, z: Array, signals: list[Array]) -> ShiftedLoss:
        """With other weighted sums z of one unit."""
        own, sides = slice(unit, unit + 1), list[NDArray[np.bool_]]()
        out = self._put_out(layer, z, signals, sides, own)
        size = out.shape[1]
        place = slice(unit * size, (unit + 1) * size)
        signal = self._signals[layer.number].copy()
        change = out - signal[:, place]
        signal[:, place] = out
        flat: NDArray = self._flat
        after = self._layout.layers[layer.number]
        weight = after.weight_view(flat)
        if after.geometry:
            square = after.geometry.kernel**2
            alone = replace(after.geometry, picture=after.geometry.picture._replace(channels=1))
            reached = formula.weighted(alone, change, weight[:, unit * square : (unit + 1) * square], np.zeros(1))
        else:
            reached = change @ weight[:, place].T
        onwards = self._onwards(layer.number, self._sums[layer.number] + reached, [*signals, signal], [])
        return replace(onwards, sides=np.concatenate([*sides, onwards.sides]))

    def _weighted(self, layer: Layer, signal: Array) -> Array:
        z = _sums(layer, signal, self._flat)
        if self._rounding:
            z += self._rounding.shift(layer.number, lambda: _sums(layer, np.abs(signal), np.abs(self._flat)))
        return z

    def _onwards(self, index: int, z: Array, signals: list[Array], sums: list[Array]) -> ShiftedLoss:
        """From layer `index`, counted from 0, whose weighted sums are z, to the loss; signals and sums are extended."""
        layers, choices, sides = self._layout.layers, self._choices, list[NDArray[np.bool_]]()
        for layer in layers[index:-1]:
            sums.append(z)
            signals.append(self._put_out(layer, z, signals, sides, slice(0, layer.fan_out)))
            z = self._weighted(layers[layer.number], signals[-1])
        sums.append(z)
        output, loss = choices.output_activation, choices.loss
        y = z if loss.contains(output) else output.formula(z)
        if self._rounding and y is not z:
            y = y + self._rounding.tilt(layers[-1].number, z, slice(None), 1.0)
        sides.append((loss.corners(y, self._targets) > 0).ravel())
        return ShiftedLoss(loss.formula(y, self._targets, self._values), np.concatenate(sides), y)

    def _put_out(
        self, layer: Layer, z: Array, signals: list[Array], sides: list[NDArray[np.bool_]], units: slice
    ) -> Array:
        """What these units of a hidden layer hand on; `sides` is extended."""
        first = self._choices.normalization.comes_first
        own = _places(layer, units)
        u = self._normalized(layer, z, units) if first else z
        activation = self._choices.activations[layer.number - 1]
        sides += [(u > kink).ravel() for kink in activation.kinks]
        a = activation.formula(u)
        if self._rounding and not activation.straight:
            a = a + self._rounding.tilt(layer.number, u, own, activation.max_slope)
        out = a if first else self._normalized(layer, a, units)
        mask = self._masks[layer.number - 1]
        out = out if mask is None else out * mask[:, own]
        maps = self._with_detour(layer, out, signals, own)
        if not layer.geometry:
            return maps
        geometry = replace(layer.geometry, filters=units.stop - units.start)
        if geometry.pool == "max":
            sides += [side.ravel() for side in formula.winners(geometry, maps)]  # where they change, the slope jumps
        return formula.pooled(geometry, maps)

    def _normalized(self, layer: Layer, x: Array, units: slice) -> Array:
        if not layer.normalized:
            return x
        flat: NDArray = self._flat
        scale, shift = (view(flat).astype(np.float64)[units] for view in (layer.scale_view, layer.shift_view))
        normalization, places = self._choices.normalization, layer.positions
        if not normalization.needs_batch:
            return normalization.formula(x, scale.repeat(places), shift.repeat(places))
        rows = formula.by_place(x, places)  # every place of a map counts as an example
        if len(rows) > 1 and layer.number > self._choices.frozen:
            return formula.by_filter(normalization.formula(rows, scale, shift).reshape(len(x), places, -1))
        mean, variance = (self._running[f"layer{layer.number}.running_{of}"][units] for of in ("mean", "variance"))
        y = normalization.formula_alone(rows, scale, shift, mean.astype(np.float64), variance.astype(np.float64))
        return formula.by_filter(y.reshape(len(x), places, -1))

    def _with_detour(self, layer: Layer, out: Array, signals: list[Array], own: slice) -> Array:
        around = self._choices.residual
        if not around or layer.number % around:
            return out
        source = layer.number - around
        return out + signals[source][:, own] if self._layout.joins(source, layer.number - 1) else out


def _sums(layer: Layer, signal: Array, flat: NDArray) -> Array:
    """z of a layer whose parameters lie in `flat`."""
    if layer.geometry:
        return formula.weighted(layer.geometry, signal, layer.weight_view(flat), layer.bias_view(flat))
    return signal @ layer.weight_view(flat).T + layer.bias_view(flat)


def _places(layer: Layer, units: slice) -> slice:
    """Where the numbers of these units lie in the layer's signal, before it is pooled."""
    return slice(units.start * layer.positions, units.stop * layer.positions)
