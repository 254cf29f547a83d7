"""What holds for pages, seen on one of them."""

import math

import pytest
from PySide6.QtCore import Qt

from dllab.gui.charts.handles import Handles
from dllab.gui.kit.undo import STEPS


@pytest.fixture
def page(open_page):
    return open_page("bayes")


def test_that_an_edit_in_the_form_changes_the_numbers_and_can_be_undone(page, qtbot):
    line = page.form.editors["prevalence"].editor.lineEdit()
    line.setText("")
    qtbot.keyClicks(line, "0.001")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.readouts.words("posterior") == "0.09016")
    page.undo_stack.undo()
    qtbot.waitUntil(lambda: page.readouts.words("posterior") == "0.5")
    assert page.form.value.prevalence == 0.01


def test_that_what_cannot_be_is_said_and_the_last_good_setting_stays(page, qtbot):
    line = page.form.editors["prevalence"].editor.lineEdit()
    line.setText("")
    qtbot.keyClicks(line, "7")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.settings.prevalence == 0.01
    assert "at most 1" in page.form.editors["prevalence"].note.text()


def test_that_arrow_keys_move_the_handle(page, qtbot):
    (handles,) = page.view.findChildren(Handles)
    chart = handles.parent()
    chart.setFocus()
    before = page.settings.prevalence
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    near = page.settings.prevalence
    qtbot.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert before < near < page.settings.prevalence
    qtbot.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.settings.prevalence == pytest.approx(near)


def test_that_the_mouse_drags_a_handle(page, qtbot):
    (handles,) = page.view.findChildren(Handles)
    chart = handles.parent()
    grip = handles.grips[0]
    at = chart.mapFromScene(chart.plotItem.getViewBox().mapViewToScene(_point(grip)))
    before = page.settings.prevalence
    qtbot.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for across in (4, 12, 20, 30):
        qtbot.mouseMove(chart.viewport(), at + _offset(across))
        qtbot.wait(20)
    qtbot.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=at + _offset(30))
    assert page.settings.prevalence > 1.2 * before
    page.undo_stack.undo()
    assert page.settings.prevalence == before and not page.undo_stack.canUndo()


def _point(grip):
    from PySide6.QtCore import QPointF

    return QPointF(grip.x, grip.y)


def _offset(across):
    from PySide6.QtCore import QPoint

    return QPoint(across, 0)


def test_that_only_the_last_edits_are_kept_for_undo(page):
    """A page that is dragged for an hour held every settings it ever had."""
    for n in range(1, STEPS + 21):
        page._change(page.settings.model_copy(update={"prevalence": n / 1000}), "")
    assert page.undo_stack.count() == STEPS


def test_that_everything_is_as_at_first_again_and_that_can_be_undone(page):
    page.show_settings(page.explorer(prevalence=0.2, tests=3))
    page.restore()
    assert page.settings == page.explorer()
    page.undo_stack.undo()
    assert page.settings == page.explorer(prevalence=0.2, tests=3)


def test_that_the_card_says_what_to_try_and_which_function_runs(page):
    said = page.card.toPlainText()
    for words in ("Before you look", "P(ill | +) =", "Bayes (1763)", "def posterior", "Five minutes in class"):
        assert words in said
    page._help.click()
    assert page.card.isHidden()


def test_that_what_does_nothing_has_no_row(open_page):
    page = open_page("paths")
    rows = page.form.editors
    assert all(rows[name].isHidden() for name in ("samples", "noise", "column", "path"))
    page.show_settings(page.explorer(data="a table"))
    assert [rows[name].isHidden() for name in ("samples", "column", "path")] == [True, True, False]
    page.show_settings(page.explorer(data="line"))
    assert [rows[name].isHidden() for name in ("samples", "noise")] == [False, False]
    page = open_page("gradient_estimate")
    assert not page.form.editors["age"].isHidden()
    page.show_settings(page.explorer(data="of a run"))
    assert page.form.editors["age"].isHidden()


def test_that_the_stack_tells_of_a_drag_once_and_not_in_every_frame(open_page):
    page, told = open_page("arena"), []
    page.undo_stack.indexChanged.connect(told.append)
    before = page.settings
    for place in (1.0, 2.0, 3.0):
        page.view.start.drag(0, place, 1.0)
        page.draw_now()
    page.view.start.let_go.emit(0)
    assert told == [1] and page.undo_stack.count() == 1 and page.settings.start == (3.0, 1.0)
    page.view.start.drag(0, 4.0, 1.0)
    assert page.undo_stack.count() == 2
    page.undo_stack.undo()
    assert page.settings.start == (3.0, 1.0)
    page.undo_stack.undo()
    assert page.settings == before
    page.undo_stack.redo()
    assert page.settings.start == (3.0, 1.0)


def test_that_what_a_page_has_no_number_for_is_a_dash(open_page):
    page = open_page("hessian")
    assert math.isnan(page.form.value.readouts()["diverged_at"])
    assert page.readouts.words("diverged_at") == page.readouts.words("reached") == "–"
