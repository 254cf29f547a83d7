"""All labs, read a few at a time: forty files would hold the window up for a third of a second."""

import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from dllab.gui.document.open_lab import OpenLab
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.lab.lab_list import Entry
from dllab.labs.lab import Lab
from dllab.messages import UserError

TURN_SECONDS = 0.02  # of reading, before the window has its turn


class LabListing(QObject):
    """found: carries the Entry of each lab, in order. refused: words of why one cannot be used."""

    found = Signal(object)
    refused = Signal(object)

    def __init__(self, opened: OpenLab, parent: QObject):
        super().__init__(parent)
        self._opened = opened
        self._waiting: list[Path] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._read)

    def begin(self, paths: Iterable[Path]) -> None:
        """Read these; what was being read is left."""
        self._waiting = list(paths)
        self._turn.start()

    def stop(self) -> None:
        """Read no more."""
        self._turn.stop()

    def _read(self) -> None:
        end = time.perf_counter() + TURN_SECONDS
        while self._waiting and time.perf_counter() < end:
            self._tell(self._waiting.pop(0))
        if not self._waiting:
            self._turn.stop()

    def _tell(self, path: Path) -> None:
        try:
            lab = Lab.load(path)
        except UserError as error:
            self.refused.emit(partial(error_words, error))
            return
        student = self._opened.student
        progress = self._opened.folder.load(lab, student) if student else None
        self.found.emit(Entry(path, lab, len(progress.done) if progress else 0))
