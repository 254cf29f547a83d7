"""A change that takes several turns of the event loop: the window answers between them, and is drawn after the last."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from dllab.gui.shell.drawn_once import DrawnOnce


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.beside, window.part = QWidget(window), QWidget(window)
    window.settling = QTimer(window, singleShot=True, interval=0)
    window.drawn = DrawnOnce(window.part, window.settling)
    window.show()
    return window


def drawing(window):
    return [part.updatesEnabled() for part in (window.part, window.beside)]


def test_that_each_step_has_a_turn_of_its_own_and_nothing_is_drawn_before_the_last(window, qtbot):
    told = []
    between = QTimer(window, interval=0)
    between.timeout.connect(lambda: told.append("between"))
    between.start()
    window.drawn.do(*(lambda name=name: told.append((name, *drawing(window))) for name in "abc"))
    assert drawing(window) == [False, False] and window.drawn.unfinished
    qtbot.waitUntil(lambda: drawing(window) == [True, True])
    between.stop()
    assert [each for each in told if each != "between"] == [(name, False, False) for name in "abc"]
    steps = [told.index((name, False, False)) for name in "abc"]
    assert all("between" in told[one:other] for one, other in zip(steps, steps[1:], strict=False))
    assert not window.drawn.unfinished


def test_that_what_is_asked_for_meanwhile_is_done_too_before_anything_is_drawn(window, qtbot):
    told = []
    window.drawn.do(lambda: window.drawn.do(lambda: told.append(drawing(window))))
    qtbot.waitUntil(lambda: drawing(window) == [True, True])
    assert told == [[False, False]]


def test_that_nothing_is_drawn_while_the_columns_settle(window, qtbot):
    settled = []
    window.settling.setInterval(50)
    window.settling.timeout.connect(lambda: settled.append(drawing(window)))
    window.settling.start()
    window.drawn.draw_later()
    qtbot.waitUntil(lambda: drawing(window) == [True, True])
    assert settled == [[False, False]]


def test_that_a_step_that_fails_leaves_no_window_undrawn(window, qtbot):
    told = []

    def fail():
        raise ValueError("a step failed")

    with qtbot.captureExceptions() as errors:
        window.drawn.do(fail, lambda: told.append("after"))
        qtbot.waitUntil(lambda: drawing(window) == [True, True])
    assert [str(error) for _, error, _ in errors] == ["a step failed"]
    assert told == ["after"]


def test_that_a_window_that_is_not_shown_yet_is_drawn_when_it_is(window, qtbot):
    window.hide()
    window.drawn.draw_later()
    assert drawing(window) == [True, True]


def test_that_what_becomes_a_window_meanwhile_is_drawn_too(window, qtbot):
    panel = QWidget(window.part)
    window.drawn.draw_later()
    panel.setWindowFlag(Qt.WindowType.Tool)
    assert panel.isWindow() and not panel.updatesEnabled()  # as Qt does it, by the part
    qtbot.waitUntil(lambda: drawing(window) == [True, True])
    assert panel.updatesEnabled()
