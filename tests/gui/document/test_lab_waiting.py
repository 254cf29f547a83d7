"""A check in vain of a run that lacks what the form says: it is told what has not taken effect."""

from dllab.gui.panels.lab.foot import CHECK, LOAD
from dllab.gui.stage.drive import is_ready
from dllab.labs.lab import changed
from tests.gui.document.lab_steps import MINUTE, RUN, opened, ran
from tests.labs.handed import lab_file

DEEPER = {
    "allow": ["network.hidden"],
    "check": [{"that": "setting", "key": "network.hidden", "is": [8, 8]}, {"that": "steps", "at_least": 20}],
}


def change(window, hidden):
    experiment = changed(window.document.experiment, {"network.hidden": hidden})
    window.document.change("network.hidden", experiment)


def checked(window, qtbot, lab):
    failures = window.labs.desk.progress.failures("run")
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: window.labs.desk.progress.failures("run") > failures, timeout=MINUTE)


def test_that_a_check_in_vain_says_what_waits_for_reset(window, qtbot, tmp_path):
    lab = opened(window, lab_file(tmp_path, step=[RUN | DEEPER], solution={"run": {"steps": 20}}))
    ran(window, qtbot, 20)
    checked(window, qtbot, lab)
    assert not lab.foot.told.isVisible(), "nothing waits"
    change(window, [8, 8])
    checked(window, qtbot, lab)
    assert lab.foot.told.text() == "Not in this run yet: Layer widths. Press Reset, then train."


def test_that_what_is_changed_after_load_is_what_is_trained_and_checked(window, qtbot, tmp_path):
    lab = opened(window, lab_file(tmp_path, step=[RUN | DEEPER], solution={"run": {"steps": 20}}))
    lab.wanted.emit(LOAD)
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)
    change(window, [8, 8])
    window.session.step(20)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == 20, timeout=MINUTE)
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: window.labs.desk.progress.done == ("run",), timeout=MINUTE)
