"""The engine's kernels behind functions that take arrays, so that tests can call them."""

import numba
import numpy as np

from dllab.engine.kernels import elementwise, gemm, reductions, transpose
from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.memory import pointer


def over(x):
    """The elementwise formulas, applied to float32[N]: (exp, log, tanh, expm1, sigmoid, normal_share)."""
    results = tuple(np.empty_like(x) for _ in range(6))
    with np.errstate(all="ignore"):
        _elementwise(x, *results)
    return results


def power_of(x, exponent):
    """x to the power of `exponent`, for float32[N]."""
    result = np.empty_like(x)
    with np.errstate(all="ignore"):
        _power(x, np.float32(exponent), result)
    return result


@compiled
def _power(x, exponent, result):
    for i in range(x.size):
        result[i] = elementwise.power(x[i], exponent)


@compiled
def _elementwise(x, exp, log, tanh, expm1, sigmoid, normal_share):
    for i in range(x.size):
        exp[i] = elementwise.exp(x[i])
    for i in range(x.size):
        log[i] = elementwise.log(x[i])
    for i in range(x.size):
        tanh[i] = elementwise.tanh(x[i])
    for i in range(x.size):
        expm1[i] = elementwise.expm1(x[i])
    for i in range(x.size):
        sigmoid[i] = elementwise.sigmoid(x[i])
    for i in range(x.size):
        normal_share[i] = elementwise.normal_share(x[i])


@compiled
def cosines(u, out):
    for i in range(u.size):
        out[i] = elementwise.cos_turns(u[i])


@compiled
def product(a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth):
    gemm.gemm(
        pointer(a, 0), a_row, a_column, pointer(b, 0), b_row, pointer(c, 0), c_row,
        pointer(bias, 0), bias_step, rows, columns, depth,
    )  # fmt: skip


@compiled
def packed_product(a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth, room):
    gemm.packed_gemm(
        pointer(a, 0), a_row, a_column, pointer(b, 0), b_row, pointer(c, 0), c_row,
        pointer(bias, 0), bias_step, rows, columns, depth, pointer(room, 0),
    )  # fmt: skip


@compiled
def transposed(source, source_row, target, target_row, rows, columns):
    transpose.transpose(pointer(source, 0), source_row, pointer(target, 0), target_row, rows, columns)


@compiled
def norm(x):
    return reductions.norm(pointer(x, 0), x.size)


@compiled
def row_sums(x, row, rows, n, out):
    reductions.row_sums(pointer(x, 0), row, rows, n, pointer(out, 0))


@compiled
def moments(x, row, rows, n):
    return reductions.moments(pointer(x, 0), row, rows, n)


@compiled
def flat_units(slope, row, units, positions, n, threshold):
    return reductions.flat_units(pointer(slope, 0), row, units, positions, n, threshold)


@compiled
def has_non_finite(x):
    return reductions.has_non_finite(pointer(x, 0), x.size)


@numba.njit
def allocating(count):
    """Something that allocates `count` times, to prove that it is seen; not `compiled`, which refuses it."""
    total = 0.0
    for i in range(count):
        total += np.empty(i + 1, np.float32).size
    return total
