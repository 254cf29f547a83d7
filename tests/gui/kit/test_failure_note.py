import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dllab.gui.kit.background import Background
from dllab.gui.kit.failure_note import FailureNote
from dllab.messages import UserError
from tests.gui.showing import on_screen


@pytest.fixture
def over(qtbot):
    return on_screen(qtbot, QWidget(), 300, 200)


def reciprocal(question):
    if question == "nothing":
        raise UserError("nothing was asked")
    return 1 / question


def fail(qtbot, work, question):
    with qtbot.waitSignal(work.failed):
        work.ask(question)


def test_that_a_failure_lies_over_its_panel_with_details_until_the_work_succeeds(qtbot, over, caplog):
    note, work = FailureNote(over), Background(reciprocal, over, seconds=0.0, share=1.0)
    note.follow(work)
    fail(qtbot, work, 0)
    assert "division by zero" in note.text() and note.copy.isVisible()
    note.copy.click()
    assert "Traceback" in QGuiApplication.clipboard().text()
    assert note.geometry().bottom() == over.rect().bottom() and note.width() == over.width()
    over.resize(500, 300)
    qtbot.waitUntil(lambda: note.width() == 500 and note.geometry().bottom() == 299)
    with qtbot.waitSignal(work.answered):
        work.ask(2)
    assert note.isHidden()


def test_that_success_of_other_work_does_not_hide_it(qtbot, over, caplog):
    note = FailureNote(over)
    broken, sound = (Background(reciprocal, over, seconds=0.0, share=1.0) for _ in range(2))
    for work in (broken, sound):
        note.follow(work)
    fail(qtbot, broken, 0)
    with qtbot.waitSignal(sound.answered):
        sound.ask(2)
    assert note.isVisible()


def test_that_what_the_panel_explains_itself_is_left_to_it(qtbot, over, caplog):
    note, work = FailureNote(over), Background(reciprocal, over, seconds=0.0, share=1.0)
    note.follow_unforeseen(work)
    fail(qtbot, work, "nothing")
    assert note.isHidden()
    fail(qtbot, work, 0)
    assert note.isVisible()
