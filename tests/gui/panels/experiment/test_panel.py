"""The experiment panel: edits, undo, what waits for Reset, and the words."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLabel, QLineEdit

from dllab.datasets import DATASETS, DataError
from dllab.experiment import Experiment
from dllab.gui.kit.translations import CHINESE
from dllab.gui.panels.experiment.panel import ExperimentPanel
from dllab.gui.shell.shelf import Shelf
from dllab.training.calendar import Calendar
from tests.gui.forms.hands import pick, turn_wheel, type_into
from tests.gui.panels.experiment.settling import settle
from tests.gui.showing import language_of, on_screen
from tests.gui.snapshots import snapshot


@pytest.fixture
def panel(qtbot):
    made = on_screen(qtbot, ExperimentPanel(), 300, 800)
    settle(qtbot, made)
    return made


def switch_data(qtbot, panel, name):
    with qtbot.waitSignal(panel.edited):
        pick(panel.form.dataset.choice, name)


def rate(panel):
    return panel.form.optimizer.rows.rows["learning_rate"]


def running(panel, **tables):
    return replace(snapshot(), experiment=Experiment.model_validate({**panel.experiment.as_table(), **tables}))


def test_that_an_experiment_is_shown_without_an_edit(qtbot, panel, document):
    table = {"name": "Deep", "seed": 7, "network": {"hidden": [32] * 20, "activation": "sigmoid"}, "optimizer": "sgd"}
    experiment = Experiment.model_validate(table)
    with qtbot.assertNotEmitted(panel.edited):
        document.open(experiment)
        settle(qtbot, panel)
    assert panel.experiment == panel.form.value == experiment
    assert panel.form.network.summary.text() == "2 → 32×20 → 2 · 20,226 parameters"


@pytest.mark.parametrize(
    ("network", "count"),
    [({"biases": False}, 2 * 4 + 4 * 2), ({"normalization": "layer"}, 3 * 4 + 2 * 4 + 5 * 2)],
)
def test_that_the_parameters_that_there_are_are_counted(qtbot, panel, document, network, count):
    document.open(Experiment.model_validate({"network": {"hidden": [4]} | network}))
    settle(qtbot, panel)
    assert panel.form.network.summary.text() == f"2 → 4 → 2 · {count} parameters"


@pytest.mark.parametrize("name", [name for name in DATASETS.names() if name != "csv"])  # which wants a file first
def test_that_every_dataset_can_be_picked_and_gets_a_loss_that_fits(qtbot, panel, name):
    if name != "spiral":
        switch_data(qtbot, panel, name)
    assert panel.experiment.dataset == DATASETS[name]()
    facts = panel.form.dataset.facts
    panel.experiment.loss.outputs(facts.task, facts.targets)
    assert not panel.form.dataset.preview.grab().isNull()


def test_that_data_of_another_task_move_the_loss_in_one_edit_and_back(qtbot, panel, document):
    before = panel.experiment
    switch_data(qtbot, panel, "sine")
    assert panel.experiment.loss.name == "mse"
    assert panel.form.loss.picker_row.note.text() == "Cross-entropy (softmax) does not fit the data"
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert panel.experiment == before and panel.form.value == before
    settle(qtbot, panel)
    document.undo_stack.redo()
    settle(qtbot, panel)
    switch_data(qtbot, panel, "moons")
    assert panel.experiment.loss.name == "mse"


def test_that_a_displaced_loss_comes_back_with_data_it_fits(qtbot, panel):
    switch_data(qtbot, panel, "sine")
    switch_data(qtbot, panel, "moons")
    assert panel.experiment.loss.name == "cross_entropy"
    assert panel.form.loss.picker_row.note.isHidden()


def test_that_data_that_cannot_be_loaded_are_explained_and_are_no_edit(qtbot, panel, monkeypatch):
    def refuse(*_):
        raise DataError("row {row} of the file is empty", row=7)

    monkeypatch.setattr(DATASETS["moons"], "load", refuse)
    with qtbot.assertNotEmitted(panel.edited):
        pick(panel.form.dataset.choice, "moons")
        settle(qtbot, panel)
    note = panel.form.dataset._note
    assert note.isVisible() and note.text() == "row 7 of the file is empty"
    assert panel.experiment == Experiment()
    switch_data(qtbot, panel, "circle")
    assert note.isHidden()


def test_that_undo_and_redo_restore_and_tell(qtbot, panel, document):
    before = panel.experiment
    type_into(rate(panel).editor, "0.5")
    after = panel.experiment
    assert after.optimizer.learning_rate == 0.5
    with qtbot.waitSignal(document.edited) as told:
        document.undo_stack.undo()
    assert (
        told.args == [before, "optimizer.learning_rate"]
        and panel.experiment == before
        and rate(panel).editor.text() == "0.001"
    )
    document.undo_stack.redo()
    assert panel.experiment == after


def test_that_edits_of_one_field_are_one_step_back(qtbot, panel, document):
    for typed in ("0.5", "0.6", "0.7"):
        type_into(rate(panel).editor, typed)
    assert document.undo_stack.count() == 1
    type_into(panel.form.training.rows.rows["epochs"].editor, "3")
    assert document.undo_stack.count() == 2


def test_that_an_edit_that_leads_back_is_none(qtbot, panel, document):
    type_into(rate(panel).editor, "0.5")
    type_into(rate(panel).editor, "0.001")
    assert not document.undo_stack.canUndo()


def test_that_a_wrong_value_is_no_edit(qtbot, panel):
    with qtbot.assertNotEmitted(panel.edited):
        type_into(rate(panel).editor, "-1")
    assert panel.experiment == Experiment()


def test_that_depth_width_and_layers_say_the_same(qtbot, panel):
    hidden = panel.form.network.hidden
    type_into(hidden.layers_row.editor, "64x3, 8")
    assert hidden.depth_row.editor.value == 4 and hidden.width_row.editor.value is None
    type_into(hidden.width_row.editor, "10")
    assert hidden.layers_row.editor.text() == "10×4"
    type_into(hidden.depth_row.editor, "0")
    assert panel.experiment.network.hidden == ()
    assert panel.form.network.summary.text() == "2 → 2 · 6 parameters"


def test_that_a_choice_within_a_choice_is_edited_undone_and_marked_like_any_other(qtbot, panel, document):
    wrapped = {"name": "lookahead", "inner": {"name": "adam", "learning_rate": 0.5}}
    document.open(Experiment.model_validate({"optimizer": wrapped}))
    settle(qtbot, panel)
    panel.show_snapshot(running(panel))
    before, inner = panel.experiment, panel.form.optimizer.nested["inner"]
    type_into(inner.rows.rows["learning_rate"].editor, "0.02")
    assert panel.experiment.optimizer.learning_rate == 0.02
    assert not inner.rows.rows["learning_rate"].mark.toolTip() and panel.hint.isHidden()
    pick(inner, "lion")
    assert panel.experiment.optimizer.inner.name == "lion"
    assert inner.picker_row.mark.toolTip() == "takes effect on Reset" and panel.hint.isVisible()
    document.undo_stack.undo()
    assert inner.value.name == "adam" and not inner.picker_row.mark.toolTip()
    document.undo_stack.undo()
    assert panel.experiment == before and inner.rows.rows["learning_rate"].editor.text() == "0.5"
    document.undo_stack.redo()
    assert panel.experiment.optimizer.learning_rate == inner.value.learning_rate == 0.02


def test_that_only_what_waits_for_reset_is_marked(qtbot, panel):
    panel.show_snapshot(running(panel, seed=5, optimizer={"name": "adam", "learning_rate": 0.5}))
    assert panel.form.seed.mark.toolTip() == "takes effect on Reset"
    assert not rate(panel).mark.toolTip()
    assert panel.hint.isVisible()
    with qtbot.waitSignal(panel.reset_requested):
        panel.hint.findChild(QAbstractButton).click()
    panel.show_snapshot(running(panel))
    assert not panel.form.seed.mark.toolTip() and not panel.hint.isVisible()


def test_that_the_hint_says_what_a_change_waits_for_before_and_after_the_first_step(qtbot, panel):
    untouched = running(panel, seed=5)
    taken = replace(untouched, whole=replace(untouched.whole, step=9), step=9)
    words = panel.hint.findChild(QLabel)
    panel.show_snapshot(untouched)
    assert words.text() == "One change takes effect on Run or Reset."
    panel.show_snapshot(taken)
    assert words.text() == "One change takes effect on Reset."
    panel.show_snapshot(replace(taken, step=0))  # time was dragged back: its steps are not given up
    assert words.text() == "One change takes effect on Reset."


def test_that_nothing_waits_for_reset_while_an_opened_experiment_prepares_its_own_run(qtbot, panel, document):
    left = replace(running(panel), run=3)
    panel.show_snapshot(left)
    document.open(Experiment.model_validate({"seed": 7, "network": {"hidden": [32] * 20}}))
    assert panel.hint.isHidden() and not panel.form.seed.mark.toolTip()
    panel.show_snapshot(replace(left, step=left.step + 1))  # the run that is left has not ended yet
    assert panel.hint.isHidden() and not panel.form.seed.mark.toolTip()
    panel.show_snapshot(replace(running(panel, seed=5), run=4))
    assert panel.form.seed.mark.toolTip() == "takes effect on Reset" and panel.hint.isVisible()


def test_that_a_known_experiment_costs_nothing(qtbot, panel, monkeypatch):
    shown = running(panel, seed=5)
    panel.show_snapshot(shown)
    monkeypatch.setattr(panel.form, "mark", lambda waiting: pytest.fail("compared again"))
    panel.show_snapshot(replace(shown, changes=2))


def test_that_the_wheel_scrolls_the_form(qtbot, panel):
    for widget in panel.form.findChildren(QAbstractSpinBox) + panel.form.findChildren(QComboBox):
        if not widget.hasFocus():
            turn_wheel(widget)
    assert panel.experiment == Experiment() and panel.form.value == Experiment()


def test_that_a_presets_name_is_the_windows_languages_and_stays_what_it_is(qtbot, panel, document):
    document.open(Experiment(name="Vanishing gradient"))
    line = panel.form.name.editor
    assert line.text() == "Vanishing gradient"
    with language_of(panel, CHINESE):
        qtbot.waitUntil(lambda: line.text() == "梯度消失")
        line.typing.commit()
        assert document.experiment.name == "Vanishing gradient" and not document.modified
        type_into(line, "Mine")
        qtbot.waitUntil(lambda: document.experiment.name == "Mine")
    assert line.text() == "Mine"


def test_that_every_control_has_an_accessible_name(qtbot, panel):
    kinds = (QAbstractSpinBox, QComboBox, QAbstractButton, QLineEdit)
    nameless = [
        widget
        for kind in kinds
        for widget in panel.findChildren(kind)
        if not widget.accessibleName() and widget.objectName() != "qt_spinbox_lineedit"
    ]
    assert nameless == []


def test_that_tab_goes_down_the_form(qtbot, panel):
    panel.unfold(panel.form.sections)
    pick(panel.form.optimizer, "sgd")
    reached, widget = [], panel.form.name.editor
    while widget not in reached:
        if widget.isVisible() and panel.form.isAncestorOf(widget):
            reached.append(widget)
        widget = widget.nextInFocusChain()
        while not widget.isVisible() or widget.objectName() == "qt_spinbox_lineedit":
            widget = widget.nextInFocusChain()
    qtbot.waitUntil(lambda: panel.form.height() >= panel.form.minimumSizeHint().height())
    heights = [each.mapTo(panel.form, each.rect().center()).y() for each in reached if each.focusPolicy()]
    assert len(heights) > 30
    assert all(below >= above - 2 for above, below in pairwise(heights))  # of two in a row one may stand a pixel lower


class Shouting(QTranslator):
    """A language in which every word is the English one in capitals."""

    def translate(self, context, source, disambiguation=None, n=-1):
        if not isinstance(source, str) or context != "dllab" or "{" in source:
            return ""
        return source.upper()

    def isEmpty(self):
        return False


def test_that_another_language_reaches_every_label_and_loses_nothing(qtbot, panel):
    type_into(rate(panel).editor, "0.5")
    type_into(panel.form.training.rows.rows["epochs"].editor, "abc")
    before = panel.experiment
    language = Shouting()
    QApplication.installTranslator(language)
    try:
        qtbot.waitUntil(lambda: rate(panel).label.text() == "LEARNING RATE Η")
        assert panel.form.optimizer.picker_row.editor.currentText() == "ADAM"
        assert panel.form.sections["loss"].header.text() == "LOSS"
        assert "RATE" in rate(panel).editor.accessibleName()
        assert panel.experiment == before
        assert panel.form.training.rows.rows["epochs"].editor.text() == "abc"
    finally:
        QApplication.removeTranslator(language)


@pytest.mark.parametrize("width", [280, 380])
def test_that_nothing_is_wider_than_the_panel(qtbot, panel, width):
    panel.resize(width, 700)
    qtbot.waitUntil(lambda: panel.form.width() <= width)
    for editor in panel.form.findChildren(QAbstractSpinBox) + panel.form.findChildren(QComboBox):
        if editor.isVisible():
            assert editor.mapTo(panel, editor.rect().topRight()).x() < width
            assert editor.width() >= 80


def test_that_the_schedule_is_drawn_as_the_run_goes_on_after_its_batch_was_edited(panel):
    begun = Experiment.model_validate({"training": {"batch_size": 32, "epochs": 10}})
    edited = Experiment.model_validate({"training": {"batch_size": 64, "epochs": 10}})
    panel.show_experiment(edited)
    curve = panel.form.schedule.curve
    assert curve._end == "110 steps"
    gone_on = Calendar.of(begun.training, 700).edited(110, edited.training)
    panel.show_snapshot(replace(snapshot(), experiment=edited, calendar=gone_on))
    assert curve._end == "165 steps"
    type_into(panel.form.training.rows.rows["epochs"].editor.lineEdit(), "20")
    assert curve._end == "220 steps"


@pytest.mark.parametrize("height", [300, 420, 539])
def test_that_the_form_alone_scrolls_whatever_waits_for_reset(qtbot, panel, height):
    shelf = Shelf()
    shelf.hold(panel)
    on_screen(qtbot, shelf, ExperimentPanel.narrowest, height)
    panel.form.dataset.setMinimumHeight(900)
    panel.hint.set_count(1)
    QApplication.processEvents()
    found = panel.hint.isVisible(), panel.size(), shelf.viewport().size()
    shelf.takeWidget()  # the panel is the fixture's
    assert found == (True, shelf.size(), shelf.size())
