"""The parameters before the first step."""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.initializers import Initializer
from dllab.engine.network import Layout, aligned_zeros


def initial_parameters(layout: Layout, initializer: Initializer, seed: int) -> NDArray[np.float32]:
    """Weights and biases as the initializer draws them; each layer from a stream of its own."""
    flat = aligned_zeros(layout.length)
    for layer in layout.layers:
        random = np.random.default_rng([seed, layer.number])
        layer.weight_view(flat)[...] = initializer.weights(random, layer.fan_out, layer.fan_in, layer.reach)
        if layer.biased:
            layer.bias_view(flat)[...] = initializer.bias
        if layer.normalized:
            layer.scale_view(flat)[...] = 1.0
    return flat
