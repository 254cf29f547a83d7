"""The curve of the form is dragged, by the mouse and by the keys, and says which setting that was."""

import pytest
from PySide6.QtCore import QPoint, Qt

from dllab.engine.schedules import SCHEDULES
from dllab.experiment.sections import TrainingSection
from dllab.gui.panels.experiment.schedule_form import ScheduleForm
from dllab.training.calendar import Calendar


@pytest.fixture
def form(qtbot):
    made = ScheduleForm()
    qtbot.addWidget(made)
    made.set_run(0.1, Calendar.of(TrainingSection(batch_size=10, epochs=100), 100))
    made.set_value(SCHEDULES["multistep"](milestones=(200, 600)))
    made.resize(400, 600)
    made.show()
    qtbot.waitExposed(made)
    made.keys = []
    made.edited.connect(made.keys.append)
    return made


def drag(qtbot, curve, number, across, up=0):
    at = curve.point_of(curve.places[number]).toPoint()
    qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=at)
    for share in (0.5, 1.0):
        qtbot.mouseMove(curve, at + QPoint(round(share * across), round(-share * up)))
    qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=at + QPoint(across, -up))


def test_that_a_milestone_is_dragged_and_the_form_follows(form, qtbot):
    width = form.curve.width() - 16
    drag(qtbot, form.curve, 2, round(0.2 * width))
    assert form.value.milestones[0] == 200 and form.value.milestones[1] == pytest.approx(800, abs=8)
    assert set(form.keys) == {"milestones"}
    assert form.choice.rows.rows["milestones"].editor.value == form.value.milestones


def test_that_a_lowest_rate_is_dragged_up(form, qtbot):
    form.set_value(SCHEDULES["cosine"](period=500))
    number = next(k for k, place in enumerate(form.curve.places) if place.grip.name == "minimum")
    drag(qtbot, form.curve, number, 0, round(0.4 * (form.curve._frame().height())))
    assert form.value.minimum == pytest.approx(0.04, abs=0.004) and set(form.keys) == {"minimum"}


def test_that_of_two_handles_at_one_place_the_way_of_the_mouse_picks_one(form, qtbot):
    form.set_value(SCHEDULES["cosine"](period=500))
    number = next(k for k, place in enumerate(form.curve.places) if place.grip.name == "minimum")
    drag(qtbot, form.curve, number, round(0.2 * (form.curve.width() - 16)))
    assert form.value.period == pytest.approx(700, abs=8) and form.value.minimum == 0


def test_that_keys_move_a_handle_and_go_to_the_next(form, qtbot):
    form.curve.setFocus()
    qtbot.keyClick(form.curve, Qt.Key.Key_PageDown)
    qtbot.keyClick(form.curve, Qt.Key.Key_Right)
    assert form.value.milestones == (205, 600)
    qtbot.keyClick(form.curve, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert form.value.milestones == (155, 600)
    qtbot.keyClick(form.curve, Qt.Key.Key_PageUp)
    qtbot.keyClick(form.curve, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert form.value.warmup_steps == 50 and form.keys[-1] == "warmup_steps"


def test_that_a_press_beside_every_handle_changes_nothing(form, qtbot):
    before = form.value
    middle = QPoint(form.curve.width() // 2 - 10, 12)
    qtbot.mousePress(form.curve, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(form.curve, middle + QPoint(50, 0))
    qtbot.mouseRelease(form.curve, Qt.MouseButton.LeftButton, pos=middle + QPoint(50, 0))
    assert form.value == before and not form.keys
