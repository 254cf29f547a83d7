"""How a network lies in memory: every layer's weights and biases in one flat array.

Layer l holds W[fan_out, pitch], b[fan_out] and, where its signal is normalized, scale[fan_out] and shift[fan_out]. A
row of W is padded with zeros to a multiple of 16 floats, and every part begins at one, so that vectors load whole.
Padding stays zero: its gradient is zero. In a network without biases the place of b is padding. A convolution layer has
a filter where another has a unit.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dllab.messages import UserError, text

if TYPE_CHECKING:
    from dllab.engine.convolution.geometry import Geometry

VECTORS = "bias", "scale", "shift"
LANES = 16  # floats in a vector; rows of every matrix are padded to a multiple of it


class WrongShape(UserError):
    """Parameters or inputs that do not fit the network."""


def padded(count: int) -> int:
    """`count` rounded up to whole vectors."""
    return -(-count // LANES) * LANES


def aligned_zeros(count: int) -> NDArray[np.float32]:
    """float32[count] of zeros that begins on a cache line, so that no vector straddles two."""
    room = np.zeros(count + LANES, np.float32)
    skip = (-room.ctypes.data // room.itemsize) % LANES
    return room[skip : skip + count]


def aligned_words(count: int) -> NDArray[np.int64]:
    """int64[count] of zeros that begins on a cache line."""
    return aligned_zeros(2 * count).view(np.int64)


@dataclass(frozen=True)
class Layer:
    """One layer's place in the flat array of parameters; offsets and pitch count floats.

    fan_out: units, or filters. geometry: of a convolution layer.
    """

    number: int
    fan_in: int
    fan_out: int
    pitch: int
    weight: int
    bias: int
    normalized: bool
    biased: bool
    geometry: "Geometry | None" = None

    @property
    def inputs(self) -> int:
        """Numbers of an example that come in."""
        return self.geometry.picture.size if self.geometry else self.fan_in

    @property
    def positions(self) -> int:
        """Numbers that one unit computes of an example: 1, or those of a filter's map."""
        return self.geometry.positions if self.geometry else 1

    @property
    def units(self) -> int:
        """Numbers of an example that are computed, before they are pooled."""
        return self.fan_out * self.positions

    @property
    def reach(self) -> int:
        """Outputs that one input reaches: the fan_out that initializers mean."""
        return self.geometry.fan_out if self.geometry else self.fan_out

    @property
    def weight_shape(self) -> tuple[int, ...]:
        """(fan_out, fan_in), or (filters, channels, kernel, kernel)."""
        return self.geometry.weight_shape if self.geometry else (self.fan_out, self.fan_in)

    @property
    def vectors(self) -> int:
        """Where the first of the layer's vectors that are parameters lies, one after the other: b, scale, shift."""
        return self.bias if self.biased else self.scale

    @property
    def scale(self) -> int:
        """Where the normalization's scale lies, if there is one."""
        return self.bias + padded(self.fan_out)

    @property
    def shift(self) -> int:
        """Where the normalization's shift lies, if there is one."""
        return self.bias + 2 * padded(self.fan_out)

    @property
    def size(self) -> int:
        """Floats of the flat array that are this layer's, padding included."""
        return self.bias + padded(self.fan_out) * (3 if self.normalized else 1) - self.weight

    @property
    def parameter_count(self) -> int:
        """Weights, biases, scale and shift, without padding."""
        return (self.fan_in + self.biased + 2 * self.normalized) * self.fan_out

    def weight_view(self, flat: NDArray[np.float32]) -> NDArray[np.float32]:
        """W[fan_out, fan_in] inside `flat`, without the padding."""
        return flat[self.weight : self.bias].reshape(self.fan_out, self.pitch)[:, : self.fan_in]

    def bias_view(self, flat: NDArray[np.float32]) -> NDArray[np.float32]:
        """b[fan_out] inside `flat`; zeros in a network without biases."""
        return flat[self.bias : self.bias + self.fan_out]

    def scale_view(self, flat: NDArray[np.float32]) -> NDArray[np.float32]:
        """The normalization's scale γ[fan_out] inside `flat`."""
        return flat[self.scale : self.scale + self.fan_out]

    def shift_view(self, flat: NDArray[np.float32]) -> NDArray[np.float32]:
        """The normalization's shift β[fan_out] inside `flat`."""
        return flat[self.shift : self.shift + self.fan_out]


