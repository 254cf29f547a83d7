"""The application around the window: style, icon, settings, and errors nobody foresaw."""

import logging
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from dllab.datasets.library import Library
from dllab.gui.kit.icons import app_icon
from dllab.gui.main_window import MainWindow
from dllab.gui.shell.compiler_code import CompilerCode
from dllab.gui.shell.display import told_in_words
from dllab.gui.shell.errors import UnforeseenErrors
from dllab.gui.shell.first_picture import FirstPicture
from dllab.gui.shell.freed_memory import FreedMemory
from dllab.gui.shell.garbage import GarbageCollection
from dllab.gui.shell.interrupt import Interrupt
from dllab.gui.shell.panel_set import MODULES
from dllab.gui.shell.read_ahead import ReadAhead
from dllab.gui.shell.settings import Settings, settings_folder
from dllab.training.session import Session

NAME = "dllab"
PATIENCE_SECONDS = 3.0  # with which the run waits for the first picture of the window, where none may ever be drawn
TURN_SECONDS = 0.001  # that one thread may keep Python to itself: the training waits no longer to begin its next chunk


class Application(QApplication):
    """Says which file the system asks it to open: on macOS also the one it was started with."""

    file_asked = Signal(str)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(event.file())
            return True
        return super().event(event)


def make_application(arguments: Sequence[str] = ()) -> Application:
    """The one QApplication, as the lab's window wants it."""
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setOrganizationName(NAME)
    with told_in_words():
        app = Application([NAME, *arguments])
    app.setApplicationDisplayName("")  # the title already ends in the name
    app.setStyle("Fusion")
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    app.setWindowIcon(app_icon())
    app.setDesktopFileName(NAME)
    GarbageCollection(app)
    FreedMemory(app)
    sys.setswitchinterval(TURN_SECONDS)
    return app


def main(arguments: Sequence[str]) -> int:
    """Open the window, with the experiment or table among `arguments` if there is one; returns when it is closed.

    Where a step of minutes is under way the process ends without it: everything that is to be kept is on the disk.
    """
    logging.basicConfig(format="%(asctime)s %(name)s: %(message)s")
    app = make_application(arguments)
    errors = UnforeseenErrors()
    session = Session(Library())
    try:
        drawn = threading.Event()
        session.hold(drawn, PATIENCE_SECONDS)  # two threads would share one interpreter
        window = MainWindow(session, Settings(settings_folder()))
        FirstPicture(window).drawn.connect(drawn.set)
        errors.caught.connect(window.announce.unforeseen)
        errors.install()
        app.file_asked.connect(lambda name: window.files.load(Path(name)))
        CompilerCode(window.poller)
        ReadAhead(MODULES, window.poller)
        window.show()
        if arguments:  # after that, for what is shown behind another tab cannot be brought to the front before
            window.files.load(Path(arguments[0]))
        interrupt = Interrupt(window)
        status = app.exec()
        interrupt.release()
        if not window.at_rest:
            logging.shutdown()
            sys.stdout.flush()
            os._exit(status)
        return status
    finally:
        session.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
