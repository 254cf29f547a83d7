"""Labs and lectures, read beside the window: forty files would hold it up for half a second."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dllab.gui.kit.background import Failure, Interruptible, Job
from dllab.gui.kit.turns import Turns
from dllab.gui.kit.wording import error_words
from dllab.labs.tables import WholeFile, building
from dllab.messages import UserError

Paths = Sequence[Path]


class FileReading(QObject):
    """Reads files of one kind. found: carries path and table of each, in order. refused: words of why not.

    done: all are read.
    """

    found = Signal(object, object)
    refused = Signal(object)
    done = Signal()

    def __init__(self, kind: type[WholeFile], parent: QObject):
        super().__init__(parent)
        self._paths: Paths = ()
        self._building = Turns(self)
        self._building.done.connect(self._read)
        self._reading: Interruptible[Paths, Paths] = Interruptible(partial(_read_all, kind), self)
        self._reading.told.connect(self._tell)
        self._reading.answered.connect(lambda *_: self.done.emit())
        self._reading.failed.connect(self._fail)

    def begin(self, paths: Paths) -> None:
        """Read these; what was being read is left."""
        self.stop()
        self._paths = paths
        self._building.begin(building())

    def stop(self) -> None:
        """Read no more."""
        self._building.stop()
        self._reading.cancel()

    def _read(self) -> None:
        self._reading.ask(self._paths)

    def _tell(self, _: Paths, told: tuple[Path, WholeFile | UserError]) -> None:
        path, read = told
        if isinstance(read, UserError):
            self.refused.emit(partial(error_words, read))
        else:
            self.found.emit(path, read)

    def _fail(self, _: Paths, failure: Failure) -> None:
        self.refused.emit(failure.words)


def _read_all(kind: type[WholeFile], paths: Paths, job: Job) -> Paths:
    for path in paths:
        try:
            job.tell(path, kind.load(path))
        except UserError as error:
            job.tell(path, error)
    return paths
