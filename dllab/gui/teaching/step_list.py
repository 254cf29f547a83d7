"""The steps of a lab that is being made, in their order."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from dllab.gui.kit.language import tr
from dllab.gui.kit.prose import said
from dllab.gui.panels.lab.words import KINDS
from dllab.labs.draft import DraftStep
from dllab.labs.tables import Words


class StepList(QListView):
    """row_chosen: carries the place of the step that somebody picked."""

    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[DraftStep, ...] = ()
        self._model = QStringListModel(self)
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_steps(self, steps: Sequence[DraftStep], at: int) -> None:
        """Show these, one of them open."""
        self._steps = tuple(steps)
        names = [f"{number}. {_name(step)}" for number, step in enumerate(steps, 1)]
        selection = self.selectionModel()
        selection.blockSignals(True)
        if names != self._model.stringList():
            if len(names) == self._model.rowCount():
                for row, name in enumerate(names):
                    self._model.setData(self._model.index(row), name)
            else:
                self._model.setStringList(names)
        selection.blockSignals(False)
        if steps and self.currentIndex().row() != at:
            self.setCurrentIndex(self._model.index(at))

    def retranslate(self) -> None:
        self.show_steps(self._steps, self.currentIndex().row())
        self.setToolTip(tr("The step that is open on the right"))

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(index.row())


def _name(step: DraftStep) -> str:
    """Its title, or what kind of step it is."""
    kind = KINDS[step.kind]
    return said(Words(en=step.title.en, zh=step.title.zh)) if step.title else tr(kind)
