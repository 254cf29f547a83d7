"""Raw memory inside compiled code: pointers, vectors of 16 floats, and calls through an address.

A choice's kernel is reached by a plain C call with pointers: no array header is built and no type of the callee is
known to the caller, so one compiled step serves every combination of choices.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.sigutils import normalize_signature
from numba.extending import intrinsic

from dllab.engine.kernels.compiler import inline
from dllab.engine.network import LANES

FLOAT_POINTER = types.CPointer(types.float32)
_float = ir.FloatType()
_vector = ir.VectorType(_float, LANES)
_i32 = ir.IntType(32)


@intrinsic
def pointer(typingctx: Any, array: Any, offset: Any) -> Any:
    """The address of element `offset` of a contiguous array."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, args[0]).data
        return builder.gep(data, [args[1]])

    return types.CPointer(array.dtype)(array, types.int64), codegen


@intrinsic
def shifted(typingctx: Any, base: Any, offset: Any) -> Any:
    """The pointer `offset` floats further on."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.gep(args[0], [args[1]])

    return FLOAT_POINTER(base, types.int64), codegen


@intrinsic
def integers(typingctx: Any, base: Any) -> Any:
    """The same address, as one of int64."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.bitcast(args[0], ir.IntType(64).as_pointer())

    return types.CPointer(types.int64)(base), codegen


@inline
def copy(source: Any, target: Any, count: int) -> None:
    """target[i] = source[i] for i < count."""
    for i in range(count):
        target[i] = source[i]


@inline
def add(source: Any, target: Any, count: int) -> None:
    """target[i] += source[i] for i < count."""
    for i in range(count):
        target[i] += source[i]


@intrinsic
def copy_vectors(typingctx: Any, source: Any, target: Any, count: Any) -> Any:
    """target[i] = source[i] for i < count, a multiple of 16; the two do not overlap."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        source, target, count = args
        with cgutils.for_range(builder, builder.udiv(count, ir.IntType(64)(LANES))) as loop:
            at = builder.mul(loop.index, ir.IntType(64)(LANES))
            store_vector(builder, load_vector(builder, builder.gep(source, [at])), builder.gep(target, [at]))
        return context.get_dummy_value()

    return types.void(FLOAT_POINTER, FLOAT_POINTER, types.int64), codegen


@inline
def clear_lanes(x: Any, rows: int, row: int, batch: int) -> None:
    """x[r·row + k] = 0 for r < rows, batch ≤ k < row: a product with 0 is 0 only where the other is a number."""
    if batch < row:
        for r in range(rows):
            for k in range(batch, row):
                x[r * row + k] = 0.0


def caller(signature: str) -> Any:
    """A function that calls an address with the given C signature: call(address, *arguments)."""
    arguments, result = normalize_signature(signature)
    count = len(arguments)

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        returned = ir.VoidType() if result == types.void else context.get_value_type(result)
        function = ir.FunctionType(returned, [context.get_value_type(kind) for kind in arguments])
        value = builder.call(builder.inttoptr(args[0], function.as_pointer()), args[1])
        return context.get_dummy_value() if result == types.void else value

    def codegen_tuple(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return codegen(context, builder, signature, (args[0], cgutils.unpack_tuple(builder, args[1], count)))

    @intrinsic
    def call(typingctx: Any, address: Any, arguments_tuple: Any) -> Any:
        return result(types.int64, types.Tuple(arguments)), codegen_tuple

    return call


def load_vector(builder: Any, address: Any, count: int = LANES) -> Any:
    """LLVM: 16 floats, or `count`, from an address of any alignment."""
    return builder.load(builder.bitcast(address, ir.VectorType(_float, count).as_pointer()), align=4)


def store_vector(builder: Any, vector: Any, address: Any) -> None:
    """LLVM: 16 floats to an address of any alignment."""
    builder.store(vector, builder.bitcast(address, _vector.as_pointer()), align=4)


def splat(builder: Any, scalar: Any) -> Any:
    """LLVM: one number in all 16 lanes."""
    undefined = ir.Constant(ir.VectorType(scalar.type, LANES), ir.Undefined)
    first = ir.Constant(ir.VectorType(_i32, LANES), [0] * LANES)
    return builder.shuffle_vector(builder.insert_element(undefined, scalar, ir.Constant(_i32, 0)), undefined, first)


def shuffle(builder: Any, left: Any, right: Any, lanes: list[int]) -> Any:
    """LLVM: pick lanes of two vectors of n; 0 … n − 1 name the left one's, n … 2n − 1 the right one's."""
    return builder.shuffle_vector(left, right, ir.Constant(ir.VectorType(_i32, len(lanes)), lanes))


def call_llvm(builder: Any, name: str, returned: Any, *args: Any) -> Any:
    """LLVM: what one of its own functions, llvm.`name`, returns."""
    kind = ir.FunctionType(returned, [value.type for value in args])
    return builder.call(cgutils.get_or_insert_function(builder.module, kind, f"llvm.{name}"), args)


def fma(builder: Any) -> Any:
    """LLVM: what multiplies and adds 16 floats, (a, b, c) -> a·b + c, rounded once."""
    return lambda a, b, c: call_llvm(builder, f"fma.v{LANES}f32", _vector, a, b, c)


def vector_variable(builder: Any) -> Any:
    """LLVM: a stack slot for 16 floats; the optimizer turns it into a register."""
    return cgutils.alloca_once(builder, _vector)


def zeros(kind: Any) -> Any:
    """LLVM: 16 zeros."""
    return ir.Constant(ir.VectorType(kind, LANES), [0.0] * LANES)


def iota() -> Any:
    """LLVM: the lanes' numbers, 0 … 15."""
    return ir.Constant(ir.VectorType(_i32, LANES), list(range(LANES)))


def add_lanes(builder: Any, vector: Any) -> Any:
    """LLVM: the sum of a vector's lanes, by halves: lane i and lane i + 8, then i and i + 4, …"""
    count = vector.type.count
    while count > 1:
        count //= 2
        upper = shuffle(builder, vector, vector, list(range(count, 2 * count)))
        vector = builder.fadd(shuffle(builder, vector, vector, list(range(count))), upper)
    return builder.extract_element(vector, ir.Constant(_i32, 0))
