"""Closing ends the process, whatever is under way, and Ctrl-C closes."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.homes import homes

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
AT_MOST = 8.0  # seconds, on a machine that does other things as well; alone it takes below 2

# The lab as its command starts it, but for a word when it has come so far.
LAB = """
import sys, threading, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from dllab.gui import app
from dllab.gui.document import file_commands
from dllab.gui.stage.drive import is_ready, wait_until
from dllab.sweeps.ensemble import Ensemble
from dllab.training.session import Session

class Lab(app.MainWindow):
    def __init__(self, *parts):
        super().__init__(*parts)
        QTimer.singleShot(0, self.work)

    def work(self):
        wait_until(lambda: is_ready(self), 100)
        {work}
        print("ready", flush=True)
        {then}

app.MainWindow = Lab
sys.exit(app.main([]))
"""

STEP_OF_MINUTES = """
        begun = threading.Event()
        Session._advance = lambda session: begun.set() or time.sleep(600)
        self.commands["run"].trigger()
        wait_until(begun.is_set, 100)
""".strip()


@contextmanager
def lab(tmp_path, work="pass", then="pass", first=False):
    """The lab in a process of its own, once it is so far; first: and the line that it says before that."""
    environment = os.environ | homes(tmp_path) | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    program = LAB.replace("{work}", work).replace("{then}", then)
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment) as process:
        try:
            said = process.stdout.readline() if first else b""
            assert process.stdout.readline() == b"ready\n"
            yield (process, said) if first else process
        finally:
            process.kill()


def seconds_to_end(process):
    begun = time.monotonic()
    process.wait(PATIENCE)
    return time.monotonic() - begun


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a whole group of processes")
@pytest.mark.parametrize("work", ["pass", 'self.commands["run"].trigger()', STEP_OF_MINUTES])
def test_that_ctrl_c_closes_the_window_at_once(tmp_path, work):
    with lab(tmp_path, work) as process:
        process.send_signal(signal.SIGINT)
        assert seconds_to_end(process) < AT_MOST
        assert process.returncode == 0
    assert list(tmp_path.rglob("session.json")) == [], "it was closed as it should be"


@pytest.mark.slow
@pytest.mark.parametrize("work", ['self.commands["run"].trigger()', STEP_OF_MINUTES])
def test_that_closing_ends_the_process_during_a_step_of_minutes(tmp_path, work):
    with lab(tmp_path, work, then="self.close()") as process:
        assert seconds_to_end(process) < AT_MOST
        assert process.returncode == 0
    assert "place" in (tmp_path / "dllab" / "settings.json").read_text()


@pytest.mark.slow
def test_that_several_runs_under_way_do_not_keep_the_process(tmp_path):
    work = """
        begun = threading.Event()
        Ensemble._train = lambda *_: begun.set() or time.sleep(600)
        self.panels.ensemble.panel._ensemble.start(*{arguments})
        wait_until(begun.is_set, 100)
    """.strip()
    arguments = "('seeds', self.document.experiment, 2)"
    with lab(tmp_path, work.replace("{arguments}", arguments), then="self.close()") as process:
        assert seconds_to_end(process) < AT_MOST
        assert process.returncode == 0


IN_PROCESSES = """
        from dllab.sweeps import hands
        hands.WORTH = 0.0
        several = self.panels.ensemble.panel._ensemble
        experiment = self.document.experiment
        endless = experiment.model_copy(update={"training": experiment.training.model_copy(update={"epochs": 10**7})})
        made, enter = [], hands.Hands.__enter__
        hands.Hands.__enter__ = lambda one: made.append(one) or enter(one)
        hands.Hands._is_worth = lambda one: True
        several.start("seeds", endless, 2)
        wait_until(lambda: made and len(made[-1].processes) == 2, 100)
        print(*made[-1].processes, flush=True)
""".strip()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGKILL")
@pytest.mark.parametrize("end", ["SIGINT", "SIGKILL"])
def test_that_processes_of_several_runs_end_with_the_window(tmp_path, end):
    with lab(tmp_path, IN_PROCESSES, first=True) as (process, said):
        there = [psutil.Process(int(one)) for one in said.split()]
        assert len(there) == 2 and all(one.is_running() for one in there)
        process.send_signal(getattr(signal, end))
        assert seconds_to_end(process) < AT_MOST
    until = time.monotonic() + AT_MOST
    while any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in there):
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a whole group of processes")
def test_that_a_second_ctrl_c_while_changes_are_asked_about_ends_the_process_and_loses_nothing(tmp_path):
    work = """
        self.document.change("seed", self.document.experiment.model_copy(update={"seed": 5}))
        self.autosave.save()
        wait_until(lambda: not self.autosave.busy, 100)
        file_commands.QMessageBox.question = lambda *_: print("asked", flush=True) or wait_until(lambda: False, 100)
    """.strip()
    with lab(tmp_path, work) as process:
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == b"asked\n"
        process.send_signal(signal.SIGINT)
        assert seconds_to_end(process) < AT_MOST
        assert process.returncode == -signal.SIGINT
    assert "seed = 5" in next(tmp_path.rglob("experiment.toml")).read_text()
