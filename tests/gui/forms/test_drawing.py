"""Points put down by hand, with the mouse and with keys."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dllab.datasets.drawn import MOST_POINTS, REACH, Drawn
from dllab.gui.forms.drawing_pad import DrawingPad
from tests.gui.showing import on_screen

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def pad(qtbot):
    made = on_screen(qtbot, DrawingPad(), 260, 400)
    made.set_value(())
    made.canvas.random = np.random.default_rng(0)
    return made


def at(pad, x, y):
    return pad.canvas.place(x, y).toPoint()


def drag(pad, start, end, button=LEFT, steps=20):
    QTest.mousePress(pad.canvas, button, NONE, at(pad, *start))
    for share in np.linspace(0, 1, steps):
        place = at(pad, *(np.array(start) * (1 - share) + np.array(end) * share))
        QTest.mouseMove(pad.canvas, place)
    QTest.mouseRelease(pad.canvas, button, NONE, at(pad, *end))


def test_that_a_click_adds_a_point_where_it_is(qtbot, pad):
    pad.pick(2)
    with qtbot.waitSignal(pad.edited):
        QTest.mouseClick(pad.canvas, LEFT, NONE, at(pad, 1.0, -0.5))
    ((x, y, label),) = pad.value
    assert (x, y) == pytest.approx((1.0, -0.5), abs=0.03) and label == 2


def test_that_a_drag_paints_several_points_in_one_edit(qtbot, pad):
    edits = []
    pad.edited.connect(lambda: edits.append(pad.value))
    drag(pad, (-2, -1), (2, -1))
    assert len(edits) == 1 and 10 < len(edits[0]) < 40
    spread = np.array(edits[0])[1:, 1] + 1
    assert 0.03 < spread.std() < 0.5
    Drawn.model_validate({"points": [list(point) for point in edits[0]]})


@pytest.mark.parametrize("by", ["right button", "eraser"])
def test_that_points_are_rubbed_out(qtbot, pad, by):
    pad.set_value(((0.0, 0.0, 0), (1.0, 0.0, 1), (2.0, 0.0, 0), (0.0, 2.0, 0)))
    if by == "eraser":
        pad.eraser.click()
    with qtbot.waitSignal(pad.edited):
        drag(pad, (-0.5, 0), (1.2, 0), LEFT if by == "eraser" else RIGHT)
    assert pad.value == ((2.0, 0.0, 0), (0.0, 2.0, 0))


def test_that_a_stroke_that_changes_nothing_is_no_edit(qtbot, pad):
    with qtbot.assertNotEmitted(pad.edited):
        QTest.mouseClick(pad.canvas, RIGHT, NONE, at(pad, 0, 0))


def test_that_points_stay_on_the_plane_and_within_their_number(pad):
    pad.canvas.add(pad.canvas.place(9.0, -9.0))
    assert pad.value == ((REACH, -REACH, 0),)
    pad.set_value(((0.0, 0.0, 0),) * MOST_POINTS)
    pad.canvas.add(pad.canvas.place(1, 1))
    assert len(pad.value) == MOST_POINTS


def test_that_clear_takes_everything_away(qtbot, pad):
    assert not pad.clear.isEnabled()
    pad.set_value(((0.0, 0.0, 0),))
    with qtbot.waitSignal(pad.edited):
        pad.clear.click()
    assert pad.value == () and not pad.clear.isEnabled()


def test_that_picking_a_class_ends_erasing(pad):
    pad.eraser.click()
    assert pad.canvas.erasing
    pad.swatches[5].click()
    assert not pad.canvas.erasing and not pad.eraser.isChecked() and pad.canvas.label == 5


def test_that_keys_draw_too(qtbot, pad):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(pad.canvas, key)
    QTest.keyClick(pad.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(pad.canvas, "4")
    with qtbot.waitSignal(pad.edited):
        QTest.keyClick(pad.canvas, Qt.Key.Key_Return)
    assert pad.value == ((0.2, 0.6, 3),)
    assert pad.swatches[3].isChecked()
    with qtbot.waitSignal(pad.edited):
        QTest.keyClick(pad.canvas, Qt.Key.Key_Delete)
    assert pad.value == ()


@pytest.mark.parametrize(
    ("key", "text", "modifiers", "kept"),
    [
        (Qt.Key.Key_Left, "", NONE, True),
        (Qt.Key.Key_8, "8", NONE, True),
        (Qt.Key.Key_9, "9", NONE, False),
        (Qt.Key.Key_Space, " ", NONE, False),
        (Qt.Key.Key_S, "s", NONE, False),
        (Qt.Key.Key_Z, "\x1a", Qt.KeyboardModifier.ControlModifier, False),
    ],
)
def test_that_the_windows_shortcuts_still_work(pad, key, text, modifiers, kept):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    event.ignore()
    QApplication.sendEvent(pad.canvas, event)
    assert event.isAccepted() == kept


def test_that_the_plane_stays_square(qtbot, pad):
    for width in (256, 300, 600):
        pad.resize(width, 700)
        qtbot.waitUntil(lambda: pad.canvas.width() == pad.width())
        across, up = pad.canvas.place(1, 0) - pad.canvas.place(0, 0), pad.canvas.place(0, 0) - pad.canvas.place(0, 1)
        assert across.x() == pytest.approx(up.y())
        assert pad.canvas.height() == min(width, 340)


def test_that_swatches_say_how_many_points_their_class_has(pad):
    pad.set_value(((0.0, 0.0, 1), (1.0, 0.0, 1)))
    assert pad.swatches[1].toolTip() == "Class 2: 2 points"
    assert not pad.grab().isNull()
