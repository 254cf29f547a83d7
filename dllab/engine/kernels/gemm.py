"""Matrix products: C = bias + A·B, register-tiled, float32.

A microkernel keeps a tile of `rows` × 16·`vectors` sums in registers, and for every k multiplies one column of A, each
entry spread over a vector, with one row of B. A may be read row by row or column by column, so the same code serves
W·a, Wᵀ·δ and δ·aᵀ.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.memory import (
    FLOAT_POINTER,
    fma,
    load_vector,
    shifted,
    splat,
    store_vector,
    vector_variable,
)
from dllab.engine.kernels.target import target
from dllab.engine.network import LANES


def microkernel(rows: int, vectors: int, gathered: bool = False) -> Any:
    """C[rows, 16·vectors] = bias[row] + Σ_k A[row, k]·B[k, :], as straight vector code.

    Row k of B begins at b + k·b_row, or where B is `gathered` at b + b_row[k].
    """

    @intrinsic
    def product(typingctx, a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, depth):
        def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, depth = args
            index = ir.IntType(64)
            multiply_add = fma(builder)
            sums = [[vector_variable(builder) for _ in range(vectors)] for _ in range(rows)]
            for row in range(rows):
                start = builder.load(builder.gep(bias, [builder.mul(bias_step, index(row))]))
                for slot in sums[row]:
                    builder.store(splat(builder, start), slot)
            with cgutils.for_range(builder, depth) as loop:
                if gathered:
                    distance = builder.load(builder.gep(b_row, [loop.index]))
                else:
                    distance = builder.mul(loop.index, b_row)
                b_line = builder.gep(b, [distance])
                a_line = builder.gep(a, [builder.mul(loop.index, a_column)])
                line = [load_vector(builder, builder.gep(b_line, [index(n * LANES)])) for n in range(vectors)]
                for row in range(rows):
                    entry = splat(builder, builder.load(builder.gep(a_line, [builder.mul(a_row, index(row))])))
                    for n, slot in enumerate(sums[row]):
                        builder.store(multiply_add(entry, line[n], builder.load(slot)), slot)
            for row in range(rows):
                c_line = builder.gep(c, [builder.mul(c_row, index(row))])
                for n, slot in enumerate(sums[row]):
                    store_vector(builder, builder.load(slot), builder.gep(c_line, [index(n * LANES)]))
            return context.get_dummy_value()

        size = types.int64
        b_rows = types.CPointer(size) if gathered else size
        return types.void(
            FLOAT_POINTER, size, size, FLOAT_POINTER, b_rows, FLOAT_POINTER, size, FLOAT_POINTER, size, size
        ), codegen

    return product


# Rows and vectors of the largest tile whose sums fit the target's registers: 32 of 512 bits, or 16 of 256. Every sum
# runs over k in order, so that all tiles give the same bits.
ROWS, VECTORS = (8, 2) if target().wide else (6, 1)
_full_wide = microkernel(ROWS, VECTORS)
_full_narrow = microkernel(ROWS, 1)
_half_wide = microkernel(ROWS // 2, VECTORS)
_half_narrow = microkernel(ROWS // 2, 1)
_single_wide = microkernel(1, VECTORS)
_single_narrow = microkernel(1, 1)
WIDE = VECTORS * LANES


@compiled
def gemm(a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth):
    """C[rows, columns] = bias[row·bias_step] + A[rows, depth]·B[depth, columns].

    Entry (m, k) of A lies at a + m·a_row + k·a_column; rows of B and C are contiguous, b_row and c_row floats apart.
    `columns` is a multiple of 16. C must not overlap A or B.
    """
    column = 0
    while column < columns:
        wide = column + WIDE <= columns
        row = 0
        while row < rows:
            a_tile = shifted(a, row * a_row)
            b_tile = shifted(b, column)
            c_tile = shifted(c, row * c_row + column)
            start = shifted(bias, row * bias_step)
            if row + ROWS <= rows:
                if wide:
                    _full_wide(a_tile, a_row, a_column, b_tile, b_row, c_tile, c_row, start, bias_step, depth)
                else:
                    _full_narrow(a_tile, a_row, a_column, b_tile, b_row, c_tile, c_row, start, bias_step, depth)
                row += ROWS
            elif row + ROWS // 2 <= rows:
                if wide:
                    _half_wide(a_tile, a_row, a_column, b_tile, b_row, c_tile, c_row, start, bias_step, depth)
                else:
                    _half_narrow(a_tile, a_row, a_column, b_tile, b_row, c_tile, c_row, start, bias_step, depth)
                row += ROWS // 2
            else:
                if wide:
                    _single_wide(a_tile, a_row, a_column, b_tile, b_row, c_tile, c_row, start, bias_step, depth)
                else:
                    _single_narrow(a_tile, a_row, a_column, b_tile, b_row, c_tile, c_row, start, bias_step, depth)
                row += 1
        column += WIDE if wide else LANES
