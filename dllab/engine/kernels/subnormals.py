"""Numbers nearer to 0 than float32's smallest normal one, 2⁻¹²⁶ ≈ 1.2·10⁻³⁸, count as 0 while a network is computed.

Many processors take a hundred times as long for an operation on one, and where gradients vanish there are ever more of
them: twenty sigmoid layers under Adam took four times as long a step after 96,000 steps as at first. Libraries that
compile networks do the same. What comes of it is the same on every x86-64 processor; ARM64 alone also takes what would
be rounded up to 2⁻¹²⁶ for 0.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.memory import call_llvm
from dllab.engine.kernels.target import target

# What a thread's control register has for it: MXCSR's flush-to-zero and denormals-are-zero, or FPCR's FZ.
X86, ARM = 0x8040, 1 << 24
IS_X86, IS_ARM = (target().triple.startswith(names) for names in (("x86_64", "amd64"), ("aarch64", "arm64")))
_word, _narrow, _byte = ir.IntType(64), ir.IntType(32), ir.IntType(8)


@intrinsic
def _control(typingctx: Any) -> Any:
    """The control register of this thread; 0 where none is known."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        if IS_X86:
            place = cgutils.alloca_once(builder, _narrow)
            call_llvm(builder, "x86.sse.stmxcsr", ir.VoidType(), builder.bitcast(place, _byte.as_pointer()))
            return builder.zext(builder.load(place), _word)
        if IS_ARM:
            return call_llvm(builder, "aarch64.get.fpcr", _word)
        return _word(0)

    return types.int64(), codegen


@intrinsic
def restore(typingctx: Any, control: Any) -> Any:
    """Set this thread's control register to what `flush` has returned."""

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        if IS_X86:
            place = cgutils.alloca_once_value(builder, builder.trunc(args[0], _narrow))
            call_llvm(builder, "x86.sse.ldmxcsr", ir.VoidType(), builder.bitcast(place, _byte.as_pointer()))
        if IS_ARM:
            call_llvm(builder, "aarch64.set.fpcr", ir.VoidType(), args[0])
        return context.get_dummy_value()

    return types.void(types.int64), codegen


@compiled
def flush():
    """Have this thread take subnormal numbers for 0, as operands and as results; what `restore` needs."""
    control = _control()
    restore(control | (X86 if IS_X86 else ARM))
    return control


@compiled
def _restore(control):
    restore(control)


@contextmanager
def flushed() -> Iterator[None]:
    """Meanwhile this thread takes subnormal numbers for 0."""
    control = flush()
    try:
        yield
    finally:
        _restore(control)
