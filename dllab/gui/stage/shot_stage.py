"""A window that has its picture taken: waiting for what is to be seen, and saving it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from dllab.gui.main_window import MainWindow
from dllab.gui.shell.screen_fit import FIRST_SIZE
from dllab.gui.shell.settings import Settings
from dllab.gui.stage.drive import fresh_settings, put_away, show_at, wait_for_run, wait_until
from dllab.training.outcomes import Finished, Running, Stopped
from dllab.training.session import Session
from dllab.training.snapshot import Snapshot

PATIENCE = 300.0  # seconds, for a first start on a slow machine
SETTLE_SECONDS = 0.4


class Stage:
    """The window, and the folder its pictures go to."""

    def __init__(self, window: MainWindow, folder: Path):
        self.window = window
        self.folder = folder

    @property
    def snapshot(self) -> Snapshot:
        """The newest look at the run, which has been ready once."""
        snapshot = self.window.poller.snapshot
        assert snapshot is not None, "the run was ready"
        return snapshot

    @property
    def runs(self) -> bool:
        """Whether training goes on, as far as the window knows."""
        return isinstance(self.window.poller.outcome, Running)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the window work until `condition()`; raises TookTooLong."""
        wait_until(condition, PATIENCE)

    def open(self, preset: str) -> None:
        """Choose the preset in the file of this name, without its number, and wait until it can run."""
        menu = self.window.choices.preset
        menu.choose(next(path for path in menu.values() if path.stem.partition("-")[2] == preset))
        wait_for_run(self.window, PATIENCE)

    def run(self, ended: Callable[[], bool]) -> None:
        """Press Run, and Pause once `ended()`; a run may end by itself before."""
        self.window.commands["run"].trigger()
        self.wait(lambda: isinstance(self.window.poller.outcome, Running | Finished | Stopped))
        self.wait(lambda: ended() or not self.runs)
        self.pause()

    def train(self, steps: int) -> None:
        """Run until step `steps` at least."""
        self.run(lambda: self.snapshot.step >= steps)

    def pause(self) -> None:
        """Press Pause, unless the run is over."""
        if isinstance(self.window.session.outcome, Running):
            self.window.commands["run"].trigger()
        self.wait(lambda: not self.runs)

    def front(self, *names: str) -> None:
        """Bring panels to the front of their tabs."""
        for name in names:
            self.window.workspace.docks[name].raise_()

    def save(self, name: str, beside: QWidget | None = None) -> None:
        """Save the window, with the menu that is open in it, or the one `beside` it, under `name`; raises OSError."""
        self._settle()
        picture = (beside or self.window).grab()
        popup = QApplication.activePopupWidget()
        if popup is not None and beside is None:
            painter = QPainter(picture)
            painter.drawPixmap(self.window.mapFromGlobal(popup.pos()), popup.grab())
            painter.end()
        self._write(name, picture)

    def save_other(self, name: str, part: QWidget) -> None:
        """Save another window under `name`; raises OSError."""
        self._settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # which wait while the main one draws
        self._write(name, part.grab())

    def _settle(self) -> None:
        """Until what is drawn at most a few times a second is drawn, and the panels that were moved are shown again."""
        self.wait(after(SETTLE_SECONDS))
        self.wait(self.window.workspace.updatesEnabled)

    def _write(self, name: str, picture: QPixmap) -> None:
        path = self.folder / f"{name}.png"
        if not picture.save(str(path)):
            raise OSError(f"cannot write {path}")


@contextmanager
def staged(folder: Path, prepare: Callable[[Settings], None] | None = None) -> Iterator[Stage]:
    """A window as a first start shows it, on settings that `prepare` may change; pictures go to `folder`."""
    with TemporaryDirectory() as place:
        settings = fresh_settings(place)
        if prepare:
            prepare(settings)
        window = MainWindow(Session(), settings)
        show_at(window, FIRST_SIZE)
        try:
            yield Stage(window, folder)
        finally:
            put_away(window)


def after(seconds: float) -> Callable[[], bool]:
    """A condition that holds once so much time has gone by."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end
