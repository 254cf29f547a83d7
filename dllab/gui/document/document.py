"""The experiment being edited, and the file it came from."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dllab.experiment import Experiment


@dataclass(frozen=True)
class State:
    """An experiment, what of it is saved, its own file, and the shipped one it began as."""

    experiment: Experiment
    saved: Experiment | None
    path: Path | None = None
    preset: Path | None = None


class Document(QObject):
    """Knows what was opened, what it has become, and whether that is saved.

    opened: there is another experiment, to be shown and run anew. replaced: the form must show what it did not edit
    itself. changed: anything about it is different.
    """

    opened = Signal(Experiment)
    replaced = Signal(Experiment)
    changed = Signal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.experiment = Experiment()
        self.path: Path | None = None
        self.preset: Path | None = None
        self._saved: Experiment | None = self.experiment

    @property
    def modified(self) -> bool:
        """Whether closing would lose something."""
        return self.experiment != self._saved

    @property
    def state(self) -> State:
        """All of it, to be brought back with `open_again`."""
        return State(self.experiment, self._saved, self.path, self.preset)

    def open(self, experiment: Experiment, path: Path | None = None) -> None:
        """Put another experiment in place of this one; `path` is its file, where it may be saved again."""
        self.open_again(State(experiment, experiment, path))

    def open_again(self, state: State) -> None:
        """Put an experiment in place of this one, with what was known of it."""
        self.experiment, self._saved, self.path, self.preset = state.experiment, state.saved, state.path, state.preset
        self.opened.emit(self.experiment)
        self.changed.emit()

    def recover(self, experiment: Experiment, path: Path | None, modified: bool) -> None:
        """Bring back what was edited when the lab ended; its run is somebody else's matter."""
        self.experiment, self.path, self.preset = experiment, path, None
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
