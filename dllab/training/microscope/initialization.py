"""How the spread of signals and gradients changes through the depth of a network before its first step."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from dllab.engine.activations import Activation
from dllab.engine.network import Layout
from dllab.engine.parts import Unsaid
from dllab.experiment import Experiment
from dllab.training.microscope.look import Depth, DepthVariances, Look

NODES = np.linspace(-8, 8, 4000)  # of a standard normal variable; 0, where kinks lie, is none of them
DENSITY = np.exp(-(NODES**2) / 2) / np.exp(-(NODES**2) / 2).sum()
STEP = 1e-5


def depth_of(look: Look, experiment: Experiment) -> Depth:
    """From a look at the first step of a run."""
    layers = look.layers
    # the last layer's z: an output activation would hide how far the signals have grown
    signals = [layer.a if layer is not layers[-1] else layer.z for layer in layers]
    measured = DepthVariances(_variances(signals), _variances([layer.delta for layer in layers]))
    network = experiment.network
    if network.normalization.learns or network.residual or network.convolutions:
        return Depth(measured, None, None)
    sizes = (layers[0].weight.shape[1], *(layer.weight.shape[0] for layer in layers))
    inputs = float(np.mean(layers[0].inputs.astype(np.float64) ** 2))
    last = float(np.mean(layers[-1].delta.astype(np.float64) ** 2))
    he = np.array([2.0 / layer.fan_in for layer in Layout(sizes).layers])
    xavier = np.array([2.0 / (layer.fan_in + layer.fan_out) for layer in Layout(sizes).layers])
    try:
        expect = partial(expected, sizes, network.activations, inputs=inputs, last=last)
        return Depth(measured, expect(weights=he), expect(weights=xavier))
    except Unsaid as unsaid:
        return Depth(measured, None, None, unsaid)


def expected(
    sizes: tuple[int, ...],
    activations: tuple[Activation, ...],
    weights: NDArray[np.float64],
    inputs: float,
    last: float,
) -> DepthVariances:
    """What wide layers of independent weights and biases of 0 do on average.

    weights: float64[L], the variance of each layer's. inputs: E[x²]. last: E[δ²] of the last layer, where the way back
    begins. Raises Unsaid where an activation does not say its formula. With ξ standard normal:
        q_l = fan_in·Var[W_l]·E[a²];   E[a²] = E[f(√q_l·ξ)²]
        E[δ_l²] = fan_out_(l+1)·Var[W_(l+1)]·E[δ_(l+1)²]·E[f′(√q_l·ξ)²]

    Source: Glorot & Bengio (2010), section 4.2; He et al. (2015), section 2.2; Poole et al. (2016) for any f.
    """
    count = len(weights)
    signals, slopes = np.zeros(count), np.ones(count)
    square = inputs
    for index in range(count):
        q = sizes[index] * weights[index] * square
        if index == count - 1:
            signals[index] = q
            break
        f, z = activations[index].formula, np.sqrt(q) * NODES
        a = f(z)
        slope = (f(z + STEP) - f(z - STEP)) / (2 * STEP)
        square, slopes[index] = float(DENSITY @ a**2), float(DENSITY @ slope**2)
        signals[index] = square - float(DENSITY @ a) ** 2
    deltas = np.full(count, last)
    for index in range(count - 2, -1, -1):
        deltas[index] = sizes[index + 2] * weights[index + 1] * deltas[index + 1] * slopes[index]
    return DepthVariances(signals, deltas)


def _variances(arrays: list[NDArray[np.float32]]) -> NDArray[np.float64]:
    return np.array([array.astype(np.float64).var() for array in arrays])
