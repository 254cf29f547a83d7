"""The microscope's panel shows the step that the run is about to take, and works only while it is seen."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dllab.gui.kit.spin import IndexSpin
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE, ENGLISH, Translations
from dllab.gui.panels.microscope.panel import MicroscopeView
from dllab.training.microscope.difference import Verdict
from dllab.training.microscope.look import QUANTITIES
from tests.gui.panels.microscope.runs import Run, settle, show
from tests.gui.snapshots import images, snapshot


def test_that_the_weights_of_the_layer_are_drawn_with_its_biases(qtbot, panel):
    run = Run()
    show(qtbot, panel, run.snapshot(steps=3))
    parameters = run.trainer.parameters
    cells = panel.layer_view.matrix.picture.cells
    np.testing.assert_array_equal(cells[:, 1:], parameters["layer1.weight"])
    np.testing.assert_array_equal(cells[:, 0], parameters["layer1.bias"])
    panel.layer.setValue(2)
    settle(qtbot, panel)
    np.testing.assert_array_equal(panel.layer_view.matrix.picture.cells[:, 1:], parameters["layer2.weight"])


def test_that_a_network_without_biases_has_no_column_of_them_and_none_to_choose(qtbot, panel):
    run = Run(network={"biases": False})
    show(qtbot, panel, run.snapshot(steps=3))
    picture = panel.layer_view.matrix.picture
    np.testing.assert_array_equal(picture.cells, run.trainer.parameters["layer1.weight"])
    assert picture.first == 1
    inputs = [row for row in zip(*panel.table().columns, strict=True) if row[0] == "value"]
    assert {row[5] for row in inputs} == {1, 2}
    column = panel.update_view.column
    assert column.minimum() == 1 and not column.specialValueText() and "bias" not in column.toolTip()
    panel.switch.choose(MicroscopeView.UPDATE)
    settle(qtbot, panel)
    assert panel.shown.update.address.column is not None
    show(qtbot, panel, Run(number=2).snapshot())
    assert column.minimum() == 0 and column.specialValueText() == "bias"


@pytest.mark.parametrize(
    "quantity, symbol", [("gradients", "∂L/∂w"), ("sums", "z"), ("activations", "a"), ("deltas", "δ")]
)
def test_that_every_quantity_can_be_chosen(qtbot, panel, quantity, symbol):
    run = Run()
    show(qtbot, panel, run.snapshot())
    chooser = panel.layer_view.quantity
    chooser.setCurrentIndex(chooser.findData(quantity))
    settle(qtbot, panel)
    shape = panel.layer_view.matrix.picture.shape
    assert shape == ((16, 3) if quantity == "gradients" else (16, run.trainer.engine.batch))
    assert panel.layer_view.histogram.x_axis.labelText == symbol
    assert panel.layer_view.summary.text() and not panel.layer_view.hint.isVisible()


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_that_what_sums_a_quantity_up_is_whole_in_a_small_window(qtbot, panel, quantity):
    panel.setFixedWidth(390)  # what the docks leave it at 1366×768
    show(qtbot, panel, Run().snapshot())
    chooser = panel.layer_view.quantity
    chooser.setCurrentIndex(chooser.findData(quantity))
    settle(qtbot, panel)
    assert "…" not in panel.layer_view.summary.text() and " ± " in panel.layer_view.summary.text()


def test_that_the_update_shown_is_the_one_that_the_run_then_makes(qtbot, panel):
    run = Run()
    show(qtbot, panel, run.snapshot(steps=2))
    panel.switch.choose(MicroscopeView.UPDATE)
    panel.update_view.choose(unit=3, column=2)
    panel.update_view.chosen.emit()
    settle(qtbot, panel)
    run.trainer.train(1)
    after = run.trainer.parameters["layer1.weight"][2, 1]
    assert panel.shown.update.after == after
    text = panel.update_view.page.toPlainText()
    assert "w₃₂" in panel.update_view.badge.text() and "∂L/∂w₃₂" in text
    for heading in ("Forward", "Back", "Gradient", "Check", "Update"):
        assert heading in text


def test_that_the_badge_says_whether_the_difference_agrees(qtbot, panel):
    show(qtbot, panel, Run().snapshot(steps=2))
    panel.switch.choose(MicroscopeView.UPDATE)
    settle(qtbot, panel)
    assert panel.shown.update.check.verdict == Verdict.AGREES
    assert "✓" in panel.update_view.badge.text() and "digits" in panel.update_view.badge.text()
    assert "difference" in panel.update_view.badge.toolTip()


def test_that_one_example_can_be_followed(qtbot, panel):
    run = Run()
    show(qtbot, panel, run.snapshot())
    panel.switch.choose(MicroscopeView.UPDATE)
    panel.update_view.example.setValue(5)
    settle(qtbot, panel)
    assert list(panel.shown.look.examples) == [4]
    assert "t = " in panel.update_view.page.toPlainText().replace("\n", " ")


def test_that_a_click_on_a_weight_follows_it(qtbot, panel):
    show(qtbot, panel, Run().snapshot())
    panel.layer_view.matrix.cell_clicked.emit(4, 0)
    settle(qtbot, panel)
    assert panel.view == MicroscopeView.UPDATE and panel.shown.update.address.unit == 3
    assert panel.shown.update.address.column is None and "b₄" in panel.update_view.badge.text()


def test_that_a_click_on_an_activation_follows_its_example(qtbot, panel):
    show(qtbot, panel, Run().snapshot())
    chooser = panel.layer_view.quantity
    chooser.setCurrentIndex(chooser.findData("activations"))
    settle(qtbot, panel)
    expected = panel.shown.examples[6]
    panel.layer_view.matrix.cell_clicked.emit(2, 7)
    settle(qtbot, panel)
    assert panel.view == MicroscopeView.UPDATE and list(panel.shown.look.examples) == [expected]


def test_that_layers_are_selected_from_elsewhere_and_told_when_picked_here(qtbot, panel):
    show(qtbot, panel, Run().snapshot())
    told = []
    panel.layer_selected.connect(told.append)
    panel.select_layer(3)
    assert panel.layer.value() == 3 and told == []
    panel.select_layer(9)
    assert panel.layer.value() == 3
    panel.layer.setValue(1)
    assert told == [1]


def test_that_the_start_is_measured_once_a_run(qtbot, panel):
    run = Run()
    show(qtbot, panel, run.snapshot(steps=4))
    panel.switch.choose(MicroscopeView.START)
    settle(qtbot, panel)
    depth = panel.shown.depth
    assert len(depth.measured.activations) == 3 and depth.he is not None
    assert panel.start_view.legend.names == ["measured", "He, expected", "Xavier, expected"]
    shown = panel.shown
    show(qtbot, panel, run.snapshot(steps=1))
    assert panel.shown is shown
    show(qtbot, panel, Run(number=2, hidden=(4,)).snapshot())
    assert len(panel.shown.depth.measured.activations) == 2


def test_that_histograms_gather_over_steps_and_follow_time_back(qtbot, panel):
    run = Run()
    early = run.snapshot(steps=5)
    show(qtbot, panel, early)
    for _ in range(2):
        show(qtbot, panel, run.snapshot(steps=5))
    assert list(panel.layer_view.flow.flow.steps) == [5, 10, 15]
    show(qtbot, panel, replace(early, changes=9))
    assert list(panel.layer_view.flow.flow.steps) == [5]
    np.testing.assert_array_equal(panel.shown.look.before.parameters, early.inspection.state.parameters)


def test_that_another_run_is_not_mixed_with_the_last(qtbot, panel):
    show(qtbot, panel, Run(hidden=(16, 16)).snapshot(steps=5))
    panel.layer.setValue(3)
    other = Run(number=2, hidden=(5,), dataset=images(), loss="mse")
    show(qtbot, panel, other.snapshot(steps=1))
    assert panel.layer.maximum() == 2 and panel.layer.value() == 2
    assert panel.layer_view.matrix.picture.shape == (10, 6)
    assert list(panel.layer_view.flow.flow.steps) == [1]


def test_that_it_inspects_only_while_it_is_seen(qtbot, panel, inspected):
    assert inspected.wanted == []
    run = Run()
    show(qtbot, panel, run.snapshot())
    show(qtbot, panel, run.snapshot(steps=1))
    assert inspected.wanted == [True]
    panel.rest()
    assert inspected.wanted == [True, False] and not panel.background.busy
    show(qtbot, panel, run.snapshot(steps=1))
    assert inspected.wanted == [True, False, True] and panel.shown.step == 2


def test_that_the_same_state_is_not_looked_into_twice(qtbot, panel):
    seen = Run().snapshot()
    show(qtbot, panel, seen)
    first = panel.shown
    show(qtbot, panel, replace(seen, changes=5))
    assert panel.shown is first


def test_that_it_says_that_it_waits_before_the_first_look(qtbot, panel):
    panel.show_snapshot(snapshot())
    assert panel.layer_view.hint.isVisible() and panel.layer_view.hint.text()
    panel.switch.choose(MicroscopeView.UPDATE)
    assert not panel.update_view.page.isVisible()


def test_that_wide_inputs_and_deep_networks_fit(qtbot, panel):
    show(qtbot, panel, Run(dataset=images(side=28), hidden=(30,) * 19).snapshot())
    assert panel.layer_view.matrix.picture.shape == (30, 785)
    panel.switch.choose(MicroscopeView.UPDATE)
    panel.update_view.example.setValue(1)
    settle(qtbot, panel)
    assert "⋮" in panel.update_view.page.toPlainText()


def test_that_every_control_has_a_name_and_says_what_it_does(qtbot, panel):
    controls = [panel.layer, *panel.update_view.findChildren(IndexSpin), panel.layer_view.quantity]
    assert len(controls) == 5
    for control in controls:
        assert control.accessibleName() and control.toolTip()


def test_that_space_in_a_box_is_left_to_the_window(qtbot, panel):
    show(qtbot, panel, Run().snapshot())
    panel.layer.setFocus()
    before = panel.layer.text()
    qtbot.keyClick(panel.layer, Qt.Key.Key_Space)
    assert panel.layer.text() == before
    qtbot.keyClick(panel.layer, Qt.Key.Key_Up)
    assert panel.layer.value() == 2


@pytest.mark.parametrize("dark", [False, True])
def test_that_every_view_is_drawn_in_both_themes_and_languages(qtbot, panel, dark):
    translations = Translations(QApplication.instance())
    show(qtbot, panel, Run().snapshot(steps=1))
    try:
        for language in (CHINESE, ENGLISH):
            translations.use(language)
            panel.apply_theme(Theme(dark=dark, presentation=dark))
            for view in MicroscopeView:
                panel.switch.choose(view)
                settle(qtbot, panel)
                for size in ((400, 300), (700, 500), (300, 700)):
                    panel.resize(*size)
                    assert not panel.grab().isNull()
    finally:
        translations.use(ENGLISH)


def test_that_a_look_that_fails_is_said_in_every_view_with_its_details(qtbot, panel, monkeypatch, caplog):
    def fail(self, question):
        raise KeyError("unheard_of")

    monkeypatch.setattr("dllab.gui.panels.microscope.questions.Answerer.__call__", fail)
    show(qtbot, panel, Run().snapshot())
    assert "unheard_of" in panel.failure.text() and panel.failure.copy.isVisible()
    assert "unheard_of" in panel.layer_view.hint.text() and "unheard_of" in caplog.text
    assert panel.table() is None
    monkeypatch.undo()
    show(qtbot, panel, Run(number=2).snapshot())
    assert panel.failure.isHidden() and panel.layer_view.hint.isHidden()
