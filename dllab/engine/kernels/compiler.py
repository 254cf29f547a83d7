"""How a plain Python function becomes machine code, and when.

Decorators mark functions; the first two neither import numba nor compile, so that the window can open first:

- `inline`    a scalar formula that other kernels call; it is compiled into them
- `kernel`    a choice's kernel with a fixed C signature; the compiled step reaches it through its address
- `compiled`  a function of the engine itself, with a name of its own in the cache
- `brief`     the same for what is over before anybody waits
"""

import functools
import inspect
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from dllab.engine.kernels.blas_later import look_for_blas_later
from dllab.engine.kernels.target import require_fit_processor

Function = TypeVar("Function", bound=Callable[..., Any])

# No "fastmath": sums are taken in the order written, divisions and roots are rounded right, and a multiply-add is made
# where `fma` stands and nowhere else. So the same numbers come out on every machine, and NaN is seen.
OPTIONS = {"error_model": "numpy"}

_waiting: list[Callable[..., Any]] = []  # formulas that numba has not been told of
_telling = threading.Lock()  # no thread compiles before numba knows all that was waiting


def inline(function: Function) -> Function:
    """Mark a scalar formula: usable from Python as it is, and from every kernel."""
    _waiting.append(function)
    return function


def kernel(signature: str) -> Callable[[Function], Function]:
    """Mark a choice's kernel; `signature` is the family's, in numba's notation, with pointers for arrays."""

    def mark(function: Function) -> Function:
        function.signature = signature  # type: ignore[attr-defined]
        return function

    return mark


@functools.cache
def address(function: Callable[..., Any], names: tuple[str, ...] = ()) -> int:
    """The address of a `kernel`'s machine code; compiled, or loaded from the cache, at the first call.

    names: those of the float64 numbers behind its pointer `hyper`, in their order, by which the kernel may read them.
    They are part of its type, and so of its key in the cache.
    """
    numba = prepared_numba()
    from numba.core.ccallback import CFunc
    from numba.core.sigutils import normalize_signature

    from dllab.engine.kernels.kept import kept

    arguments, result = normalize_signature(function.signature)  # type: ignore[attr-defined]
    places = list(inspect.signature(function).parameters)
    if names and "hyper" in places:
        record = numba.from_dtype(np.dtype([(name, np.float64) for name in names]))
        at = places.index("hyper")
        arguments = (*arguments[:at], record, *arguments[at + 1 :])
    callback = CFunc(function, (tuple(arguments), result), {}, dict(OPTIONS))
    callback._cache = kept(function)  # type: ignore[attr-defined]
    callback.compile()
    return int(callback.address)


def compiled(function: Function) -> Function:
    """Compile an engine function, without the interpreter lock; its callers must live in modules loaded late.

    It cannot allocate, and so need not count who uses an array: a function that has two ways to go would do so at every
    call, in atomic operations that were a quarter of a small network's step.
    """
    return _lazy(function, nogil=True, _nrt=False)


def brief(signature: str) -> Callable[[Function], Function]:
    """Compile what takes microseconds, holding the interpreter lock; `signature` is in numba's notation.

    Whoever lets go of the lock gets it back only when a window that draws lets go of it in turn, up to milliseconds
    later; numpy lets go of it wherever it touches more than 500 numbers.
    """

    def compile_brief(function: Function) -> Function:
        dispatcher = _lazy(function)
        dispatcher.compile(signature)
        dispatcher.disable_compile()
        return dispatcher

    return compile_brief


def _lazy(function: Function, **options: bool) -> Any:
    """numba's compiler of `function`, which compiles, or loads what is kept, when first called."""
    dispatcher = prepared_numba().njit(**OPTIONS, **options)(function)
    from dllab.engine.kernels.kept import kept  # late: brings numba in

    dispatcher._cache = kept(function)
    return dispatcher


def prepared_numba() -> Any:
    """The numba module, with every `inline` formula seen so far known to it.

    Raises UnfitProcessor where what numba compiles for lacks what the kernels are made of.
    """
    look_for_blas_later()
    import numba
    from numba.extending import register_jitable

    require_fit_processor()
    import dllab.engine.kernels.machine  # noqa: F401 - tells numba what stands behind `fma` and the sums

    with _telling:
        while _waiting:
            register_jitable(error_model="numpy", forceinline=True)(_waiting.pop())
    return numba
