"""Files that the system asks the lab to open, and what a saved run or a hand-in is to the window."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent

from dllab import Experiment, Trainer
from dllab.assets import resource
from dllab.gui.app import Application
from dllab.gui.document.file_commands import dropped_file
from dllab.gui.stage.drive import is_ready
from tests.homes import homes

PATIENCE_MS = 30_000
STARTED = """
import sys
from PySide6.QtCore import QTimer
from dllab.gui import app
from dllab.gui.stage.drive import is_ready, wait_until

class Window(app.MainWindow):
    def __init__(self, *parts):
        super().__init__(*parts)
        QTimer.singleShot(0, self.look)

    def look(self):
        try:
            wait_until(lambda: is_ready(self), 100)
            print(*(name for name in ("experiment", "lab") if self.workspace.docks[name].seen))
            wait_until(lambda: "dllab.training.recording" in sys.modules, 100)
            print("read")
        finally:
            self.close()

app.MainWindow = Window
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.fixture
def saved(tmp_path):
    """A run of 30 steps, and its file."""
    table = {"dataset": {"name": "moons"}, "network": {"hidden": [5]}, "seed": 3}
    trainer = Trainer(Experiment.model_validate(table))
    trainer.train(steps=30)
    trainer.save(tmp_path / "运行 1.dllab")
    return trainer, tmp_path / "运行 1.dllab"


def test_that_a_saved_run_goes_on_where_it_was_saved_and_undo_brings_back_what_was_open(window, qtbot, saved):
    trainer, path = saved
    before = window.document.experiment
    window.files.load(path)
    qtbot.waitUntil(lambda: is_ready(window) and window.poller.snapshot.step == 30, timeout=PATIENCE_MS)
    assert window.document.experiment == trainer.experiment and window.document.path is None
    assert window.settings.recent[0] == path
    window.commands["step"].trigger()
    qtbot.waitUntil(lambda: window.poller.snapshot.step == 31, timeout=PATIENCE_MS)
    trainer.train(steps=1)
    steps = window.poller.snapshot.steps
    assert steps.last[steps.index("train_loss"), -1] == trainer.history.column("train_loss")[1][-1]
    window.document.undo_stack.undo()
    assert window.document.experiment == before


@pytest.mark.slow
@pytest.mark.parametrize(("files", "seen"), [((), "experiment"), (("01-first-run.lab.toml",), "lab")])
def test_that_a_lab_stands_in_front_that_is_opened_at_the_start_and_what_saves_runs_is_read(tmp_path, files, seen):
    """What is not read yet cannot be once the app has been moved."""
    environment = os.environ | homes(tmp_path) | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", STARTED, *(resource("labs", name) for name in files)]
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True).stdout
    assert said.split() == [seen, "read"]


def test_that_a_damaged_run_is_refused_in_words(window, saved):
    _, path = saved
    path.write_bytes(path.read_bytes()[:100])
    before = window.document.experiment
    window.files.load(path)
    assert window.document.experiment == before and path.name in window.messages.text()


def test_that_a_hand_in_is_told_who_looks_at_it(window, tmp_path):
    path = tmp_path / "li.dllab-handin"
    path.write_bytes(b"")
    window.files.load(path)
    assert "Teach ▸ Grade hand-ins…" in window.messages.text() and "dllab labs check" in window.messages.text()


def test_that_a_run_may_be_dropped():
    assert dropped_file([QUrl.fromLocalFile("/a/run.dllab")]) is not None


def test_that_the_system_may_ask_to_open_a_file(qapp, qtbot):
    assert isinstance(qapp, Application)
    with qtbot.waitSignal(qapp.file_asked) as asked:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent("/课/实验 1.toml"))
    assert asked.args == ["/课/实验 1.toml"]
