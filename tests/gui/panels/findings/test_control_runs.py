import threading

import pytest
from PySide6.QtCore import QObject

from dllab import Experiment
from dllab.diagnostics.evidence import Control, Evidence
from dllab.diagnostics.finding import Finding, Severity
from dllab.gui.panels.findings.control_runs import ControlRuns
from tests.gui.snapshots import snapshot

SHALLOW = Experiment.model_validate({"network": {"hidden": [4]}})
NARROW = Experiment.model_validate({"network": {"hidden": [2, 2]}})


@pytest.fixture
def owner(qapp):
    return QObject()


def finding(kind="high_loss", control=SHALLOW):
    return Finding(kind, Severity.WARNING, "title", "template", {}, "why", "source", 1, control=control)


def evidence(step=7):
    return Evidence.of(snapshot(step=range(1, step + 1)))


def test_that_a_control_run_takes_as_many_steps_on_the_same_data(qtbot, owner):
    asked = []

    def run(experiment, dataset, steps, stop):
        asked.append((experiment, dataset, steps))
        return Control(experiment, steps, 0.5)

    runs, seen = ControlRuns(run, owner), evidence()
    with qtbot.waitSignal(runs.ended):
        runs.order([finding()], seen)
        assert runs.is_running("high_loss")
    assert asked == [(SHALLOW, seen.dataset, 7)]
    assert runs.results == {"high_loss": Control(SHALLOW, 7, 0.5)}
    assert not runs.is_running("high_loss")
    with qtbot.assertNotEmitted(runs.ended):
        runs.order([finding(), finding("other", None)], seen)
    assert len(asked) == 1


def test_that_one_runs_after_the_other(qtbot, owner):
    runs = ControlRuns(lambda experiment, dataset, steps, stop: Control(experiment, steps, 1.0), owner)
    both = [finding(), finding("plateau", NARROW)]
    for kind in ("high_loss", "plateau"):
        with qtbot.waitSignal(runs.ended):
            runs.order(both, evidence())
            assert runs.is_running(kind)
    assert runs.results.keys() == {"high_loss", "plateau"}


def test_that_a_run_nobody_needs_is_stopped_and_its_result_dropped(qtbot, owner):
    begun, stopped = threading.Event(), threading.Event()

    def run(experiment, dataset, steps, stop):
        begun.set()
        while not stop():
            stopped.wait(0.001)
        stopped.set()
        return None

    runs = ControlRuns(run, owner)
    with qtbot.assertNotEmitted(runs.ended):
        runs.order([finding()], evidence())
        assert begun.wait(60)
        runs.forget()
        qtbot.waitUntil(stopped.is_set)
        qtbot.waitUntil(lambda: not runs.busy)
    assert runs.results == {}
    assert not runs.is_running("high_loss")


def test_that_a_failure_is_logged_and_not_tried_again(qtbot, owner, caplog):
    def run(experiment, dataset, steps, stop):
        raise RuntimeError("no room")

    runs = ControlRuns(run, owner)
    with qtbot.waitSignal(runs.ended):
        runs.order([finding()], evidence())
    assert "no room" in caplog.text
    runs.order([finding()], evidence())
    assert not runs.is_running("high_loss")
    assert runs.results == {}
