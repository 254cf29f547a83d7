"""Random numbers inside compiled code: one 64-bit word of state that can be saved and restored."""

import numpy as np

from dllab.engine.kernels.compiler import compiled, inline
from dllab.engine.kernels.elementwise import F, cos_turns, log

_U = np.uint64


@compiled
def next_word(state):
    """64 random bits; advances state[0]. Source: SplitMix64, Steele, Lea & Flood (2014)."""
    state[0] += _U(0x9E3779B97F4A7C15)
    z = state[0]
    z = (z ^ (z >> _U(30))) * _U(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> _U(27))) * _U(0x94D049BB133111EB)
    return z ^ (z >> _U(31))


@inline
def scrambled(word):
    """32 bits that look random, from 32 that count. Source: Wellons (2018), hash prospector, lowbias32."""
    word = np.uint32(word ^ (word >> np.uint32(16)))
    word = np.uint32(word * np.uint32(0x7FEB352D))
    word = np.uint32(word ^ (word >> np.uint32(15)))
    word = np.uint32(word * np.uint32(0x846CA68B))
    return np.uint32(word ^ (word >> np.uint32(16)))


@compiled
def drop(x, n, share, key):
    """Set about `share` of x[0 … n−1] to zero and divide the rest by 1 − share; the same ones for the same key."""
    limit, kept = np.uint32(share * 4294967296.0), F(1.0 / (1.0 - share))
    for i in range(n):
        x[i] = F(0.0) if scrambled(np.uint32(np.uint32(i) + key)) < limit else x[i] * kept


@compiled
def add_noise(x, n, deviation, key):
    """Add Gaussian noise to x[0 … n−1], other for other keys. Source: Box & Muller (1958)."""
    size = F(deviation)
    for i in range(n):
        first = F(scrambled(np.uint32(np.uint32(2 * i) + key)) >> np.uint32(8)) + F(0.5)
        second = F(scrambled(np.uint32(np.uint32(2 * i + 1) + key)) >> np.uint32(8))
        radius = np.sqrt(F(-2.0) * log(first * F(2.0**-24)))
        x[i] += size * radius * cos_turns(second * F(2.0**-24))


@compiled
def shuffle(order, state):
    """Put `order` into a random order in place. Source: Fisher & Yates; Durstenfeld (1964)."""
    for i in range(order.size - 1, 0, -1):
        j = np.int64(((next_word(state) >> _U(32)) * _U(i + 1)) >> _U(32))
        order[i], order[j] = order[j], order[i]
