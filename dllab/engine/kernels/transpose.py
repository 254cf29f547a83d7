"""Matrix transposition in 16 × 16 blocks that stay in registers."""

from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.memory import FLOAT_POINTER, load_vector, shifted, shuffle, store_vector
from dllab.engine.network import LANES


@intrinsic
def transpose_block(typingctx, source, source_row, target, target_row):
    """target[c, r] = source[r, c] for one 16 × 16 block: four rounds of swapping halves, quarters, eighths."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        source, source_row, target, target_row = args
        index = ir.IntType(64)
        rows = [load_vector(builder, builder.gep(source, [builder.mul(source_row, index(r))])) for r in range(LANES)]
        span = LANES // 2
        while span:
            low = [(lane // span % 2) * LANES + lane - (lane // span % 2) * span for lane in range(LANES)]
            high = [lane + span for lane in low]
            for row in range(LANES):
                if row & span == 0:
                    upper, lower = rows[row], rows[row + span]
                    rows[row] = shuffle(builder, upper, lower, low)
                    rows[row + span] = shuffle(builder, upper, lower, high)
            span //= 2
        for column, line in enumerate(rows):
            store_vector(builder, line, builder.gep(target, [builder.mul(target_row, index(column))]))
        return context.get_dummy_value()

    return types.void(FLOAT_POINTER, types.int64, FLOAT_POINTER, types.int64), codegen


@compiled
def transpose(source, source_row, target, target_row, rows, columns):
    """target[columns, rows] = source[rows, columns]ᵀ; counts are multiples of 16, rows lie `…_row` floats apart."""
    for row in range(0, rows, LANES):
        for column in range(0, columns, LANES):
            transpose_block(
                shifted(source, row * source_row + column),
                source_row,
                shifted(target, column * target_row + row),
                target_row,
            )
