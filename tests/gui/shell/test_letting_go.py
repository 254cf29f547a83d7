"""What a run leaves behind in the window once others have taken its place."""

import gc
from dataclasses import replace
from weakref import ref

from dllab.experiment import Experiment
from dllab.gui.stage.drive import is_ready

OTHERS = "spiral", "moons", "xor"  # the library keeps two datasets, and the session one run
ANSWERED = {
    "microscope": lambda panel: panel.shown is not None,
    "sight": lambda panel: panel.sight is not None,
    "network": lambda panel: panel.view.look is not None,
    "prediction": lambda panel: panel.view.rows is not None,
    "metrics": lambda panel: panel.view is not None and not panel.background.busy,
    "landscape": lambda panel: not panel.busy,
}


def open_and_step(qtbot, window, dataset):
    window.document.open(Experiment.model_validate({"dataset": {"name": dataset}}))
    qtbot.waitUntil(lambda: is_ready(window))
    window.session.step(1)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == 1)


def test_that_panels_let_go_of_a_run_that_is_gone(qtbot, window):
    """Each held on to the states and the data of the run it was seen with last, hundreds of megabytes in all."""
    open_and_step(qtbot, window, "digits")
    for name, dock in window.workspace.docks.items():
        dock.show()
        dock.raise_()
        qtbot.waitUntil(lambda dock=dock: dock.seen)
        if is_answered := ANSWERED.get(name):
            qtbot.waitUntil(lambda dock=dock, is_answered=is_answered: is_answered(dock.panel))
    data, state = ref(window.poller.snapshot.dataset), ref(window.poller.snapshot.inspection)
    window.workspace.arrange()
    for other in OTHERS:
        open_and_step(qtbot, window, other)
    gc.collect()
    assert data() is None and state() is None


def test_that_what_was_drawn_stays_where_the_data_do(qtbot, window):
    open_and_step(qtbot, window, "digits")
    dock = window.workspace.docks["sight"]
    dock.raise_()
    qtbot.waitUntil(lambda: dock.seen and dock.panel.sight is not None)
    dock.panel.pad.picture[:] = 1.0
    dock.panel.pad.drawn.emit()
    dock.close()
    qtbot.waitUntil(lambda: not dock.seen)
    run = window.poller.snapshot.run
    window.session.reset()
    qtbot.waitUntil(lambda: window.poller.snapshot.run > run)
    dock.show()
    dock.raise_()
    qtbot.waitUntil(lambda: dock.seen and dock.panel.sight is not None)
    assert dock.panel.caption.text() == "drawn by you" and (dock.panel.pad.picture == 1).all()


def test_that_a_panel_that_vanishes_and_comes_back_at_once_keeps_what_it_shows(window):
    dock, snapshot = window.workspace.docks["prediction"], window.poller.snapshot
    dock.hide()
    window.poller.snapshot_taken.emit(replace(snapshot, run=snapshot.run + 1))
    dock.show()
    dock.panel.view.inputs_changed.emit()
    assert dock.panel.view.dataset is snapshot.dataset
