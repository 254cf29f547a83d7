"""The picture's own buttons: deeper and wider, by mouse and keyboard, of the experiment and not of the run."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dllab.experiment.sections import NetworkSection
from dllab.gui.panels.network.panel import NetworkPanel
from dllab.gui.panels.network.steppers import EDGE, GAP
from tests.gui.showing import on_screen
from tests.gui.snapshots import blobs, snapshot

PLUS, MINUS = Qt.Key.Key_Plus, Qt.Key.Key_Minus
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot):
    made = on_screen(qtbot, NetworkPanel(lambda inspector, wanted: None), 560, 400, NetworkPanel.rest)
    made.show_snapshot(snapshot(dataset=blobs(3), hidden=(8, 6)))
    return made


@pytest.fixture
def wanted(panel):
    """What was asked for; the experiment follows, as in the window."""
    found = []
    panel.hidden_wanted.connect(found.append)
    panel.hidden_wanted.connect(lambda hidden: panel.show_edited(NetworkSection(hidden=hidden)))
    return found


def test_that_layers_are_added_at_the_end_and_taken_from_there(panel, wanted):
    steppers = panel.steppers
    assert steppers.layers.number.text() == "2" and steppers.units.number.text() == "mixed"
    steppers.layers.more.click()
    steppers.layers.less.click()
    steppers.layers.less.click()
    assert wanted == [(8, 6, 6), (8, 6), (8,)]


def test_that_units_are_those_of_the_selected_layer_or_of_all(panel, wanted):
    units = panel.steppers.units
    units.more.click()
    panel.select_layer(2)
    assert units.label.text() == "Layer 2" and units.number.text() == "7"
    units.less.click()
    units.less.click()
    panel.select_layer(3)  # the output's width is the data's
    assert units.label.text() == "Units"
    units.less.click()
    assert wanted == [(9, 7), (9, 6), (9, 5), (8, 4)]


def test_that_a_convolution_gets_more_filters_and_no_layer_is_taken_from_them(panel):
    asked = {"filters": [], "hidden": []}
    panel.filters_wanted.connect(asked["filters"].append)
    panel.hidden_wanted.connect(asked["hidden"].append)
    convolutions = [{"filters": 4}, {"filters": 8}]
    panel.show_edited(NetworkSection.model_validate({"convolutions": convolutions, "hidden": [6]}))
    panel.select_layer(2)
    steppers = panel.steppers
    assert steppers.units.label.text() == "Conv 2" and steppers.units.number.text() == "8"
    steppers.units.more.click()
    panel.select_layer(3)
    steppers.units.more.click()
    assert asked == {"filters": [(4, 9)], "hidden": [(7,)]}
    panel.show_edited(NetworkSection.model_validate({"convolutions": convolutions, "hidden": []}))
    assert steppers.layers.number.text() == "2" and not steppers.layers.less.isEnabled()


def test_that_without_layers_there_are_no_units_and_nothing_goes_below(panel, wanted):
    panel.show_edited(NetworkSection(hidden=(1,)))
    assert not panel.steppers.units.less.isEnabled() and panel.steppers.units.more.isEnabled()
    panel.steppers.layers.less.click()
    assert wanted == [()]
    assert not panel.steppers.units.isVisible() and not panel.steppers.layers.less.isEnabled()
    panel.steppers.layers.more.click()
    assert wanted[-1] == (16,) and panel.steppers.units.isVisible()


@pytest.mark.parametrize("view", ["diagram", "blocks"])
def test_that_the_keys_do_the_same(panel, wanted, view):
    shown = getattr(panel, view)
    QTest.keyClick(shown, PLUS)
    panel.select_layer(1)
    QTest.keyClick(shown, MINUS)
    QTest.keyClick(shown, PLUS, CONTROL)
    QTest.keyClick(shown, MINUS, CONTROL)
    assert wanted == [(9, 7), (8, 7), (8, 7, 7), (8, 7)]


def test_that_it_says_that_the_picture_waits_for_reset_and_moves_nothing(panel, wanted):
    note, more = panel.steppers.note, panel.steppers.units.more
    place = more.mapTo(panel, more.rect().center())
    assert not note.isVisible()
    assert "takes effect on Reset" in more.toolTip() and "every layer" in more.accessibleName()
    more.click()
    assert note.isVisible() and note.accessibleName() == "takes effect on Reset"
    assert panel.steppers.units.number.font().bold() and not panel.steppers.layers.number.font().bold()
    assert more.mapTo(panel, more.rect().center()) == place
    panel.show_snapshot(snapshot(dataset=blobs(3), hidden=(9, 7), run=2))
    assert not note.isVisible() and not panel.steppers.units.number.font().bold()


@pytest.mark.parametrize("width", [240, 560])
def test_that_labels_are_shown_whole_or_not_at_all(qtbot, panel, width):
    panel.resize(width, 400)
    qtbot.waitUntil(lambda: panel.steppers.width() == width)
    for stepper in (panel.steppers.layers, panel.steppers.units):
        label = stepper.label
        assert label.isVisible() == (width == 560)
        assert not label.isVisible() or label.width() >= label.sizeHint().width()


def test_that_labels_need_their_width_and_the_gaps_and_edges_beside_them(panel):
    steppers = panel.steppers
    parts = steppers.layers, steppers.units
    room = sum(part.whole_width for part in parts) + 2 * (GAP + EDGE)
    for width in (room, room - 1):
        steppers.resize(width, steppers.height())
        assert [part.label.isVisible() for part in parts] == [width == room] * 2


def test_that_the_window_edits_the_experiment_as_the_form_does(qtbot, window):
    panel, before = window.panels.network.panel, window.document.experiment
    hidden = before.network.hidden
    panel.steppers.layers.more.click()
    panel.steppers.layers.more.click()
    deeper = (*hidden, hidden[-1], hidden[-1])
    form = window.form.form.network.hidden
    assert window.document.experiment.network.hidden == form.value == deeper
    assert form.depth_row.editor.value == len(deeper) and form.width_row.mark.toolTip() == "takes effect on Reset"
    assert window.document.undo_stack.count() == 1
    window.commands["undo"].trigger()
    assert window.document.experiment == before and panel.steppers.layers.number.text() == str(len(hidden))
    window.commands["redo"].trigger()
    panel.show_snapshot(window.poller.snapshot)
    assert not panel.steppers.note.isHidden()
    window.commands["reset"].trigger()
    qtbot.waitUntil(lambda: window.poller.snapshot.experiment.network.hidden == deeper)
    panel.show_snapshot(window.poller.snapshot)
    assert panel.steppers.note.isHidden()
