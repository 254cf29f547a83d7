"""Convolutions are set in the form, which says what sizes come of them."""

import pytest
from PySide6.QtTest import QTest

from dllab.experiment import Experiment
from dllab.experiment.convolution import ConvolutionSection
from dllab.gui.document.undo import UndoableEdit
from dllab.gui.panels.experiment.panel import ExperimentPanel
from tests.gui.forms.hands import type_into
from tests.gui.panels.experiment.settling import settle
from tests.gui.showing import on_screen

TWO = [{"filters": 8, "kernel": 5, "pool": "max2"}, {"filters": 16, "padding": "valid"}]


@pytest.fixture
def panel(qtbot):
    made = on_screen(qtbot, ExperimentPanel(), 300, 760)
    made.keys = []
    made.edited.connect(lambda key, experiment: made.keys.append(key))
    return made


def show(qtbot, panel, name="digits", **network):
    panel.show_experiment(Experiment.model_validate({"dataset": {"name": name}, "network": network}))
    settle(qtbot, panel)


@pytest.fixture
def editor(qtbot, panel):
    show(qtbot, panel, convolutions=TWO, hidden=[10], activation=["relu", "tanh", "sigmoid"])
    return panel.form.network.convolutions


def pick(combo, name):
    combo.setCurrentIndex(combo.findData(name))
    combo.activated.emit(combo.currentIndex())


def names(panel):
    return [each.name for each in panel.experiment.network.activations]


def test_that_only_images_are_asked_for_convolutions(qtbot, panel):
    editor = panel.form.network.convolutions
    show(qtbot, panel, "spiral")
    assert not editor.isVisibleTo(panel)
    show(qtbot, panel, "digits")
    assert editor.isVisibleTo(panel) and editor.value == ()


def test_that_sizes_and_parameters_are_said(panel, editor):
    # 8·(25 + 1) and 16·(8·9 + 1); 8×8 pooled by 2 is 4×4, of which 3×3 kernels inside leave 2×2
    assert editor.sizes.text() == "1 × 8×8 → 8 × 4×4 → 16 × 2×2 · 1,376 parameters"
    summary = panel.form.network.summary.text()
    assert summary == "64 → 8 × 5×5 → 16 × 3×3 → 10 → 10 · 2,136 parameters", 16 * 4 * 10 + 10 + 110 + 1376


def test_that_one_more_is_like_the_last_and_says_why_it_does_not_fit(panel, editor):
    editor.count_row.editor.stepUp()
    assert panel.experiment.network.convolutions[2] == editor.value[1] and panel.keys == ["network.convolutions"]
    assert "3 × 3" in editor.note.text() and "2 × 2" in editor.note.text() and editor.note.text().startswith("conv 3")
    assert editor.sizes.isHidden() and panel.form.network.summary.text().startswith("?")
    type_into(editor.entries[2].rows.rows["kernel"].editor.lineEdit(), "2")
    assert editor.note.isHidden() and editor.sizes.text().count("→") == 3


def test_that_activations_by_layer_go_with_their_convolutions(panel, editor):
    editor.entries[0].later.click()
    assert [each.filters for each in panel.experiment.network.convolutions] == [16, 8]
    assert names(panel) == ["tanh", "relu", "sigmoid"]
    editor.entries[0].remove.click()
    assert panel.experiment.network.convolutions == (ConvolutionSection(**TWO[0]),)
    assert names(panel) == ["relu", "sigmoid"]
    editor.count_row.editor.stepUp()
    assert names(panel) == ["relu", "relu", "sigmoid"]
    labels = [label.text() for label in panel.form.network.activations.labels[:3]]
    assert labels == ["conv 1 · 8 × 5×5", "conv 2 · 8 × 5×5", "layer 3 · 10"]


def test_that_the_ends_of_the_row_cannot_be_moved_beyond(editor):
    first, last = editor.entries
    assert [first.earlier.isEnabled(), first.later.isEnabled()] == [False, True]
    assert [last.earlier.isEnabled(), last.later.isEnabled()] == [True, False]


def test_that_every_setting_of_a_filter_reaches_the_experiment(panel, editor):
    rows = editor.entries[1].rows.rows
    type_into(rows["filters"].editor.lineEdit(), "4")
    type_into(rows["stride"].editor.lineEdit(), "2")
    pick(rows["padding"].editor, "same")
    pick(rows["pool"].editor, "mean2")
    expected = ConvolutionSection(filters=4, kernel=3, stride=2, padding="same", pool="mean2")
    assert panel.experiment.network.convolutions[1] == expected


def test_that_data_that_are_no_images_are_said_while_there_are_convolutions(qtbot, panel):
    show(qtbot, panel, "spiral", convolutions=TWO)
    editor = panel.form.network.convolutions
    assert editor.isVisibleTo(panel) and "images" in editor.note.text()


def test_that_a_search_finds_what_is_folded_away(qtbot, panel, editor):
    panel.search_line.words.setText("stride")
    QTest.qWait(0)
    assert [entry.rows.rows["stride"].isVisibleTo(panel) for entry in editor.entries] == [True, True]
    assert not editor.entries[0].rows.rows["filters"].isVisibleTo(panel)
    panel.search_line.words.clear()
    assert not editor.entries[0].rows.isVisibleTo(panel)


def test_that_a_convolution_more_is_undone_by_itself(panel, editor):
    before = panel.experiment
    editor.count_row.editor.stepUp()
    one = panel.experiment
    type_into(editor.entries[2].rows.rows["kernel"].editor.lineEdit(), "2")
    two = panel.experiment
    type_into(editor.entries[2].rows.rows["kernel"].editor.lineEdit(), "1")
    states = [before, one, two, panel.experiment]
    more, second, third = (
        UndoableEdit("network.convolutions", old, new, lambda shown: None)
        for old, new in zip(states, states[1:], strict=False)
    )
    assert not more.mergeWith(second) and second.mergeWith(third)
