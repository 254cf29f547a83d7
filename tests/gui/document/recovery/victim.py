"""A real window that restores what it is offered, trains, edits and pins, and says so, until it is killed.

    python victim.py FOLDER SEED

Lines on standard output: up; offered; restored, once the run goes on; kept, once its edit and its pin are on the disk.
"""

import sys
from pathlib import Path

from dllab.experiment import Experiment
from dllab.gui.app import make_application
from dllab.gui.document.recovery import autosave
from dllab.gui.main_window import MainWindow
from dllab.gui.stage.drive import fresh_settings, is_ready, wait_until
from dllab.training.session import Session

PATIENCE = 120.0
STEPS_PER_SECOND = 100
PINNED = "pinned"


def main(folder: str, seed: int) -> None:
    autosave.EXPERIMENT_MS, autosave.RUN_MS, autosave.SHARE = 20, 60, 0.5  # so that many writes are hit
    app = make_application()
    settings = fresh_settings(folder)
    settings.speed = STEPS_PER_SECOND
    window = MainWindow(Session(), settings)
    window.show()
    wait_until(lambda: is_ready(window) and not window.recovery.busy, PATIENCE)
    say("up")
    if not window.recovery.isHidden():
        say("offered")
        window.recovery.restored.connect(lambda found: back(window, found.run))
        window.recovery.restore.click()
        wait_until(lambda: window.recovery.isHidden() and not window.recovery.busy, PATIENCE)
    window.control.toggle()
    window.document.change("seed", window.document.experiment.model_copy(update={"seed": seed}))
    if not window.pins.pins:
        window.pins.add(window.poller.snapshot.whole, PINNED)
    wait_until(lambda: is_kept(window.autosave.folder.path, seed), PATIENCE)
    say("kept")
    app.exec()


def back(window: MainWindow, run) -> None:
    if run is not None:
        wait_until(lambda: window.poller.snapshot.step >= run.step, PATIENCE)
    say("restored")


def is_kept(folder: Path, seed: int) -> bool:
    path = folder / "experiment.toml"
    return path.exists() and Experiment.load(path).seed == seed and any(folder.glob("pin-*.dllab"))


def say(what: str) -> None:
    print(what, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
