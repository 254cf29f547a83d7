"""BLAS, which no kernel of the lab calls, imported when one of somebody's own does.

While numba loads what it knows of NumPy it imports scipy.linalg, 75 modules and 15 MB, to see whether products of
matrices can be compiled. It looks again where one is compiled, and there SciPy is imported.
Source: numba 0.68, np/arraymath.py, `_check_blas`, and np/linalg.py, `ensure_blas`.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

ASKING, ASKED = "numba.np.arraymath", "numba.np.linalg"


def look_for_blas_later() -> None:
    """From now on, until numba has asked; nothing where it has."""
    if ASKING not in sys.modules and not any(isinstance(finder, _Answer) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Answer())


class _Answer(MetaPathFinder):
    """Finds nothing, and is told when the module that asks is about to be imported: then the other one is there."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == ASKING:
            sys.meta_path.remove(self)
            linalg = sys.modules.get(ASKED)
            ensure = getattr(linalg, "ensure_blas", None)
            if ensure is not None:

                def ensure_blas() -> None:
                    if sys._getframe(1).f_code.co_name != "_check_blas":
                        ensure()

                linalg.ensure_blas = ensure_blas  # type: ignore[union-attr]
        return None
