"""What is typed in the form, and when it counts."""

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTest import QTest

from dllab.experiment import Experiment

PATIENCE_MS = 60_000


def typed_rate(window):
    """What stands in the line of the learning rate, typed but not yet taken."""
    line = window.form.form.optimizer.rows.rows["learning_rate"].editor
    line.lineEdit().selectAll()
    QTest.keyClicks(line.lineEdit(), "0.02")
    return line


def test_that_half_a_number_waits_for_the_rest_of_it(window, qtbot):
    before = window.document.experiment
    line = typed_rate(window)
    (pause,) = (timer for timer in line.findChildren(QTimer) if timer.isActive())
    QCoreApplication.sendPostedEvents()
    assert window.document.experiment == before and pause.interval() >= 1000, "somebody may think of the next digit"
    QTest.keyClicks(line.lineEdit(), "5")
    qtbot.waitUntil(lambda: window.document.experiment.optimizer.learning_rate == 0.025)


@pytest.mark.parametrize("command", ["run", "step", "epoch", "reset", "new_seed"])
def test_that_what_is_typed_counts_before_anything_is_run(window, qtbot, command):
    typed_rate(window)
    window.commands[command].trigger()
    assert window.document.experiment.optimizer.learning_rate == 0.02
    qtbot.waitUntil(lambda: window.poller.snapshot.experiment.optimizer.learning_rate == 0.02, timeout=PATIENCE_MS)


def test_that_what_is_typed_is_saved(window, tmp_path):
    window.document.open(window.document.experiment, tmp_path / "typed.toml")
    typed_rate(window)
    assert window.files.save()
    assert Experiment.load(tmp_path / "typed.toml").optimizer.learning_rate == 0.02