@dataclass(frozen=True)
class Layout:
    """The sizes of a network, input first, output last, and where its parameters lie.

    sizes: numbers of an example between two layers. convolutions: those layers that come first.
    normalized: whether every hidden layer has a scale and shift. biased: whether every layer has biases.
    """

    sizes: tuple[int, ...]
    normalized: bool = False
    biased: bool = True
    convolutions: "tuple[Geometry, ...]" = ()

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        layers, place = [], 0
        for number, (fan_in, fan_out) in enumerate(pairwise(self.sizes), start=1):
            geometry = self.convolutions[number - 1] if number <= len(self.convolutions) else None
            if geometry:
                fan_in, fan_out = geometry.fan_in, geometry.filters
            pitch = padded(fan_in)
            hidden = number < len(self.sizes) - 1
            bias = place + fan_out * pitch
            normalized = self.normalized and hidden
            layer = Layer(number, fan_in, fan_out, pitch, place, bias, normalized, self.biased, geometry)
            layers.append(layer)
            place += layer.size
        return tuple(layers)

    def joins(self, source: int, index: int) -> bool:
        """Whether what comes into layer `source` can be added to what layer `index`, both from 0, puts out."""
        begins, ends = self.layers[source], self.layers[index].geometry
        if begins.geometry and ends:
            return begins.geometry.picture == ends.maps
        return not begins.geometry and not ends and begins.fan_in == self.layers[index].fan_out

    @property
    def length(self) -> int:
        """Floats in the flat array, padding included."""
        return sum(layer.size for layer in self.layers)

    @property
    def parameter_count(self) -> int:
        """Weights, biases, scales and shifts, without padding."""
        return sum(layer.parameter_count for layer in self.layers)

    @property
    def uses(self) -> int:
        """How often parameters are used on an example's way through: once each, a convolution's at every position."""
        return sum(layer.parameter_count * layer.positions for layer in self.layers)

    def named(self, flat: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
        """Copies, as "layer1.weight": float32[fan_out, fan_in], "layer1.bias", "layer1.scale", "layer1.shift", …

        The weights of a convolution are [filters, channels, kernel, kernel].
        """
        shapes = self._shapes()
        return {name: view.copy().reshape(shapes[name]) for name, view in self._views(flat).items()}

    def digest(self, flat: NDArray[np.float32]) -> str:
        """sha256 over the arrays of `named` in their order, as little-endian float32; padding does not count.

        Every NaN counts as the same one: which bits it has is the processor's business.
        """
        digest = hashlib.sha256()
        for view in self._views(flat).values():
            digest.update(np.where(np.isnan(view), np.float32(np.nan), view).astype("<f4").tobytes())
        return digest.hexdigest()

    def named_running(self, running: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
        """Copies of what was seen: "layer1.running_mean": float32[fan_out], "layer1.running_variance", …"""
        named, place = {}, 0
        for layer in self.layers:
            if layer.normalized:
                mean, variance = running[place : place + 2 * layer.fan_out].reshape(2, -1).copy()
                named[f"layer{layer.number}.running_mean"] = mean
                named[f"layer{layer.number}.running_variance"] = variance
                place += 2 * layer.fan_out
        return named

    def load(self, flat: NDArray[np.float32], named: dict[str, NDArray[np.float32]]) -> None:
        """Write arrays called as in `named` into `flat`; raises WrongShape before anything is written."""
        views = self._views(flat)
        if named.keys() != views.keys():
            wrong = sorted(named.keys() ^ views.keys())
            raise WrongShape(
                text("parameters {wrong} are missing or unknown; expected {expected}"),
                wrong=", ".join(wrong), expected=", ".join(views),
            )  # fmt: skip
        values = {name: np.asarray(value) for name, value in named.items()}
        shapes = self._shapes()
        for name, value in values.items():
            if value.shape != shapes[name]:
                raise WrongShape(
                    text("{name} has shape {found}; expected {expected}"),
                    name=name, found=value.shape, expected=shapes[name],
                )  # fmt: skip
        for name, value in values.items():
            views[name][...] = value.reshape(views[name].shape)

    def _shapes(self) -> dict[str, tuple[int, ...]]:
        """As people see the parameters, by name."""
        shapes: dict[str, tuple[int, ...]] = {}
        for layer in self.layers:
            shapes |= dict.fromkeys((f"layer{layer.number}.{kind}" for kind in VECTORS), (layer.fan_out,))
            shapes[f"layer{layer.number}.weight"] = layer.weight_shape
        return shapes

    def _views(self, flat: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
        views = {}
        for layer in self.layers:
            views[f"layer{layer.number}.weight"] = layer.weight_view(flat)
            if layer.biased:
                views[f"layer{layer.number}.bias"] = layer.bias_view(flat)
            if layer.normalized:
                views[f"layer{layer.number}.scale"] = layer.scale_view(flat)
                views[f"layer{layer.number}.shift"] = layer.shift_view(flat)
        return views
