"""pyqtgraph's own copies of three Qt modules, filled as they are asked for.

While pyqtgraph is imported it copies every name of PySide6's modules into modules of its own. PySide6 makes a class,
with its enumerations, when somebody first asks for its name: so all 700 were made, in 110 ms, and the lab uses 300.
Source: pyqtgraph 0.14, Qt/__init__.py, `_copy_attrs`: it asks `dir` for the names.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets


def mirror_as_asked() -> None:
    """Import pyqtgraph, with mirrors that hold what they have been asked for."""
    if "pyqtgraph" in sys.modules:
        return  # it has copied what there is
    for module in (QtCore, QtGui, QtWidgets):
        mirror = ModuleType(f"pyqtgraph.Qt.{module.__name__.rpartition('.')[2]}")
        mirror.__getattr__ = partial(getattr, module)  # type: ignore[method-assign]
        sys.modules[mirror.__name__] = mirror
    with _nameless(QtCore), _nameless(QtGui), _nameless(QtWidgets):
        import pyqtgraph  # noqa: F401


@contextmanager
def _nameless(module: ModuleType) -> Iterator[None]:
    """Let `dir` find nothing in a module."""
    names = vars(module).get("__dir__")
    vars(module)["__dir__"] = list
    try:
        yield
    finally:
        if names is None:
            del vars(module)["__dir__"]
        else:
            vars(module)["__dir__"] = names
