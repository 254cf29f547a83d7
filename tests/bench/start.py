"""How soon the window is there, and what it costs to have it open: a process of its own, measured from its birth.

    python tests/bench/start.py [ROUNDS]     on the display there is; QT_QPA_PLATFORM=offscreen without one

shown_s     from the start of the process to the first picture of the window, the median of ROUNDS starts (default: 5);
ready_s     to the run that may be started: data loaded, kernels at hand
cpu_s       processor time until the first picture: what counts where the machine has other work
bare_s, bare_cpu_s  the same of a window with one empty plot, in turns: PySide6, pyqtgraph, pydantic and nothing else
rss_mb      memory of the process after IDLE seconds at rest; uss_mb: what is not shared with others
One start before is not counted: it brings files and compiled code into the caches. PYTHONDONTWRITEBYTECODE must not be
set. The birth is the clock's before the process is made: what psutil says of it is up to a second off.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.homes import homes

ROOT = Path(__file__).resolve().parent.parent.parent
IDLE = 4.0
CHILD = """
import gc, os, sys, time
gc.disable()  # as dllab.verbs.window does
import psutil
from PySide6.QtCore import QEvent, QObject, QTimer

born = float(os.environ["BORN"])
figures = {}


class Watch(QObject):
    def eventFilter(self, target, event):
        if event.type() == QEvent.Type.Paint and "shown_s" not in figures:
            figures["shown_s"] = time.time() - born
            figures["cpu_s"] = time.process_time()
        return False


from dllab.gui import app

window = []
opened = app.MainWindow.show


def show(self):
    window.append(self)
    self.watch = Watch()
    self.workspace.docks["loss"].installEventFilter(self.watch)
    self.poller.outcome_changed.connect(ready)
    opened(self)


def ready(outcome):
    if type(outcome).__name__ == "Paused" and "ready_s" not in figures:
        figures["ready_s"] = time.time() - born
        QTimer.singleShot(IDLE_MS, end)


def end():
    memory = psutil.Process().memory_full_info()
    figures.update(rss_mb=memory.rss / 1e6, uss_mb=memory.uss / 1e6)
    import json
    print(json.dumps(figures), flush=True)
    os._exit(0)


app.MainWindow.show = show
app.main([])
"""
BARE = """
import gc, json, os, time
gc.disable()
import pydantic
import pyqtgraph
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow


class Watch(QObject):
    def eventFilter(self, target, event):
        if event.type() == QEvent.Type.Paint:
            shown = time.time() - float(os.environ["BORN"])
            print(json.dumps({"bare_s": shown, "bare_cpu_s": time.process_time()}), flush=True)
            os._exit(0)
        return False


application = QApplication([])
application.setStyle("Fusion")
window, plot, watch = QMainWindow(), pyqtgraph.PlotWidget(), Watch()
window.setCentralWidget(plot)
window.resize(1440, 900)
plot.viewport().installEventFilter(watch)
window.show()
application.exec()
"""


def start(folder: str) -> dict[str, float]:
    """One start, with settings of its own, and one of a bare window."""
    code = CHILD.replace("IDLE_MS", str(round(1000 * IDLE)))
    return {**_figures_of(code, folder), **_figures_of(BARE, folder)}


def _figures_of(code: str, folder: str) -> dict[str, float]:
    environment = {**os.environ, **homes(folder), "PYTHONPATH": str(ROOT), "BORN": str(time.time())}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(rounds: int = 5) -> None:
    """Print the medians as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        _, *taken = [start(folder) for _ in range(rounds + 1)]
    print(json.dumps({key: round(statistics.median(one[key] for one in taken), 3) for key in taken[0]}, indent=1))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
