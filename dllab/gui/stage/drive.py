"""Driving the real window from a program: for pictures and measurements."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer

from dllab.gui.kit.translations import ENGLISH
from dllab.gui.kit.wording import outcome_words
from dllab.gui.main_window import MainWindow
from dllab.gui.shell.appearance import LIGHT
from dllab.gui.shell.choices import FULL_SPEED
from dllab.gui.shell.settings import Settings
from dllab.training.outcomes import Failed, Preparing

LOOK_MS = 5


class TookTooLong(Exception):
    """What was waited for did not happen."""


class RunFailed(Exception):
    """The experiment could not be prepared."""


def fresh_settings(folder: str) -> Settings:
    """Those of a first start whose cards were closed, in English, light, in text of 10 points and at full speed.

    Nothing of the user's is read or written.
    """
    settings = Settings(Path(folder), Path(folder) / "autosave")
    settings.language, settings.theme, settings.speed = ENGLISH, LIGHT, FULL_SPEED
    settings.welcomed, settings.text_size = True, 100
    return settings


def show_at(window: MainWindow, size: QSize) -> None:
    """Show a window as it is at first on a screen that has room for this size, whatever screen there is."""
    window.resize(size)
    window.workspace.arrange()
    window.show()


def wait_until(condition: Callable[[], bool], seconds: float) -> None:
    """Let the window work until `condition()` was met once; raises TookTooLong."""
    loop, end = QEventLoop(), time.monotonic() + seconds
    met = condition()

    def look() -> None:
        nonlocal met
        met = met or condition()  # which need not be so any more when the loop has ended
        if met or time.monotonic() > end:
            loop.quit()

    timer = QTimer(interval=LOOK_MS)
    timer.timeout.connect(look)
    timer.start()
    if not met:
        loop.exec()
    timer.stop()
    if not (met or condition()):
        raise TookTooLong(f"waited {seconds:g} s")


def is_ready(window: MainWindow) -> bool:
    """Whether the window shows the run of its own experiment, and how that stands, at rest or not."""
    snapshot, outcome = window.poller.snapshot, window.poller.outcome
    shown = snapshot is not None and snapshot.experiment == window.document.experiment
    return shown and not isinstance(outcome, Preparing)  # which may be seen with the snapshot that ends it


def wait_for_run(window: MainWindow, seconds: float) -> None:
    """Wait until the window's experiment is ready to run; raises RunFailed where it cannot be."""
    obeyed = window.session.ask(lambda trainer: None)  # until then the outcome may be an earlier run's
    wait_until(obeyed.done, seconds)
    window.poller.poll()
    wait_until(lambda: is_ready(window) or isinstance(window.poller.outcome, Failed), seconds)
    if isinstance(window.poller.outcome, Failed):
        raise RunFailed(f"{outcome_words(window.poller.outcome)}\n{window.poller.outcome.details}")


def put_away(window: MainWindow) -> None:
    """Close a window without being asked about changes, and leave the application in English for the next one."""
    window.document.open(window.document.experiment)
    if window.teaching.making is not None:
        window.teaching.making.undo.setClean()
    window.close()
    window.translations.use(ENGLISH)
    window.deleteLater()
