import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from dllab.gui.panels.loss import LossPanel
from dllab.gui.theme import Theme
from tests.gui.snapshots import line, snapshot

STEPS = np.arange(1, 101)


@pytest.fixture
def panel(qtbot):
    panel = LossPanel()
    qtbot.addWidget(panel)
    panel.apply_theme(Theme(dark=False, presentation=False))
    panel.resize(480, 320)
    panel.show()
    return panel


def trained(**changes):
    accuracy = {"train_accuracy": np.linspace(0.5, 0.9, 10), "val_accuracy": np.linspace(0.5, 0.8, 10)}
    losses = {"train_loss_eval": np.linspace(1, 0.2, 10), "val_loss": np.linspace(1, 0.4, 10)}
    given = {"step": STEPS, "train_loss": 1 / STEPS, "evaluated": STEPS[9::10], "evaluations": losses | accuracy}
    return snapshot(**given | changes)


def hover(chart, x, y):
    chart.point_at(chart.plotItem.getViewBox().mapViewToScene(QPointF(x, y)))
    return chart.hover.text() if chart.hover.isVisible() else ""


def zoom(chart):
    place = QPointF(chart.viewport().rect().center())
    event = QWheelEvent(
        place, chart.viewport().mapToGlobal(place), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chart.viewport(), event)


def test_that_an_empty_run_shows_a_hint_and_axes_with_a_range(panel):
    panel.show_snapshot(snapshot())
    assert panel.loss.hint.isVisible()
    assert "Space" in panel.loss.hint.text()
    (left, right), (bottom, top) = panel.loss.ranges
    assert (left, right) == (0, 100)
    assert bottom <= 0 < top
    panel.show_snapshot(trained(changes=2, run=2))
    assert not panel.loss.hint.isVisible()


def test_that_all_data_are_in_view(panel):
    panel.show_snapshot(trained())
    (left, right), (bottom, top) = panel.loss.ranges
    assert left <= 1
    assert right >= 100
    assert bottom <= 0.01
    assert top >= 1
    assert panel.accuracy.ranges[0] == panel.loss.ranges[0]


def test_that_hovering_reads_off_step_name_and_value(panel):
    panel.show_snapshot(trained())
    losses = np.linspace(1, 0.4, 10)
    assert hover(panel.loss, 50, losses[4]) == "step 50 · validation · 0.733"
    assert hover(panel.accuracy, 100, 90) == "step 100 · training set · 90 %"
    assert hover(panel.loss, 1, 1.0) == "step 1 · batch · 1"


def test_that_accuracy_is_hidden_for_a_regression(panel):
    panel.show_snapshot(trained(dataset=line(), loss="mse"))
    assert not panel.accuracy.isVisible()
    panel.show_snapshot(trained(run=2))
    assert panel.accuracy.isVisible()


def test_that_zooming_stops_following_until_the_button_is_pressed(panel, qtbot):
    panel.show_snapshot(trained())
    assert not panel.follow.isVisible()
    zoom(panel.loss)
    assert panel.follow.isVisible()
    zoomed = panel.loss.ranges
    assert zoomed[0] == panel.accuracy.ranges[0]
    later = np.arange(1, 1001)
    panel.show_snapshot(trained(step=later, train_loss=1 / later, changes=2))
    assert panel.loss.ranges == zoomed
    qtbot.mouseClick(panel.follow, Qt.MouseButton.LeftButton)
    assert not panel.follow.isVisible()
    assert panel.loss.ranges[0][1] >= 1000


def test_that_edits_are_marked_and_explained(panel):
    panel.show_snapshot(trained(edits=((40, "learning rate 0.1 → 0.01"),)))
    assert panel.loss.edits.steps == panel.accuracy.edits.steps == (40,)
    assert "learning rate 0.1 → 0.01" in hover(panel.loss, 40, 0.9)


def test_that_a_loss_that_is_not_finite_is_marked(panel):
    losses = np.where(STEPS > 98, np.nan, 1.0)
    panel.show_snapshot(trained(train_loss=losses))
    assert panel.loss.alarms.steps == (99, 100)


def test_that_a_logarithmic_axis_shows_a_loss_of_zero_as_zero(panel):
    panel.logarithmic.setChecked(True)
    panel.show_snapshot(trained(train_loss=np.where(STEPS > 50, 0.0, 0.1)))
    (_, _), (bottom, top) = panel.loss.ranges
    ticks = panel.loss.y_axis.source(bottom, top, 300)
    assert ticks.label(ticks.major[0]) == "0"
    assert hover(panel.loss, 80, ticks.major[0]) == "step 80 · batch · 0"


@pytest.mark.parametrize("presentation", [False, True])
@pytest.mark.parametrize("dark", [False, True])
def test_that_it_is_painted_in_the_theme_s_colours(panel, dark, presentation):
    theme = Theme(dark, presentation)
    panel.apply_theme(theme)
    panel.show_snapshot(trained())
    image = panel.loss.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 2)}
    assert {theme.background, theme.train.lower(), theme.validation.lower()} <= colors
