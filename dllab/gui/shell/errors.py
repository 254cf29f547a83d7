"""Errors that nobody took: logged, and handed to the window instead of ending it."""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from dllab.assets import MissingResource

log = logging.getLogger(__name__)


class UnforeseenErrors(QObject):
    """Catches what no one else did, in any thread; `caught` carries the traceback's text into the GUI thread.

    `missing` carries a MissingResource, which may come of any module or file of the lab that is first read then.
    """

    caught = Signal(str)
    missing = Signal(object)

    def install(self) -> None:
        """Take over Python's hooks."""
        sys.excepthook = self._in_main_thread
        threading.excepthook = self._in_thread

    def _in_main_thread(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unforeseen error", exc_info=(kind, error, trace))
        if isinstance(error, MissingResource):
            self.missing.emit(error)
        else:
            self.caught.emit("".join(traceback.format_exception(kind, error, trace)))

    def _in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._in_main_thread(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
