"""The panel in which an experiment is put together."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QUndoStack
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dllab.experiment import Experiment
from dllab.experiment.changes import changes
from dllab.gui.kit.language import tr
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.experiment.edits import Edit
from dllab.gui.panels.experiment.experiment_form import ExperimentForm
from dllab.gui.panels.experiment.hint_bar import HintBar
from dllab.training.snapshot import Snapshot

MINIMUM_WIDTH = 280
UNDO_LIMIT = 200


class ExperimentPanel(Panel):
    """Edits an experiment, can undo, and says which changes the run will only take over on Reset.

    `edited` carries the experiment after each valid change, undone ones included.
    """

    edited = Signal(Experiment)
    reset_requested = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Window)  # so that its fields stand out
        self._experiment = Experiment()
        self._running: Experiment | None = None
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self.form = ExperimentForm(self._experiment)
        self.form.edited.connect(self._take)
        self.hint = HintBar(self)
        self.hint.reset_requested.connect(self.reset_requested)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.hint)
        column.addWidget(scroll)
        self.setMinimumWidth(MINIMUM_WIDTH)

    @property
    def experiment(self) -> Experiment:
        """What the form says: the last good value of every field."""
        return self._experiment

    def set_experiment(self, experiment: Experiment) -> None:
        """Show another experiment; nothing is emitted, and there is nothing to undo."""
        self.undo_stack.clear()
        self.show_experiment(experiment)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show another experiment, whose undoing is somebody else's matter; nothing is emitted."""
        self._experiment = experiment
        self.form.set_value(experiment)
        self._compare()

    def change(self, experiment: Experiment, key: str) -> None:
        """Make a change as a person would, so that it can be undone; changes of the same `key` in a row are one."""
        before, self._experiment = self._experiment, experiment
        self.form.set_value(experiment)
        self.undo_stack.push(Edit(key, before, experiment, self._restore))
        self._tell()

    def undo(self) -> None:
        """Take back the last edit."""
        self.undo_stack.undo()

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        self.undo_stack.redo()

    def title(self) -> str:
        return tr("Experiment")

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if snapshot.experiment is not self._running:
            self._running = snapshot.experiment
            self._compare()

    def apply_theme(self, theme: Theme) -> None:
        """The form's colours come from the palette, its sizes from the font."""
        self.update()

    def retranslate(self) -> None:
        self.form.retranslate()
        self.hint.retranslate()

    def _take(self, key: str) -> None:
        before, self._experiment = self._experiment, self.form.value
        self.undo_stack.push(Edit(key, before, self._experiment, self._restore))
        self._tell()

    def _restore(self, experiment: Experiment) -> None:
        self._experiment = experiment
        self.form.set_value(experiment)
        self._tell()

    def _tell(self) -> None:
        self._compare()
        self.edited.emit(self._experiment)

    def _compare(self) -> None:
        """Mark what waits for Reset."""
        found = changes(self._running, self._experiment) if self._running else ()
        waiting = {change.key for change in found if not change.live}
        self.form.mark(waiting)
        self.hint.set_count(len(waiting))
