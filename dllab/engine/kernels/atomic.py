"""Words of 64 bits that threads change under each other's eyes, inside compiled code. An address is a plain int64.

What a thread has written before one of these is there for whoever sees what it did. And arguments of any kind as words.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from dllab.engine.kernels.memory import FLOAT_POINTER, call_llvm
from dllab.engine.kernels.target import target

WORD_POINTER = types.CPointer(types.int64)
DOUBLE_POINTER = types.CPointer(types.float64)
BYTES = 8  # of a word
_word = ir.IntType(64)
_strict = "seq_cst"
HINT = "aarch64.hint"
PAUSES = {"x86_64": ("x86.sse2.pause",), "aarch64": (HINT, 1), "arm64": (HINT, 1)}  # by the triple's first part


def _at(builder: Any, address: Any) -> Any:
    return builder.inttoptr(address, _word.as_pointer())


@intrinsic
def look(typingctx, address):
    """The word at `address`."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.load_atomic(_at(builder, args[0]), _strict, BYTES)

    return types.int64(types.int64), codegen


@intrinsic
def exchange(typingctx, address, value):
    """Write a word; what was there."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.atomic_rmw("xchg", _at(builder, args[0]), args[1], _strict)

    return types.int64(types.int64, types.int64), codegen


@intrinsic
def add_to(typingctx, address, value):
    """Add to a word; what was there."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.atomic_rmw("add", _at(builder, args[0]), args[1], _strict)

    return types.int64(types.int64, types.int64), codegen


@intrinsic
def swap_if(typingctx, address, expected, value):
    """Write a word if it is what is expected; whether it was."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        found = builder.cmpxchg(_at(builder, args[0]), args[1], args[2], _strict, _strict)
        return builder.extract_value(found, 1)

    return types.boolean(types.int64, types.int64, types.int64), codegen


@intrinsic
def pause(typingctx):
    """A moment's rest for the processor, for who waits for a word to change."""
    instruction, *numbers = PAUSES.get(target().triple.split("-")[0], ("",))

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        if instruction:
            call_llvm(builder, instruction, ir.VoidType(), *(ir.IntType(32)(number) for number in numbers))
        return context.get_dummy_value()

    return types.void(), codegen


@intrinsic
def as_words(typingctx, address):
    """The words from an address on, for who is alone with them."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return _at(builder, args[0])

    return WORD_POINTER(types.int64), codegen


@intrinsic
def write_words(typingctx, target, values):
    """Write pointers, whole numbers and float64 to a stretch of words, one a word."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        place, given = args
        for number, kind in enumerate(signature.args[1]):
            value = builder.extract_value(given, number)
            if isinstance(kind, types.CPointer):
                value = builder.ptrtoint(value, _word)
            elif kind == types.float64:
                value = builder.bitcast(value, _word)
            else:
                value = context.cast(builder, value, kind, types.int64)
            builder.store(value, builder.gep(place, [_word(number)]))
        return context.get_dummy_value()

    return types.void(target, values), codegen


def _read(kind: Any, pointer: bool) -> Any:
    @intrinsic
    def read(typingctx, word):
        def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            wanted = context.get_value_type(kind)
            return builder.inttoptr(args[0], wanted) if pointer else builder.bitcast(args[0], wanted)

        return kind(types.int64), codegen

    return read


as_floats = _read(FLOAT_POINTER, pointer=True)  # a word that `write_words` wrote, as what it was
as_doubles = _read(DOUBLE_POINTER, pointer=True)
as_double = _read(types.float64, pointer=False)
