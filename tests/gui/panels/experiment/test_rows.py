"""The form's rows in one rhythm, which nothing disturbs, and what waits says for what it waits."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from dllab.experiment import Experiment
from dllab.gui.forms.row import Row
from dllab.gui.panels.experiment.panel import ExperimentPanel
from tests.gui.forms.hands import type_into
from tests.gui.panels.experiment.settling import settle
from tests.gui.showing import on_screen
from tests.gui.snapshots import snapshot


@pytest.fixture
def panel(qtbot):
    panel = on_screen(qtbot, ExperimentPanel(), 300, 800)
    settle(qtbot, panel)
    return panel


def test_that_the_form_knows_whether_the_run_has_taken_a_step(panel):
    begun = replace(snapshot(), experiment=Experiment.model_validate({**panel.experiment.as_table(), "seed": 5}))
    panel.show_snapshot(replace(begun, step=0, whole=replace(begun.whole, step=0)))
    assert panel.hint._label.text() == "One change takes effect on Run or Reset."
    panel.show_snapshot(replace(begun, step=0, whole=replace(begun.whole, step=9)))  # also dragged back to the start
    assert panel.hint._label.text() == "One change takes effect on Reset."


def test_that_no_row_moves_away_when_a_change_waits_for_reset(panel):
    """The line that said so pushed the list one went on to from under the mouse."""
    panel.show_snapshot(replace(snapshot(), experiment=panel.experiment))
    QApplication.processEvents()
    rows = [row for row in panel.form.findChildren(Row) if row.isVisible() and row.mark is not None]
    places = [row.mapTo(panel, QPoint(0, 0)) for row in rows]
    type_into(panel.form.network.hidden.depth_row.editor, "20")
    QApplication.processEvents()
    marked = [row for row in rows if row.mark.toolTip() == "takes effect on Reset"]
    assert panel.form.network.hidden.width_row in marked
    assert all(row.editor.accessibleDescription() == "takes effect on Reset" and row.note.isHidden() for row in marked)
    assert [row.mapTo(panel, QPoint(0, 0)) for row in rows] == places
    image = marked[0].mark.grab().toImage()
    assert len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}) > 2


def test_that_the_rows_of_the_essentials_are_as_far_apart_as_each_other(panel):
    """The rate stood twice as far below the optimizer, and the gallery's button was lower than the list beside it."""
    form = panel.form
    rows = [form.network.activation.picker_row, form.optimizer.picker_row, form.optimizer.rows.rows["learning_rate"],
            form.training.rows.rows["batch_size"], form.regularization.rows.rows["l2"]]  # fmt: skip
    edges = [(row.mapTo(form, QPoint(0, 0)).y(), row.height()) for row in rows]
    assert {after - before - height for (before, height), (after, _) in pairwise(edges)} == {4}
    assert form.dataset.browse.height() == form.dataset.choice.picker_row.editor.height()
