"""The real window with a real session, on settings of its own; and no test may leave anything behind."""

import os

# A desk of 1920×1080: the platform's own screen is smaller than any. The path has no drive, since ":" would end it.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen").replace(
    "offscreen", f"offscreen:configfile={os.path.relpath(os.path.join(os.path.dirname(__file__), 'screen.json'))}"
)

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QLayoutItem,
    QListWidgetItem,
    QMessageBox,
    QTableWidgetItem,
    QTreeWidgetItem,
)
from pytestqt.qtbot import QtBot

from dllab.gui.app import make_application
from dllab.gui.document import file_commands
from dllab.gui.main_window import MainWindow
from dllab.gui.shell.settings import Settings
from dllab.gui.stage.drive import fresh_settings, is_ready, put_away
from dllab.training.cores import CORES
from dllab.training.session import Session

PATIENCE_MS = 120_000  # the first start compiles every kernel
JOIN_SECONDS = 60
PARTS = (QGraphicsItem, QLayoutItem, QListWidgetItem, QStandardItem, QTableWidgetItem, QTreeWidgetItem)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the lab sets it up, for every test of the window."""
    return make_application()


class PatientBot(QtBot):
    """Waits as long for what is named no limit as for anything else: a busy machine is slow, not wrong.

    pytest-qt's own five seconds are nothing that the lab promises.
    """

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, **more):
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals, *, timeout=PATIENCE_MS, **more):
        return super().waitSignals(signals, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="module", autouse=True)
def garbage_is_collected_in_the_gui_thread() -> Iterator[None]:
    """As the application does: a widget that another thread collects ends the process."""
    gc.freeze()  # what is there by now stays: looking through it after every test takes longer than the tests
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_is_left(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test after which a window, a running timer or a thread of its own is still there."""
    before, running = alive(), set(threading.enumerate())
    yield
    assert not unwatched(), "Qt destroys these without a word, and something else is made at their address"
    if alive() - before:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # without an event loop nobody else does
    if alive() - before:
        request.node.funcargs.clear()  # or pytest keeps the window
        CORES.dismiss()
        for thread in set(threading.enumerate()) - running:
            if thread.daemon:
                thread.join(JOIN_SECONDS)  # or what it works on keeps its panel
        gc.collect()
    left = alive() - before
    assert not left, f"left behind: {sorted(map(repr, left))}"


def unwatched() -> list[object]:
    """The Python objects for parts that Qt made, and whose end PySide does not hear of: see `gui/kit/layouts.py`."""
    return [
        thing
        for thing in shiboken6.getAllValidWrappers()
        if isinstance(thing, PARTS) and not isinstance(thing, QObject) and not shiboken6.createdByPython(thing)
    ]


def alive() -> set[object]:
    """The windows, also hidden ones, the timers that run, and the threads that would keep Python alive."""
    timers = (thing for thing in shiboken6.getAllValidWrappers() if isinstance(thing, QTimer) and thing.isActive())
    threads = (thread for thread in threading.enumerate() if not thread.daemon)
    return {*QApplication.topLevelWidgets(), *timers, *threads}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Those of a first start, in English, light and at full speed."""
    return fresh_settings(str(tmp_path))


@pytest.fixture
def window(qtbot, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window, ready to run the first preset."""
    monkeypatch.setattr(file_commands, "ask_about_changes", lambda *_: QMessageBox.StandardButton.Discard)
    window = MainWindow(Session(), settings)
    window.show()
    try:
        qtbot.waitUntil(lambda: is_ready(window), timeout=PATIENCE_MS)
        yield window
    finally:
        put_away(window)
        QApplication.processEvents()
