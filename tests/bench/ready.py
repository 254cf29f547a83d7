"""Whether set-up compiles all that the window then asks for: PYTHONPATH=packaging python -m tests.bench.ready [--json]

Does in this process what packaging/ready_kernels.py does, then opens the real window: every page of Explore with every
setting, its handles dragged and its steps played; what pages take over from runs; every panel, the curvature, all four
views of the landscape and the way down from a saddle, on networks of every kind. Prints each function that is then
asked for with arguments that set-up did not ask for: it would be compiled while somebody waits.
"""

import argparse
import json
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import ready_kernels
from numba.core.ccallback import CFunc
from numba.core.dispatcher import Dispatcher
from numba.core.sigutils import normalize_signature
from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication

from dllab.catalogue import parameters_of
from dllab.experiment import Experiment
from dllab.explorers import EXPLORERS
from dllab.explorers.base import Explorer
from dllab.gui.app import make_application
from dllab.gui.charts.handles import Handles
from dllab.gui.explorers.of_run import OF_RUN
from dllab.gui.explorers.page import ExplorerPage
from dllab.gui.explorers.refusal import CannotTakeOver
from dllab.gui.panels.landscape.panel import LandscapeView
from dllab.gui.stage.drive import wait_for_run
from dllab.gui.stage.shot_stage import PATIENCE, Stage, after, staged

POINTS = {"name": "moons", "samples": 60}
DENSE = {"dataset": POINTS, "network": {"hidden": [3, 3]}}
RUNS: list[dict[str, Any]] = [
    DENSE,
    {**DENSE, "network": {"hidden": [4, 4, 4], "residual": True, "normalization": "batch"}},
    {
        **DENSE,
        "network": {"hidden": [3], "normalization": "layer", "activation": "relu"},
        "regularization": {"l2": 0.1},
    },
    {"dataset": {"name": "sine", "samples": 60}, "network": {"hidden": [4]}, "loss": {"name": "huber"}},
    {
        "dataset": {"name": "xor", "samples": 20},
        "network": {"hidden": [2], "activation": {"name": "sigmoid"}, "output_activation": "sigmoid"},
        "loss": {"name": "mse", "scale": "half_sum"},
    },
    *(
        {
            "dataset": {"name": "digits", "samples": 100},
            "network": {"convolutions": [{"filters": 2, "kernel": 3, "pool": pool}], "hidden": [4]},
        }
        for pool in ("none", "max2", "mean2")
    ),
]

asked: list[str] = []
_within = threading.local()  # .now: whether this thread compiles for somebody else


def watch() -> None:
    """Note every function whose code is asked for anew, whoever asks; what such code calls in turn comes along."""

    def noting(made: type, told: Callable[..., str]) -> None:
        compile_it = made.compile

        def compile_and_note(self: Any, *arguments: Any) -> Any:
            if getattr(_within, "now", False):
                return compile_it(self, *arguments)
            if arguments and tuple(normalize_signature(arguments[0])[0]) in self.overloads:
                return compile_it(self, *arguments)
            asked.append(told(self, *arguments))
            _within.now = True
            try:
                return compile_it(self, *arguments)
            finally:
                _within.now = False

        made.compile = compile_and_note

    noting(Dispatcher, lambda one, signature: f"{_place(one.py_func)} {signature}")
    noting(CFunc, lambda one: f"{_place(one._pyfunc)} {one._sig}")


def _place(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def set_up() -> None:
    """All that packaging/ready_kernels.py has done by its workers."""
    for part in (ready_kernels.train, ready_kernels.draw, ready_kernels.explore):
        part()
    for number in range(ready_kernels.PARTS):
        ready_kernels.compile_kernels(number)


# What people do


def explore(stage: Stage) -> None:
    """Open every page, set everything that can be set, drag what can be dragged and play what plays."""
    window = stage.window
    window.commands["explore_page"].trigger()
    for explorer in EXPLORERS:
        page = window.room.open(explorer.name)
        use(page)
        for settings in variants(explorer):
            page.show_settings(settings, settings.steps)
            page.draw_now()
        page.restore()
        window.room.show_gallery()
    window.commands["train_page"].trigger()


def use(page: ExplorerPage) -> None:
    """Drag every handle a little, and play to the end in a few steps."""
    page.draw_now()
    for handles in page.view.findChildren(Handles):
        for number, grip in enumerate(handles.grips if handles.parent().isVisible() else ()):
            handles.drag(number, grip.x * 0.99 + 0.01, grip.y)
            page.draw_now()
        handles.let_go.emit(0)
    for step in {0, 1, page.player.last // 2, page.player.last} if page.player.last else ():
        page.player.show_step(step)
        page.draw_now()
    QCoreApplication.processEvents()


def variants(explorer: type[Explorer]) -> Iterator[Explorer]:
    """These settings with another value of one of them: each option and choice, and the bounds of what is counted."""
    usual = explorer().model_dump()
    for parameter in parameters_of(explorer):
        values: list[Any] = [bound for bound in (parameter.minimum, parameter.maximum) if parameter.kind == "int"]
        if parameter.kind == "bool":
            values = [True, False]
        elif parameter.kind == "option":
            values = list(parameter.options)
        elif parameter.kind in ("choice", "choices"):
            values = [{"name": name} for name in parameter.options]
            values = [[value] for value in values] if parameter.kind == "choices" else values
        for value in values:
            with suppress(ValidationError):  # not every value goes with the others
                yield explorer.model_validate({**usual, parameter.name: value})


def take_over(stage: Stage) -> None:
    """Each page that can be the run's, as it is now."""
    for name, settings in OF_RUN.items():
        with suppress(CannotTakeOver):
            taken = stage.window.session.ask(settings)
            stage.wait(taken.done)
            page = stage.window.room.open(name)
            page.take_over(taken.result())
            use(page)


def look(stage: Stage) -> None:
    """Every panel, and every view of the landscape, of the run as it is now, and the way down from where it is."""
    window = stage.window
    for dock in window.workspace.docks.values():
        dock.show()
        dock.raise_()
        QCoreApplication.processEvents()
    landscape = window.panels.all["landscape"].panel
    for view in LandscapeView:
        window.commands["pin"].trigger()
        landscape.switch.choose(view)
        stage.wait(after(0.1))
        stage.wait(lambda: not landscape.busy)
    way = window.session.escape()
    stage.wait(way.done)
    stage.pause()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    make_application()
    watch()
    set_up()
    ready = set(asked)
    with tempfile.TemporaryDirectory() as folder, staged(Path(folder)) as stage:
        wait_for_run(stage.window, PATIENCE)
        for table in RUNS:
            experiment = Experiment.model_validate({**table, "training": {"batch_size": 16, "curvature": True}})
            stage.window.document.open(experiment)
            wait_for_run(stage.window, PATIENCE)
            stage.train(250)
            look(stage)
            take_over(stage)
        explore(stage)
    left = sorted(set(asked) - ready)
    print(json.dumps({"ready": len(ready), "left": left}) if options.json else "\n".join(left) or "nothing")


if __name__ == "__main__":
    main()
