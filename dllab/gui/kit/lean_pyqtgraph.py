"""pyqtgraph without the two thirds of it that the lab does not draw with.

`import pyqtgraph` brings along its parameter trees, image viewer, 3-D transforms and remote processes: 90 modules of
145, and `multiprocessing` with them. Here its `__init__` gets what is KEPT; whoever asks for another of its names has
the others imported then.
Source: pyqtgraph 0.14, __init__.py, which asks for every module by a relative import.
"""

import builtins
import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

PACKAGE = "pyqtgraph"
KEPT = {
    "Point", "Qt", "colormap", "colors", "functions", "GraphicsScene", "util.cupy_helper",
    *(f"graphicsItems.{name}" for name in ("AxisItem", "GraphicsItem", "GraphicsObject", "GraphicsWidget", "ImageItem",
                                           "PlotCurveItem", "PlotDataItem", "PlotItem", "ScatterPlotItem", "TextItem",
                                           "ViewBox")),
    *(f"widgets.{name}" for name in ("GraphicsView", "PlotWidget")),
}  # fmt: skip


def import_lean() -> None:
    """Import pyqtgraph, unless it has been."""
    if PACKAGE in sys.modules:
        return
    spec = find_spec(PACKAGE)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    waiting = _Waiting(module)
    vars(module)["__builtins__"] = {**vars(builtins), "__import__": waiting.bring}
    sys.modules[PACKAGE] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[PACKAGE]
        raise
    waiting.leave_out()


class _Waiting:
    """What `module` asked for and has not got."""

    def __init__(self, module: ModuleType):
        self._module = module
        self._asked: list[tuple[str, tuple[str, ...]]] = []
        self._running = True

    def bring(
        self, name: str, variables: Any = None, local: Any = None, wanted: tuple[str, ...] = (), level: int = 0
    ) -> ModuleType:
        """`__import__` as the module itself sees it."""
        if not self._running or level != 1 or name in KEPT:
            return builtins.__import__(name, variables, local, wanted, level)
        self._asked.append((name, wanted))
        empty = ModuleType(f"{PACKAGE}.{name}")
        vars(empty).update(dict.fromkeys(wanted) if wanted != ("*",) else {"__all__": []})
        return empty

    def leave_out(self) -> None:
        """Take away the names that stand for nothing, and fetch them once they are asked for."""
        self._running = False
        for _, wanted in self._asked:
            for name in wanted:
                vars(self._module).pop(name, None)
        vars(self._module)["__getattr__"] = self._fetch

    def _fetch(self, name: str) -> Any:
        if not name.startswith("__"):
            asked, self._asked = self._asked, []
            for module, wanted in asked:
                got = vars(import_module(f"{PACKAGE}.{module}"))
                public = got.get("__all__", [each for each in got if not each.startswith("_")])
                names = public if wanted == ("*",) else wanted
                vars(self._module).update({each: got[each] for each in names})
            if name in vars(self._module):
                return vars(self._module)[name]
        raise AttributeError(f"module {PACKAGE!r} has no attribute {name!r}")
