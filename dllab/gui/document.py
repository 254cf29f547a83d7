"""The experiment being edited, and the file it came from."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dllab.experiment import Experiment


class Document(QObject):
    """Knows what was opened, what it has become, and whether that is saved.

    opened: there is another experiment, to be run anew. replaced: the form must show what it did not edit itself.
    changed: anything about it is different.
    """

    opened = Signal(Experiment)
    replaced = Signal(Experiment)
    changed = Signal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.experiment = Experiment()
        self.path: Path | None = None
        self._saved: Experiment | None = self.experiment

    @property
    def modified(self) -> bool:
        """Whether closing would lose something."""
        return self.experiment != self._saved

    def open(self, experiment: Experiment, path: Path | None = None) -> None:
        """Put another experiment in place of this one; `path` is its file, where it may be saved again."""
        self.experiment = self._saved = experiment
        self.path = path
        self.replaced.emit(experiment)
        self.opened.emit(experiment)
        self.changed.emit()

    def recover(self, experiment: Experiment, path: Path | None, modified: bool) -> None:
        """Bring back what was edited when the lab ended; its run is somebody else's matter."""
        self.experiment, self.path = experiment, path
        self._saved = None if modified else experiment
        self.replaced.emit(experiment)
        self.changed.emit()

    def edit(self, experiment: Experiment) -> None:
        """Take over a change."""
        self.experiment = experiment
        self.changed.emit()

    def reseed(self) -> int:
        """Go on to the next seed, and return it."""
        seed = self.experiment.seed + 1
        self.experiment = self.experiment.model_copy(update={"seed": seed})
        self.replaced.emit(self.experiment)
        self.changed.emit()
        return seed

    def save(self, path: Path) -> None:
        """Write the file; raises CannotSave."""
        self.experiment.save(path)
        self._saved = self.experiment
        self.path = path
        self.changed.emit()
