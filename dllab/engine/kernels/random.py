"""Random numbers inside compiled code: one 64-bit word of state that can be saved and restored."""

import numpy as np

from dllab.engine.kernels.compiler import compiled

_U = np.uint64


@compiled
def next_word(state):
    """64 random bits; advances state[0]. Source: SplitMix64, Steele, Lea & Flood (2014)."""
    state[0] += _U(0x9E3779B97F4A7C15)
    z = state[0]
    z = (z ^ (z >> _U(30))) * _U(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> _U(27))) * _U(0x94D049BB133111EB)
    return z ^ (z >> _U(31))


@compiled
def shuffle(order, state):
    """Put `order` into a random order in place. Source: Fisher & Yates; Durstenfeld (1964)."""
    for i in range(order.size - 1, 0, -1):
        j = np.int64(((next_word(state) >> _U(32)) * _U(i + 1)) >> _U(32))
        order[i], order[j] = order[j], order[i]
