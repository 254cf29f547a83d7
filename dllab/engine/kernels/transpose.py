"""Matrix transposition in 16 × 16 blocks that stay in registers."""

from collections.abc import Iterator
from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.memory import FLOAT_POINTER, load_vector, shifted, shuffle, store_vector
from dllab.engine.kernels.target import target
from dllab.engine.network import LANES

QUARTER = 4  # lanes of 128 bits


@intrinsic
def transpose_block(typingctx, source, source_row, target, target_row):
    """target[c, r] = source[r, c] for one 16 × 16 block."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        source, source_row, target, target_row = args
        place = lambda base, row, number: builder.gep(base, [builder.mul(row, ir.IntType(64)(number))])  # noqa: E731
        for column, line in _columns(builder, [place(source, source_row, r) for r in range(LANES)]):
            store_vector(builder, line, place(target, target_row, column))
        return context.get_dummy_value()

    return types.void(FLOAT_POINTER, types.int64, FLOAT_POINTER, types.int64), codegen


def _by_halves(builder: Any, places: list[Any]) -> Iterator[tuple[int, Any]]:
    """LLVM: the columns of 16 rows, in four rounds of swapping halves, quarters, eighths: for many wide registers."""
    rows = [load_vector(builder, place) for place in places]
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
    yield from enumerate(rows)


def _by_quarters(builder: Any, places: list[Any]) -> Iterator[tuple[int, Any]]:
    """LLVM: the same, four columns at a time: few registers hold it, and no shuffle leaves its 128 bits.

    Quarter q of line r is a quarter of row r + 4q, so that the columns are there once every quarter is transposed.
    """
    quarters = range(0, LANES, QUARTER)
    lower = [q + lane for q in quarters for lane in (0, LANES, 1, LANES + 1)]
    left = [q + lane for q in quarters for lane in (0, 1, LANES, LANES + 1)]
    upper, right = [lane + 2 for lane in lower], [lane + 2 for lane in left]
    for column in quarters:
        own = [load_vector(builder, builder.gep(place, [ir.IntType(64)(column)]), QUARTER) for place in places]
        a, b, c, d = (_joined(builder, own[r::QUARTER]) for r in range(QUARTER))
        for half, number in ((lower, 0), (upper, 2)):
            ab, cd = shuffle(builder, a, b, half), shuffle(builder, c, d, half)
            yield column + number, shuffle(builder, ab, cd, left)
            yield column + number + 1, shuffle(builder, ab, cd, right)


def _joined(builder: Any, vectors: list[Any]) -> Any:
    """LLVM: one vector of all lanes of several."""
    while len(vectors) > 1:
        both = list(range(2 * vectors[0].type.count))
        vectors = [shuffle(builder, a, b, both) for a, b in zip(vectors[::2], vectors[1::2], strict=True)]
    return vectors[0]


_columns = _by_halves if target().wide else _by_quarters


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
