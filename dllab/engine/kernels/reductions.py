"""Sums over arrays, in an order that does not depend on anything but their length."""

from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.memory import FLOAT_POINTER, add_lanes, fma, load_vector, vector_variable, zeros
from dllab.engine.kernels.sums import long_dot, squares_about, total
from dllab.engine.network import LANES

# Below and above these, squares of float32 numbers may have been lost to underflow or overflow.
TINY_SQUARES = F(1e-28)
HUGE_SQUARES = F(1e36)
DISTINCT = F(1e-10)  # the square of the least difference from such a number is not lost


@intrinsic
def _vector_squares(typingctx, x, n):
    """Σ x[i]² for i < n, a multiple of 16; sums four vectors side by side, for the latency of one addition."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        x, n = args
        index, square = ir.IntType(64), fma(builder)
        sums = [vector_variable(builder) for _ in range(4)]
        for slot in sums:
            builder.store(zeros(ir.FloatType()), slot)

        def add(vector_number: Any, slot: Any) -> None:
            vector = load_vector(builder, builder.gep(x, [builder.mul(vector_number, index(LANES))]))
            builder.store(square(vector, vector, builder.load(slot)), slot)

        vectors = builder.udiv(n, index(LANES))
        fours = builder.udiv(vectors, index(4))
        with cgutils.for_range(builder, fours) as loop:
            for lane, slot in enumerate(sums):
                add(builder.add(builder.mul(loop.index, index(4)), index(lane)), slot)
        with cgutils.for_range(builder, vectors, start=builder.mul(fours, index(4))) as loop:
            add(loop.index, sums[0])
        first, second, third, fourth = (builder.load(slot) for slot in sums)
        return add_lanes(builder, builder.fadd(builder.fadd(first, second), builder.fadd(third, fourth)))

    return types.float32(FLOAT_POINTER, types.int64), codegen


@compiled
def norm(x, n):
    """‖x‖₂ = √Σ x[i]², float32, n a multiple of 16; summed again in float64 where squares may have been lost."""
    squares = _vector_squares(x, n)
    if TINY_SQUARES < squares < HUGE_SQUARES:
        return np.sqrt(squares)
    return F(np.sqrt(long_dot(x, 0, x, 0, n)))


@compiled
def row_sums(x, row, rows, n, out):
    """out[r] = Σ x[r·row + i] for i < n."""
    for r in range(rows):
        out[r] = total(x, r * row, n)


@compiled
def moments(x, row, rows, n):
    """Mean and standard deviation of x[r·row + i], r < rows, i < n, in two passes; in float64 as `norm` is."""
    count = F(rows * n)
    mean, variance = F(0.0), F(0.0)
    for r in range(rows):
        mean += total(x, r * row, n)
    mean /= count
    for r in range(rows):
        variance += squares_about(mean, x, r * row, n)
    if TINY_SQUARES < variance < HUGE_SQUARES:
        return mean, np.sqrt(variance / count)
    alike = variance == F(0.0)  # as of a dead layer
    if alike and abs(mean) <= DISTINCT:  # or their squares were lost
        for r in range(rows):
            for i in range(n):
                alike &= x[r * row + i] == F(0.0)
    if alike:
        return mean, variance
    return _long_moments(x, row, rows, n)


@compiled
def _long_moments(x, row, rows, n):
    mean, variance = 0.0, 0.0
    for r in range(rows):
        for i in range(n):
            mean += x[r * row + i]
    mean /= rows * n
    for r in range(rows):
        for i in range(n):
            variance += (x[r * row + i] - mean) ** 2
    return F(mean), F(np.sqrt(variance / (rows * n)))


@compiled
def flat_units(slope, row, units, positions, n, threshold):
    """Shares of entries, and of whole units, whose |slope| stays below `threshold`; a unit has `positions` rows."""
    entries, whole = 0, 0
    for u in range(units):
        flat = 0
        for r in range(u * positions, (u + 1) * positions):
            for i in range(n):
                flat += 1 if abs(slope[r * row + i]) < threshold else 0
        entries += flat
        whole += 1 if flat == positions * n else 0
    return F(entries) / F(units * positions * n), F(whole) / F(units)


@compiled
def has_non_finite(x, n):
    """Whether any of x[0] … x[n−1] is NaN or infinite."""
    bad = False
    for i in range(n):
        bad |= not np.isfinite(x[i])
    return bad
