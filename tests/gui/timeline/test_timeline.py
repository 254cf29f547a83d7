"""The timeline takes the run wherever it is dragged, and plays it."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dllab.gui.timeline.playback import Playback
from dllab.gui.timeline.slider import EDGE, TimelineSlider
from dllab.training.outcomes import Running
from tests.gui.snapshots import snapshot

PATIENCE_MS = 60_000


def trained(window, qtbot, steps=400):
    """The window's run, at rest after some steps."""
    window.control.set_speed(0)
    window.session.step(steps)
    qtbot.waitUntil(lambda: shown(window).step == steps and not running(window), timeout=PATIENCE_MS)
    return shown(window)


def shown(window):
    return window.poller.snapshot


def running(window):
    return isinstance(window.poller.outcome, Running)


def wait_for_step(window, qtbot, step):
    qtbot.waitUntil(lambda: shown(window).step == step, timeout=PATIENCE_MS)


def test_that_nothing_can_be_played_before_the_first_step(window):
    for name in ("step_back", "play_back", "play_forward", "to_newest"):
        assert not window.commands[name].isEnabled()
    assert not window.timeline.slider.isEnabled()


def test_that_a_click_on_the_timeline_takes_the_run_there(window, qtbot):
    trained(window, qtbot)
    slider = window.timeline.slider
    qtbot.waitUntil(lambda: slider.maximum() == 400, timeout=PATIENCE_MS)
    middle = QPoint(EDGE + (slider.width() - 2 * EDGE) // 2, slider.height() // 2)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: 0 < shown(window).step < 400, timeout=PATIENCE_MS)
    assert abs(shown(window).step - 200) <= 2 and shown(window).whole.step == 400
    qtbot.waitUntil(window.commands["to_newest"].isEnabled, timeout=PATIENCE_MS)
    window.commands["to_newest"].trigger()
    wait_for_step(window, qtbot, 400)


def test_that_the_keyboard_moves_the_run_by_single_steps(window, qtbot):
    trained(window, qtbot)
    qtbot.waitUntil(window.commands["step_back"].isEnabled, timeout=PATIENCE_MS)
    window.commands["step_back"].trigger()
    wait_for_step(window, qtbot, 399)
    slider = window.timeline.slider
    qtbot.waitUntil(lambda: slider.value() == 399, timeout=PATIENCE_MS)
    QTest.keyClick(slider, Qt.Key.Key_Left)
    wait_for_step(window, qtbot, 398)
    QTest.keyClick(slider, Qt.Key.Key_Home)
    wait_for_step(window, qtbot, 0)


def test_that_running_on_from_the_past_gives_the_same_numbers(window, qtbot):
    before = trained(window, qtbot)
    window.session.seek(100)
    wait_for_step(window, qtbot, 100)
    window.session.step(300)
    wait_for_step(window, qtbot, 400)
    qtbot.waitUntil(lambda: not running(window), timeout=PATIENCE_MS)
    assert shown(window).run == before.run
    assert np.array_equal(shown(window).steps.last, before.steps.last)


def test_that_a_run_is_played_back_to_its_first_step(window, qtbot):
    trained(window, qtbot)
    window.choices.play_speed.choose(10_000)
    qtbot.waitUntil(window.commands["play_back"].isEnabled, timeout=PATIENCE_MS)
    window.commands["play_back"].trigger()
    assert window.timeline.playback.direction == -1 and window.commands["play_back"].isChecked()
    wait_for_step(window, qtbot, 0)
    qtbot.waitUntil(lambda: window.timeline.playback.direction == 0, timeout=PATIENCE_MS)
    assert not window.commands["play_back"].isChecked()


def test_that_an_edit_in_the_past_branches_and_pins_the_parent(window, qtbot):
    trained(window, qtbot)
    window.session.seek(100)
    wait_for_step(window, qtbot, 100)
    optimizer = window.document.experiment.optimizer.model_copy(update={"learning_rate": 0.0001})
    window.session.edit(window.document.experiment.model_copy(update={"optimizer": optimizer}))
    qtbot.waitUntil(lambda: shown(window).parent is not None, timeout=PATIENCE_MS)
    assert shown(window).whole.step == 100 and shown(window).parent.step == 400
    qtbot.waitUntil(lambda: len(window.pins.pins) == 1, timeout=PATIENCE_MS)
    assert window.pins.pins[0].course.curves == shown(window).parent.curves


@pytest.fixture
def asked(qtbot):
    """A playback, and what it asks for."""
    playback = Playback(None)
    playback.steps = []
    playback.sought.connect(playback.steps.append)
    yield playback
    playback.stop()


def at(step, whole=100, run=1):
    return snapshot(step=range(1, step + 1), whole_step=whole, run=run)


def test_that_playing_never_asks_for_more_than_is_shown(asked, qtbot):
    asked.show_snapshot(at(50))
    asked.play(1, 1e6)
    assert asked.steps == [50]
    asked.show_snapshot(at(49))
    qtbot.wait(100)
    assert asked.steps == [50]  # it is not shown yet
    asked.show_snapshot(at(50))
    qtbot.waitUntil(lambda: asked.steps == [50, 100] and asked.direction == 0)


def test_that_playing_forward_from_the_end_begins_at_the_beginning(asked):
    asked.show_snapshot(at(100))
    asked.play(1, 10.0)
    assert asked.steps == [0]


def test_that_another_run_ends_the_play(asked):
    asked.show_snapshot(at(50))
    asked.play(-1, 1.0)
    asked.show_snapshot(at(0, whole=0, run=2))
    assert asked.direction == 0


def test_that_the_slider_draws_losses_that_are_not_finite_or_all_alike(qtbot):
    slider = TimelineSlider(None)
    qtbot.addWidget(slider)
    slider.show_run(3, 10, (5,))
    for losses in ([1, np.nan, np.inf], [2, 2, 2], [], [0, 0, 0]):
        slider.show_loss(np.arange(len(losses)), np.array(losses, np.float32))
        assert not slider.grab().isNull()


@pytest.mark.parametrize("last", [100, 2**31 - 1, 2**31, 10**13, 2**62])
def test_that_a_run_of_any_length_can_be_sought_in(qtbot, last):
    slider = TimelineSlider(None)
    qtbot.addWidget(slider)
    slider.resize(400, 30)
    sought = []
    slider.sought.connect(sought.append)
    for step in (0, last // 3, last):
        slider.show_run(step, last, (last // 2,))
        assert slider.step == step and not slider.grab().isNull()
    left, right = QPoint(EDGE, 10), QPoint(slider.width() - EDGE, 10)
    for place in (left, right):
        qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    assert sought == [0, last]
    slider.triggerAction(TimelineSlider.SliderAction.SliderSingleStepSub)
    assert last - 2 * (last // 2**31 + 1) <= sought[-1] < last


def test_that_dragging_seeks_until_the_button_is_let_go(qtbot):
    slider = TimelineSlider(None)
    qtbot.addWidget(slider)
    slider.resize(400, 30)
    slider.show_run(0, slider.width() - 2 * EDGE, ())  # a step a pixel
    sought = []
    slider.sought.connect(sought.append)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kinds = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove
    for kind, step in zip(kinds, (10, 20, 20, 30), strict=True):
        here = QPointF(EDGE + step, 10)
        button = none if kind == QEvent.Type.MouseMove else left
        QApplication.sendEvent(slider, QMouseEvent(kind, here, here, button, none, Qt.KeyboardModifier.NoModifier))
    assert sought == [10, 20]
