"""How long a first start takes, with nothing in any cache, and whether any choice then waits for its kernels.

    python tests/bench/first_start.py                        the checkout: python -m dllab
    python tests/bench/first_start.py dist/dllab-…/dllab     a standalone app, wherever it lies
    python tests/bench/first_start.py --keep …               with the caches that are there
    python tests/bench/first_start.py --longest 0.2 …        status 1 where a kernel takes longer to compile

Opens the real window, presses Run, and then picks every choice of the catalogue and takes a step with each. What looks
on from inside is this very file, put among the choices of one's own (DLLAB_CHOICES): the program is not changed. Prints
seconds from the start to the window and to the first step (and of the processor, which say more on a busy machine), how
many kernels were compiled, and the longest of those.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

OUT, BEGUN = "DLLAB_MEASURED", "DLLAB_BEGUN"
PATIENCE = 300.0
LOOK_SECONDS = 0.002
BASE = {"dataset": {"name": "moons", "samples": 60}, "network": {"hidden": [6, 6]}, "training": {"batch_size": 16}}
EXAMPLES = {"classification": "moons", "regression": "sine"}
PLACES = {  # of a choice in an experiment: in the network or not, and its key
    "activations": (True, "activation"), "initializers": (True, "initializer"),
    "normalizations": (True, "normalization"), "output activations": (True, "output_activation"),
    "losses": (False, "loss"), "optimizers": (False, "optimizer"), "schedules": (False, "schedule"),
    "datasets": (False, "dataset"),
}  # fmt: skip


def main():
    """Start the program with this file in it; what it measured, printed. Status 1 where it went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--longest", type=float, default=float("inf"), metavar="SECONDS")
    parser.add_argument("program", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    program = options.program or [sys.executable, "-m", "dllab"]
    with tempfile.TemporaryDirectory(prefix="dllab-") as folder:
        place = Path(folder)
        (place / "choices" / "activations").mkdir(parents=True)
        (place / "choices" / "activations" / "looking_on.py").write_bytes(Path(__file__).read_bytes())
        told = {"DLLAB_CHOICES": str(place / "choices"), OUT: str(place / "out"), BEGUN: repr(time.time())}
        environment = {**os.environ, **homes(place, options.keep), **told}
        done = subprocess.run(program, env=environment, timeout=2 * PATIENCE, check=False)
        if not (place / "out").exists():
            sys.exit(f"{program}: exit status {done.returncode}, and nothing was measured")
        found = json.loads((place / "out").read_text(encoding="utf-8"))
    print(json.dumps(found, indent=2))
    if "error" in found or found["longest_seconds"] > options.longest:
        sys.exit(1)


def homes(place, kept):
    """Settings and data that nobody has used before and, unless they are kept, caches."""
    changed = {f"XDG_{kind}_HOME": str(place / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
    changed["WIN_PD_OVERRIDE_LOCAL_APPDATA"] = str(place)  # what platformdirs takes for all three on Windows
    if kept:
        del changed["XDG_CACHE_HOME"], changed["WIN_PD_OVERRIDE_LOCAL_APPDATA"]
    return changed


# Inside the program


def look_on():
    """Wait for the window, have it run, and pick everything in it."""
    begun = float(os.environ[BEGUN])
    from PySide6.QtCore import QObject, Qt, Signal
    from PySide6.QtWidgets import QApplication

    while (window := shown(QApplication)) is None:
        time.sleep(LOOK_SECONDS)
    found = {}

    def note(what):
        found[f"{what}_seconds"] = round(time.time() - begun, 2)
        found[f"{what}_cpu_seconds"] = round(time.process_time(), 2)

    note("window")

    class Hand(QObject):
        wanted = Signal()

    def work():
        try:
            window.commands["run"].trigger()
            wait_until(lambda: window.poller.snapshot is not None and window.poller.snapshot.step > 0, PATIENCE)
            note("first_step")
            window.session.pause()
            found.update(pick_all(window))
        except Exception as error:
            found["error"] = f"{type(error).__name__}: {error}"
        Path(os.environ[OUT]).write_text(json.dumps(found), encoding="utf-8")
        window.document.undo_stack.clear()
        os._exit(0)

    from dllab.gui.stage.drive import wait_until

    hand = Hand()
    hand.moveToThread(QApplication.instance().thread())
    hand.wanted.connect(work, Qt.ConnectionType.QueuedConnection)
    hand.wanted.emit()
    threading.Event().wait()


def shown(application):
    """The window, once it can be seen."""
    windows = application.topLevelWidgets() if application.instance() else ()
    return next((one for one in windows if type(one).__name__ == "MainWindow" and one.isVisible()), None)


def pick_all(window):
    """Open an experiment with every choice, and take a step of each that can be."""
    from dllab.catalogue import families_of
    from dllab.engine.losses import LOSSES
    from dllab.experiment import Experiment

    picked, refused = 0, []
    for family in families_of(Experiment):
        for choice in family if family.family in PLACES else ():
            table = {**BASE, "network": dict(BASE["network"])}
            section, key = PLACES[family.family]
            place = table["network"] if section else table
            place[key] = choice.name if family.family == "output activations" else {"name": choice.name}
            if family.family == "losses":
                table["dataset"] = {"name": EXAMPLES[LOSSES[choice.name].tasks[0]]}
            if choice.name == "perceptron":
                table["network"]["hidden"] = []
            if family.family == "output activations":
                table["loss"] = {"name": "mse"}
            error = opened(window, table)
            if error and family.family == "datasets":
                error = opened(window, {**table, "loss": {"name": "mse"}})  # a regression
            if error:
                refused.append(f"{family.family}/{choice.name}: {error}")
            else:
                picked += 1
    return {"picked": picked, "refused": refused, **compilations()}


def opened(window, table):
    """Open an experiment and take a step; why not, where that cannot be."""
    from dllab.experiment import Experiment
    from dllab.gui.stage.drive import RunFailed, wait_for_run, wait_until

    try:
        window.document.open(Experiment.model_validate(table))
        wait_for_run(window, PATIENCE)
    except (ValueError, RunFailed) as error:
        return " ".join(str(error).split())[:150]
    window.session.step(1)
    wait_until(lambda: window.poller.snapshot.step > 0, PATIENCE)
    return ""


def note_compilations():
    """Have numba's every compilation noted, with how long it took, as soon as numba is there: it comes late."""
    while not hasattr(compiler := sys.modules.get("numba.core.compiler"), "compile_extra"):
        time.sleep(LOOK_SECONDS)
    compile_extra = compiler.compile_extra

    def timed(context, target, function, *rest, **more):
        begun = time.perf_counter()
        try:
            return compile_extra(context, target, function, *rest, **more)
        finally:
            noted.append((time.perf_counter() - begun, getattr(function, "__qualname__", str(function))))

    compiler.compile_extra = timed


def compilations():
    """How many there were, the longest, and of what."""
    seconds, what = max(noted, default=(0.0, ""))
    return {"compiled": len(noted), "longest_seconds": round(seconds, 3), "longest": what}


noted = []
if __name__ == "__main__":
    main()
elif OUT in os.environ:
    for work in (note_compilations, look_on):
        threading.Thread(target=work, daemon=True).start()
