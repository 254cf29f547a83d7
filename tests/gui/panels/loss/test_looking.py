"""Smoothing, reading off, the crosshair and the legend of the loss panel."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from dllab.gui.charts.colors import mix, rgb
from dllab.gui.charts.curve_set import FAINT
from dllab.gui.charts.smoothing import smoothed
from dllab.gui.kit.theme import Theme
from tests.gui.panels.loss.labs import flat, pinned, trained
from tests.gui.panels.reading import hover, read


def test_that_smoothing_is_for_the_eye_alone(panel):
    noisy = np.where(np.arange(10) % 2, 0.9, 0.1)
    shown = trained(evaluations={"train_loss_eval": noisy, "val_loss": noisy + 1})
    panel.show_snapshot(shown)
    before = [list(map(str, column)) for column in panel.table(shown).columns]
    assert hover(panel.loss, 100, 0.9) == "step 100 · training · 0.9"
    panel.smoothing.setValue(90)
    average = smoothed(noisy.astype(np.float32)[None], 0.9)[0, -1]
    assert hover(panel.loss, 100, average) == f"step 100 · training · 0.9, smoothed {average:.3g}"
    assert [list(map(str, column)) for column in panel.table(shown).columns] == before
    panel.smoothing.setValue(0)
    assert hover(panel.loss, 100, 0.9) == "step 100 · training · 0.9"


def test_that_what_was_measured_stays_behind_what_is_smoothed(panel):
    noisy = np.where(np.arange(10) % 2, 0.9, 0.1)
    theme = Theme(dark=False, presentation=False)
    faint = rgb(mix(theme.validation, theme.background, FAINT))
    panel.show_snapshot(trained(train_loss=0.5, evaluations={"train_loss_eval": noisy, "val_loss": noisy + 1}))

    def pixels():
        image = panel.loss.grab().toImage()
        colors = (image.pixelColor(x, y).name() for x in range(70, image.width()) for y in range(image.height()))
        return sum(bool(np.abs(rgb(color) - faint).max() <= 8) for color in colors)

    at_edges = pixels()
    panel.smoothing.setValue(95)
    assert pixels() > 1.5 * at_edges


def test_that_the_wheel_leaves_the_smoothing_alone(panel):
    panel.show_snapshot(trained())
    slider = panel.smoothing
    slider.setValue(50)
    place = QPointF(slider.rect().center())
    event = QWheelEvent(
        place, slider.mapToGlobal(place), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, event)
    assert slider.value() == 50


def test_that_all_values_at_the_cursor_are_read_off(panel):
    panel.show_snapshot(flat(0.1))
    panel.show_pins(pinned(flat(3.0), flat(1.0, end=20)))
    assert read(panel.loss, 50, 3.0).splitlines() == [
        "step 50 · run 1 · training · 3", "training · 0.1", "validation · 0.2", "batch · 0.1",
        "run 1 · validation · 6",
    ]  # fmt: skip
    near = read(panel.loss, 53, 0.1).splitlines()
    assert near[:2] == ["step 53 · batch · 0.1", "training · 0.1 at step 50"]
    assert read(panel.accuracy, 50, 55).startswith("step 50 · validation · 70 %\n"), "at any height"


def test_that_the_step_under_the_mouse_is_said_until_the_mouse_leaves(panel):
    panel.show_snapshot(flat(0.1))
    steps = []
    panel.step_pointed.connect(steps.append)
    hover(panel.accuracy, 50, 70)
    assert steps[-1] == pytest.approx(50)
    QApplication.sendEvent(panel.accuracy, QEvent(QEvent.Type.Leave))
    assert steps[-1] is None


def test_that_the_crosshair_stands_in_both_charts(panel):
    panel.show_snapshot(flat(0.1))
    panel.mark_step(30.0)
    assert panel.loss.crosshair.steps == panel.accuracy.crosshair.steps == (30.0,)
    panel.mark_step(None)
    assert panel.loss.crosshair.steps == panel.accuracy.crosshair.steps == ()


def test_that_the_legend_hides_a_curve_and_the_axis_follows_what_is_left(panel):
    panel.show_snapshot(flat(0.1))
    panel.show_pins(pinned(flat(30.0)))
    assert panel.loss.ranges[1][1] > 50
    panel.pin_legend.toggle(1)
    assert panel.loss.ranges[1][1] < 1 and not panel.pinned_losses.traces
    panel.legend.toggle(1)
    assert panel.loss.ranges[1][1] < 0.19
    assert "validation" not in read(panel.loss, 50, 0.1) + read(panel.accuracy, 50, 90)
    panel.legend.toggle(2)
    assert "batch" not in read(panel.loss, 50, 0.1)
    panel.legend.toggle(1)
    assert "validation · 0.2" in read(panel.loss, 50, 0.1)
