"""What a step kept from being done, once another lab or none is open."""

import pytest

from dllab.gui.panels.lab.foot import LOAD
from dllab.gui.stage.drive import is_ready
from dllab.labs.lab import shipped
from tests.gui.document.lab_steps import MINUTE, RUN, opened
from tests.labs.handed import lab_file


@pytest.fixture
def loaded(window, qtbot, tmp_path):
    """A window with a step loaded that keeps every setting, and pauses at its end."""
    lab = opened(window, lab_file(tmp_path, step=[RUN], solution={"run": {"steps": 20}}))
    lab.wanted.emit(LOAD)
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)
    assert kept(window) == ((), 20)
    return window


def kept(window):
    return window.document.state.allowed, window.document.state.rest


def test_that_another_lab_frees_what_a_step_kept(loaded):
    loaded.labs.desk.open(shipped()[0])
    assert kept(loaded) == (None, None)


def test_that_redo_brings_a_step_back_while_it_is_open_and_its_experiment_alone_once_it_was_left(loaded, qtbot):
    document, begun = loaded.document, loaded.document.experiment
    document.undo_stack.undo()
    assert kept(loaded) == (None, None)
    document.undo_stack.redo()
    assert kept(loaded) == ((), 20)
    loaded.labs.desk.show_list()
    document.undo_stack.undo()
    document.undo_stack.redo()
    assert document.experiment == begun and kept(loaded) == (None, None)
    qtbot.waitUntil(lambda: is_ready(loaded), timeout=MINUTE)
