import threading

import pytest
from PySide6.QtCore import QObject

from dllab.gui.kit.background import Background


@pytest.fixture
def owner(qapp):
    return QObject()


def test_that_the_last_question_is_answered_off_the_gui_thread(qtbot, owner):
    gate, threads = threading.Event(), []

    def answer(question):
        threads.append(threading.current_thread())
        assert gate.wait(60)
        return 2 * question

    background = Background(answer, owner, seconds=0.0, share=1.0)
    answers = []
    background.answered.connect(lambda question, found: answers.append((question, found)))
    for question in (1, 2, 3):
        background.ask(question)
    assert background.busy and not answers
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert answers == [(1, 2), (3, 6)]
    assert threading.main_thread() not in threads


def test_that_a_dropped_question_is_never_asked(qtbot, owner):
    asked = []
    background = Background(lambda question: asked.append(question) or question, owner, seconds=3600.0)
    background.ask(1)
    qtbot.waitUntil(lambda: not background.busy)
    background.ask(2)
    assert background.busy
    background.drop()
    qtbot.waitUntil(lambda: not background.busy)
    assert asked == [1]


def test_that_a_failure_is_logged_and_the_next_question_answered(qtbot, owner, caplog):
    background = Background(lambda question: 1 / question, owner, seconds=0.0, share=1.0)
    with qtbot.assertNotEmitted(background.answered):
        background.ask(0)
        qtbot.waitUntil(lambda: not background.busy)
    assert "division by zero" in caplog.text
    with qtbot.waitSignal(background.answered) as told:
        background.ask(4)
    assert told.args == [4, 0.25]
