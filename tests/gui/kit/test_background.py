import gc
import threading
from weakref import ref

import pytest
from PySide6.QtCore import QObject, QTimer

from dllab.gui.kit.background import POLL_MS, Background, Interruptible
from dllab.messages import UserError


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


def test_that_answers_come_however_often_it_is_asked(qtbot, owner):
    """Where each question began the wait for an answer again, sixty a second had findings wait for ten seconds."""
    background = Background(lambda question: question, owner, seconds=0.0, share=1.0)
    asking = QTimer(owner, interval=POLL_MS // 4)
    asking.timeout.connect(lambda: background.ask(1))
    asking.start()
    try:
        with qtbot.waitSignals([background.answered] * 3, timeout=2000):
            pass
    finally:
        asking.stop()


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


def test_that_what_is_about_something_new_waits_for_no_share_of_the_time(qtbot, owner):
    """After a first look that loaded what it needs, what was clicked next in the microscope came half a minute late."""
    background = Background(lambda question: question, owner, seconds=3600.0)
    with qtbot.waitSignal(background.answered):
        background.ask("the layer", about=1)
    with qtbot.waitSignal(background.answered) as answered:
        background.ask("its weight", about=2)
        background.ask("its weight, a step later", about=2)
    assert answered.args[0] == "its weight"
    assert background.busy  # the same again waits its turn
    background.drop()
    with qtbot.waitSignal(background.answered):
        background.ask("its weight", about=2)  # seen again after it was left


def test_that_what_is_new_waits_for_the_answer_under_way_alone(qtbot, owner):
    gate = threading.Event()
    background = Background(lambda question: gate.wait(60) and question, owner, seconds=3600.0)
    answers = []
    background.answered.connect(lambda question, found: answers.append(found))
    background.ask("the layer", about=1)
    background.ask("its weight", about=2)
    gate.set()
    qtbot.waitUntil(lambda: answers == ["the layer", "its weight"])


def test_that_a_failure_is_logged_told_in_full_and_the_next_question_answered(qtbot, owner, caplog):
    background = Background(lambda question: 1 / question, owner, seconds=0.0, share=1.0)
    with qtbot.assertNotEmitted(background.answered), qtbot.waitSignal(background.failed) as told:
        background.ask(0)
    question, failure = told.args
    assert question == 0 and "division by zero" in failure.words()
    assert "ZeroDivisionError" in failure.details and "lambda" in failure.details
    assert "division by zero" in caplog.text
    with qtbot.waitSignal(background.answered) as answered:
        background.ask(4)
    assert answered.args == [4, 0.25]


def test_that_a_failure_of_getting_ready_is_told_as_well(qtbot, owner, caplog):
    background = Background(lambda question: question, owner, prepare=lambda: 1 / 0, seconds=0.0, share=1.0)
    with qtbot.waitSignal(background.failed):
        background.ask(1)
    assert "division by zero" in caplog.text


def test_that_an_error_that_was_foreseen_needs_neither_log_nor_details(qtbot, owner, caplog):
    def refuse(question):
        raise UserError("{what} will not do", what=question)

    background = Background(refuse, owner, seconds=0.0, share=1.0)
    with qtbot.waitSignal(background.failed) as told:
        background.ask("this")
    assert (told.args[1].words(), told.args[1].details, caplog.text) == ("this will not do", "", "")


def tell_in_time(job):
    """As work does that has something to do in between."""
    threading.Event().wait(0.001)
    job.tell("at work")


def test_that_work_that_tells_without_end_does_not_stop_the_window(qtbot, owner):
    def answer(question, job):
        while True:
            job.tell("at work")

    work = Interruptible(answer, owner)
    with qtbot.waitSignal(work.given_up):
        work.ask(1)
        with qtbot.waitSignal(work.told):
            pass
        work.cancel()


def test_that_work_is_given_up_for_the_next(qtbot, owner):
    def answer(question, job):
        while question == 1:
            tell_in_time(job)
        return question

    work = Interruptible(answer, owner)
    answers = []
    work.answered.connect(lambda question, found: answers.append(found))
    with qtbot.waitSignal(work.told) as told, qtbot.assertNotEmitted(work.given_up):
        work.ask(1)
    assert told.args == [1, ("at work",)]
    with qtbot.assertNotEmitted(work.given_up):
        work.ask(2)
        qtbot.waitUntil(lambda: not work.busy)
    assert answers == [2]


def test_that_work_that_is_cancelled_says_so_once_and_tells_no_more(qtbot, owner):
    def answer(question, job):
        while True:
            tell_in_time(job)

    work = Interruptible(answer, owner)
    with qtbot.waitSignal(work.told):
        work.ask(1)
    with qtbot.assertNotEmitted(work.told), qtbot.assertNotEmitted(work.answered), qtbot.waitSignal(work.given_up):
        work.cancel()
    qtbot.waitUntil(lambda: not work.busy)


def test_that_a_question_is_let_go_of_once_it_is_answered(qtbot, owner):
    """It holds the states and the data of a run."""

    class Question:
        pass

    question = Question()
    kept = ref(question)
    background = Background(lambda question: 1, owner, seconds=0.0)
    background.ask(question)
    del question
    qtbot.waitUntil(lambda: not background.busy)
    gc.collect()
    assert kept() is None
