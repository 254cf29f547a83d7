"""The functions of `sums` as vector code; importing this makes numba use it wherever a kernel calls them."""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic, overload

from dllab.engine.kernels import elementwise, sums
from dllab.engine.kernels.memory import FLOAT_POINTER, add_lanes, fma, iota, load_vector, splat, zeros
from dllab.engine.network import LANES

SIZE = types.int64
_index = ir.IntType(64)
_float, _double = ir.FloatType(), ir.DoubleType()


def lanes(builder: Any, n: Any, begun: Any, vectors: Callable[[Any], list[Any]], add: Callable[..., Any]) -> Any:
    """LLVM: 16 lanes `begun` at 0, brought on by add(*vectors(i), lanes) for i = 0, 16, … below n, and added up.

    Entries from n on are replaced by 0, of which no sum takes notice.
    """
    slot = cgutils.alloca_once_value(builder, begun)

    def bring_on(found: list[Any]) -> None:
        builder.store(add(*found, builder.load(slot)), slot)

    whole = builder.udiv(n, _index(LANES))
    with cgutils.for_range(builder, whole) as loop:
        bring_on(vectors(builder.mul(loop.index, _index(LANES))))
    done = builder.mul(whole, _index(LANES))
    rest = builder.sub(n, done)
    with builder.if_then(builder.icmp_unsigned("!=", rest, _index(0))):
        inside = builder.icmp_unsigned("<", iota(), splat(builder, builder.trunc(rest, iota().type.element)))
        found = [builder.select(inside, vector, zeros(vector.type.element)) for vector in vectors(done)]
        bring_on(found)
    return add_lanes(builder, builder.load(slot))


def at(builder: Any, x: Any, start: Any, i: Any) -> Any:
    """LLVM: the 16 floats x[start + i] … x[start + i + 15]."""
    return load_vector(builder, builder.gep(x, [builder.add(start, i)]))


@intrinsic
def _fma(typingctx, a, b, c):
    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.fma(*args)

    return types.float32(types.float32, types.float32, types.float32), codegen


@intrinsic
def _total(typingctx, x, start, n):
    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        x, start, n = args
        return lanes(builder, n, zeros(_float), lambda i: [at(builder, x, start, i)], builder.fadd)

    return types.float32(FLOAT_POINTER, SIZE, SIZE), codegen


@intrinsic
def _dot(typingctx, x, x_start, y, y_start, n):
    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        x, x_start, y, y_start, n = args
        both = lambda i: [at(builder, x, x_start, i), at(builder, y, y_start, i)]  # noqa: E731
        return lanes(builder, n, zeros(_float), both, fma(builder))

    return types.float32(FLOAT_POINTER, SIZE, FLOAT_POINTER, SIZE, SIZE), codegen


@intrinsic
def _long_dot(typingctx, x, x_start, y, y_start, n):
    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        x, x_start, y, y_start, n = args
        wide = ir.VectorType(_double, LANES)
        both = lambda i: [  # noqa: E731
            builder.fpext(at(builder, x, x_start, i), wide), builder.fpext(at(builder, y, y_start, i), wide)
        ]  # fmt: skip
        return lanes(builder, n, zeros(_double), both, lambda a, b, sums: builder.fadd(builder.fmul(a, b), sums))

    return types.float64(FLOAT_POINTER, SIZE, FLOAT_POINTER, SIZE, SIZE), codegen


@intrinsic
def _squares_about(typingctx, centre, x, start, n):
    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        centre, x, start, n = args
        middle, square = splat(builder, centre), fma(builder)
        off = lambda i: [builder.fsub(at(builder, x, start, i), middle)]  # noqa: E731
        return lanes(builder, n, zeros(_float), off, lambda e, sums: square(e, e, sums))

    return types.float32(types.float32, FLOAT_POINTER, SIZE, SIZE), codegen


@intrinsic
def _scratch(typingctx):
    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        room = cgutils.alloca_once(builder, ir.ArrayType(_float, sums.SCRATCH))
        return builder.bitcast(room, _float.as_pointer())

    return FLOAT_POINTER(), codegen


INLINED = {"forceinline": True}
overload(elementwise.fma, jit_options=INLINED)(lambda a, b, c: lambda a, b, c: _fma(a, b, c))
overload(sums.total, jit_options=INLINED)(lambda x, start, n: lambda x, start, n: _total(x, start, n))
overload(sums.dot, jit_options=INLINED)(
    lambda x, x_start, y, y_start, n: lambda x, x_start, y, y_start, n: _dot(x, x_start, y, y_start, n)
)
overload(sums.long_dot, jit_options=INLINED)(
    lambda x, x_start, y, y_start, n: lambda x, x_start, y, y_start, n: _long_dot(x, x_start, y, y_start, n)
)
overload(sums.squares_about, jit_options=INLINED)(
    lambda centre, x, start, n: lambda centre, x, start, n: _squares_about(centre, x, start, n)
)
overload(sums.scratch, jit_options=INLINED)(lambda: lambda: _scratch())
