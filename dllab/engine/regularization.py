"""What is added to the gradient, cut from it, and held down in the weights, compiled."""

import numpy as np

from dllab.engine.kernels.compiler import compiled, inline
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.memory import pointer
from dllab.engine.kernels.random import add_noise
from dllab.engine.kernels.real import power
from dllab.engine.kernels.reductions import norm
from dllab.engine.program import CLIP_NORM, CLIP_VALUE, L1, L2, MAX_NORM, NOISE, NOISE_DECAY, WEIGHT_DECAY

NOISE_KEY = np.uint32(0x9E3779B9)  # sets the noise apart from the units that are dropped


@inline
def penalizes(hyper):
    """Whether `penalize` does anything."""
    return F(hyper[L1]) != F(0.0) or F(hyper[L2]) != F(0.0)


@inline
def clips(hyper):
    """Whether `clip` may change anything."""
    return F(hyper[CLIP_VALUE]) > F(0.0) or hyper[CLIP_NORM] > 0.0


@compiled
def penalize(layers, parameters, gradient, hyper):
    """Add λ₁·sign(w) + λ₂·w to the gradient of every weight."""
    l1, l2 = F(hyper[L1]), F(hyper[L2])
    if not penalizes(hyper):
        return
    for l in range(layers.size):
        layer = layers[l]
        w, g = pointer(parameters, layer.weight), pointer(gradient, layer.weight)
        for i in range(layer.bias - layer.weight):
            g[i] += l2 * w[i] + (l1 if w[i] > F(0.0) else F(0.0)) - (l1 if w[i] < F(0.0) else F(0.0))


@compiled
def disturb(layers, gradient, hyper, step, key):
    """Add noise of deviation c/(1 + t)^γ to every entry of the gradient; t counts the steps before this one.

    Source: Neelakantan et al. (2015), Adding Gradient Noise Improves Learning for Very Deep Networks.
    """
    if hyper[NOISE] == 0.0:
        return
    deviation = hyper[NOISE] / power(1.0 + step, hyper[NOISE_DECAY])
    own = np.uint32(key ^ NOISE_KEY)
    for l in range(layers.size):
        layer = layers[l]
        for unit in range(layer.fan_out):
            place = layer.weight + unit * layer.pitch
            add_noise(pointer(gradient, place), layer.fan_in, deviation, np.uint32(own + 2 * place))
        for place in range(layer.vectors, layer.weight + layer.size, layer.scale - layer.bias):
            add_noise(pointer(gradient, place), layer.fan_out, deviation, np.uint32(own + 2 * place))


@compiled
def hold(plan, gradient):
    """Leave nothing of the gradient by the parameters of frozen layers."""
    g = pointer(gradient, 0)
    for i in range(plan[0].frozen):
        g[i] = F(0.0)


@compiled
def clip(gradient, hyper):
    """Cut entries to ±c, then scale the whole gradient to norm C where it is larger; whether anything changed."""
    value, longest = F(hyper[CLIP_VALUE]), hyper[CLIP_NORM]
    g, count = pointer(gradient, 0), gradient.size
    clipped = 0
    if value > F(0.0):
        for i in range(count):
            clipped += 1 if abs(g[i]) > value else 0
            g[i] = value if g[i] > value else -value if g[i] < -value else g[i]
    if longest > 0.0:
        length = norm(g, count)
        if length > longest:
            clipped += 1
            scale = F(longest / length)
            for i in range(count):
                g[i] *= scale
    return clipped > 0


@compiled
def decay(layers, parameters, hyper, rate):
    """Decoupled decay: w ← w − η·λ·w on every weight."""
    if hyper[WEIGHT_DECAY] == 0.0:
        return
    share = F(rate * hyper[WEIGHT_DECAY])  # 1 − share would lose its digits
    for l in range(layers.size):
        layer = layers[l]
        w = pointer(parameters, layer.weight)
        for i in range(layer.bias - layer.weight):
            w[i] -= share * w[i]


@compiled
def limit_norms(layers, parameters, hyper):
    """Scale the incoming weights of every unit down to norm c where they are longer.

    Source: Srivastava et al. (2014), Dropout, section 5.1.
    """
    longest = F(hyper[MAX_NORM])
    if longest == F(0.0):
        return
    for l in range(layers.size):
        layer = layers[l]
        for unit in range(layer.fan_out):
            w = pointer(parameters, layer.weight + unit * layer.pitch)
            length = norm(w, layer.pitch)
            if length > longest:
                scale = longest / length
                for i in range(layer.pitch):
                    w[i] *= scale
