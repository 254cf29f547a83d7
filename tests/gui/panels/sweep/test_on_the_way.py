"""Runs that are under way, that were left, and that are picked where they are drawn."""

import numpy as np
from PySide6.QtCore import QPointF, Qt

from dllab import Experiment
from dllab.gui.panels.sweep.head import CURVES
from dllab.gui.panels.sweep.words import plan_words
from dllab.sweeps.folder import Folder
from dllab.sweeps.plan import Plan
from dllab.sweeps.running import row
from dllab.sweeps.sweep import Progress
from dllab.sweeps.unfinished import folder_of
from dllab.training.look import Cancelled
from dllab.training.outcomes import Finished, Running
from tests.gui.panels.sweep.sweeps import BATCH, RATE, done, shown
from tests.gui.snapshots import curves


def test_that_a_sweep_that_was_left_is_gone_on_with(panel, plan, qtbot):
    card = panel.controls.left_over
    panel.look_for_left_over()
    assert card.isHidden()
    place = folder_of(plan, panel.root)
    Folder(place, plan).write({n: plan.settings(n) | row(plan.job(n)) for n in (0, 4)}, now=True)
    panel.look_for_left_over()
    assert card.isVisible() and "2 of 6 runs are done" in card.label.text()
    assert "Learning rate η 0.1 to 0.001, Batch size 10 to 20" in card.label.text()
    qtbot.mouseClick(card.go_on, Qt.MouseButton.LeftButton)
    assert card.isHidden()
    found = done(qtbot, panel)
    assert found.known == 2 and len(found.rows) == 6 and not place.exists() and card.isHidden()


def test_that_a_value_alone_is_no_range(qapp):
    assert (
        plan_words(Plan.of(Experiment(), {RATE: [0.1, 0.01], BATCH: [10]}))
        == "Learning rate η 0.1 to 0.01, Batch size 10"
    )


def test_that_a_sweep_that_was_left_is_forgotten(panel, plan, qtbot):
    Folder(folder_of(plan, panel.root), plan).write({0: {"run": 1, "outcome": "finished"}}, now=True)
    panel.look_for_left_over()
    qtbot.mouseClick(panel.controls.left_over.forget, Qt.MouseButton.LeftButton)
    assert panel.controls.left_over.isHidden() and not folder_of(plan, panel.root).exists()


def test_that_a_click_on_a_curve_picks_its_run(panel, plan, qtbot):
    made = [curves(np.array([0, 5, 10]), {"train_loss_eval": [1] * 3, "val_loss": [loss] * 3}) for loss in (1.0, 0.2)]
    panel.head.view.choose(CURVES)
    panel.show_look(Progress(plan, rows=shown(plan).rows, curves={1: made[0], 4: made[1]}, outcome=Finished()))
    chart, view = panel.curves.chart, panel.curves.chart.plotItem.getViewBox()
    assert "Click a run first" in panel.line.buttons[1].toolTip()
    for loss, number in ((0.2, 4), (1.0, 1)):
        place = chart.mapFromScene(view.mapViewToScene(QPointF(5, loss)))
        qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert panel._chosen == number and panel.line.buttons[0].isEnabled()
        assert panel.line.buttons[1].toolTip().endswith(panel._picked().words)
    qtbot.mouseClick(
        chart.viewport(), Qt.MouseButton.LeftButton, pos=chart.mapFromScene(view.mapViewToScene(QPointF(5, 0.6)))
    )
    assert panel._chosen == 1, "nothing is there"
    panel.curves.log_steps.action.trigger()
    assert panel.curves.chart.ranges[0][0] < 0
    place = chart.mapFromScene(view.mapViewToScene(QPointF(np.log10(5), 0.2)))
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel._chosen == 4


def test_that_runs_are_drawn_once_as_they_are_shown_and_as_they_end(panel, plan, monkeypatch):
    drawn, rows = [], shown(plan).rows
    monkeypatch.setattr(panel.table_view, "show_progress", lambda progress, *_: drawn.append(progress))
    going, over = Progress(plan, rows={0: rows[0]}, outcome=Running()), shown(plan)
    for look in (going, over, None, over):
        panel.show_look(look)
    assert drawn == [going, over, None, over]


def test_that_runs_that_are_on_their_way_are_not_asked_for(panel, plan):
    panel.show_look(Progress(plan, outcome=Running()))
    assert panel.curves.chart.hint.text() == "The runs appear here as they are done"
    panel.show_look(Progress(plan, outcome=Cancelled()))
    assert panel.curves.chart.hint.text() == "Choose a setting, then Start"
    assert panel.note.text().startswith("Cancelled after 0 of 6 runs.")
    panel.show_look(Progress(plan, outcome=Running()))
    panel.show_look(None)
    assert panel.curves.chart.hint.text() == "Choose a setting, then Start"
