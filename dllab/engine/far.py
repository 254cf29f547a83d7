"""The step's parts that are reached by their address.

numba links what a function calls into it, where it is optimized and becomes machine code once more. A part that is
reached by its address is compiled once for all callers, and only where somebody asks for the address.
"""

import functools
from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import from_dtype, types
from numba.core import cgutils
from numba.extending import intrinsic

from dllab.engine.program import LAYER, PLAN

# What the tables are to numba, as they come from Python.
PLANS, LAYERS = types.Array(from_dtype(PLAN), 1, "C"), types.Array(from_dtype(LAYER), 1, "C")
FLOATS, DOUBLES = types.Array(types.float32, 1, "C"), types.Array(types.float64, 1, "C")
INTEGERS, ROWS = types.Array(types.int64, 1, "C"), types.Array(types.float32, 2, "C")
TARGETS = types.Array(types.float32, 1, "C", readonly=True)

_count, _key = types.int64, types.uint32
GATHER = types.none(PLANS, LAYERS, FLOATS, FLOATS, TARGETS, INTEGERS, _count, _count)
FORWARD = types.none(PLANS, LAYERS, FLOATS, FLOATS, DOUBLES, FLOATS, _count, _count, _key)
BACKWARD = types.none(PLANS, LAYERS, FLOATS, FLOATS, FLOATS, DOUBLES, _count, _count, _key)
STATISTICS = types.none(PLANS, LAYERS, FLOATS, DOUBLES, _count, ROWS)
AUGMENT = types.none(PLANS, LAYERS, FLOATS, DOUBLES, _count, _key)
DISTURB = types.none(LAYERS, FLOATS, DOUBLES, _count, _key)


@functools.cache
def part(function: Any, signature: Any) -> int:
    """Where the machine code of a `compiled` function begins; compiled, or loaded from the cache, at the first call."""
    function.compile(signature.args)
    made = function.overloads[signature.args]
    assert made.signature.return_type == signature.return_type
    return int(made.library.get_pointer_to_function(made.fndesc.llvm_func_name))


def far_caller(signature: Any) -> Callable[..., Any]:
    """A function that calls such an address: call(address, arguments)."""

    def codegen(context: Any, builder: Any, _: Any, given: Any) -> Any:
        kinds, result = signature.args, signature.return_type
        function = context.call_conv.get_function_type(result, kinds)
        place = builder.inttoptr(given[0], ir.PointerType(function))
        arguments = cgutils.unpack_tuple(builder, given[1], len(kinds))
        _, value = context.call_conv.call_function(builder, place, result, kinds, arguments)  # nothing here raises
        return value

    @intrinsic
    def call(typingctx: Any, address: Any, arguments: Any) -> Any:
        return signature.return_type(types.int64, types.Tuple(signature.args)), codegen

    return call
