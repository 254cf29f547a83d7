"""What the form looks like: its rows in one rhythm."""

from itertools import pairwise

from PySide6.QtCore import QPoint

from dllab.gui.panels.experiment.panel import ExperimentPanel
from tests.gui.panels.experiment.settling import settle
from tests.gui.showing import on_screen


def test_that_the_rows_of_the_essentials_are_as_far_apart_as_each_other(qtbot):
    """The rate stood twice as far below the optimizer, and the gallery's button was lower than the list beside it."""
    panel = on_screen(qtbot, ExperimentPanel(), 300, 800)
    settle(qtbot, panel)
    form = panel.form
    rows = [form.network.activation.picker_row, form.optimizer.picker_row, form.optimizer.rows.rows["learning_rate"],
            form.training.rows.rows["batch_size"], form.regularization.rows.rows["l2"]]  # fmt: skip
    edges = [(row.mapTo(form, QPoint(0, 0)).y(), row.height()) for row in rows]
    assert {after - before - height for (before, height), (after, _) in pairwise(edges)} == {4}
    assert form.dataset.browse.height() == form.dataset.choice.picker_row.editor.height()
