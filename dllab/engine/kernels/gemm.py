"""Matrix products: C = bias + A·B, register-tiled, float32.

A microkernel keeps a tile of `rows` × 16·`vectors` sums in registers, and for every k multiplies one column of A, each
entry spread over a vector, with one row of B. A may be read row by row or column by column, so the same code serves
W·a, Wᵀ·δ and δ·aᵀ. Whatever the tile, the block or the share of a thread, every entry of C is one sum over k in order:
all of them give the same bits.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from dllab.engine.kernels.compiler import compiled, inline
from dllab.engine.kernels.memory import (
    FLOAT_POINTER,
    copy_vectors,
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
    """C[rows, 16·vectors] = bias[row] + Σ_k A[row, k]·B[k, :], or C += A·B where it goes `onward`, as vector code.

    Row k of B begins at b + k·b_row, or where B is `gathered` at b + b_row[k].
    """

    @intrinsic
    def product(typingctx, onward, a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, depth):
        def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            onward, a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, depth = args
            index = ir.IntType(64)
            multiply_add = fma(builder)
            sums = [[vector_variable(builder) for _ in range(vectors)] for _ in range(rows)]
            with builder.if_else(onward) as (goes_on, begins):
                with goes_on:
                    for row in range(rows):
                        c_line = builder.gep(c, [builder.mul(c_row, index(row))])
                        for n, slot in enumerate(sums[row]):
                            builder.store(load_vector(builder, builder.gep(c_line, [index(n * LANES)])), slot)
                with begins:
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
        b_row = types.CPointer(size) if gathered else size
        a, b, c, bias = (
            (FLOAT_POINTER, size, size),
            (FLOAT_POINTER, b_row),
            (FLOAT_POINTER, size),
            (FLOAT_POINTER, size),
        )
        return types.void(types.boolean, *a, *b, *c, *bias, size), codegen

    return product


# Rows and vectors of the largest tile whose sums fit the target's registers: 32 of 512 bits, or 16 of 256.
ROWS, VECTORS = (8, 2) if target().wide else (6, 1)
_full_wide = microkernel(ROWS, VECTORS)
_full_narrow = microkernel(ROWS, 1)
_half_wide = microkernel(ROWS // 2, VECTORS)
_half_narrow = microkernel(ROWS // 2, 1)
_single_wide = microkernel(1, VECTORS)
_single_narrow = microkernel(1, 1)
WIDE = VECTORS * LANES


@inline
def tiled(onward, a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth):
    """Tile by tile; `onward` is known where this is compiled into."""
    column = 0
    while column < columns:
        wide = column + WIDE <= columns
        row = 0
        while row < rows:
            own_a, own_b = shifted(a, row * a_row), shifted(b, column)
            own_c, start = shifted(c, row * c_row + column), shifted(bias, row * bias_step)
            tile = own_a, a_row, a_column, own_b, b_row, own_c, c_row, start, bias_step
            if row + ROWS <= rows:
                if wide:
                    _full_wide(onward, *tile, depth)
                else:
                    _full_narrow(onward, *tile, depth)
                row += ROWS
            elif row + ROWS // 2 <= rows:
                if wide:
                    _half_wide(onward, *tile, depth)
                else:
                    _half_narrow(onward, *tile, depth)
                row += ROWS // 2
            else:
                if wide:
                    _single_wide(onward, *tile, depth)
                else:
                    _single_narrow(onward, *tile, depth)
                row += 1
        column += WIDE if wide else LANES


@compiled
def gemm(a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth):
    """C[rows, columns] = bias[row·bias_step] + A[rows, depth]·B[depth, columns].

    Entry (m, k) of A lies at a + m·a_row + k·a_column; rows of B and C are contiguous, b_row and c_row floats apart.
    `columns` is a multiple of 16. C must not overlap A or B.
    """
    tiled(False, a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth)


@compiled
def gemm_onward(a, a_row, a_column, b, b_row, c, c_row, rows, columns, depth):
    """C += A·B, as if the sums of a `gemm` had not been interrupted."""
    tiled(True, a, a_row, a_column, b, b_row, c, c_row, c, 0, rows, columns, depth)


# Where the far entries of a large product are read again and again, they are first copied to where they lie together:
# so many rows and columns of B at a time, which fit the second cache along with what they meet.
DEEP, BROAD = 256, 128
PACKED = DEEP * BROAD  # floats of room that takes
LARGE = 1 << 19  # floats of A, B and C that do not stay in the second cache
FAR = 512  # floats between entries that are read one after the other, from which on hardware does not fetch ahead


@inline
def needs_packing(a_column: int, b_row: int, rows: int, columns: int, depth: int) -> bool:
    """Whether a product is faster by `packed_gemm`; asked of a product as a whole, not of a thread's share of it."""
    large = rows * depth + depth * columns + rows * columns >= LARGE
    return large and (a_column >= FAR or b_row >= FAR)


@compiled
def packed_gemm(a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth, room):
    """As `gemm`; room: for PACKED floats."""
    for k in range(0, depth, DEEP):
        deep = min(DEEP, depth - k)
        for column in range(0, columns, BROAD):
            broad = min(BROAD, columns - column)
            for line in range(deep):
                copy_vectors(shifted(b, (k + line) * b_row + column), shifted(room, line * broad), broad)
            for row in range(0, rows, ROWS):
                own_a, own_c = shifted(a, row * a_row + k * a_column), shifted(c, row * c_row + column)
                high = min(ROWS, rows - row)
                if k == 0:
                    start = shifted(bias, row * bias_step)
                    gemm(own_a, a_row, a_column, room, broad, own_c, c_row, start, bias_step, high, broad, deep)
                else:
                    gemm_onward(own_a, a_row, a_column, room, broad, own_c, c_row, high, broad, deep)
