"""The loops over what a run records. They hold the interpreter's lock: each takes microseconds."""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.kernels.compiler import brief

LOW, HIGH, LAST = range(3)  # of what is kept of a bucket
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@brief("float32[:, ::1](float32[:], float64[:], boolean[:], float32[:, :])")
def by_step(loss: Floats, rates: NDArray[np.float64], clipped: NDArray[np.bool_], norms: Floats) -> Floats:
    """Columns float32[3 + layers, n] of n steps: loss[n], learning rates[n], clipped[n] and norms[n, layers]."""
    columns = np.empty((3 + norms.shape[1], len(loss)), np.float32)
    for row in range(len(loss)):
        columns[0, row], columns[1, row], columns[2, row] = loss[row], rates[row], clipped[row]
        for layer in range(norms.shape[1]):
            columns[3 + layer, row] = norms[row, layer]
    return columns


@brief("void(float32[:, :, ::1], int64[::1], int64, int64, int64[:], float32[:, :])")
def fill(buckets: Floats, ends: Integers, rows: int, stride: int, step: Integers, values: Floats) -> None:
    """Put n rows, after `rows` others, into buckets[3, columns, capacity] that cover `stride` rows each.

    values: float32[columns, n], recorded at step[n]; ends: int64[capacity], the last step of each bucket. NaN stays.
    """
    n = len(step)
    for row in range(n):
        ends[(rows + row) // stride] = step[row]
    for column in range(len(values)):
        bucket, inside = rows // stride, rows % stride
        for row in range(n):
            value = values[column, row]
            if inside == 0 or value < buckets[LOW, column, bucket] or np.isnan(value):
                buckets[LOW, column, bucket] = value
            if inside == 0 or value > buckets[HIGH, column, bucket] or np.isnan(value):
                buckets[HIGH, column, bucket] = value
            buckets[LAST, column, bucket] = value
            inside += 1
            if inside == stride:
                bucket, inside = bucket + 1, 0


@brief("float32[:, :, ::1](float32[:, :, ::1], int64)")
def copied(buckets: Floats, count: int) -> Floats:
    """The first `count` buckets of all kinds and columns, float32[kinds, columns, count]."""
    copy = np.empty((len(buckets), buckets.shape[1], count), np.float32)
    for kind in range(len(buckets)):
        for column in range(buckets.shape[1]):
            for bucket in range(count):
                copy[kind, column, bucket] = buckets[kind, column, bucket]
    return copy
