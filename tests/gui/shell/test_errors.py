import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication

from dllab.assets import Moved
from dllab.gui.shell.errors import UnforeseenErrors


@pytest.fixture
def caught(qapp, monkeypatch):
    """Details of what the installed hooks were given."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    errors, details = UnforeseenErrors(), []
    errors.caught.connect(details.append)
    errors.install()
    yield details


def test_that_an_unforeseen_error_is_told_with_its_traceback(caught):
    try:
        raise ZeroDivisionError("by nought")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "by nought" in caught[0]
    assert "Traceback" in caught[0]


def test_that_an_error_in_a_thread_reaches_the_window(caught, qtbot):
    thread = threading.Thread(target=lambda: [][1])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(caught) == 1)
    assert "IndexError" in caught[0]


def test_that_what_is_missing_is_said_in_its_own_words(window, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    errors, details = UnforeseenErrors(), []
    errors.caught.connect(details.append)
    errors.missing.connect(window.announce.missing)
    errors.install()
    sys.excepthook(Moved, Moved("dllab was moved"), None)
    assert window.messages.isVisible() and window.messages.text() == "dllab was moved"
    assert details == []


def test_that_the_window_offers_the_details(window, qtbot):
    window.announce.unforeseen("Traceback: by nought")
    assert window.messages.isVisible()
    window.messages.copy.click()
    assert "by nought" in QGuiApplication.clipboard().text()
