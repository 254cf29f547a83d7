"""Matrix products whose second matrix is gathered: its rows lie wherever a table says.

A filter's tap reads a picture at a fixed distance from the filter's corner, and activations are feature-major, so what
one tap meets along a row of the map is one contiguous run of floats. So nothing is copied into columns first.

Source of the idea: Dukhan (2019), The Indirect Convolution Algorithm.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.gemm import ROWS, VECTORS, WIDE, microkernel
from dllab.engine.kernels.memory import (
    FLOAT_POINTER,
    add_lanes,
    fma,
    load_vector,
    shifted,
    store_vector,
    vector_variable,
)
from dllab.engine.kernels.target import target
from dllab.engine.network import LANES

_full_wide = microkernel(ROWS, VECTORS, gathered=True)
_full_narrow = microkernel(ROWS, 1, gathered=True)
_half_wide = microkernel(ROWS // 2, VECTORS, gathered=True)
_half_narrow = microkernel(ROWS // 2, 1, gathered=True)
_single_wide = microkernel(1, VECTORS, gathered=True)
_single_narrow = microkernel(1, 1, gathered=True)


@compiled
def gathered_gemm(a, a_row, b, lines, c, c_row, bias, bias_step, rows, columns, depth):
    """C[rows, columns] = bias[row·bias_step] + A[rows, depth]·B, row k of B beginning at b + lines[k].

    As `gemm`: sums run over k in order, rows of A and C are contiguous, `columns` is a multiple of 16.
    """
    column = 0
    while column < columns:
        wide = column + WIDE <= columns
        row = 0
        while row < rows:
            a_tile, b_tile = shifted(a, row * a_row), shifted(b, column)
            c_tile, start = shifted(c, row * c_row + column), shifted(bias, row * bias_step)
            if row + ROWS <= rows:
                if wide:
                    _full_wide(False, a_tile, a_row, 1, b_tile, lines, c_tile, c_row, start, bias_step, depth)
                else:
                    _full_narrow(False, a_tile, a_row, 1, b_tile, lines, c_tile, c_row, start, bias_step, depth)
                row += ROWS
            elif row + ROWS // 2 <= rows:
                if wide:
                    _half_wide(False, a_tile, a_row, 1, b_tile, lines, c_tile, c_row, start, bias_step, depth)
                else:
                    _half_narrow(False, a_tile, a_row, 1, b_tile, lines, c_tile, c_row, start, bias_step, depth)
                row += ROWS // 2
            else:
                if wide:
                    _single_wide(False, a_tile, a_row, 1, b_tile, lines, c_tile, c_row, start, bias_step, depth)
                else:
                    _single_narrow(False, a_tile, a_row, 1, b_tile, lines, c_tile, c_row, start, bias_step, depth)
                row += 1
        column += WIDE if wide else LANES


def lane_products(rows: int, lines: int) -> Any:
    """sums[row, line, lane] += Σ_v a[row, 16v + lane]·b[line, 16v + lane], a tile held in registers."""

    @intrinsic
    def product(typingctx, a, a_row, b, places, sums, sums_row, length):
        def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            a, a_row, b, places, sums, sums_row, length = args
            index, multiply_add = ir.IntType(64), fma(builder)
            begins = [builder.load(builder.gep(places, [index(n)])) for n in range(lines)]
            b_lines = [builder.gep(b, [begin]) for begin in begins]
            a_lines = [builder.gep(a, [builder.mul(a_row, index(m))]) for m in range(rows)]
            tile = [[vector_variable(builder) for _ in range(lines)] for _ in range(rows)]
            kept = [
                [
                    builder.gep(sums, [builder.add(builder.mul(sums_row, index(m)), index(n * LANES))])
                    for n in range(lines)
                ]
                for m in range(rows)
            ]
            for slots, places_of_row in zip(tile, kept, strict=True):
                for slot, place in zip(slots, places_of_row, strict=True):
                    builder.store(load_vector(builder, place), slot)
            with cgutils.for_range(builder, builder.udiv(length, index(LANES))) as loop:
                at = builder.mul(loop.index, index(LANES))
                met = [load_vector(builder, builder.gep(line, [at])) for line in b_lines]
                for line, slots in zip(a_lines, tile, strict=True):
                    own = load_vector(builder, builder.gep(line, [at]))
                    for other, slot in zip(met, slots, strict=True):
                        builder.store(multiply_add(own, other, builder.load(slot)), slot)
            for slots, places_of_row in zip(tile, kept, strict=True):
                for slot, place in zip(slots, places_of_row, strict=True):
                    store_vector(builder, builder.load(slot), place)
            return context.get_dummy_value()

        size, table = types.int64, types.CPointer(types.int64)
        return types.void(FLOAT_POINTER, size, FLOAT_POINTER, table, FLOAT_POINTER, size, size), codegen

    return product


@intrinsic
def later(typingctx, table, count):
    """The table of int64 from its entry `count` on."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.gep(args[0], [args[1]])

    table = types.CPointer(types.int64)
    return table(table, types.int64), codegen


@intrinsic
def sum_of_lanes(typingctx, x):
    """x[0] + … + x[15], by halves."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return add_lanes(builder, load_vector(builder, args[0]))

    return types.float32(FLOAT_POINTER), codegen


# Rows and lines of the largest tile whose sums fit the target's registers.
TALL, LONG = (4, 6) if target().wide else (2, 2)
_tall_long = lane_products(TALL, LONG)
_tall_single = lane_products(TALL, 1)
_single_long = lane_products(1, LONG)
_single_single = lane_products(1, 1)


@compiled
def add_lane_products(a, a_row, b, places, sums, rows, lines, length):
    """sums[row, line, lane] += Σ a[row, i]·b[places[line] + i] over the i < length, a multiple of 16, in that lane.

    Every lane's sum runs over i in order, whatever the tiles; sums: [rows, lines, 16].
    """
    sums_row = lines * LANES
    row = 0
    while row < rows:
        tall = row + TALL <= rows
        line = 0
        while line < lines:
            long = line + LONG <= lines
            own, met = shifted(a, row * a_row), later(places, line)
            kept = shifted(sums, row * sums_row + line * LANES)
            if tall and long:
                _tall_long(own, a_row, b, met, kept, sums_row, length)
            elif tall:
                _tall_single(own, a_row, b, met, kept, sums_row, length)
            elif long:
                _single_long(own, a_row, b, met, kept, sums_row, length)
            else:
                _single_single(own, a_row, b, met, kept, sums_row, length)
            line += LONG if long else 1
        row += TALL if tall else 1
